import { z } from 'zod';
import { command, PLANNERS } from '../../accounts/permissions.ts';
import { Id, Made, NewVersion, Nothing, Version } from '../../platform/contract.ts';

/** A record as its editor saw it. */
export const SeenRecord = z.strictObject({ id: Id, version: Version });
export type SeenRecord = z.output<typeof SeenRecord>;

/** Most records that are removed, or changed, as one step. */
export const MAX_TOGETHER = 500;

/** What is removed: a record at the version that its editor saw, and those that go with it, all or none. */
export const Removal = z.strictObject({ version: Version, also: z.array(SeenRecord).max(MAX_TOGETHER).optional() });

interface ListDefinition<F extends string, T extends string, S extends z.ZodRawShape> {
  readonly feature: F;
  /** Suffix of the operation names: '' for the feature's own list, 'Campaign' for `awards.addCampaign`. */
  readonly thing: T;
  /** The entity in an English sentence: 'an award'. */
  readonly called: string;
  /** Path under the conference: 'awards'. */
  readonly path: string;
  readonly facts: z.ZodObject<S>;
  /** True: other parts of the plan may refer to one, which then cannot be removed. */
  readonly isReferredTo?: boolean;
  /** Most bytes of an entity, where 256 kB are not enough. */
  readonly bodyBytes?: number;
}

/** The operations that change one list of a plan: add, edit, remove, restore and place. Every list has the same ones. */
export function listOperations<const F extends string, const T extends string, S extends z.ZodRawShape>(list: ListDefinition<F, T, S>) {
  const { feature, thing, called, path, facts, isReferredTo = false, bodyBytes } = list;
  const one = z.strictObject({ conferenceId: Id, id: Id });
  const versioned = z.strictObject({ conferenceId: Id, id: Id, version: Version });
  const permit = PLANNERS;
  const rows = `/conferences/:conferenceId/${path}` as const;
  return {
    add: command({
      name: `${feature}.add${thing}`,
      summary: `Add ${called} at the end of the list.`,
      route: `POST ${rows}`,
      permit,
      bodyBytes,
      input: z.strictObject({ conferenceId: Id, ...facts.shape }),
      output: Made,
    }),
    edit: command({
      name: `${feature}.edit${thing}`,
      summary: `Update ${called}.`,
      route: `PUT ${rows}/:id`,
      permit,
      bodyBytes,
      input: z.strictObject({ ...versioned.shape, ...facts.shape }),
      output: NewVersion,
    }),
    remove: command({
      name: `${feature}.remove${thing}`,
      summary: `Remove ${called}. It can be restored.`,
      route: `DELETE ${rows}/:id`,
      permit,
      refusals: isReferredTo ? ['in-use'] : [],
      input: z.strictObject({ conferenceId: Id, id: Id, ...Removal.shape }),
      output: Nothing,
    }),
    restore: command({
      name: `${feature}.restore${thing}`,
      summary: `Restore ${called}, and what was removed with it.`,
      route: `POST ${rows}/:id/restore`,
      permit,
      input: one,
      output: Made,
    }),
    place: command({
      name: `${feature}.place${thing}`,
      summary: `Move ${called} before another one, or to the end.`,
      route: `POST ${rows}/:id/place`,
      permit,
      input: z.strictObject({ ...versioned.shape, before: Id.nullable() }),
      output: NewVersion,
    }),
  };
}
