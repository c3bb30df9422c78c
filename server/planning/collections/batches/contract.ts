import { z } from 'zod';
import { command, PLANNERS } from '../../../accounts/permissions.ts';
import { Id, Nothing } from '../../../platform/contract.ts';
import { LIST_BYTES } from '../../../platform/size-limits.ts';

/** Most records that one command adds. */
export const MAX_BATCH = 500;

/** Answer of a command that added a batch: its id, by which it can be removed, and those of its records in order. */
const MadeBatch = z.strictObject({ id: Id, ids: z.array(Id) });

interface BatchDefinition<F extends string, T extends string, S extends z.ZodRawShape> {
  readonly feature: F;
  /** Suffix of the operation names: 'Items' for `agenda.addItems`. */
  readonly things: T;
  /** The records in an English sentence: 'participants'. */
  readonly called: string;
  /** Path under the conference: 'participants'. */
  readonly path: string;
  /** Most bytes of a batch. */
  readonly bodyBytes?: number;
  /** The records of the batch, and where they go. */
  readonly fields: S;
}

/** The operations that add a batch of records, all or none, and remove it again. */
export function batchOperations<const F extends string, const T extends string, S extends z.ZodRawShape>(batch: BatchDefinition<F, T, S>) {
  const { feature, things, called, path, fields, bodyBytes = LIST_BYTES } = batch;
  const rows = `/conferences/:conferenceId/${path}/batches` as const;
  return {
    addMany: command({
      name: `${feature}.add${things}`,
      summary: `Add ${called}, all or none.`,
      route: `POST ${rows}`,
      permit: PLANNERS,
      bodyBytes,
      input: z.strictObject({ conferenceId: Id, ...fields }),
      output: MadeBatch,
    }),
    removeMany: command({
      name: `${feature}.remove${things}`,
      summary: `Remove ${called} that were added together, unless changed or used since.`,
      route: `DELETE ${rows}/:id`,
      permit: PLANNERS,
      refusals: ['in-use', 'batch-changed'],
      input: z.strictObject({ conferenceId: Id, id: Id }),
      output: Nothing,
    }),
  };
}
