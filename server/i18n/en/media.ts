import type { media as source } from '../vi/media.ts';
import type { Translated } from '../language.ts';

export const media: Translated<typeof source> = {
  errors: {
    'media-off':
      'Sound and picture are off on this server. The conference goes on without; ask the administrator to run: npm run media:worker.',
    'media-restarting': 'Sound and picture are being set up anew; they will be there in a few seconds.',
    'too-many-pages': 'This login has sound and picture open in {n} pages, which is the most. Close one of them and load this page again.',
    'receive-first': 'The page is not ready for pictures yet. Load it again.',
    'cannot-decode': "This browser cannot show the conference's pictures. Use a recent Chrome, Edge, Firefox or Safari.",
    'too-many-pictures': 'A site sees at most {n} other sites at once.',
  },
};
