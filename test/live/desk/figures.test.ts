import { describe, expect, it } from 'vitest';
import { deskView } from '../../../server/live/desk/presenter/index.ts';
import { siteLost, siteArrived } from '../../../server/live/roll-call/contract.ts';
import { sitesSlice } from '../../../server/live/roll-call/rules/index.ts';
import { liveOf } from '../sitting/live-plan.ts';
import { quangNinhSpeaks, siteActing, SittingDay } from '../sitting/sitting-day.ts';

const lineOf = (day: SittingDay): string | null => {
  const sites = day.entries.reduce((state, entry) => sitesSlice.apply(state, entry), sitesSlice.initial);
  return deskView(liveOf(day, { folded: { proceedings: day.state, sites } }), { chosen: null, query: '' }).figures;
};

describe('the figures at the desk', () => {
  it('tell how the open sitting goes, in one line', () => {
    const day = quangNinhSpeaks();
    day.run('request.make', {}, siteActing('site-15'));
    expect(lineOf(day.wait(150))).toBe('Đã phát biểu 2 trong 10 phút được cho · đăng ký: 1 chờ, 0 đã mời');
  });

  it('tell of lost lines while there are any', () => {
    const day = quangNinhSpeaks();
    day.tell(siteLost.make({ siteId: 'site-22' }));
    expect(lineOf(day)).toBe('Đã phát biểu 0 trong 10 phút được cho · đăng ký: 0 chờ, 0 đã mời · 1 điểm cầu mất tín hiệu');
    day.tell(siteArrived.make({ siteId: 'site-22' }));
    expect(lineOf(day)).toBe('Đã phát biểu 0 trong 10 phút được cho · đăng ký: 0 chờ, 0 đã mời');
  });

  it('tell what was spoken alone where somebody has no limit', () => {
    const day = quangNinhSpeaks();
    day.wait(60).run('floor.limit', { seconds: null });
    expect(lineOf(day.wait(60))).toBe('Đã phát biểu 2 phút · đăng ký: 0 chờ, 0 đã mời');
  });

  it('are gone with the sitting', () => {
    const day = quangNinhSpeaks();
    day.run('sitting.close', { sittingId: 'morning' });
    expect([lineOf(new SittingDay()), lineOf(day)]).toEqual([null, null]);
  });
});
