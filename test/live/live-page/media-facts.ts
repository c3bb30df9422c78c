import type { MediaFacts } from '../../../server/live/live-page/presenter/media.ts';

export const all = ['camera', 'microphone'];

/** What a page knows of media while everything works: three sites send, one of them without sound. */
export const media: MediaFacts = {
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
