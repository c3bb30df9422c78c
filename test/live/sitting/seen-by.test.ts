import { describe, expect, it } from 'vitest';
import type { MediaFacts } from '../../../server/live/live-page/presenter/media.ts';
import { sitePageView, type OwnSite } from '../../../server/live/site-page/presenter/index.ts';
import { liveOf } from './live-plan.ts';
import { morningWithPapers, type SittingDay } from './sitting-day.ts';

const all = ['camera', 'microphone'];
const media: MediaFacts = {
  state: 'on',
  sends: { main: all, 'site-15': all, 'site-22': all, 'site-96': ['camera'] },
  barred: false,
  feed: null,
  refusal: null,
  replaced: false,
  up: 'full',
  down: 'full',
  trouble: null,
  sharing: false,
  cameras: [],
  mayShareScreen: true,
};
const own = (siteId: string, maySpeak = true): OwnSite => ({
  siteId,
  name: siteId,
  contactName: null,
  contactPhone: null,
  maySpeak,
});
const site = (day: SittingDay, siteId: string, more: Partial<MediaFacts> = {}) =>
  sitePageView(liveOf(day), own(siteId), { ...media, ...more });
const look = ({ band, bodyClass }: ReturnType<typeof sitePageView>) => [band?.look, band?.title, bodyClass];

/** The papers run, Quảng Ninh has the floor. */
function quangNinhSpeaks(): SittingDay {
  const day = morningWithPapers();
  day.run('floor.grant', { paperId: 'quang-ninh' });
  return day;
}

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
