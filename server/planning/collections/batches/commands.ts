import { z } from 'zod';
import { lastChange } from '../../conferences/store.ts';
import type { ChangeContext } from '../../../platform/bus/handlers.ts';
import type { Operation } from '../../../platform/contract.ts';
import type { Tx } from '../../../platform/database/open.ts';
import { AppError, type Fault } from '../../../platform/errors.ts';
import { noteChange, refuseUsed } from '../commands.ts';
import type { Entity, ListStore } from '../store.ts';

/** A batch as the log of changes keeps it: its records, and the sitting and the people that were made for them. */
const Batch = z.looseObject({
  added: z.tuple([
    z.null(),
    z.looseObject({
      ids: z.array(z.string()),
      madeSittingId: z.string().nullable().default(null),
      madePeople: z.array(z.string()).default([]),
    }),
  ]),
});

/** What a command made so that a batch could be added. */
interface MadeForBatch {
  readonly madeSittingId: string | null;
  readonly madePeople: readonly string[];
}

interface BatchRemoval<E extends Entity> {
  readonly operations: Readonly<Record<'addMany' | 'removeMany', Operation>>;
  readonly list: ListStore<E>;
  /** Kind of list named in the domain event. */
  readonly what: string;
  /** The places that refer to any of these records. */
  readonly uses: (scope: ChangeContext, conferenceId: string, ids: readonly string[]) => Promise<Fault[]>;
  /** Refuses for what is left of the batch, such as what the actor may not read. */
  readonly check?: (left: readonly E[]) => void;
}

/** What the log says that a command added. @throws AppError not-found. */
async function loggedBatch(tx: Tx, conferenceId: string, operation: Operation, id: string) {
  const batch = Batch.safeParse(await lastChange(tx, conferenceId, operation.name, id)).data;
  if (!batch) throw new AppError('not-found');
  return batch.added[1];
}

/**
 * Removes what is left of a batch. Nothing changes where a record was edited or moved since, or is used: what somebody did after it would be
 * lost without a word. Answers what was made for the batch.
 * @throws AppError not-found, in-use, batch-changed.
 */
export async function removeBatch<E extends Entity>(
  scope: ChangeContext,
  { conferenceId, id }: { readonly conferenceId: string; readonly id: string },
  { operations, list, what, uses, check }: BatchRemoval<E>,
): Promise<MadeForBatch> {
  const { ids, madeSittingId, madePeople } = await loggedBatch(scope.tx, conferenceId, operations.addMany, id);
  const added = new Set(ids);
  const left = (await list.all(scope.tx, conferenceId)).filter((entity) => added.has(entity.id));
  if (left.length === 0) return { madeSittingId, madePeople };
  check?.(left);
  const leftIds = left.map((entity) => entity.id);
  refuseUsed(await uses(scope, conferenceId, leftIds));
  const changed = left.filter(({ version }) => version > 1).length;
  if (changed > 0) throw new AppError('batch-changed', { n: changed });
  await noteChange(scope, { conferenceId, operation: operations.removeMany, id, what, changes: { removed: [{ entities: left }, null] } });
  await list.removeAll(scope.tx, conferenceId, leftIds);
  return { madeSittingId, madePeople };
}
