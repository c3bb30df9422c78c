import { describe, expect, it } from 'vitest';
import { publicationView } from '../../../server/planning/publishing/presenter/version.ts';
import { taskView } from '../../../server/planning/conferences/preparation/presenter.ts';

const zone = { time: () => '21:37', date: () => '20/11/2025' };
const version = { number: 2, at: 0, note: null, changes: 3 };

describe('a published version', () => {
  it('names who published it, and leaves the name out if it is not known', () => {
    const lines = (by: string | null) => (['vi', 'en'] as const).map((lang) => publicationView(lang, { ...version, by }, zone).by);
    expect(lines('Lê Thị Thu')).toEqual(['Lê Thị Thu công bố lúc 21:37 ngày 20/11/2025', 'Published by Lê Thị Thu at 21:37 on 20/11/2025']);
    expect(lines(null)).toEqual(['Công bố lúc 21:37 ngày 20/11/2025', 'Published at 21:37 on 20/11/2025']);
  });
});

describe('a task that is done', () => {
  it('names who did it, and leaves the name out if it is not known', () => {
    const task = {
      id: 't',
      title: 'Gửi giấy mời',
      responsible: null,
      daysBefore: 10,
      part: null,
      due: null,
      state: 'done' as const,
      version: 1,
    };
    const lines = (doneBy: string | null) =>
      (['vi', 'en'] as const).map(
        (lang) => taskView(lang, { ...task, doneAt: Date.UTC(2025, 10, 20, 14, 37), doneBy }, 'Asia/Ho_Chi_Minh').doneText,
      );
    expect(lines('Lê Thị Thu')).toEqual(['Lê Thị Thu xong lúc 21:37 ngày 20/11/2025', 'done by Lê Thị Thu at 21:37 on 20/11/2025']);
    expect(lines(null)).toEqual(['xong lúc 21:37 ngày 20/11/2025', 'done at 21:37 on 20/11/2025']);
  });
});
