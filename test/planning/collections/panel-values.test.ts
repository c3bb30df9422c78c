import { describe, expect, it } from 'vitest';
import { differing, merge, only, valuesIn, type FieldValues } from '../../../client/planning/collections/panel/field-values.ts';

const values = (facts: Readonly<Record<string, string | string[]>>): FieldValues =>
  new Map(Object.entries(facts).map(([name, value]) => [name, [value].flat()]));

describe('what stands in the fields of a form', () => {
  it('has several values of a name in their order, and none of a field that sends nothing', () => {
    const sent = [
      ['roles', 'chair'],
      ['roles', 'guest'],
      ['posts', 'Một\r\nHai'],
    ] as const;
    expect([...valuesIn(sent, ['roles', 'listed', 'posts'])]).toEqual([
      ['roles', ['chair', 'guest']],
      ['listed', []],
      ['posts', ['Một\nHai']],
    ]);
  });

  it('leaves out the version and the fields of the form itself', () => {
    const sent = [
      ['version', '3'],
      ['_csrf', 'x'],
      ['name', 'Lan'],
    ] as const;
    expect([...valuesIn(sent, ['version', '_csrf', '_find_presenters', 'name'])]).toEqual([['name', ['Lan']]]);
  });

  it('differs in the fields that only one of two has a value for', () => {
    expect(differing(values({ name: 'Lan', listed: [] }), values({ name: 'Lan', count: '2' }))).toEqual(['count']);
  });
});

describe('what somebody else stored meanwhile', () => {
  const before = values({ name: 'Lan', posts: 'Bí thư', listed: ['1'] });

  it('is taken over where nothing was changed here', () => {
    const mine = values({ name: 'Lan Anh', posts: 'Bí thư', listed: ['1'] });
    const theirs = values({ name: 'Lan', posts: 'Ủy viên', listed: [] });
    expect(merge(before, mine, theirs)).toEqual({ taken: ['posts', 'listed'], disputed: [] });
  });

  it('is disputed where something else was typed here', () => {
    const mine = values({ name: 'Lan Anh', posts: 'Bí thư', listed: ['1'] });
    expect(merge(before, mine, values({ name: 'Mai', posts: 'Bí thư', listed: ['1'] }))).toEqual({ taken: [], disputed: ['name'] });
  });

  it('is nothing where both did the same, or only this side changed anything', () => {
    const mine = values({ name: 'Mai', posts: 'Phó Bí thư', listed: ['1'] });
    expect(merge(before, mine, values({ name: 'Mai', posts: 'Bí thư', listed: ['1'] }))).toEqual({ taken: [], disputed: [] });
  });

  it('is compared by some fields alone', () => {
    expect([...only(before, ['posts', 'order'])]).toEqual([
      ['posts', ['Bí thư']],
      ['order', []],
    ]);
  });
});
