import type { media as source } from '../../vi/live/media.ts';
import type { Translated } from '../../language.ts';

export const media: Translated<typeof source> = {
  errors: {
    'media-off': 'The server has no sound and picture. The conference goes on without; the desk says why.',
    'media-restarting': 'The server is setting sound and picture up anew. They will be there in a few seconds; there is nothing to do.',
    'too-many-pages':
      '{n} pages like this one have sound and picture open, and there cannot be more. Close one of them, then load this page again.',
    'too-many-from-address':
      '{n} pages without a login have sound and picture open from this network, and there cannot be more. Close one of them, or sign in, then load this page again.',
    'receive-first': 'The page is not ready for pictures yet. Load it again.',
    'cannot-decode': "This browser cannot show the conference's pictures. Open the page with a recent Chrome, Edge, Firefox or Safari.",
    'too-many-pictures': 'A site sees at most {n} other sites at once.',
  },
};
