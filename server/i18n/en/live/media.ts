import type { media as source } from '../../vi/live/media.ts';
import type { Translated } from '../../language.ts';

export const media: Translated<typeof source> = {
  errors: {
    'media-off': 'The server has no sound and picture. The conference continues without them; the desk says why.',
    'media-restarting': 'The server is restarting sound and picture. They will be back in a few seconds; there is nothing to do.',
    'too-many-pages':
      '{n} pages like this one already have sound and picture open, which is the maximum. Close one of them, then reload this page.',
    'too-many-from-address':
      '{n} pages without a login already have sound and picture open from this network, which is the maximum. Close one of them, or sign in, then reload this page.',
    'receive-first': 'The page is not ready for pictures yet. Reload it.',
    'cannot-decode': "This browser cannot show the conference's pictures. Open the page with a recent Chrome, Edge, Firefox or Safari.",
    'too-many-pictures': 'A site can see at most {n} other sites at once.',
  },
};
