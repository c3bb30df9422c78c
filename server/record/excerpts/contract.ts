import { z } from 'zod';
import { query, STAFF } from '../../accounts/permissions.ts';
import { Id } from '../../platform/contract.ts';
import { PAPER_FORMATS, PaperFile } from '../printouts/contract.ts';

/** For whom an excerpt of the minutes is made: a site or a person of the list. */
export const EXCERPT_FOR = ['site', 'person'] as const;
export type ExcerptFor = (typeof EXCERPT_FOR)[number];

export const excerptsContract = {
  paper: query({
    name: 'excerpts.paper',
    summary: 'Download what the minutes say of a site or a person.',
    route: 'GET /conferences/:conferenceId/excerpts/:of/:id',
    permit: STAFF,
    heavy: true,
    input: z.strictObject({
      conferenceId: Id,
      of: z.enum(EXCERPT_FOR),
      id: Id,
      format: z.enum(PAPER_FORMATS),
      lang: z.enum(['vi', 'en']).default('vi'),
    }),
    output: PaperFile,
  }),
};
