import { describe, expect, it } from 'vitest';
import type { HeldPost, DirectoryPerson } from '../../../server/planning/directory/contract.ts';
import { comparison, newPeople, postsOn, recognizer } from '../../../server/planning/directory/rules.ts';

const post = (title: string, from: string | null = null, to: string | null = null): HeldPost => ({ title, from, to });
const person = (id: string, name: string, ...posts: HeldPost[]): DirectoryPerson => ({ id, name, posts, version: 1 });
const CHIEF = 'Chánh Văn phòng';
const DEPUTY = 'Phó Chánh Văn phòng';

describe('the posts of a person on a day', () => {
  const an = person(
    'an',
    'Nguyễn Văn An',
    post(DEPUTY, '2020-01-01', '2024-12-31'),
    post(CHIEF, '2025-01-01'),
    post('Ủy viên', null, '2030-06-30'),
  );

  it('are those held then, both days included; an unknown first day has always begun', () => {
    const days = ['2019-12-31', '2020-01-01', '2024-12-31', '2025-01-01', '2030-06-30', '2030-07-01'];
    expect(days.map((day) => postsOn(an, day))).toEqual([
      ['Ủy viên'],
      [DEPUTY, 'Ủy viên'],
      [DEPUTY, 'Ủy viên'],
      [CHIEF, 'Ủy viên'],
      [CHIEF, 'Ủy viên'],
      [CHIEF],
    ]);
  });

  it('are, without a day, those that have not ended', () => {
    expect(postsOn(an, null)).toEqual([CHIEF]);
  });
});

describe('a participant', () => {
  const people = [
    person('an', 'Nguyễn Văn An', post(DEPUTY, null, '2024-12-31'), post(CHIEF, '2025-01-01')),
    person('binh-1', 'Trần Thị Bình', post(CHIEF)),
    person('binh-2', 'Trần Thị Bình', post('Trưởng phòng')),
    person('chi-1', 'Lê Chi', post(CHIEF)),
    person('chi-2', 'Lê Chi', post(CHIEF)),
    person('dung', 'Phạm Dũng'),
  ];
  const who = (name: string | null, ...posts: string[]) => {
    const found = recognizer(people)({ name, posts });
    return found.is === 'known' ? found.person.id : found.is;
  };

  it('is known by name and a post that the person holds or held, whatever the case and spaces', () => {
    expect([who('Nguyễn Văn An', CHIEF), who('NGUYỄN  VĂN AN', 'phó chánh văn phòng', 'Đại biểu')]).toEqual(['an', 'an']);
    expect([who('Trần Thị Bình', CHIEF), who('Trần Thị Bình', 'Trưởng phòng')]).toEqual(['binh-1', 'binh-2']);
  });

  it('is known by name alone where either side has no post', () => {
    expect([who('Nguyễn Văn An'), who('Phạm Dũng', CHIEF)]).toEqual(['an', 'dung']);
  });

  it('is not known by another name or accent, nor without a name', () => {
    expect([who('Nguyen Van An', CHIEF), who('Nguyễn Vân An', CHIEF), who(null, CHIEF)]).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('is left to people where somebody of the name has another post, or two could be meant', () => {
    expect([who('Nguyễn Văn An', 'Trưởng phòng'), who('Trần Thị Bình'), who('Lê Chi', CHIEF)]).toEqual(['unsure', 'unsure', 'unsure']);
  });
});

describe('the comparison of a list with the directory', () => {
  const an = person('an', 'Nguyễn Văn An', post(DEPUTY, null, '2024-12-31'), post(CHIEF, '2025-01-01'));
  const listed = (name: string | null, ...posts: string[]) => ({ name, posts });

  it('names those whose posts on the day are others, those unknown and those unsure', () => {
    const list = [
      listed('Nguyễn Văn An', DEPUTY),
      listed('Nguyễn Văn An', 'Trưởng phòng'),
      listed('Trần Thị Bình', CHIEF),
      listed(null, CHIEF),
    ];
    expect(comparison(list, [an], '2025-11-26')).toEqual({
      changed: [{ participant: list[0], person: an, now: [CHIEF] }],
      unsure: [list[1]],
      unknown: [list[2]],
    });
    expect(comparison([listed('Nguyễn Văn An', DEPUTY)], [an], '2024-12-31').changed).toEqual([]);
  });

  it('changes nobody to no post at all', () => {
    const retired = person('an', 'Nguyễn Văn An', post(DEPUTY, null, '2024-12-31'));
    expect(comparison([listed('Nguyễn Văn An', DEPUTY)], [retired], '2025-11-26').changed).toEqual([]);
  });

  it('adds somebody who stands twice once, and namesakes of other posts apart', () => {
    const list = [listed('Lê Chi', CHIEF), listed('Lê Chi', 'chánh văn phòng'), listed('Lê Chi', DEPUTY), listed(null, CHIEF)];
    expect(newPeople(list).map(({ name, posts }) => [name, posts.map(({ title }) => title)])).toEqual([
      ['Lê Chi', [CHIEF]],
      ['Lê Chi', [DEPUTY]],
    ]);
  });
});
