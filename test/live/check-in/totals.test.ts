import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRESENCES, type Expected, type PresenceNote } from '../../../server/live/check-in/contract.ts';
import { isLate, neededFor, placePresence, presenceTotals, sittingNow } from '../../../server/live/check-in/rules/index.ts';
import { presenceLine } from '../../../server/live/check-in/presenter/totals.ts';
import { wholePlan } from '../sitting/morning-plan.ts';

const expected = (id: string, siteId: string | null = 'main'): Expected => ({ id, name: id, posts: [], siteId });
const note = (participantId: string, given: Partial<PresenceNote> = {}): PresenceNote => ({
  participantId,
  presence: 'inPerson',
  at: 100,
  siteId: 'main',
  arrival: { at: 100, siteId: 'main', door: null },
  late: null,
  seq: 1,
  ...given,
});

describe('the totals', () => {
  it('count everybody of the list once, and those of whom nothing was noted apart', () => {
    const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => expected(id));
    const notes = [
      note('a'),
      note('b', { presence: 'online', siteId: null }),
      note('c', { presence: 'left' }),
      note('d', { presence: 'excused', arrival: null, siteId: null }),
      note('e', { presence: 'absent', arrival: null, siteId: null }),
      note('stranger'),
    ];
    const totals = { expected: 7, inPerson: 1, online: 1, left: 1, excused: 1, absent: 1, unknown: 2, late: 3, needed: null };
    expect([presenceTotals(people, notes, 50), presenceTotals(people, notes, null).late]).toEqual([totals, 0]);
  });

  it('add up to the list whatever was noted', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String));
    const noted = fc.uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 30 }).map(String), presence: fc.constantFrom(...PRESENCES) }), {
      selector: ({ id }) => id,
    });
    fc.assert(
      fc.property(ids, noted, (people, found) => {
        const totals = presenceTotals(
          people.map((id) => expected(id)),
          found.map(({ id, presence }) => note(id, { presence })),
          null,
        );
        const { inPerson, online, left, excused, absent, unknown } = totals;
        return inPerson + online + left + excused + absent + unknown === people.length && unknown >= 0;
      }),
    );
  });
});

describe('the quorum', () => {
  it('is more than half, or at least two thirds or three quarters, of those on the list', () => {
    const of = (expected: number) => (['none', 'half', 'two-thirds', 'three-quarters'] as const).map((one) => neededFor(one, expected));
    expect([of(10), of(9), of(300), of(1)]).toEqual([
      [null, 6, 7, 8],
      [null, 5, 6, 7],
      [null, 151, 200, 225],
      [null, 1, 1, 1],
    ]);
  });
  it('is not known where nobody is on the list', () => {
    expect(neededFor('half', 0)).toBeNull();
  });
  it('is said with the numbers, and with those of whom nothing is known apart', () => {
    const people = ['a', 'b', 'c'].map((id) => expected(id));
    const line = (...present: string[]) => {
      const notes = present.map((id) => note(id));
      const { text = null, unknown = null, quorum = null } = presenceLine(presenceTotals(people, notes, null, 'two-thirds'), 'vi') ?? {};
      return [text, unknown, quorum];
    };
    expect([line('a'), line('a', 'b', 'c')]).toEqual([
      ['1/3 có mặt theo danh sách', '2 chưa rõ', 'Chưa đủ, cần 2'],
      ['3/3 có mặt theo danh sách', null, 'Đủ, cần 2'],
    ]);
  });
  it('is silent where none is required and nobody was noted', () => {
    expect([presenceLine(null, 'vi'), presenceLine(presenceTotals([expected('a')], [], null), 'vi')]).toEqual([null, null]);
  });
});

describe('late', () => {
  it('is who came after the opening, unless it is marked otherwise', () => {
    const at = (moment: number, late: boolean | null = null) => note('a', { late, arrival: { at: moment, siteId: null, door: null } });
    expect([isLate(at(51), 50), isLate(at(50), 50), isLate(at(51), null)]).toEqual([true, false, false]);
    expect([isLate(at(51, false), 50), isLate(at(49, true), 50), isLate(note('a', { arrival: null, late: true }), 50)]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('a place', () => {
  const people = [expected('a', 'site-22'), expected('b', 'site-22'), expected('c')];
  it('shows its named people beside its head count, and the difference', () => {
    const notes = [note('a', { siteId: 'site-22' }), note('b', { presence: 'left', siteId: 'site-22' }), note('c', { siteId: 'site-22' })];
    expect(placePresence('site-22', people, notes, 5)).toEqual({ siteId: 'site-22', expected: 2, named: 2, heads: 5, difference: 3 });
    expect(placePresence('site-22', people, notes, 1).difference).toBe(-1);
  });
  it('that reported no head count has no difference', () => {
    expect(placePresence('main', people, [note('c')], null)).toEqual({
      siteId: 'main',
      expected: 1,
      named: 1,
      heads: null,
      difference: null,
    });
  });
});

describe('the sitting for which people come', () => {
  const run = (sittingId: string) => ({ sittingId, openedAt: 1, publication: 1, adjournments: [], closedAt: 2 });
  const [sitting] = wholePlan('c').sittings;
  const { conference } = wholePlan('c');
  const starts = new Map([
    ['one', '08:00'],
    ['two', '14:00'],
  ]);
  const sittings = [...starts].flatMap(([id, start]) => (sitting ? [{ ...sitting, id, starts: start }] : []));
  /** 26/11/2025, by the clock of Hà Nội. */
  const at = (hour: number): number => Date.UTC(2025, 10, 26, hour - 7);
  it('is the open one, else the next, else the last; none where none is planned', () => {
    const now = (openSittingId: string | null, ...held: string[]) =>
      sittingNow({ conference, sittings }, { openSittingId, sittings: Object.fromEntries(held.map((id) => [id, run(id)])) }, at(8))
        .sittingId;
    expect([now(null), now('one', 'one'), now(null, 'one'), now(null, 'one', 'two')]).toEqual(['one', 'one', 'two', 'two']);
    // One that was never opened is over once a later one was held.
    expect(now(null, 'two')).toBe('two');
    expect(sittingNow({ conference, sittings: [] }, { openSittingId: null, sittings: {} }, at(8)).sittingId).toBeNull();
  });

  it('is not clear once people come for a later one while an earlier one was never opened', () => {
    const unclear = (hour: number, openSittingId: string | null = null, ...held: string[]) =>
      sittingNow({ conference, sittings }, { openSittingId, sittings: Object.fromEntries(held.map((id) => [id, run(id)])) }, at(hour))
        .unclear;
    expect([unclear(8), unclear(13), unclear(13, 'two', 'two'), unclear(13, null, 'one')]).toEqual([[], ['one', 'two'], [], []]);
  });
});
