import { z } from 'zod';
import { differences } from '../conferences/rules.ts';
import { lastChange, logChange } from '../conferences/store.ts';
import { handleChange, type ChangeContext, type Handler } from '../../platform/bus/handlers.ts';
import { Id, Version, type Operation } from '../../platform/contract.ts';
import type { Tx } from '../../platform/database/open.ts';
import { AppError, type Fault } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { SeenRecord } from './contract.ts';
import type { Entity, ListStore } from './store.ts';

/** What one list of a plan adds to the common operations. */
export interface ListCommands<E extends Entity> {
  /** The operations of `listOperations`. */
  readonly contract: Readonly<Record<'add' | 'edit' | 'remove' | 'restore' | 'place', Operation>>;
  readonly list: ListStore<E>;
  /** Kind of list named in the domain event, for example 'participants'. */
  readonly what: string;
  /** Faults of references to entities that do not exist. */
  readonly faults: (tx: Tx, conferenceId: string, entity: E) => Promise<Fault[]>;
  /** Restores into the saved entity what the editor could not see and so cannot have left out on purpose; tells others what changes. */
  readonly kept?: (scope: ChangeContext, conferenceId: string, before: E, entity: E) => Promise<E>;
  /** The places that refer to any of these records; while there are any, they cannot be removed. */
  readonly uses?: (scope: ChangeContext, conferenceId: string, removed: readonly E[]) => Promise<Fault[]>;
}

// The bus has already checked the input; these only name the fields that every list has.
const Path = z.looseObject({ conferenceId: Id });
const One = z.looseObject({ conferenceId: Id, id: Id });
const Versioned = z.looseObject({ conferenceId: Id, id: Id, version: Version });
const Going = z.looseObject({ conferenceId: Id, id: Id, version: Version, also: z.array(SeenRecord).default([]) });
const Placing = z.looseObject({ conferenceId: Id, id: Id, version: Version, before: Id.nullable() });

/** Logs a change and emits its event. @throws AppError archived, not-found. */
export async function noteChange(
  scope: ChangeContext,
  change: { conferenceId: string; operation: Operation; id: string; what: string; changes: object },
) {
  const { tx, actor, now: at, emit } = scope;
  const { conferenceId, operation, id, what, changes: changed } = change;
  await logChange(tx, { conferenceId, actor, at, operation: operation.name, subjectId: id, changes: { ...changed } });
  emit({ kind: 'plan.changed', conferenceId, what });
}

/** @throws AppError invalid, with the faults by path. */
export function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new AppError('invalid', {}, faults);
}

/** @throws AppError in-use, with the places that refer to what is to be removed. */
export function refuseUsed(places: readonly Fault[]): void {
  if (places.length > 0) throw new AppError('in-use', { n: places.length }, places);
}

/** The entity as logged by its last removal; null if it was never removed. */
export async function removedThing(tx: Tx, conferenceId: string, operation: Operation, id: string): Promise<unknown> {
  const changes = await lastChange(tx, conferenceId, operation.name, id);
  return z.looseObject({ removed: z.tuple([z.unknown(), z.null()]) }).safeParse(changes).data?.removed[0] ?? null;
}

/** The handlers of a list's operations. */
export function listHandlers<E extends Entity>(options: ListCommands<E>): Handler[] {
  const { contract, list, what, faults, kept, uses } = options;
  const note = (scope: ChangeContext, operation: Operation, conferenceId: string, id: string, changed: object) =>
    noteChange(scope, { conferenceId, operation, id, what, changes: changed });

  async function add(scope: ChangeContext, input: unknown) {
    const { conferenceId, ...facts } = Path.parse(input);
    const entity = list.schema.parse({ ...facts, id: newId(), version: 1, extras: {} });
    await note(scope, contract.add, conferenceId, entity.id, { added: [null, facts] });
    refuseFaults(await faults(scope.tx, conferenceId, entity));
    await list.insert(scope.tx, conferenceId, entity);
    return { id: entity.id };
  }

  async function edit(scope: ChangeContext, input: unknown) {
    const { conferenceId, id, version, ...facts } = Versioned.parse(input);
    const { entity: before } = await list.require(scope.tx, conferenceId, id);
    const given = list.schema.parse({ ...before, ...facts, version });
    const entity = kept ? await kept(scope, conferenceId, before, given) : given;
    await note(scope, contract.edit, conferenceId, id, differences(before, entity));
    refuseFaults(await faults(scope.tx, conferenceId, entity));
    return { version: await list.update(scope.tx, conferenceId, entity) };
  }

  async function remove(scope: ChangeContext, input: unknown) {
    const { conferenceId, id, version, also } = Going.parse(input);
    const all = [{ id, version }, ...also];
    const together = all.map((seen) => seen.id);
    if (new Set(together).size < together.length) refuseFaults([{ path: 'also', message: 'duplicate' }]);
    const found = [];
    for (const seen of all) found.push({ seen, ...(await list.require(scope.tx, conferenceId, seen.id)) });
    refuseUsed(
      (await uses?.(
        scope,
        conferenceId,
        found.map(({ entity }) => entity),
      )) ?? [],
    );
    for (const { seen, entity, position } of found) {
      const removed = { entity, position, ...(together.length > 1 && { together }) };
      await note(scope, contract.remove, conferenceId, seen.id, { removed: [removed, null] });
      await list.remove(scope.tx, conferenceId, seen);
    }
    return {};
  }

  const Removed = z.object({ entity: list.schema, position: z.number(), together: z.array(z.string()).optional() });
  async function removedRecord(tx: Tx, conferenceId: string, id: string) {
    const noted = Removed.safeParse(await removedThing(tx, conferenceId, contract.remove, id)).data;
    if (!noted) throw new AppError('not-found');
    return noted;
  }
  /** A removed record and those that went with it, in their order; not those that came back and were removed again since. */
  async function removedTogether(tx: Tx, conferenceId: string, id: string) {
    const noted = await removedRecord(tx, conferenceId, id);
    const others = [];
    for (const one of noted.together ?? []) if (one !== id) others.push(await removedRecord(tx, conferenceId, one));
    const went = others.filter(({ together }) => together?.join() === noted.together?.join());
    return [noted, ...went].toSorted((a, b) => a.position - b.position);
  }

  async function restore(scope: ChangeContext, input: unknown) {
    const { conferenceId, id } = One.parse(input);
    for (const { entity, position } of await removedTogether(scope.tx, conferenceId, id)) {
      if (await list.find(scope.tx, conferenceId, entity.id)) continue;
      await note(scope, contract.restore, conferenceId, entity.id, { restored: [null, true] });
      refuseFaults(await faults(scope.tx, conferenceId, entity));
      await list.insert(scope.tx, conferenceId, entity, position);
    }
    return { id };
  }

  async function place(scope: ChangeContext, input: unknown) {
    const { conferenceId, id, version, before } = Placing.parse(input);
    await list.require(scope.tx, conferenceId, id);
    await note(scope, contract.place, conferenceId, id, { before: [null, before] });
    return { version: await list.place(scope.tx, conferenceId, { id, version }, before === id ? null : before) };
  }

  return [
    handleChange(contract.add, add),
    handleChange(contract.edit, edit),
    handleChange(contract.remove, remove),
    handleChange(contract.restore, restore),
    handleChange(contract.place, place),
  ];
}
