import { describe, expect, it } from 'vitest';
import { check } from '../../../server/planning/validation/rules.ts';
import { presentFindings } from '../../../server/planning/validation/presenter.ts';
import { item, planWith } from './plans.ts';

type Sittings = NonNullable<NonNullable<Parameters<typeof planWith>[0]>['sittings']>;

/** The codes and sentences of what is found in a plan of 26/11/2025 with these sittings, each with one item. */
function found(sittings: Sittings): string[][] {
  const plan = planWith({ sittings, agenda: sittings.map(({ id }) => item(`item-${id}`, { sitting: id })) });
  return presentFindings('vi', plan, check(plan)).map(({ code, text }) => [code, text]);
}

describe('the days of a conference', () => {
  it('agree where its sittings begin on the first day, one after another', () => {
    const sittings = [
      { id: 'a', date: '2025-11-26', starts: '08:00' },
      { id: 'b', date: '2025-11-26', starts: '14:00' },
      { id: 'c', date: '2025-11-27', starts: '08:00' },
    ];
    expect(found(sittings)).toEqual([]);
  });

  it('name a sitting before the first day, and one more than a month later', () => {
    const sittings = [
      { id: 'a', date: '2025-11-25', starts: '08:00' },
      { id: 'b', date: '2025-12-27', starts: '08:00' },
      { id: 'c', date: '2025-12-28', starts: '08:00' },
    ];
    expect(found(sittings)).toEqual([
      ['sitting-outside-days', 'Phiên 1 ghi ngày 25/11/2025, trước ngày đầu của hội nghị là 26/11/2025.'],
      ['sitting-outside-days', 'Phiên 3 ghi ngày 28/12/2025, cách ngày đầu của hội nghị (26/11/2025) hơn một tháng.'],
    ]);
  });

  it('name a first day on which there is no sitting', () => {
    expect(found([{ id: 'a', date: '2025-11-28', starts: '08:00' }])).toEqual([
      ['first-day-differs', 'Ngày đầu của hội nghị là 26/11/2025 nhưng phiên sớm nhất, Phiên 1, ghi ngày 28/11/2025.'],
    ]);
  });

  it('name sittings that begin at the same time of the same day', () => {
    const sittings = [
      { id: 'a', title: 'Phiên toàn thể', date: '2025-11-26', starts: '08:00' },
      { id: 'b', date: '2025-11-26', starts: '08:00' },
    ];
    expect(found(sittings)).toEqual([['sittings-at-once', 'Phiên toàn thể và Phiên 2 cùng ngày, cùng giờ bắt đầu.']]);
  });
});
