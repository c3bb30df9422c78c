import { z } from 'zod';
import { query, STAFF } from '../../accounts/permissions.ts';
import { Id } from '../../platform/contract.ts';
import { PAPER_FORMATS, PaperFile } from '../printouts/contract.ts';

export const commentPapersContract = {
  paper: query({
    name: 'comments.paper',
    summary: 'Download the comments on a document with their answers.',
    route: 'GET /conferences/:conferenceId/documents/:documentId/comment-paper',
    permit: STAFF,
    heavy: true,
    input: z.strictObject({
      conferenceId: Id,
      documentId: Id,
      format: z.enum(PAPER_FORMATS),
      lang: z.enum(['vi', 'en']).default('vi'),
    }),
    output: PaperFile,
  }),
};
