import { APPOINTED_PARTICIPANTS, hasRole, INVITED } from '../../../accounts/permissions.ts';
import { publishingSlice } from '../../../planning/publishing/rules/index.ts';
import {
  handleAppend,
  PreparedTooEarly,
  type Decision,
  type DecisionContext,
  type Handler,
  type PrepareContext,
} from '../../../platform/bus/handlers.ts';
import type { InputOf, Operation, OutputOf } from '../../../platform/contract.ts';
import { newId } from '../../../platform/ids.ts';
import { sliceOf, type Entry, type Folded, type NewEntry } from '../../../platform/journal/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Seen } from '../contract/index.ts';
import { requireSeen, stateOf, type ProceedingsState, type SittingContext, type AskerPresence } from '../rules/index.ts';
import { participantOf, planIndexOf, siteClearancesOf } from '../store.ts';

type Decide<T extends Operation, Context> = (state: ProceedingsState, input: InputOf<T>, context: Context) => NewEntry[];

/** What a command answers, and the rows that it writes besides its entries. `last`: the entry that the command was for. */
interface AnswerAndRows<T extends Operation> {
  readonly answer: (last: Entry, context: SittingContext) => OutputOf<T>;
  readonly write?: (input: InputOf<T>, context: SittingContext) => Decision<OutputOf<T>>['write'];
  /** What other features know of the participant who acts, in the state on which is decided. */
  readonly askerPresence?: PresenceOfAsker | undefined;
}

/** What check-in noted of a participant in the open sitting; null: nothing. */
export type PresenceOfAsker = (folded: Folded, participantId: string) => AskerPresence | null;

/** A command of the sitting that returns more than the number of its entry. */
export const journalCommandWith = <T extends Operation>(
  operation: T,
  decide: Decide<T, SittingContext>,
  { answer, write, askerPresence }: AnswerAndRows<T>,
): Handler =>
  handleAppend(operation, {
    prepare: prepareContext,
    decide: (folded, input, prepared) => {
      const { participantId } = prepared;
      const context = { ...prepared, askerPresence: participantId === null ? null : (askerPresence?.(folded, participantId) ?? null) };
      requirePlanInForce(folded, context);
      return {
        entries: decideOnSeen(decide, stateOf(folded), input, context),
        write: write?.(input, context),
        output: (stored) => answer(lastOf(stored), context),
      };
    },
  });

/** Requires the current plan, because another may have been published meanwhile. @throws PreparedTooEarly. */
function requirePlanInForce(folded: Folded, { plan }: SittingContext): void {
  const { number } = sliceOf(publishingSlice, folded);
  if (number !== null && number > (plan.publication ?? 0)) throw new PreparedTooEarly();
}

/** Refusals that are less informative than "somebody else was first". */
const VAGUE: ReadonlySet<string> = new Set(['invalid', 'not-found']);

/** Decides, and holds the command to what its caller saw. What the decision itself refuses says more than that something changed. */
function decideOnSeen<T extends Operation>(
  decide: Decide<T, SittingContext>,
  state: ProceedingsState,
  input: InputOf<T>,
  context: SittingContext,
): NewEntry[] {
  const { seen } = input as { readonly seen?: Seen };
  try {
    const entries = decide(state, input, context);
    requireSeen(state, seen, context);
    return entries;
  } catch (error) {
    if (error instanceof AppError && VAGUE.has(error.code)) requireSeen(state, seen, context);
    throw error;
  }
}

type SeqOperation = Operation & { readonly output: { readonly _zod: { readonly output: { seq: number } } } };

/** A command of the sitting that returns the number of its entry, with which it can be undone. */
export const journalCommand = <T extends SeqOperation>(operation: T, decide: Decide<T, SittingContext>): Handler =>
  journalCommandWith(operation, decide, { answer: ({ seq }) => ({ seq }) as OutputOf<T> });

/** A command that does not need the plan, and is therefore possible in the archive and in the trash as well. */
export const planlessJournalCommand = <T extends SeqOperation>(operation: T, decide: Decide<T, DecisionContext>): Handler =>
  handleAppend(operation, {
    always: true,
    prepare: async () => ({}),
    decide: (folded, input, context) => ({
      entries: decide(stateOf(folded), input, context),
      output: (stored) => ({ seq: lastOf(stored).seq }) as OutputOf<T>,
    }),
  });

async function prepareContext({ db, actor, roles, recent }: PrepareContext, input: unknown) {
  const { conferenceId } = input as { conferenceId: string };
  const asks = hasRole(roles, [...APPOINTED_PARTICIPANTS, ...INVITED]);
  const participantId = asks ? await recent(`participant/${actor.kind}/${actor.id}`, () => participantOf(db, conferenceId, actor)) : null;
  const plan = await recent('plan-index', () => planIndexOf(db, conferenceId));
  const clearances = await recent('site-clearances', () => siteClearancesOf(db, conferenceId));
  return { plan, clearances, id: newId(), participantId };
}

/** The entry that the command was for; the entries it implied come before it. */
function lastOf(stored: readonly Entry[]): Entry {
  const last = stored.at(-1);
  if (!last) throw new Error('A command of the sitting appended nothing.');
  return last;
}
