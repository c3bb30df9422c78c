import { describe, expect, it } from 'vitest';
import { deskView } from '../../../server/live/desk/presenter/index.ts';
import type { LivePlan } from '../../../server/live/sitting/contract/index.ts';
import { viewerView } from '../../../server/live/viewer-page/presenter.ts';
import { liveOf, livePlan } from '../sitting/live-plan.ts';
import { morningWithPapers, SittingDay } from '../sitting/sitting-day.ts';

const EIGHT = Date.UTC(2025, 10, 26, 1, 0);
const MINUTE_MS = 60_000;

/** The plan with its sittings at 08:00 and 14:00 on 26/11/2025. */
const planned = (rehearsalOf: string | null = null): LivePlan => {
  const plan = livePlan();
  const starts = ['08:00', '14:00'];
  return {
    ...plan,
    conference: { ...plan.conference, date: '2025-11-26', starts: '08:00', timeZone: 'Asia/Ho_Chi_Minh', rehearsalOf },
    sittings: plan.sittings.map((sitting, at) => ({ ...sitting, date: '2025-11-26', starts: starts[at] ?? null })),
  };
};
const deskAt = (now: number, plan = planned()) => deskView(liveOf(new SittingDay(), { now, plan }), { chosen: null, query: '' });
const opening = (now: number, plan = planned()) => deskAt(now, plan).stage.primary?.confirm;

describe('the question before a sitting is opened', () => {
  it('is asked more than an hour before its planned start, and names it', () => {
    expect(opening(EIGHT - 61 * MINUTE_MS)).toEqual({
      title: 'Mở phiên sớm hơn chương trình?',
      text: 'Theo chương trình, phiên khai mạc lúc 08:00 ngày 26/11/2025, còn hơn một giờ nữa. Các điểm cầu và màn hình hội trường thấy ngay khi mở.',
    });
  });

  it('is not asked within the hour, after it, in a rehearsal, or where no start is planned', () => {
    const plan = planned();
    const unplanned = {
      ...plan,
      conference: { ...plan.conference, date: null },
      sittings: plan.sittings.map((one) => ({ ...one, date: null })),
    };
    const early = EIGHT - 600 * MINUTE_MS;
    expect([
      opening(EIGHT - 60 * MINUTE_MS),
      opening(EIGHT + MINUTE_MS),
      opening(early, planned('conference')),
      opening(early, unplanned),
    ]).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('the question before a sitting is closed', () => {
  it('names the items that have not been held', () => {
    const day = morningWithPapers();
    const close = deskView(liveOf(day), { chosen: null, query: '' }).menu.at(-1);
    expect(close?.confirm?.text).toMatch(
      /^Còn 3 nội dung chưa thực hiện: “Phát biểu khai mạc”, “Công tác bảo vệ”, “Phát biểu kết luận hội nghị”\. Lượt phát biểu/,
    );
  });

  it('says nothing of them once all were held or skipped', () => {
    const day = morningWithPapers();
    for (const itemId of ['opening', 'secret', 'closing']) day.wait(60).run('item.skip', { itemId });
    const close = deskView(liveOf(day), { chosen: null, query: '' }).menu.at(-1);
    expect(close?.confirm?.text).toMatch(/^Lượt phát biểu/);
  });
});

describe('the page of viewers', () => {
  const seen = (day: SittingDay) => viewerView(liveOf(day, { plan: planned() })).resumption;

  it('says when the conference begins, and after a sitting when it goes on', () => {
    const day = new SittingDay();
    expect(seen(day)).toBe('Phiên 1 bắt đầu lúc 08:00 ngày 26/11/2025.');
    day.wait(60).run('sitting.open', { sittingId: 'morning' });
    expect(seen(day)).toBe(null);
    day.wait(60).run('sitting.close', { sittingId: 'morning' });
    expect(seen(day)).toBe('Hội nghị tiếp tục lúc 14:00 ngày 26/11/2025: Phiên 2.');
  });
});
