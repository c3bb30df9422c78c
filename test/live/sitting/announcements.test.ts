import { describe, expect, it } from 'vitest';
import { SittingDay } from './sitting-day.ts';

describe('announcements and the display', () => {
  it('show one announcement at a time and clear it', () => {
    const day = new SittingDay();
    expect(day.refusal('announcement.clear')).toBe('no-announcement');
    day.run('announcement.make');
    day.wait(60).run('announcement.make');
    expect(day.state.announcementId).toBe('id-3');
    expect(Object.values(day.state.announcements).map((one) => one.clearedAt)).toEqual([day.now, null]);
    day.run('announcement.clear');
    expect(day.state.announcementId).toBe(null);
  });

  it('blank the display on command', () => {
    const day = new SittingDay();
    day.run('display.set', { mode: 'blank' });
    expect(day.state.display).toBe('blank');
  });
});
