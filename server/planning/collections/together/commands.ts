import { z } from 'zod';
import { lastChange } from '../../conferences/store.ts';
import { handleChange, type ChangeContext, type Handler } from '../../../platform/bus/handlers.ts';
import { Id, type Operation } from '../../../platform/contract.ts';
import type { Tx } from '../../../platform/database/open.ts';
import { AppError, type Fault } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { noteChange, refuseFaults } from '../commands.ts';
import { SeenRecord } from '../contract.ts';
import type { Entity, ListStore } from '../store.ts';

interface TogetherCommands<E extends Entity> {
  readonly contract: Readonly<Record<'setMany' | 'resetMany', Operation>>;
  readonly list: ListStore<E>;
  /** Kind of list named in the domain event. */
  readonly what: string;
  /** Faults of a record with the new facts. */
  readonly faults: (tx: Tx, conferenceId: string, entity: E) => Promise<Fault[]>;
}

// The bus has already checked the input; these only name what every list has.
const Setting = z.object({ conferenceId: Id, of: z.array(SeenRecord), set: z.looseObject({}) });
const Resetting = z.object({ conferenceId: Id, id: Id });

/** The handlers that give several records the same facts, and take that back. */
export function togetherHandlers<E extends Entity>({ contract, list, what, faults }: TogetherCommands<E>): Handler[] {
  const note = (scope: ChangeContext, operation: Operation, conferenceId: string, id: string, changes: object) =>
    noteChange(scope, { conferenceId, operation, id, what, changes });
  /** What the log keeps: the records before, with the version that each had afterwards. */
  const Logged = z.object({ set: z.tuple([z.array(list.schema), z.looseObject({ of: z.array(SeenRecord) })]) });

  async function setMany(scope: ChangeContext, input: unknown) {
    const { conferenceId, of, set } = Setting.parse(input);
    if (new Set(of.map(({ id }) => id)).size < of.length) refuseFaults([{ path: 'of', message: 'duplicate' }]);
    const before: E[] = [];
    for (const { id } of of) before.push((await list.require(scope.tx, conferenceId, id)).entity);
    const id = newId();
    const seen: SeenRecord[] = [];
    for (const [at, entity] of before.entries()) {
      const changed = list.schema.parse({ ...entity, ...set, version: of[at]?.version });
      refuseFaults(await faults(scope.tx, conferenceId, changed));
      seen.push({ id: entity.id, version: await list.update(scope.tx, conferenceId, changed) });
    }
    await note(scope, contract.setMany, conferenceId, id, { set: [before, { ...set, of: seen }] });
    return { id };
  }

  async function resetMany(scope: ChangeContext, input: unknown) {
    const { conferenceId, id } = Resetting.parse(input);
    const logged = Logged.safeParse(await lastChange(scope.tx, conferenceId, contract.setMany.name, id)).data;
    if (!logged) throw new AppError('not-found');
    const [before, { of }] = logged.set;
    const now = new Map((await list.all(scope.tx, conferenceId)).map((entity) => [entity.id, entity.version]));
    const changed = of.filter((seen) => now.get(seen.id) !== seen.version).length;
    if (changed > 0) throw new AppError('changed-since', { n: changed });
    for (const [at, entity] of before.entries())
      await list.update(scope.tx, conferenceId, { ...entity, version: of[at]?.version ?? entity.version });
    await note(scope, contract.resetMany, conferenceId, id, { set: [{ of }, null] });
    return {};
  }

  return [handleChange(contract.setMany, setMany), handleChange(contract.resetMany, resetMany)];
}
