import { z } from 'zod';
import { Id } from '../../../platform/contract.ts';
import { entryKind } from '../../../platform/journal/contract.ts';
import { MAJORITIES } from '../../votes/contract/entities.ts';
import { BALLOT_FORMS, Entitled, Hash, OptionId, SECRECY_LEVELS, SecretCount } from './entities.ts';

const itemOf = ({ itemId }: { readonly itemId: string }): string => itemId;
const OfVote = z.strictObject({ voteId: Id, itemId: Id });

/** `electors`: how many may vote; `seats`: how many are to be elected. What is asked, and who the electors are, stands outside the journal. */
export const secretVoteOpened = entryKind({
  kind: 'secretVote.opened',
  data: OfVote.extend({
    level: z.enum(SECRECY_LEVELS),
    form: z.enum(BALLOT_FORMS),
    options: z.array(OptionId),
    seats: z.number().int(),
    electors: z.number().int(),
    entitled: Entitled,
    majority: z.enum(MAJORITIES),
  }),
  item: itemOf,
});

/** `board`, `issued`: of a vote that is secret from the server, the hash of its board and how many tokens were drawn. */
export const secretVoteClosed = entryKind({
  kind: 'secretVote.closed',
  data: OfVote.extend({ board: Hash.optional(), issued: z.number().int().optional() }),
  item: itemOf,
});
/** Totals and nothing else: no entry is written when somebody votes, as it would tell the order. */
export const secretVoteCounted = entryKind({
  kind: 'secretVote.counted',
  audience: 'staff',
  data: OfVote.extend(SecretCount.shape),
  item: itemOf,
});
export const secretVoteShown = entryKind({ kind: 'secretVote.shown', data: OfVote.extend(SecretCount.shape), item: itemOf });
export const secretVoteHidden = entryKind({ kind: 'secretVote.hidden', data: OfVote, item: itemOf });
export const secretVoteCancelled = entryKind({ kind: 'secretVote.cancelled', data: OfVote, item: itemOf });

export const secretVoteEntries = [
  secretVoteOpened,
  secretVoteClosed,
  secretVoteCounted,
  secretVoteShown,
  secretVoteHidden,
  secretVoteCancelled,
];
