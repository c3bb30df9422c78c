import { describe, expect, it } from 'vitest';
import type { Item } from '../../../server/planning/agenda/contract.ts';
import { minutesIn, readItems } from '../../../server/planning/pasting/rules/items.ts';
import { speakersIn } from '../../../server/planning/pasting/rules/speakers.ts';

const PEOPLE = [
  { id: 'tuc', name: 'Phạm Gia Túc', group: null, posts: ['Chánh Văn phòng'] },
  { id: 'le', name: 'Lê Khánh Toàn', group: null, posts: ['Phó Chánh Văn phòng'] },
  { id: 'dang', name: 'Đặng Khánh Toàn', group: null, posts: [] },
  { id: 'post', name: null, group: null, posts: ['Chánh Văn phòng Tỉnh ủy'] },
  { id: 'an', name: 'Trần An', group: null, posts: [] },
  { id: 'an2', name: 'Trần An', group: null, posts: ['Giám đốc'] },
];
const read = (text: string, choices: Record<string, string | null> = {}, there: Item[] = []) =>
  readItems(text, there, { participants: PEOPLE, choices: new Map(Object.entries(choices)) }).items;
const facts = (text: string) =>
  read(text).map(({ item: { title, kind, minutes, speakers }, faults }) => [
    title,
    kind,
    minutes,
    speakers.join(' '),
    ...faults.map(({ field, message }) => `${field} ${message}`),
  ]);

describe('a pasted row of an agenda', () => {
  it('has a title, a kind in either language, a length and speakers by name', () => {
    expect(facts('Khai mạc hội nghị\tkhai mạc\t10\tPhạm Gia Túc\nTổng kết\tReport\t1:30\tông Lê Khánh Toàn')).toEqual([
      ['Khai mạc hội nghị', 'opening', 10, 'tuc'],
      ['Tổng kết', 'report', 90, 'le'],
    ]);
  });

  it('takes its kind from the first words of its title where none is given', () => {
    expect(facts('Giải lao\nBáo cáo kết quả\nBáo cáokết quả\nGặp mặt').map(([, kind]) => kind)).toEqual([
      'break',
      'report',
      'other',
      'other',
    ]);
  });

  it('says what is wrong by field', () => {
    expect(facts('\tKhai mạc')).toEqual([['', 'opening', null, '', 'title required']]);
    expect(facts('A\tHát\tmười\tAi đó')).toEqual([
      ['A', 'other', null, '', 'minutes not-number', 'kind no-such-kind', 'speakers no-such-person'],
    ]);
    expect(facts('A\t\t1441\tTrần An')).toEqual([['A', 'other', null, '', 'minutes number-too-large', 'speakers no-such-person']]);
  });

  it('takes somebody who was chosen for a name, or nobody', () => {
    const [chosen, nobody] = [read('A\t\t\tTrần An', { 'tran an': 'an2' }), read('A\t\t\tTrần An', { 'tran an': null })];
    expect([...chosen, ...nobody].map(({ item, faults }) => [item.speakers, faults])).toEqual([
      [['an2'], []],
      [[], []],
    ]);
  });

  it('is a twin of one in the sitting, but no break is, and equal rows are meant', () => {
    const [one] = read('Thảo luận\t\t30');
    const there = ['Thảo luận', 'Giải lao'].map((title, at): Item => ({
      ...(one?.item ?? ({} as Item)),
      title,
      kind: title === 'Giải lao' ? 'break' : 'discussion',
      id: `item-${at}`,
      sittingId: 's',
      version: 1,
      extras: {},
    }));
    const twins = (text: string, items: Item[] = []) => read(text, {}, items).map(({ twin }) => twin);
    expect(twins('Thảo luận\t\t30\nGiải lao\t\t30\nThảo luận\t\t20', there)).toEqual([{ listed: 'item-0' }, null, null]);
    expect(twins('Thảo luận\t\t30\nThảo luận\t\t30')).toEqual([null, null]);
  });
});

describe('a length in words', () => {
  it('is read in minutes, or as not known, or left to be refused', () => {
    expect(['15', '15 phút', "20'", '1 giờ 30 phút', '2h', '0:45', '', 'chưa định', 'lâu'].map(minutesIn)).toEqual([
      15,
      15,
      20,
      90,
      120,
      45,
      null,
      null,
      'lâu',
    ]);
  });
});

describe('speakers in words', () => {
  const ids = (text: string) => speakersIn(PEOPLE, text).map(({ id }) => id);
  it('are told apart by lines, semicolons, or commas where every part is somebody', () => {
    expect(ids('Phạm Gia Túc\nLê Khánh Toàn')).toEqual(['tuc', 'le']);
    expect(ids('pham gia tuc, Đặng Khánh Toàn')).toEqual(['tuc', 'dang']);
    expect(ids('Phạm Gia Túc, Chánh Văn phòng; Chánh Văn phòng Tỉnh ủy')).toEqual(['tuc', 'post']);
    expect(ids('Phạm Gia Túc, Bí thư; Trần An; Ai đó')).toEqual(['tuc', null, null]);
    expect(ids('Trần An, Giám đốc')).toEqual(['an2']);
  });
});
