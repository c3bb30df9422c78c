import { handleChange, type ChangeContext, type Handler } from '../../../platform/bus/handlers.ts';
import { Id, Version, type Operation } from '../../../platform/contract.ts';
import { z } from 'zod';
import type { Tx } from '../../../platform/database/open.ts';
import { isUniqueViolation } from '../../../platform/database/errors.ts';
import { AppError, type ErrorCode } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';

/** Stores what an office keeps, of which each holds from a day of its own. */
interface DatedStore<Facts> {
  insert(tx: Tx, id: string, facts: Facts): Promise<unknown>;
  exists(tx: Tx, id: string): Promise<boolean>;
  /** Changes it if it still has this version; false otherwise. */
  update(tx: Tx, id: string, version: number, facts: Facts): Promise<boolean>;
  remove(tx: Tx, id: string, version: number): Promise<boolean>;
}

interface DatedCommands<Facts> {
  readonly contract: Readonly<Record<'add' | 'edit' | 'remove', Operation>>;
  readonly facts: z.ZodType<Facts>;
  readonly store: DatedStore<Facts>;
  /** The refusal of a second one that begins on the same day. */
  readonly dayTaken: ErrorCode;
}

// The bus has already checked the input; this only names what every one has.
const Seen = z.looseObject({ id: Id, version: Version });

/** The handlers that add, edit and remove what holds from a day on until the next one does. */
export function datedHandlers<Facts>({ contract, facts, store, dayTaken }: DatedCommands<Facts>): readonly Handler[] {
  /** Runs a write; another one that begins on the same day is a refusal. */
  async function onFreeDay<T>(write: Promise<T>): Promise<T> {
    try {
      return await write;
    } catch (error) {
      throw isUniqueViolation(error) ? new AppError(dayTaken) : error;
    }
  }
  async function mustExist({ tx }: ChangeContext, id: string): Promise<void> {
    if (!(await store.exists(tx, id))) throw new AppError('not-found');
  }
  async function add({ tx }: ChangeContext, input: unknown) {
    const id = newId();
    await onFreeDay(store.insert(tx, id, facts.parse(input)));
    return { id };
  }
  async function edit(scope: ChangeContext, input: unknown) {
    const { id, version, ...given } = Seen.parse(input);
    await mustExist(scope, id);
    if (!(await onFreeDay(store.update(scope.tx, id, version, facts.parse(given))))) throw new AppError('stale');
    return { version: version + 1 };
  }
  async function remove(scope: ChangeContext, input: unknown) {
    const { id, version } = Seen.parse(input);
    await mustExist(scope, id);
    if (!(await store.remove(scope.tx, id, version))) throw new AppError('stale');
    return {};
  }
  return [handleChange(contract.add, add), handleChange(contract.edit, edit), handleChange(contract.remove, remove)];
}
