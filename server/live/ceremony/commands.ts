import { catalogueFor } from '../../planning/awards/catalogue/store.ts';
import { hasRole, SCREENS, STAFF } from '../../accounts/permissions.ts';
import type { Plan } from '../../planning/plan/contract.ts';
import { publishingSlice } from '../../planning/publishing/rules/index.ts';
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
import { sliceOf, type Folded, type NewEntry } from '../../platform/journal/contract.ts';
import { requireConference } from '../../planning/conferences/store.ts';
import { planIndexOf, planInForce } from '../sitting/store.ts';
import { ceremonyContract as contract, type CeremonyPlan } from './contract.ts';
import {
  ceremonyState,
  decideClearStage,
  decideConfer,
  decideLaunch,
  decideMark,
  decideStageBatch,
  toldOf,
  type CeremonyContext,
} from './rules/index.ts';
import { ceremonyPlan, type PublishedPlan } from './rules/ceremony-plan.ts';
import { plansOf } from './store.ts';

const NOTHING: Pick<Plan, 'items' | 'awards' | 'campaigns' | 'sites'> = { items: [], awards: [], campaigns: [], sites: [] };

/** The plan in force; archived conferences are refused as everywhere at the desk. */
async function prepare({ db, recent }: PrepareContext, { conferenceId }: { readonly conferenceId: string }) {
  await recent('plan-index', () => planIndexOf(db, conferenceId));
  const found = await recent('whole-plan', () => planInForce(db, conferenceId));
  return { publication: found?.publication ?? 0, plan: found?.plan ?? NOTHING };
}

type Command = Exclude<keyof typeof contract, 'get'>;
type InputOfCommand<N extends Command> = InputOf<(typeof contract)[N]>;
type Decide<Input> = (folded: Folded, input: Input, context: CeremonyContext) => NewEntry[];

/** A command of the ceremony: one entry, whose number is the answer. */
function ceremonyCommand<N extends Command>(name: N, decide: Decide<InputOfCommand<N>>): Handler {
  const operation: Operation = contract[name];
  return handleAppend(operation, {
    prepare: (context, input) => prepare(context, input as { conferenceId: string }),
    decide: (folded, input, context): Decision<{ seq: number }> => {
      const { number } = sliceOf(publishingSlice, folded);
      if (number !== null && number > context.publication) throw new PreparedTooEarly();
      const entries = decide(folded, input as InputOfCommand<N>, context);
      return { entries, output: ([entry]) => ({ seq: entry?.seq ?? 0 }) };
    },
  });
}

const NO_CEREMONY: CeremonyPlan = { publication: null, awards: [], campaigns: [] };

/** All of it for those who plan or lead; for others what is on the screens now, and who receives it for hall displays alone. */
async function get({ db, roles, actor, stateFor }: QueryContext, { conferenceId }: InputOf<typeof contract.get>): Promise<CeremonyPlan> {
  await requireConference(db, conferenceId);
  const found: PublishedPlan | null = await planInForce(db, conferenceId);
  if (!found) return NO_CEREMONY;
  const staff = hasRole(roles, STAFF);
  const { folded } = await stateFor(conferenceId, { staff, clearance: actor.clearance });
  const told = toldOf(ceremonyState(folded), staff);
  const then = await plansOf(
    db,
    conferenceId,
    [...told.awards, ...told.campaigns].map(({ publication }) => publication),
  );
  const reader = { staff, names: staff || hasRole(roles, SCREENS), clearance: actor.clearance };
  return ceremonyPlan(found, told, then, reader, await catalogueFor(db, found.plan.conference.date));
}

export const ceremonyHandlers: Handler[] = [
  handleQuery(contract.get, get),
  ceremonyCommand('stage', decideStageBatch),
  ceremonyCommand('mark', decideMark),
  ceremonyCommand('confer', decideConfer),
  ceremonyCommand('clear', decideClearStage),
  ceremonyCommand('launch', decideLaunch),
];
