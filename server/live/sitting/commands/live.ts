import { APPOINTED_PARTICIPANTS, hasRole } from '../../../accounts/permissions.ts';
import { handleAppend, type Decision, type Handler, type PrepareContext, type DecisionContext } from '../../../platform/bus/handlers.ts';
import type { InputOf, Operation, OutputOf } from '../../../platform/contract.ts';
import { newId } from '../../../platform/ids.ts';
import type { Entry, NewEntry } from '../../../platform/journal/contract.ts';
import { stateOf, type Known, type ProceedingsState } from '../rules/index.ts';
import { participantOfUser, planIndexOf } from '../store.ts';

type Decide<T extends Operation> = (state: ProceedingsState, input: InputOf<T>, acting: DecisionContext, known: Known) => NewEntry[];

/** What a command answers and keeps besides its entries. `known.id` is the new id that its entries use. */
interface Besides<T extends Operation> {
  readonly output: (last: Entry, known: Known) => OutputOf<T>;
  readonly write?: (input: InputOf<T>, known: Known, scope: DecisionContext) => Decision<OutputOf<T>>['write'];
}

/** A command of the proceedings: what it knows is read before, what it decides is decided purely. */
export function live<T extends Operation>(operation: T, decide: Decide<T>, { output, write }: Besides<T>): Handler {
  return handleAppend(operation, {
    prepare: known,
    decide: (folded, input, scope, facts: Known) => ({
      entries: decide(stateOf(folded), input, scope, facts),
      write: write?.(input, facts, scope),
      output: (stored) => output(lastOf(stored), facts),
    }),
  });
}

type DoneOperation = Operation & { readonly output: { readonly _zod: { readonly output: { seq: number } } } };

/** A command that answers the number of its entry, by which it can be undone. */
export const done = <T extends DoneOperation>(operation: T, decide: Decide<T>, write?: Besides<T>['write']): Handler =>
  live(operation, decide, { output: ({ seq }) => ({ seq }) as OutputOf<T>, write });

/**
 * A command that needs to know nothing beside the state, and is therefore also possible where no plan is in force any more: in the
 * archive, and in the trash.
 */
export function alone<T extends DoneOperation>(
  operation: T,
  decide: (state: ProceedingsState, input: InputOf<T>, acting: DecisionContext) => NewEntry[],
): Handler {
  return handleAppend(operation, {
    prepare: async () => null,
    decide: (folded, input, scope) => ({
      entries: decide(stateOf(folded), input, scope),
      output: (stored) => ({ seq: lastOf(stored).seq }) as OutputOf<T>,
    }),
  });
}

async function known({ db, actor, roles, recent }: PrepareContext, input: unknown): Promise<Known> {
  const { conferenceId } = input as { conferenceId: string };
  const isDelegate = hasRole(roles, APPOINTED_PARTICIPANTS);
  const participantId = isDelegate ? await recent(`participant/${actor.id}`, () => participantOfUser(db, conferenceId, actor.id)) : null;
  return { plan: await recent('plan-index', () => planIndexOf(db, conferenceId)), id: newId(), participantId };
}

/** The entry that the command was for; what it implied comes before it. */
function lastOf(stored: readonly Entry[]): Entry {
  const last = stored.at(-1);
  if (!last) throw new Error('A command of the proceedings appended nothing.');
  return last;
}
