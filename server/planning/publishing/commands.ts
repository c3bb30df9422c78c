import { isDeepStrictEqual } from 'node:util';
import { checksContract } from '../validation/contract.ts';
import { logChange } from '../conferences/store.ts';
import { visiblePlan } from '../plan/rules.ts';
import { requirePlan } from '../plan/store.ts';
import type { Plan } from '../plan/contract.ts';
import {
  handleQuery,
  handleAppend,
  type Decision,
  type Handler,
  type DecisionContext,
  type QueryContext,
} from '../../platform/bus/handlers.ts';
import type { InputOf, OutputOf } from '../../platform/contract.ts';
import type { Tx } from '../../platform/database/open.ts';
import { AppError } from '../../platform/errors.ts';
import { sliceOf, type Folded } from '../../platform/journal/contract.ts';
import { nextTurn } from '../../platform/next-turn.ts';
import { planPublished, publishingContract as contract, type PlanChange, type Touch } from './contract.ts';
import {
  changesBetween,
  mergedIn,
  namesInChanges,
  nextNumber,
  publishingSlice,
  readableChanges,
  requireKnownTouches,
  secretKeys,
  touchesOf,
  touchKey,
  withoutMerged,
  type Draft,
  type MergedIds,
  type Underway,
} from './rules/index.ts';
import { currentNumber, insertPublication, mergesOf, publicationsOf, publishedPlan } from './store.ts';

type Publish = typeof contract.publish;
/** What is underway according to the folded journal of a conference, by ids of the plan in force. */
type UnderwayIn = (folded: Folded, plan: Plan) => Underway;

interface Prepared extends Draft {
  readonly plan: Plan;
  /** The plan in force; null before the first publication. */
  readonly before: Plan | null;
  /** Keys of what the actor is not cleared for. */
  readonly secret: ReadonlySet<string>;
  /** Participants of the draft who were entered twice. */
  readonly merged: MergedIds;
}

/** Keys of what is above a clearance in any of these plans. */
const secretIn = (plans: readonly (Plan | null)[], clearance: number): Set<string> =>
  new Set(plans.flatMap((plan) => (plan ? secretKeys(plan, clearance) : [])));

async function prepare({ db, ask, actor }: QueryContext, { conferenceId }: InputOf<Publish>): Promise<Prepared> {
  const last = await currentNumber(db, conferenceId);
  const before = last === null ? null : await publishedPlan(db, conferenceId, last);
  const plan = await requirePlan(db, conferenceId);
  const { blocking } = await ask(checksContract.list, { conferenceId });
  await nextTurn();
  return {
    last,
    plan,
    before,
    secret: secretIn([before, plan], actor.clearance),
    changes: before ? changesBetween(before, plan) : [],
    merged: await mergesOf(db, conferenceId),
    blocking,
  };
}

/** Refuses a draft that has changed since it was validated. */
async function requireSameDraft(tx: Tx, plan: Plan): Promise<void> {
  const now = await requirePlan(tx, plan.conference.id);
  if (!isDeepStrictEqual(now, plan)) throw new AppError('stale');
}

/** Actors cannot confirm what they are not cleared for, so it requires no confirmation. */
const isNameable =
  (secret: ReadonlySet<string>) =>
  (touch: Touch): boolean =>
    touch.level !== 'ask' || !secret.has(touchKey(touch));

const decideWith = (underwayIn: UnderwayIn) => (state: Folded, input: InputOf<Publish>, prepared: DecisionContext & Prepared) => {
  const changes = withoutMerged(prepared.changes, prepared.merged);
  const underway = prepared.before && underwayIn(state, prepared.before);
  const touches = underway ? touchesOf(changes, underway) : [];
  const number = nextNumber(sliceOf(publishingSlice, state), prepared, input.number);
  if (underway?.hasSecretVote && !isDeepStrictEqual(prepared.merged, mergedIn(state))) throw new AppError('merges-in-secret-vote');
  requireKnownTouches(touches.filter(isNameable(prepared.secret)), input.touches ?? []);
  return publication(number, input, prepared, mergedIn(state));
};

function publication(
  number: number,
  input: InputOf<Publish>,
  prepared: DecisionContext & Prepared,
  before: MergedIds,
): Decision<OutputOf<Publish>> {
  const { conferenceId, note = null } = input;
  const { actor, now: at, plan, changes, merged } = prepared;
  return {
    entries: [planPublished.make({ number, ...(isDeepStrictEqual(merged, before) ? {} : { merged }) })],
    write: async (tx) => {
      await requireSameDraft(tx, plan);
      if (!isDeepStrictEqual(await mergesOf(tx, conferenceId), merged)) throw new AppError('stale');
      await logChange(tx, {
        conferenceId,
        actor,
        at,
        operation: contract.publish.name,
        subjectId: null,
        changes: { number: [prepared.last, number] },
      });
      await insertPublication(tx, { conferenceId, number, at, actorId: actor.id, note, plan, changes });
    },
    output: () => ({ number }),
  };
}

async function draft({ db, actor }: QueryContext, { conferenceId }: InputOf<typeof contract.draft>) {
  return { plan: visiblePlan(await requirePlan(db, conferenceId), { clearance: actor.clearance, staff: true }) };
}

async function list({ db }: QueryContext, { conferenceId }: InputOf<typeof contract.list>) {
  return { publications: await publicationsOf(db, conferenceId) };
}

async function get({ db, actor }: QueryContext, { conferenceId, number }: InputOf<typeof contract.get>) {
  const [publication] = await publicationsOf(db, conferenceId, number);
  const plan = publication ? await publishedPlan(db, conferenceId, number) : null;
  if (!publication || !plan) throw new AppError('not-found');
  return { publication, plan: visiblePlan(plan, { clearance: actor.clearance, staff: true }) };
}

type Compare = typeof contract.changes;

const changesWith =
  (underwayIn: UnderwayIn) =>
  async (scope: QueryContext, { conferenceId, from, to }: InputOf<Compare>) => {
    const { db, actor, stateFor } = scope;
    const after = to === undefined ? await requirePlan(db, conferenceId) : await publishedPlan(db, conferenceId, to);
    const base = from ?? (to === undefined ? await currentNumber(db, conferenceId) : to - 1 || null);
    const before = base === null ? null : await publishedPlan(db, conferenceId, base);
    const plans = [before, after].filter((plan) => plan !== null);
    const found: PlanChange[] = before && after ? changesBetween(before, after) : [];
    const secret = secretIn(plans, actor.clearance);
    const readable = readableChanges(found, secret);
    const isOfDraft = to === undefined && from === undefined && before !== null;
    const seen = isOfDraft ? (await stateFor(conferenceId, { staff: true, clearance: actor.clearance })).folded : {};
    const moved = isOfDraft ? withoutMerged(readable, await mergesOf(db, conferenceId)) : [];
    const touches = isOfDraft ? touchesOf(moved, underwayIn(seen, before)) : [];
    return { from: base, to: to ?? null, changes: readable, touches, names: namesInChanges(readable, touches, plans, secret) };
  };

/** Handlers of publishing. What is underway in a conference is known on the floor above. */
export const publishingHandlers = (underwayIn: UnderwayIn): Handler[] => [
  handleAppend(contract.publish, { prepare, decide: decideWith(underwayIn) }),
  handleQuery(contract.draft, draft),
  handleQuery(contract.list, list),
  handleQuery(contract.get, get),
  handleQuery(contract.changes, changesWith(underwayIn)),
];
