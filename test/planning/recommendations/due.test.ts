import { describe, expect, it } from 'vitest';
import { dueText } from '../../../server/planning/recommendations/presenter.ts';
import { lastDayOfTerm } from '../../../server/planning/recommendations/rules.ts';

describe('the deadline of a recommendation', () => {
  it('"before a day" is the day before, also across the end of a year and in February', () => {
    expect(['2025-12-31', '2026-01-01', '2024-03-01', '2025-03-01'].map((before) => lastDayOfTerm({ before }))).toEqual([
      '2025-12-30',
      '2025-12-31',
      '2024-02-29',
      '2025-02-28',
    ]);
  });

  it('"by a day" is that day, "within a year" its last day, and an unknown one stays unknown', () => {
    expect([lastDayOfTerm({ by: '2025-12-31' }), lastDayOfTerm({ within: 2025 }), lastDayOfTerm(null)]).toEqual([
      '2025-12-31',
      '2025-12-31',
      null,
    ]);
  });

  it('is worded as the last day that counts', () => {
    expect([dueText('vi', { before: '2025-12-31' }), dueText('vi', { within: 2025 }), dueText('vi', null)]).toEqual([
      'Hạn cuối: 30/12/2025',
      'Trong năm 2025',
      null,
    ]);
    expect(dueText('en', { before: '2025-12-31' })).toEqual('Deadline: 30/12/2025');
  });
});
