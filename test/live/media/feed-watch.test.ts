import { describe, expect, it } from 'vitest';
import { feedFault, watchFeed, type FeedSample, type FeedWatch } from '../../../server/live/media/rules/feed-watch.ts';

const START = 1_000_000;
const LOUD = 0.6;

/** The reported trouble of a site second by second, with these facts; the others are those of a healthy site. */
function said(seconds: readonly Partial<FeedSample>[]): (string | null)[] {
  let watch: FeedWatch | null = null;
  return seconds.map((known, second) => {
    const at = START + second * 1000;
    const packets = { sound: second * 50, picture: second * 20 };
    watch = watchFeed(watch, { siteId: 'one', at, isOpen: true, reportedAt: at - 300, level: LOUD, ...packets, ...known });
    return feedFault(watch, at);
  });
}
const times = (count: number, known: Partial<FeedSample> = {}): Partial<FeedSample>[] => Array(count).fill(known);

describe('the site that everyone hears', () => {
  it('is well while it reports, is heard and is seen', () => {
    expect(said(times(4))).toEqual([null, null, null, null]);
  });

  it('is frozen within three seconds of its last report, and well with the next one', () => {
    const reportedAt = START + 700;
    expect(said([{}, { reportedAt }, { reportedAt }, { reportedAt }, {}])).toEqual([null, null, null, 'frozen', null]);
  });

  it('is also frozen if its page has never reported', () => {
    expect(said(times(4, { reportedAt: null }))).toEqual([null, null, 'frozen', 'frozen']);
  });

  it('is unheard once no sound arrives for two seconds, even if its page reports a voice', () => {
    expect(said([{ sound: 50 }, ...times(3, { sound: 60 })])).toEqual([null, null, null, 'unheard']);
  });

  it('is silent once its open microphone has been no louder than a quiet room for five seconds', () => {
    const silent = { level: 0.05 };
    expect(said([{}, ...times(5, silent), { level: 0.1 }, silent])).toEqual([null, null, null, null, null, 'silent', null, null]);
  });

  it('is not silent if its level is not measured, as while the browser does not let the page listen', () => {
    expect(said(times(7, { level: null })).at(-1)).toBe(null);
  });

  it('gets its five seconds after the microphone is opened, and after another site comes on air', () => {
    const silent = { level: 0 };
    const opened = said([...times(6, { ...silent, isOpen: false }), ...times(6, silent)]);
    expect([opened.indexOf('silent'), opened.slice(0, 6)]).toEqual([11, Array(6).fill(null)]);
    const moved = said([...times(6, silent), ...times(6, { ...silent, siteId: 'two' })]);
    expect([moved[5], moved.slice(6, 11), moved[11]]).toEqual(['silent', Array(5).fill(null), 'silent']);
  });

  it('is unseen once no picture arrives from its camera for two seconds; a site without a camera is not reported', () => {
    expect(said([{ picture: 20 }, ...times(3, { picture: 30 })])).toEqual([null, null, null, 'unseen']);
    expect(said(times(4, { picture: null }))).toEqual([null, null, null, null]);
  });

  it('is not reported while the chair has closed its microphone', () => {
    expect(said(times(8, { isOpen: false, level: 0, reportedAt: START, sound: 5, picture: 5 }))).toEqual(Array(8).fill(null));
  });
});
