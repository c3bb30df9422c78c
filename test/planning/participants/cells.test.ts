import { describe, expect, it } from 'vitest';
import { newParticipantFacts } from '../../../server/planning/participants/rules.ts';
import { cellFacts, cellText } from '../../../server/planning/participants/rules/cells.ts';
import { anchorsAfter, placesAfter, shifted } from '../../../server/planning/participants/rules/moves.ts';

describe('a cell of the list', () => {
  it('shows each fact as the text that makes it again', () => {
    const facts = newParticipantFacts({ name: 'Lan', posts: ['Bí thư', 'Ủy viên'], siteId: 'main', roles: ['chair', 'guest'], order: 3 });
    for (const field of ['name', 'posts', 'group', 'site', 'roles', 'listed', 'count', 'order'] as const)
      expect({ ...facts, ...cellFacts(field, cellText(facts, field)) }).toEqual(facts);
  });

  it('reads a number as it is typed, an unknown one in words, and nothing else', () => {
    expect(['12', '1.200', ' 7 ', '', 'một số', 'Mot so', '?'].map((text) => cellFacts('count', text))).toEqual([
      { count: 12 },
      { count: 1200 },
      { count: 7 },
      { count: null },
      { count: null },
      { count: null },
      { count: null },
    ]);
    expect(['0', '-3', 'nhiều', '1e3', '12 345 678'].map((text) => cellFacts('count', text))).toEqual([null, null, null, null, null]);
  });
});

const rows = (ids: string) => ids.split('').map((id) => ({ id }));
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).join('');
const among = (moved: string) => (row: { readonly id: string }) => moved.includes(row.id);

describe('rows that are moved', () => {
  it('pass those that stay one place at a time, and wait at the edge', () => {
    expect(ids(shifted(rows('abcde'), among('c'), true))).toBe('acbde');
    expect(ids(shifted(rows('abcde'), among('bd'), false))).toBe('acbed');
    expect(ids(shifted(rows('abcde'), among('ab'), true))).toBe('abcde');
    expect(ids(shifted(rows('abcde'), among('ac'), true))).toBe('acbde');
  });

  it('get a place of their own by protocol: among those of the attendee list, or among the others', () => {
    const before = 'abcde'.split('').map((id, at) => ({ id, listed: at < 3, place: at < 3 ? 101 + at : at - 2 }));
    const order = (text: string) => text.split('').flatMap((id) => before.find((row) => row.id === id) ?? []);
    expect(placesAfter(before, order('cabde'), among('c'))).toEqual([{ id: 'c', order: 101 }]);
    expect(placesAfter(before, order('abced'), among('e'))).toEqual([{ id: 'e', order: 1 }]);
    expect(placesAfter(before, order('abdec'), among('c'))).toEqual([]);
    expect(placesAfter(before, order('bcade'), among('a'))).toEqual([{ id: 'a', order: 103 }]);
  });

  it('go before the next one that stays; behind the last one of a page that is not the last none can be put', () => {
    expect(anchorsAfter(rows('acbd'), among('bc'), false)).toEqual([
      { id: 'c', before: 'd' },
      { id: 'b', before: 'd' },
    ]);
    expect(anchorsAfter(rows('acdb'), among('b'), false)).toEqual([{ id: 'b', before: null }]);
    expect(anchorsAfter(rows('acdb'), among('b'), true)).toEqual([{ id: 'b', before: 'd' }]);
  });
});
