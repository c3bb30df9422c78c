import { z } from 'zod';
import { APPOINTED_PARTICIPANTS, command, DESK, INVITED, KNOWS_SITTINGS, query, STAFF } from '../../../accounts/permissions.ts';
import { Id, Prose } from '../../../platform/contract.ts';
import type { EntryKind } from '../../../platform/journal/contract.ts';
import { Done } from '../../sitting/contract/index.ts';
import { MAJORITIES } from '../../votes/contract/entities.ts';
import {
  BallotTally,
  Base64,
  BALLOT_FORMS,
  BoardBallot,
  Electors,
  Entitled,
  Hash,
  MAX_CANDIDATES,
  MAX_COMMITTEE,
  OptionId,
  SECRECY_LEVELS,
  TALLY_FAULTS,
} from './entities.ts';
import { secretVoteEntries } from './entries.ts';

export * from './entities.ts';
export * from './entries.ts';

/** Every kind of entry about secret votes. */
export const secretVotesEntries = secretVoteEntries as readonly EntryKind[];

const Question = Prose.pipe(z.string().max(1000));
const Name = Prose.pipe(z.string().max(300));
const Option = z.strictObject({ id: OptionId, text: z.string() });

/** What the journal does not tell. `cast`: ballots so far, for the staff alone. */
const VoteWords = z.strictObject({
  voteId: Id,
  question: z.string().nullable(),
  candidates: z.array(Option),
  cast: z.number().int().nullable(),
  /** Of printed ballots: who counts them, the head first. */
  committee: z.array(z.string()),
  /** What was entered of the committee's count and waits for a second person, for the staff alone. `own`: by whoever asks. */
  entered: z.strictObject({ tally: BallotTally, by: z.string(), own: z.boolean(), version: z.number().int() }).nullable(),
});

export const SecretVoteFacts = z.strictObject({
  votes: z.array(VoteWords),
  /** Whether the asking participant may vote in the open vote, and has; null where they may not. */
  own: z.strictObject({ voteId: Id, hasVoted: z.boolean() }).nullable(),
  /** With which tokens of the open vote are signed. */
  publicKey: z.string().nullable(),
  /** The open vote that the reader may know of. */
  openId: Id.nullable(),
  /** Who is noted as present, for the desk alone. */
  people: z.array(z.strictObject({ id: Id, name: z.string() })),
  entitled: Entitled,
});
export type SecretVoteFacts = z.output<typeof SecretVoteFacts>;

const at = '/conferences/:conferenceId/secret-votes';
const OfConference = z.strictObject({ conferenceId: Id });
const OfVote = OfConference.extend({ voteId: Id });

export const secretVotesContract = {
  get: query({
    name: 'secretVotes.get',
    summary: 'Get what secret votes ask, and whether you have voted.',
    route: `GET ${at}`,
    permit: KNOWS_SITTINGS,
    input: OfConference,
    output: SecretVoteFacts,
  }),
  open: command({
    name: 'secretVotes.open',
    summary: 'Put something to a secret vote of those who are present.',
    route: `POST ${at}`,
    permit: DESK,
    refusals: [
      'vote-no-item',
      'secret-vote-open',
      'secret-vote-few-electors',
      'secret-vote-not-present',
      'secret-vote-entitled',
      'secret-vote-candidates',
      'secret-vote-committee',
    ],
    input: OfConference.extend({
      itemId: Id,
      level: z.enum(SECRECY_LEVELS),
      form: z.enum(BALLOT_FORMS),
      question: Question,
      candidates: z.array(Name).max(MAX_CANDIDATES),
      seats: z.number().int().min(1).max(MAX_CANDIDATES),
      electors: Electors,
      entitled: Entitled,
      majority: z.enum(MAJORITIES),
      /** Who counts printed ballots, the head first; of other votes nobody. */
      committee: z.array(Name).max(MAX_COMMITTEE).default([]),
    }),
    output: Done.extend({ voteId: Id }),
  }),
  cast: command({
    name: 'secretVotes.cast',
    summary: 'Cast your secret ballot, once.',
    route: `POST ${at}/:voteId/ballot`,
    permit: [...APPOINTED_PARTICIPANTS, ...INVITED],
    refusals: ['secret-vote-not-open', 'secret-vote-not-elector', 'secret-vote-choice', 'secret-vote-by-token', 'secret-vote-on-paper'],
    // A kept command would keep a hash of the choice, and when it was made, beside whoever made it.
    remember: false,
    input: OfVote.extend({ choice: z.array(OptionId).max(MAX_CANDIDATES) }),
    /** 'before': a ballot of this elector was counted already, and this one is not. */
    output: z.strictObject({ received: z.enum(['now', 'before']) }),
  }),
  draw: command({
    name: 'secretVotes.draw',
    summary: 'Have your blinded token signed, once.',
    route: `POST ${at}/:voteId/token`,
    permit: [...APPOINTED_PARTICIPANTS, ...INVITED],
    refusals: ['secret-vote-not-open', 'secret-vote-not-elector', 'secret-vote-drawn', 'secret-vote-token', 'secret-vote-by-token'],
    remember: false,
    input: OfVote.extend({ blinded: Base64 }),
    output: z.strictObject({ signature: Base64 }),
  }),
  drop: command({
    name: 'secretVotes.drop',
    summary: 'Put a ballot with a signed token into the box, as nobody.',
    route: `POST ${at}/:voteId/box`,
    permit: ['anyone'],
    refusals: ['not-found', 'secret-vote-not-open', 'secret-vote-choice', 'secret-vote-token'],
    remember: false,
    input: OfVote.extend({ token: Base64, signature: Base64, choice: z.array(OptionId).max(MAX_CANDIDATES) }),
    output: z.strictObject({ receipt: Hash }),
  }),
  board: query({
    name: 'secretVotes.board',
    summary: 'Get the board of a counted vote, with every ballot.',
    route: `GET ${at}/:voteId/board`,
    permit: KNOWS_SITTINGS,
    refusals: ['secret-vote-not-counted'],
    input: OfVote,
    output: z.strictObject({ ballots: z.array(BoardBallot), hash: Hash, drawn: z.array(z.string()) }),
  }),
  close: command({
    name: 'secretVotes.close',
    summary: 'Close a secret vote and count its ballots.',
    route: `POST ${at}/:voteId/close`,
    permit: DESK,
    refusals: ['secret-vote-not-open', 'secret-vote-few-ballots', 'secret-vote-on-paper'],
    input: OfVote,
    output: Done,
  }),
  enter: command({
    name: 'secretVotes.enter',
    summary: 'Enter what the committee counted of printed ballots.',
    route: `PUT ${at}/:voteId/tally`,
    permit: STAFF,
    refusals: ['secret-vote-not-open', 'secret-vote-no-paper', 'secret-vote-few-ballots', ...TALLY_FAULTS],
    /** `version`: of the count that it replaces; 0 for the first. */
    input: OfVote.extend({ tally: BallotTally, version: z.number().int().min(0) }),
    output: z.strictObject({ version: z.number().int() }),
  }),
  confirm: command({
    name: 'secretVotes.confirm',
    summary: 'Confirm what somebody else entered of the count, which closes the vote.',
    route: `POST ${at}/:voteId/tally`,
    permit: STAFF,
    refusals: ['secret-vote-not-open', 'secret-vote-no-tally', 'secret-vote-own-tally'],
    input: OfVote.extend({ version: z.number().int() }),
    output: Done,
  }),
  show: command({
    name: 'secretVotes.show',
    summary: 'Show the result on the screens, or take it away.',
    route: `POST ${at}/:voteId/show`,
    permit: DESK,
    refusals: ['secret-vote-not-counted', 'vote-same'],
    input: OfVote.extend({ shown: z.boolean() }),
    output: Done,
  }),
  cancel: command({
    name: 'secretVotes.cancel',
    summary: 'Declare a secret vote void and destroy its ballots.',
    route: `DELETE ${at}/:voteId`,
    permit: DESK,
    refusals: ['vote-void'],
    input: OfVote,
    output: Done,
  }),
};
