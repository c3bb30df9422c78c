import { isDeepStrictEqual } from 'node:util';
import type { Plan } from '../../../planning/plan/contract.ts';
import { publishingSlice } from '../../../planning/publishing/rules/index.ts';
import {
  handleAppend,
  handleChange,
  handleQuery,
  PreparedTooEarly,
  type Decision,
  type Handler,
  type PrepareContext,
} from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import type { Database, Tx } from '../../../platform/database/open.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { sliceOf, type Folded, type NewEntry } from '../../../platform/journal/contract.ts';
import { planIndexOf, planInForce } from '../../sitting/store.ts';
import { secretVotesContract as contract } from '../contract/index.ts';
import * as rules from '../rules/index.ts';
import * as store from '../store.ts';
import { boardHash, newTokenKeys } from '../tokens.ts';
import { cast, draw, dropByToken, elector, tokenVote } from './ballots.ts';
import { board, get } from './reading.ts';
import { countedVote, enter } from './tally.ts';

const NOTHING: Pick<Plan, 'items' | 'sites' | 'participants'> = { items: [], sites: [], participants: [] };

type Command = 'open' | 'close' | 'confirm' | 'show' | 'cancel';
type InputOfCommand<N extends Command> = InputOf<(typeof contract)[N]>;

/** The plan in force and what the ballots of the vote say; archived conferences are refused as everywhere on the day. */
async function prepare(
  { db, recent, state }: PrepareContext,
  input: { readonly conferenceId: string; readonly voteId?: string; readonly level?: string },
) {
  const { conferenceId, voteId } = input;
  await recent('plan-index', () => planIndexOf(db, conferenceId));
  const found = await recent('whole-plan', () => planInForce(db, conferenceId));
  const vote = rules.secretVotesState(await state(conferenceId)).votes[voteId ?? ''];
  const of = { conferenceId, voteId: voteId ?? '' };
  return {
    board: vote?.level === 'operator' ? await boardNow(db, of) : null,
    entered: vote?.level === 'paper' ? await store.enteredTally(db, of) : null,
    keys: input.level === 'operator' ? await newTokenKeys() : null,
    publication: found?.publication ?? 0,
    plan: found?.plan ?? NOTHING,
    count: vote && voteId !== undefined ? rules.countBallots(vote, await store.ballotsOf(db, { conferenceId, voteId })) : null,
    id: newId(),
  };
}

const boardNow = async (db: Database | Tx, of: { readonly conferenceId: string; readonly voteId: string }) => ({
  hash: boardHash(await store.boardOf(db, of)),
  issued: (await store.votersOf(db, of)).length,
});

type Prepared = rules.SecretVotesContext & Pick<Awaited<ReturnType<typeof prepare>>, 'keys'>;
type Write<N extends Command> = (input: InputOfCommand<N>, context: Prepared) => NonNullable<Decision<unknown>['write']>;

/** A command of the desk about secret votes. `write`: what it changes outside the journal. */
function secretCommand<N extends Command>(
  name: N,
  decide: (folded: Folded, input: InputOfCommand<N>, context: rules.SecretVotesContext) => NewEntry[],
  write: Write<N> | null,
): Handler {
  return handleAppend(contract[name as 'show'], {
    prepare: (context, input) => prepare(context, input),
    decide: (folded, given, context) => {
      const { number } = sliceOf(publishingSlice, folded);
      if (number !== null && number > context.publication) throw new PreparedTooEarly();
      const input = given as InputOfCommand<N>;
      const made = name === 'open' ? { voteId: context.id } : {};
      return {
        entries: decide(folded, input, context),
        ...(write === null ? {} : { write: write(input, context) }),
        output: (stored) => ({ seq: stored.at(-1)?.seq ?? 1, ...made }),
      };
    },
  });
}

const keep: Write<'open'> =
  ({ conferenceId, form, question, candidates, electors, committee }, { id, keys }) =>
  async (tx) => {
    const options = rules.ballotOptions(form, candidates);
    const named = form === 'question' ? [] : candidates.map((text, at) => ({ id: options[at] ?? '', text }));
    const { publicKey = null, privateKey = null } = keys ?? {};
    await store.insertSecretVote(tx, { conferenceId, id, question, candidates: named, committee, publicKey, privateKey }, electors);
  };

/** No ballot can come in any more; one that came in after the count was prepared has it done again. */
const close: Write<'close'> =
  ({ conferenceId, voteId }, { count, board }) =>
  async (tx) => {
    const vote = { conferenceId, voteId };
    if (!(await store.endVote(tx, vote, 'closed'))) throw new AppError('secret-vote-not-open');
    if ((await store.ballotsCast(tx, vote)) !== count?.cast) throw new PreparedTooEarly();
    if (board && !isDeepStrictEqual(await boardNow(tx, vote), board)) throw new PreparedTooEarly();
    await store.shuffleVote(tx, vote, board !== null && board !== undefined);
  };

/** The count that was confirmed is the one that stands. */
const confirm: Write<'confirm'> =
  ({ conferenceId, voteId }, { entered }) =>
  async (tx) => {
    const vote = { conferenceId, voteId };
    if (!(await store.endVote(tx, vote, 'closed'))) throw new AppError('secret-vote-not-open');
    if ((await store.enteredTally(tx, vote))?.version !== entered?.version) throw new AppError('stale');
  };

const cancel: Write<'cancel'> =
  ({ conferenceId, voteId }) =>
  async (tx) => {
    await store.endVote(tx, { conferenceId, voteId }, 'void');
    await store.destroyBallots(tx, { conferenceId, voteId });
  };

export const secretVotesHandlers: Handler[] = [
  handleQuery(contract.get, get),
  secretCommand('open', rules.decideOpenSecret, keep),
  handleChange(contract.cast, cast, elector),
  handleChange(contract.draw, draw, elector),
  handleChange(contract.drop, dropByToken, tokenVote),
  handleQuery(contract.board, board),
  secretCommand('close', rules.decideCloseSecret, close),
  handleChange(contract.enter, enter, countedVote),
  secretCommand('confirm', rules.decideConfirmTally, confirm),
  secretCommand('show', rules.decideShowSecret, null),
  secretCommand('cancel', rules.decideCancelSecret, cancel),
];
