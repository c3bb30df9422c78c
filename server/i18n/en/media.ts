import type { media as source } from '../vi/media.ts';
import type { Translated } from '../language.ts';

export const media: Translated<typeof source> = {
  errors: {
    'media-off':
      'The server has no sound and picture yet. The conference goes on without; ask the administrator to run npm run media:worker on the server.',
    'media-restarting': 'The server is setting sound and picture up anew. They will be there in a few seconds; there is nothing to do.',
    'too-many-pages':
      '{n} pages have sound and picture open with this login, and there cannot be more. Close one of them, then load this page again.',
    'too-many-from-address':
      'From this network sound and picture are open in {n} pages without a login, which is the most. Close some of them, or sign in and load this page again.',
    'receive-first': 'The page is not ready for pictures yet. Load it again.',
    'cannot-decode': "This browser cannot show the conference's pictures. Open the page with a recent Chrome, Edge, Firefox or Safari.",
    'too-many-pictures': 'A site sees at most {n} other sites at once.',
  },
};
