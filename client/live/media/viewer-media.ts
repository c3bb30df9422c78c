import type { MediaFacts } from '../../../server/live/live-page/presenter/media.ts';
import { ProgramFeed } from './program-feed.ts';

/** Sound and picture of a page that watches: the programme, nothing else. Returns what is known of them. */
export function viewerMedia(conferenceId: string, redraw: () => void): () => MediaFacts {
  const programme = new ProgramFeed({ conferenceId, purpose: 'watch', sound: { remember: 'viewer' }, onChange: redraw });
  void programme.start();
  return () => ({
    state: programme.state,
    sends: programme.news?.sites ?? {},
    barred: programme.news?.barred ?? false,
    refusal: programme.refusal,
    replaced: false,
    ...{ up: null, down: programme.modes?.down ?? null, trouble: null, sharing: false, cameras: [], mayShareScreen: false },
  });
}
