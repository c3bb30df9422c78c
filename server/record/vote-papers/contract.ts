import { z } from 'zod';
import { query, STAFF } from '../../accounts/permissions.ts';
import { Id } from '../../platform/contract.ts';
import { PAPER_FORMATS, PaperFile } from '../printouts/contract.ts';

/** The ballot that is printed as often as there are electors, and the committee's minutes of the count. */
export const VOTE_PAPERS = ['ballot', 'count'] as const;
export type VotePaper = (typeof VOTE_PAPERS)[number];

export const votePapersContract = {
  paper: query({
    name: 'secretVotes.paper',
    summary: 'Download the ballot of a vote on paper, or the minutes of its count.',
    route: 'GET /conferences/:conferenceId/secret-votes/:voteId/papers/:paper',
    permit: STAFF,
    heavy: true,
    refusals: ['secret-vote-no-paper', 'secret-vote-not-counted'],
    input: z.strictObject({
      conferenceId: Id,
      voteId: Id,
      paper: z.enum(VOTE_PAPERS),
      format: z.enum(PAPER_FORMATS),
      lang: z.enum(['vi', 'en']).default('vi'),
    }),
    output: PaperFile,
  }),
};
