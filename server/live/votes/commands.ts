import { AT_SITE, DESK, hasRole, STAFF } from '../../accounts/permissions.ts';
import { requireConference } from '../../planning/conferences/store.ts';
import type { Plan } from '../../planning/plan/contract.ts';
import { mayRead } from '../../planning/plan/rules.ts';
import { publishingSlice } from '../../planning/publishing/rules/index.ts';
import { siteIdentityOf } from '../../planning/sites/access/commands.ts';
import { ownSite } from '../../planning/sites/access/rules.ts';
import {
  handleAppend,
  handleQuery,
  PreparedTooEarly,
  type Decision,
  type Handler,
  type PrepareContext,
  type QueryContext,
} from '../../platform/bus/handlers.ts';
import type { InputOf, Operation } from '../../platform/contract.ts';
import { newId } from '../../platform/ids.ts';
import { sliceOf, type Folded, type NewEntry } from '../../platform/journal/contract.ts';
import { sitesState } from '../roll-call/rules/index.ts';
import { participantOf, planIndexOf, planInForce } from '../sitting/store.ts';
import { votesContract as contract, type VoteFacts } from './contract/index.ts';
import * as rules from './rules/index.ts';
import { expectedPlaces } from './rules/expected-places.ts';
import { insertVoteText, voteTexts, type VoteText } from './store.ts';

const NOTHING: Pick<Plan, 'items' | 'sites' | 'documents' | 'participants'> = { items: [], sites: [], documents: [], participants: [] };

interface OfConference {
  readonly conferenceId: string;
}

/** The plan in force and who asks; archived conferences are refused as everywhere on the day. */
async function prepare(context: PrepareContext, { conferenceId }: OfConference) {
  const { db, recent } = context;
  await recent('plan-index', () => planIndexOf(db, conferenceId));
  const found = await recent('whole-plan', () => planInForce(db, conferenceId));
  const { boundTo } = await siteIdentityOf(context, conferenceId);
  return {
    publication: found?.publication ?? 0,
    plan: found?.plan ?? NOTHING,
    boundTo,
    participantId: await participantOf(db, conferenceId, context.actor),
    id: newId(),
  };
}

type Command = Exclude<keyof typeof contract, 'get'>;
type InputOfCommand<N extends Command> = InputOf<(typeof contract)[N]>;

/** A command about votes: the number of its last entry is the answer. `text`: what is written with it. */
function voteCommand<N extends Command>(
  name: N,
  decide: (folded: Folded, input: InputOfCommand<N>, context: rules.VotesContext) => NewEntry[],
  text: (input: InputOfCommand<N>, context: rules.VotesContext) => string | null = () => null,
): Handler {
  const operation: Operation = contract[name];
  return handleAppend(operation, {
    prepare: (context, input) => prepare(context, input as OfConference),
    decide: (folded, given, context): Decision<{ seq: number; voteId?: string }> => {
      const { number } = sliceOf(publishingSlice, folded);
      if (number !== null && number > context.publication) throw new PreparedTooEarly();
      const input = given as InputOfCommand<N>;
      const entries = decide(folded, input, context);
      const body = text(input, context);
      const made = name === 'open' ? { voteId: context.id } : {};
      return {
        entries,
        ...(body === null
          ? {}
          : { write: keep({ conferenceId: (given as OfConference).conferenceId, id: context.id, body, at: context.now }) }),
        // Whoever says the same again is told of their first word.
        output: (stored) => ({ seq: stored.at(-1)?.seq ?? ownSeq(folded, given as { voteId?: string }, context), ...made }),
      };
    },
  });
}

/** Number of the ballot that stays as it is. */
const ownSeq = (folded: Folded, { voteId }: { readonly voteId?: string }, { participantId }: rules.VotesContext): number =>
  (voteId !== undefined && participantId !== null && rules.ballotOf(folded, voteId, participantId)?.seq) || 1;

const keep =
  (text: VoteText): NonNullable<Decision<unknown>['write']> =>
  async (tx) =>
    void (await insertVoteText(tx, text));

/** What is asked: the question, or the title of the document as it is in force. */
const questionOf = ({ question, documentId }: InputOfCommand<'open'>, { plan }: rules.VotesContext): string | null =>
  question ?? plan.documents.find(({ id }) => id === documentId)?.title ?? null;

/** The texts of the votes that the reader may know of, and, for the desk, what a vote can begin with. */
async function get(context: QueryContext, { conferenceId }: InputOf<typeof contract.get>): Promise<VoteFacts> {
  const { db, roles, actor, stateFor } = context;
  const { quorum } = await requireConference(db, conferenceId);
  const { folded } = await stateFor(conferenceId, { staff: hasRole(roles, STAFF), clearance: actor.clearance });
  const { votes: known, settled } = rules.votesState(folded);
  const votes = Object.values(known);
  const reasons = Object.values(settled).map(({ text }) => text.id);
  const ids = [...votes.flatMap(({ text, completion }) => [text.id, ...(completion ? [completion.id] : [])]), ...reasons];
  const texts = await voteTexts(db, conferenceId, ids);
  const own = hasRole(roles, AT_SITE) ? await ownCounts(context, conferenceId, votes) : [];
  const casting = await castingOf(context, conferenceId, rules.openVote(rules.votesState(folded)));
  return {
    texts,
    own,
    casting,
    quorum,
    stated: hasRole(roles, STAFF) ? await statedIn(context, conferenceId, votes) : [],
    ...(hasRole(roles, DESK) ? await openingOf(context, conferenceId) : { documents: [], places: [] }),
  };
}

/** What items of the agenda state otherwise than a document that was put to one of these votes. */
async function statedIn({ db }: QueryContext, conferenceId: string, votes: readonly rules.VoteRun[]): Promise<VoteFacts['stated']> {
  const plan = (await planInForce(db, conferenceId))?.plan;
  if (!plan) return [];
  return votes.flatMap((vote) => {
    const { voteId } = vote;
    return rules.statedOtherwise(plan, vote).map(({ statedIn: itemId, item, document }) => ({ voteId, statedIn: itemId, item, document }));
  });
}

/** What the asking site has sent in, to votes that it may know of. */
async function ownCounts(context: QueryContext, conferenceId: string, votes: readonly rules.VoteRun[]): Promise<VoteFacts['own']> {
  const siteId = ownSite(await siteIdentityOf(context, conferenceId));
  const { counts } = rules.votesState(await context.state(conferenceId));
  return votes.flatMap(({ voteId }) => {
    const count = siteId === null ? undefined : counts[rules.countKey(voteId, siteId)];
    return count ? [{ voteId, siteId: count.siteId, opinions: count.opinions, at: count.at, seq: count.seq }] : [];
  });
}

/** How the asking participant votes in the open vote, if they may know of it. */
async function castingOf(context: QueryContext, conferenceId: string, vote: rules.VoteRun | null): Promise<VoteFacts['casting']> {
  const { db, actor, state } = context;
  const participantId = vote === null ? null : await participantOf(db, conferenceId, actor);
  const plan = participantId === null ? undefined : (await planInForce(db, conferenceId))?.plan;
  if (vote === null || participantId === null || !plan) return null;
  const folded = await state(conferenceId);
  const { opinion = null, at = null } = rules.ballotOf(folded, vote.voteId, participantId) ?? {};
  return { voteId: vote.voteId, bar: rules.ballotBar(folded, plan, vote, participantId), opinion, at };
}

async function openingOf({ db, actor, state }: QueryContext, conferenceId: string): Promise<Pick<VoteFacts, 'documents' | 'places'>> {
  const plan = (await planInForce(db, conferenceId))?.plan;
  if (!plan) return { documents: [], places: [] };
  const readable = new Set(plan.items.flatMap((item) => (mayRead(actor.clearance, item) ? [item.id] : [])));
  const known = plan.documents.filter((document) => mayRead(actor.clearance, document));
  const documents = known.flatMap(({ id, title, adoptedIn }) =>
    adoptedIn !== null && readable.has(adoptedIn) ? [{ id, itemId: adoptedIn, title }] : [],
  );
  return { documents, places: expectedPlaces(plan, sitesState(await state(conferenceId))) };
}

export const votesHandlers: Handler[] = [
  handleQuery(contract.get, get),
  voteCommand('open', rules.decideOpenVote, questionOf),
  voteCommand('count', rules.decideCount),
  voteCommand('cast', rules.decideCast),
  voteCommand('miss', rules.decideMiss),
  voteCommand('ask', rules.decideAsk),
  voteCommand('place', rules.decidePlace),
  voteCommand('close', rules.decideCloseVote),
  voteCommand('show', rules.decideShow),
  voteCommand('correct', rules.decideCorrect),
  voteCommand('cancel', rules.decideCancel),
  voteCommand('complete', rules.decideComplete, ({ text }) => text),
  voteCommand('settle', rules.decideSettle, ({ reason }) => reason),
];
