import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AWARD_CLASSES, AWARD_KINDS, type Award } from '../../../server/planning/awards/contract.ts';
import { awardSumRows } from '../../../server/planning/awards/presenter.ts';
import { catalogueOn, inAwardOrder } from '../../../server/planning/awards/rules/award-order.ts';
import { awardSums, awardTotal } from '../../../server/planning/awards/rules/award-sums.ts';
import { AWARD_CATALOGUES } from '../../../server/planning/awards/rules/catalogues.ts';
import { award } from '../../live/ceremony/ceremony-day.ts';

const catalogue = catalogueOn('2025-11-26', AWARD_CATALOGUES);

/** Grantors from the highest, each with another of its rank. */
const GRANTORS = [
  ['Chủ tịch nước', 'Chủ tịch nước Cộng hòa xã hội chủ nghĩa Việt Nam'],
  ['Chính phủ', 'CHÍNH PHỦ'],
  ['Thủ tướng Chính phủ', 'Thủ tướng'],
  ['Văn phòng Trung ương Đảng', 'Bộ Nội vụ'],
  ['Tỉnh ủy Lào Cai', 'Ủy ban nhân dân thành phố Huế'],
  [null, null],
] as const;
const ORDERS = ['Huân chương Sao vàng', 'Huân chương Hồ Chí Minh', 'Huân chương Độc lập', 'Huân chương Lao động', 'Huân chương Hữu nghị'];

interface Placed {
  readonly places: readonly number[];
  readonly award: Award;
}

/** Any award, with its place as the law has it: kind, order, class, grantor. */
const placed = fc
  .record({
    kind: fc.nat(AWARD_KINDS.length - 1),
    order: fc.nat(ORDERS.length - 1),
    rank: fc.nat(AWARD_CLASSES.length),
    grantor: fc.tuple(fc.nat(GRANTORS.length - 1), fc.nat(1)),
    count: fc.option(fc.integer({ min: 1, max: 50 })),
    recipients: fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 3 }),
    recipientKind: fc.constantFrom('individual' as const, 'collective' as const),
  })
  .map(({ kind, order, rank, grantor: [grantor, spelling], ...given }): Placed => {
    const one = AWARD_KINDS[kind] ?? 'order';
    const isOrder = one === 'order';
    return {
      places: [kind, isOrder ? order : 0, rank, grantor],
      award: award('', {
        kind: one,
        title: isOrder ? (ORDERS[order] ?? '') : 'Tên bất kỳ',
        class: AWARD_CLASSES[rank] ?? null,
        grantor: GRANTORS[grantor]?.[spelling] ?? null,
        ...given,
      }),
    };
  });
/** Awards as somebody entered them, in any order. */
const conference = fc
  .array(placed, { maxLength: 30 })
  .map((all) => all.map((one, at) => ({ ...one, award: { ...one.award, id: String(at) } })));

const isSorted = (all: readonly (readonly number[])[]): boolean =>
  all.every((places, at) => {
    const before = all[at - 1];
    const differs = before === undefined ? -1 : places.findIndex((place, n) => place !== before[n]);
    return differs === -1 || (places[differs] ?? 0) > (before?.[differs] ?? 0);
  });

describe('the awards of any conference', () => {
  it('stand by kind, orders in their sequence, class and grantor, whatever order they were entered in', () => {
    fc.assert(
      fc.property(conference, (entered) => {
        const placesOf = new Map(entered.map(({ award: { id }, places }) => [id, places]));
        const sorted = inAwardOrder(
          entered.map((one) => one.award),
          catalogue,
        );
        expect(isSorted(sorted.map(({ id }) => placesOf.get(id) ?? []))).toBe(true);
        expect(sorted.length).toBe(entered.length);
      }),
    );
  });

  it('add up to what is known, and count apart every award whose number is not', () => {
    fc.assert(
      fc.property(conference, (entered) => {
        const awards = entered.map((one) => one.award);
        const known = awards.flatMap(({ count, recipients }) => count ?? (recipients.length || []));
        const expected = { known: known.reduce((sum, n) => sum + n, 0), unknown: awards.length - known.length };
        expect(awardTotal(awards)).toEqual(expected);
        const sums = awardSums(awards);
        const together = (part: 'known' | 'unknown') => sums.reduce((sum, one) => sum + one[part], 0);
        expect({ known: together('known'), unknown: together('unknown') }).toEqual(expected);
      }),
    );
  });

  it('never tell an unknown number as a number, or as nothing', () => {
    fc.assert(
      fc.property(conference, (entered) => {
        const awards = entered.map((one) => one.award);
        const shown = awardSumRows('vi', awards);
        for (const [at, { known, unknown }] of awardSums(awards).entries()) {
          if (shown === null) break;
          const text = unknown === 0 ? String(known) : known === 0 ? 'chưa rõ' : `${known} và một số chưa rõ`;
          expect([shown.rows[at]?.text, shown.rows[at]?.isUnknown]).toEqual([text, unknown > 0]);
        }
      }),
    );
  });
});
