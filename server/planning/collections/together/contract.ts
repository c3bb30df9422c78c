import { z } from 'zod';
import { command, PLANNERS } from '../../../accounts/permissions.ts';
import { Id, Made, Nothing } from '../../../platform/contract.ts';
import { MAX_TOGETHER, SeenRecord } from '../contract.ts';

interface TogetherDefinition<F extends string, S extends z.ZodRawShape> {
  readonly feature: F;
  /** The records in an English sentence: 'participants'. */
  readonly called: string;
  /** Path under the conference: 'participants'. */
  readonly path: string;
  /** The facts that can be the same for several records; those that are not given stay. */
  readonly set: S;
}

/** The operations that give several records the same facts as one step, and take that step back. */
export function togetherOperations<const F extends string, S extends z.ZodRawShape>({
  feature,
  called,
  path,
  set,
}: TogetherDefinition<F, S>) {
  const rows = `/conferences/:conferenceId/${path}/together` as const;
  return {
    setMany: command({
      name: `${feature}.setMany`,
      summary: `Give ${called} the same facts, all or none.`,
      route: `POST ${rows}`,
      permit: PLANNERS,
      refusals: ['stale'],
      input: z.strictObject({ conferenceId: Id, of: z.array(SeenRecord).min(1).max(MAX_TOGETHER), set: z.strictObject(set) }),
      output: Made,
    }),
    resetMany: command({
      name: `${feature}.resetMany`,
      summary: `Undo a joint change of ${called}.`,
      route: `DELETE ${rows}/:id`,
      permit: PLANNERS,
      refusals: ['changed-since'],
      input: z.strictObject({ conferenceId: Id, id: Id }),
      output: Nothing,
    }),
  };
}
