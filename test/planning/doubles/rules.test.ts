import { describe, expect, it } from 'vitest';
import { alikeIn, mergedFacts } from '../../../server/planning/doubles/rules/index.ts';
import { newParticipantFacts } from '../../../server/planning/participants/rules.ts';
import type { Participant, ParticipantFacts } from '../../../server/planning/participants/contract.ts';

const entry = (id: string, facts: Partial<ParticipantFacts>): Participant => ({
  ...newParticipantFacts(facts),
  id,
  version: 1,
  extras: {},
});

describe('the facts of two entries of one person', () => {
  const kept = entry('a', { name: 'Lê Văn An', posts: ['Bí thư Tỉnh ủy'], siteId: 'hall', host: true });
  const other = entry('b', { name: 'Lê Văn Ân', posts: ['Bí thư tỉnh ủy', 'Ủy viên Trung ương'], order: 3, roles: ['chair'] });

  it('are those of the one that is kept, and what only the other one knows', () => {
    expect(mergedFacts(kept, other, new Set())).toMatchObject({
      name: 'Lê Văn An',
      posts: ['Bí thư Tỉnh ủy'],
      siteId: 'hall',
      host: true,
      order: 3,
      roles: ['chair'],
    });
  });

  it('are those of the other one where that was chosen', () => {
    expect(mergedFacts(kept, other, new Set(['name', 'posts', 'host']))).toMatchObject({
      name: 'Lê Văn Ân',
      posts: ['Bí thư tỉnh ủy', 'Ủy viên Trung ương'],
      host: false,
      siteId: 'hall',
    });
  });

  it('take both lists of posts together, each post once', () => {
    expect(mergedFacts(kept, other, new Set(['bothPosts'])).posts).toEqual(['Bí thư Tỉnh ủy', 'Ủy viên Trung ương']);
  });

  it('are of one person as soon as there is a name, whatever the other entry said of a group', () => {
    const group = entry('b', { group: 'Đoàn Lào Cai', count: 4 });
    expect(mergedFacts(kept, group, new Set())).toMatchObject({ name: 'Lê Văn An', group: null, count: null });
  });

  it('do not leave somebody standing in for themselves', () => {
    expect(mergedFacts(kept, entry('b', { name: 'Lê Văn An', standsFor: 'a' }), new Set()).standsFor).toBeNull();
  });
});

describe('entries that may be of one person', () => {
  it('are those of like names, with a post in common first, and posts without a name at one site', () => {
    const list = [
      entry('1', { name: 'Lê Khánh Toàn', posts: ['Chánh Văn phòng'] }),
      entry('2', { name: 'Trần Tiến Hưng', posts: ['Phó Chánh Văn phòng'] }),
      entry('3', { name: 'Đặng Khánh Toàn', posts: ['Vụ trưởng'] }),
      entry('4', { name: 'Tran Tien Hung', posts: ['phó chánh văn phòng'] }),
      entry('5', { posts: ['Bí thư Tỉnh ủy'], siteId: 'x' }),
      entry('6', { posts: ['Bí thư Tỉnh ủy'], siteId: 'y' }),
      entry('7', { posts: ['Bí thư tỉnh ủy'], siteId: 'x' }),
    ];
    const found = alikeIn(list).map(({ samePost, people }) => [samePost, people.map(({ id }) => id)]);
    expect(found).toEqual([
      [true, ['2', '4']],
      [true, ['5', '7']],
      [false, ['1', '3']],
    ]);
  });
});
