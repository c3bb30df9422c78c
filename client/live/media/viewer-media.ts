import type { MediaFacts } from '../../../server/live/live-page/presenter/media.ts';
import { ProgramFeed } from './program-feed.ts';

/** Media of a page that only watches: the program feed. Returns a function with their state. */
export function viewerMedia(conferenceId: string, redraw: () => void): () => MediaFacts {
  const feed = new ProgramFeed({ conferenceId, purpose: 'watch', sound: { remember: 'viewer' }, onChange: redraw });
  void feed.start();
  return () => ({
    state: feed.state,
    sends: feed.news?.sites ?? {},
    barred: feed.news?.barred ?? false,
    feed: feed.news?.feed ?? null,
    refusal: feed.refusal,
    replaced: false,
    up: null,
    down: feed.modes?.down ?? null,
    trouble: null,
    sharing: false,
    cameras: [],
    mayShareScreen: false,
  });
}
