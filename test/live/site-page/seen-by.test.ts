import { describe, expect, it } from 'vitest';
import type { MediaFacts } from '../../../server/live/live-page/presenter/media.ts';
import { sitePageView } from '../../../server/live/site-page/presenter/index.ts';
import { media } from '../live-page/media-facts.ts';
import { liveOf } from '../sitting/live-plan.ts';
import { quangNinhSpeaks } from '../sitting/sitting-day.ts';
import { look, own, site } from './site-view.ts';

describe('what a site is told of those who see it', () => {
  const feed = { siteId: 'site-22', fault: null, watching: 33, seenBy: 31 } as const;
  const band = (more: Partial<MediaFacts>) => site(quangNinhSpeaks(), 'site-22', more).band;
  const tag = (more: Partial<MediaFacts>) => site(quangNinhSpeaks(), 'site-22', more).pictures.main.tag;

  it('says how many of those that follow report its picture, and nothing if that is not known', () => {
    expect(band({ feed })?.text).toBe('Micrô đang mở, tiếng của đồng chí đang đến máy chủ. 31/33 điểm cầu đang theo dõi nhận được hình.');
    expect([band({ feed: null })?.text, band({ feed: { ...feed, siteId: 'site-15' } })?.text]).toEqual(
      Array(2).fill('Micrô đang mở, tiếng của đồng chí đang đến máy chủ.'),
    );
    expect(site(quangNinhSpeaks(), 'site-22', { feed, sharing: true }).sharing?.seenBy).toBe(
      '31/33 điểm cầu đang theo dõi nhận được hình.',
    );
  });

  it('says that its picture is sent once somebody receives it, never by its own claim', () => {
    expect([tag({}), tag({ feed: { ...feed, seenBy: 0 } }), tag({ feed })]).toEqual([
      null,
      'Chưa điểm cầu nào báo nhận được hình',
      'Hình đang phát đi',
    ]);
  });

  it('says nothing while it is cut off, when nobody there knows who follows', () => {
    const live = { ...liveOf(quangNinhSpeaks()), isCutOff: true };
    const view = sitePageView(live, own('site-22'), { ...media, feed, sharing: true });
    expect([view.pictures.main.tag, view.sharing?.seenBy, view.band?.title]).toEqual([null, null, 'Micrô đang mở, đang mất kết nối']);
    expect(view.band?.text).toContain('Chưa rõ các điểm cầu có nghe và nhìn thấy đồng chí hay không.');
  });

  it('says that its open microphone is silent, or that its sound does not arrive', () => {
    const silent = site(quangNinhSpeaks(), 'site-22', { feed: { ...feed, fault: 'silent' } });
    expect([look(silent), silent.devices?.[0]?.text]).toEqual([['live', 'Micrô đang mở nhưng im lặng', 'on-air'], 'Đang mở, im lặng']);
    expect(look(site(quangNinhSpeaks(), 'site-22', { feed: { ...feed, fault: 'unheard' } }))[1]).toBe(
      'Đến lượt phát biểu nhưng chưa có tiếng',
    );
  });
});
