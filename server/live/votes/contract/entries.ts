import { z } from 'zod';
import { QUORUMS } from '../../../planning/conferences/contract.ts';
import { Period } from '../../../planning/validation/contract.ts';
import { Id } from '../../../platform/contract.ts';
import { entryKind } from '../../../platform/journal/contract.ts';
import { TextRef } from '../../sitting/contract/index.ts';
import { COUNTED_BY, HOLDERS, MAJORITIES, OPINIONS, Opinions, ShownResult, VOTE_WAYS, VotePlace } from './entities.ts';

const itemOf = ({ itemId }: { readonly itemId: string }): string => itemId;
const OfVote = z.strictObject({ voteId: Id, itemId: Id });
const OfPlace = OfVote.extend({ siteId: Id });

/** `text`: what is asked, or the title of the document that is adopted. */
export const voteOpened = entryKind({
  kind: 'vote.opened',
  data: OfVote.extend({
    way: z.enum(VOTE_WAYS),
    text: TextRef,
    documentId: Id.nullable(),
    quorum: z.enum(QUORUMS),
    majority: z.enum(MAJORITIES),
    places: z.array(VotePlace),
  }),
  item: itemOf,
});

// What places counted is for the desk: everybody else learns of it when the chair shows the result.
const Count = OfPlace.extend({ opinions: Opinions, by: z.enum(COUNTED_BY) });
export const voteCounted = entryKind({ kind: 'vote.counted', audience: 'staff', data: Count, item: itemOf });
export const voteCorrected = entryKind({ kind: 'vote.corrected', audience: 'staff', data: Count, item: itemOf });
/** What somebody said on their phone; the last one counts. The place is the one where they are. */
export const voteCast = entryKind({
  kind: 'vote.cast',
  audience: 'staff',
  data: OfPlace.extend({ participantId: Id, opinion: z.enum(OPINIONS) }),
  item: itemOf,
});
export const voteMissed = entryKind({ kind: 'vote.missed', audience: 'staff', data: OfPlace, item: itemOf });

export const voteAsked = entryKind({ kind: 'vote.asked', data: OfVote.extend({ sites: z.array(Id) }), item: itemOf });
export const votePlaceSet = entryKind({ kind: 'vote.placeSet', data: OfVote.extend(VotePlace.omit({ by: true }).shape), item: itemOf });
/** `missing`: places that had not told their count. */
export const voteClosed = entryKind({ kind: 'vote.closed', data: OfVote.extend({ missing: z.array(Id) }), item: itemOf });
export const voteShown = entryKind({ kind: 'vote.shown', data: ShownResult, item: itemOf });
/** `implied`: taken away because the next entry corrects it. */
export const voteHidden = entryKind({
  kind: 'vote.hidden',
  data: OfVote.extend({ implied: z.boolean().optional() }),
  item: itemOf,
});
export const voteCancelled = entryKind({ kind: 'vote.cancelled', data: OfVote, item: itemOf });
/** What an adopted document has to be completed by; null: nothing. */
export const voteCompleted = entryKind({ kind: 'vote.completed', data: OfVote.extend({ text: TextRef.nullable() }), item: itemOf });

/** Which of two periods holds that the document adopted and an item of the agenda state, and why (`text`). Both stand here as they were. */
export const voteSettled = entryKind({
  kind: 'vote.settled',
  data: OfVote.extend({ statedIn: Id, holds: z.enum(HOLDERS), item: Period, document: Period, text: TextRef }),
  item: itemOf,
});

export const voteEntries = [
  voteOpened,
  voteCounted,
  voteCast,
  voteCorrected,
  voteMissed,
  voteAsked,
  votePlaceSet,
  voteClosed,
  voteShown,
  voteHidden,
  voteCancelled,
  voteCompleted,
  voteSettled,
];
