import { describe, expect, it } from 'vitest';
import { displayView } from '../../../server/live/display/presenter/index.ts';
import type { DisplayMedia } from '../../../server/live/display/presenter/picture.ts';
import type { Live } from '../../../server/live/live-page/presenter/index.ts';
import { all, media } from '../live-page/media-facts.ts';
import { liveOf } from '../sitting/live-plan.ts';
import { morningWithPapers, quangNinhSpeaks } from '../sitting/sitting-day.ts';

describe('the picture on the hall screen', () => {
  const screen = (live: Live, more: Partial<DisplayMedia> = {}) =>
    displayView(live, { state: 'on', sends: media.sends, barred: false, feed: null, refusal: null, layout: 'picture', ...more }).picture;

  it('follows the floor', () => {
    expect(screen(liveOf(quangNinhSpeaks()))).toMatchObject({ slot: 'main', inset: null, siteName: null });
  });

  it('stands beside the agenda round the running item', () => {
    const picture = screen(liveOf(quangNinhSpeaks()), { layout: 'beside' });
    expect(picture?.agenda.map(({ title, now }) => [title, now])).toEqual([
      ['Phát biểu khai mạc', false],
      ['Tham luận của các đại biểu', true],
      ['Công tác bảo vệ', false],
      ['Phát biểu kết luận hội nghị', false],
    ]);
  });

  it('is the shared document with the speaker inset, or a site that the desk put there', () => {
    const sends = { ...media.sends, 'site-22': ['camera', 'second'] };
    const day = quangNinhSpeaks();
    expect(screen(liveOf(day), { sends })).toMatchObject({ slot: 'second', inset: 'main' });
    day.run('screen.put', { siteId: 'site-15' });
    expect(screen(liveOf(day), { sends })).toMatchObject({ slot: 'screen', siteName: 'Tỉnh ủy Lào Cai' });
  });

  it('comes with a line that says why the server gives none, and none if nothing is wrong', () => {
    const missing = (code: string, more: object = {}) =>
      displayView(liveOf(quangNinhSpeaks()), {
        state: 'off',
        sends: {},
        barred: false,
        feed: null,
        layout: 'picture',
        refusal: { code, text: 'Đóng bớt một trang.' },
        ...more,
      }).missing;
    expect(missing('too-many-pages')).toEqual({ text: 'Đóng bớt một trang.', isQuiet: false });
    expect([missing('media-off')?.isQuiet, missing('too-many-pages', { layout: 'text' })]).toEqual([true, null]);
  });

  it('gives way to words by choice, during a break, without a camera, and for a classified item', () => {
    const day = quangNinhSpeaks();
    expect(screen(liveOf(day), { layout: 'text' })).toBe(null);
    expect(screen(liveOf(day), { sends: { main: all } })).toBe(null);
    expect(screen(liveOf(day), { state: 'broken' })).toBe(null);
    day.run('item.start', { itemId: 'secret' });
    expect(screen(liveOf(day))).toBe(null);
    const rest = morningWithPapers();
    rest.run('sitting.adjourn', { sittingId: 'morning' });
    expect(screen(liveOf(rest))).toBe(null);
  });
});
