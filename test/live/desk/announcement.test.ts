import { describe, expect, it } from 'vitest';
import type { Lang } from '../../../server/i18n/language.ts';
import { deskView } from '../../../server/live/desk/presenter/index.ts';
import { liveOf } from '../sitting/live-plan.ts';
import { morningWithPapers, type SittingDay } from '../sitting/sitting-day.ts';

const announcement = (day: SittingDay, lang: Lang) => {
  const { unseen, announce } = deskView(liveOf(day, { lang }), { chosen: null, query: '' }).announcement;
  return { unseen, toast: announce.toast };
};

describe('an announcement from the desk', () => {
  it('is visible in the hall while its display shows live content', () => {
    expect(announcement(morningWithPapers(), 'vi')).toEqual({ unseen: null, toast: 'Đã gửi thông báo' });
  });

  it('is reported as not visible there while the display is blank or shows only the emblem', () => {
    const day = morningWithPapers();
    day.run('display.set', { mode: 'blank' });
    const blank = 'Màn hình hội trường đang tắt: hội trường không thấy thông báo.';
    expect(announcement(day, 'vi')).toEqual({ unseen: blank, toast: `Đã gửi thông báo. ${blank}` });
    day.run('display.set', { mode: 'logo' });
    const logo = 'The hall display shows only the emblem: the hall does not see the announcement.';
    expect(announcement(day, 'en')).toEqual({ unseen: logo, toast: `Announcement sent. ${logo}` });
  });
});
