import { describe, expect, it } from 'vitest';
import type { FeedFacts } from '../../../server/live/live-page/presenter/media.ts';
import { viewContextOf } from '../../../server/live/live-page/presenter/index.ts';
import { speakerTroubleText } from '../../../server/live/live-page/presenter/speaker-trouble.ts';
import { siteArrived, siteLost } from '../../../server/live/roll-call/contract.ts';
import { sitesSlice } from '../../../server/live/roll-call/rules/index.ts';
import type { EntryKind } from '../../../server/platform/journal/contract.ts';
import { foldAll } from '../../../server/platform/journal/contract.ts';
import { liveOf } from '../sitting/live-plan.ts';
import { morningWithPapers, type SittingDay } from '../sitting/sitting-day.ts';

const SITE = 'site-22';
const NAME = 'Quảng Ninh';

function siteSpeaks(): SittingDay {
  const day = morningWithPapers();
  day.run('floor.grant', { paperId: 'quang-ninh' });
  return day.wait(10);
}

/** What is said of the speaker, after these arrivals and losses, while the server receives `sends` of the site. */
function said(
  day: SittingDay,
  kinds: readonly EntryKind[],
  sends: readonly string[] | null,
  fault: FeedFacts['fault'] = null,
  siteId = SITE,
  joined = SITE,
): string | null {
  const entries = kinds.map((kind, at) => ({ ...kind.make({ siteId: joined }), seq: at + 1, at: day.now, actor: null }));
  const folded = { ...foldAll([sitesSlice], {}, entries), proceedings: day.state };
  return speakerTroubleText(
    viewContextOf(liveOf(day, { folded })),
    sends && { sendsOf: () => sends, feed: { siteId, fault, watching: 1, seenBy: 1 } },
  );
}
const arrived = siteArrived as EntryKind;
const lost = siteLost as EntryKind;

describe('a speaker at a site', () => {
  it('is reported as gone, unheard or unseen, the worst first', () => {
    const day = siteSpeaks();
    expect([
      said(day, [arrived, lost], ['camera', 'microphone']),
      said(day, [arrived], []),
      said(day, [arrived], ['camera']),
      said(day, [arrived], ['microphone']),
      said(day, [arrived], ['camera', 'microphone']),
    ]).toEqual([
      `Mất tín hiệu từ ${NAME}: chưa ai nghe và nhìn thấy người phát biểu.`,
      `Chưa có tiếng từ ${NAME}: chưa ai nghe thấy người phát biểu.`,
      `Chưa có tiếng từ ${NAME}: chưa ai nghe thấy người phát biểu.`,
      `Chưa có hình từ ${NAME}: chỉ nghe thấy người phát biểu.`,
      null,
    ]);
  });

  it('is reported as frozen or silent by what the server receives from their site, not from another', () => {
    const day = siteSpeaks();
    const all = ['camera', 'microphone'];
    const faults = (['frozen', 'unheard', 'silent', 'unseen', null] as const).map((fault) => said(day, [arrived], all, fault));
    expect(faults).toEqual([
      `Trang của ${NAME} không trả lời: có thể chưa ai nghe và nhìn thấy người phát biểu.`,
      `Chưa có tiếng từ ${NAME}: chưa ai nghe thấy người phát biểu.`,
      `Micrô ở ${NAME} im lặng: có thể chưa ai nghe thấy người phát biểu.`,
      `Chưa có hình từ ${NAME}: chỉ nghe thấy người phát biểu.`,
      null,
    ]);
    expect(said(day, [arrived], ['microphone'], 'silent')).toBe(faults[2]);
    expect(said(day, [arrived], all, 'frozen', 'site-15')).toBe(null);
  });

  it('is not reported when nothing is known: without media, or before anybody at the site has joined', () => {
    const day = siteSpeaks();
    expect([said(day, [arrived], null), said(day, [], [])]).toEqual([null, null]);
    expect(said(day, [arrived, lost], null)).toContain('Mất tín hiệu');
  });

  it('is not reported when the chair has closed the microphone, nor while nobody has the floor', () => {
    const day = siteSpeaks();
    day.run('microphone.close');
    expect(said(day, [arrived], [])).toBe(null);
    expect(said(morningWithPapers(), [arrived, lost], [])).toBe(null);
  });
});

describe('a speaker in the main hall', () => {
  const all = ['camera', 'microphone'];
  const hallSpeaks = (): SittingDay => {
    const day = morningWithPapers();
    day.run('floor.grant', { participantId: 'pham-gia-tuc' });
    return day.wait(10);
  };
  const ofHall = (day: SittingDay, kinds: readonly EntryKind[], sends: readonly string[] | null, fault: FeedFacts['fault'] = null) =>
    said(day, kinds, sends, fault, 'main', 'main');

  it('is reported as not reaching the sites, in words that do not name the hall as a site', () => {
    const day = hallSpeaks();
    expect([
      ofHall(day, [arrived, lost], all),
      ofHall(day, [arrived], ['camera']),
      ofHall(day, [arrived], all, 'frozen'),
      ofHall(day, [arrived], all, 'silent'),
      ofHall(day, [arrived], ['microphone']),
      ofHall(day, [arrived], all),
    ]).toEqual([
      'Mất tín hiệu từ hội trường: các điểm cầu chưa nghe và nhìn thấy người phát biểu.',
      'Chưa có tiếng từ hội trường: các điểm cầu chưa nghe thấy người phát biểu.',
      'Trang của hội trường không trả lời: các điểm cầu có thể chưa nghe và nhìn thấy người phát biểu.',
      'Micrô ở hội trường im lặng: các điểm cầu có thể chưa nghe thấy người phát biểu.',
      'Chưa có hình từ hội trường: các điểm cầu chỉ nghe thấy người phát biểu.',
      null,
    ]);
  });

  it('is not reported without media, where the hall hears them anyway, nor before the hall has joined, nor with its microphone closed', () => {
    const day = hallSpeaks();
    expect([ofHall(day, [arrived, lost], null), ofHall(day, [], [])]).toEqual([null, null]);
    day.run('microphone.close');
    expect(ofHall(day, [arrived], [])).toBe(null);
  });
});
