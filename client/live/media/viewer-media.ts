import type { MediaFacts } from '../../../server/live/live-page/presenter/media.ts';
import { ProgramFeed } from './program-feed.ts';

/** Sound and picture of a page that watches: the program feed, nothing else. Returns what is known of them. */
export function viewerMedia(conferenceId: string, redraw: () => void): () => MediaFacts {
  const feed = new ProgramFeed({ conferenceId, purpose: 'watch', sound: { remember: 'viewer' }, onChange: redraw });
  void feed.start();
  return () => ({
    state: feed.state,
    sends: feed.news?.sites ?? {},
    barred: feed.news?.barred ?? false,
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
