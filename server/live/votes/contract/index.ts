import { z } from 'zod';
import { APPOINTED_PARTICIPANTS, AT_SITE, command, DESK, INVITED, KNOWS_SITTINGS, query } from '../../../accounts/permissions.ts';
import { QUORUMS } from '../../../planning/conferences/contract.ts';
import { Period } from '../../../planning/validation/contract.ts';
import { Id, Prose } from '../../../platform/contract.ts';
import type { EntryKind } from '../../../platform/journal/contract.ts';
import { Done, TextRef } from '../../sitting/contract/index.ts';
import { voteEntries } from './entries.ts';
import { BALLOT_BARS, HOLDERS, MAJORITIES, OPINIONS, Opinions, VOTE_WAYS, VotePlace } from './entities.ts';

export * from './entities.ts';
export * from './entries.ts';

/** Every kind of entry about votes. */
export const votesEntries = voteEntries as readonly EntryKind[];

const Question = Prose.pipe(z.string().max(1000));

/** A text that a vote is about, or that says what is to be completed; null if it was erased. */
const VoteText = z.strictObject({ id: TextRef.shape.id, body: z.string().nullable() });
/** What the asking site has sent in. */
const OwnCount = z.strictObject({ voteId: Id, siteId: Id, opinions: Opinions.nullable(), at: z.number().int(), seq: z.number().int() });
/** The open vote as the asking participant votes in it. `bar`: why they cannot. `opinion`: what they said; null: nothing yet. */
const Casting = z.strictObject({
  voteId: Id,
  bar: z.enum(BALLOT_BARS).nullable(),
  opinion: z.enum(OPINIONS).nullable(),
  at: z.number().int().nullable(),
});
/** A document that an item of the plan in force is to adopt. */
const Adoptable = z.strictObject({ id: Id, itemId: Id, title: z.string() });
/** Who is known to belong to a place, and to be there; null: not known. */
const ExpectedPlace = z.strictObject({ siteId: Id, entitled: VotePlace.shape.entitled, present: VotePlace.shape.present });

const Stated = z.strictObject({ voteId: Id, statedIn: Id, item: Period, document: Period });

/** What the journal does not tell of the votes. `documents`, `places`: for the desk alone. */
export const VoteFacts = z.strictObject({
  texts: z.array(VoteText),
  own: z.array(OwnCount),
  /** Null for those who are not a participant, and while no vote is open. */
  casting: Casting.nullable(),
  documents: z.array(Adoptable),
  places: z.array(ExpectedPlace),
  quorum: z.enum(QUORUMS),
  /** What items state otherwise than the document that was put to a vote; for the staff alone. */
  stated: z.array(Stated),
});
export type VoteFacts = z.output<typeof VoteFacts>;

const at = '/conferences/:conferenceId/votes';
const OfConference = z.strictObject({ conferenceId: Id });
const OfVote = OfConference.extend({ voteId: Id });
const OfPlace = OfVote.extend({ siteId: Id });
/** `seen`: number of the entry by which the caller knows what was counted there; 0 where nothing was. */
const Counted = OfPlace.extend({ opinions: Opinions, seen: z.number().int() });

export const votesContract = {
  get: query({
    name: 'votes.get',
    summary: 'Get the texts of votes, and what your site has sent in.',
    route: `GET ${at}`,
    permit: KNOWS_SITTINGS,
    input: OfConference,
    output: VoteFacts,
  }),
  open: command({
    name: 'votes.open',
    summary: 'Put something to an open vote, or to acclamation.',
    route: `POST ${at}`,
    permit: DESK,
    refusals: ['vote-open', 'vote-no-item', 'vote-nothing-asked', 'vote-document-secret', 'vote-present-over'],
    input: OfConference.extend({
      itemId: Id,
      way: z.enum(VOTE_WAYS),
      /** Null where a document is adopted: its title is asked about. */
      question: Question.nullable(),
      documentId: Id.nullable(),
      quorum: z.enum(QUORUMS),
      majority: z.enum(MAJORITIES),
      places: z.array(VotePlace).max(400),
    }),
    output: Done.extend({ voteId: Id }),
  }),
  count: command({
    name: 'votes.count',
    summary: 'Send in what was counted at a place.',
    route: `PUT ${at}/:voteId/counts/:siteId`,
    permit: [...DESK, ...AT_SITE],
    refusals: ['vote-not-open', 'vote-place-unknown', 'vote-by-phones', 'vote-too-many', 'vote-count-changed'],
    input: Counted,
    output: Done,
  }),
  cast: command({
    name: 'votes.cast',
    summary: 'Vote, or change your vote, on your own phone.',
    route: `POST ${at}/:voteId/ballot`,
    permit: [...APPOINTED_PARTICIPANTS, ...INVITED],
    refusals: ['vote-not-open', ...BALLOT_BARS, 'vote-too-many'],
    input: OfVote.extend({ opinion: z.enum(OPINIONS) }),
    output: Done,
  }),
  miss: command({
    name: 'votes.miss',
    summary: 'Record the count of a place as missing.',
    route: `DELETE ${at}/:voteId/counts/:siteId`,
    permit: DESK,
    refusals: ['vote-not-open', 'vote-place-unknown', 'vote-by-phones', 'vote-count-changed'],
    input: OfPlace.extend({ seen: z.coerce.number().int() }),
    output: Done,
  }),
  ask: command({
    name: 'votes.ask',
    summary: 'Ask a place again for its count; null asks all that miss.',
    route: `POST ${at}/:voteId/ask`,
    permit: DESK,
    refusals: ['vote-not-open', 'vote-place-unknown', 'vote-nobody-missing'],
    input: OfVote.extend({ siteId: Id.nullable() }),
    output: Done,
  }),
  place: command({
    name: 'votes.place',
    summary: 'Set how many are entitled and present at a place.',
    route: `PUT ${at}/:voteId/places/:siteId`,
    permit: DESK,
    refusals: ['vote-not-open', 'vote-place-unknown', 'vote-present-over', 'vote-too-many', 'vote-same'],
    input: OfVote.extend(VotePlace.omit({ by: true }).shape),
    output: Done,
  }),
  close: command({
    name: 'votes.close',
    summary: 'Close a vote; the places named are recorded as missing.',
    route: `POST ${at}/:voteId/close`,
    permit: DESK,
    refusals: ['vote-not-open', 'vote-count-changed'],
    input: OfVote.extend({ missing: z.array(Id).max(400) }),
    output: Done,
  }),
  show: command({
    name: 'votes.show',
    summary: 'Show the result on the screens, or take it away.',
    route: `POST ${at}/:voteId/show`,
    permit: DESK,
    refusals: ['vote-not-closed', 'vote-same'],
    input: OfVote.extend({ shown: z.boolean() }),
    output: Done,
  }),
  correct: command({
    name: 'votes.correct',
    summary: 'Correct the count of a place in a closed vote.',
    route: `POST ${at}/:voteId/counts/:siteId/correct`,
    permit: DESK,
    refusals: ['vote-not-closed', 'vote-place-unknown', 'vote-by-phones', 'vote-too-many', 'vote-count-changed'],
    input: Counted,
    output: Done,
  }),
  cancel: command({
    name: 'votes.cancel',
    summary: 'Declare a vote void.',
    route: `DELETE ${at}/:voteId`,
    permit: DESK,
    refusals: ['vote-void'],
    input: OfVote,
    output: Done,
  }),
  complete: command({
    name: 'votes.complete',
    summary: 'Say what an adopted document has to be completed by.',
    route: `POST ${at}/:voteId/completion`,
    permit: DESK,
    refusals: ['vote-not-adopted'],
    input: OfVote.extend({ text: Question.nullable() }),
    output: Done,
  }),
  settle: command({
    name: 'votes.settle',
    summary: 'Say which of two periods holds, the document’s or an item’s.',
    route: `POST ${at}/:voteId/settlements/:statedIn`,
    permit: DESK,
    refusals: ['vote-not-adopted', 'vote-no-contradiction', 'vote-settled'],
    /** `seen`: number of the entry that settled it before, 0 for none. */
    input: OfVote.extend({ statedIn: Id, holds: z.enum(HOLDERS), reason: Question, seen: z.number().int().min(0) }),
    output: Done,
  }),
};
