import { handleChange, handleQuery, type ChangeContext, type Handler } from '../../platform/bus/handlers.ts';
import type { InputOf } from '../../platform/contract.ts';
import { isUniqueViolation } from '../../platform/database/errors.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { protocolContract as contract } from './contract.ts';
import { deleteOrder, insertOrder, orderExists, ordersOfProtocol, updateOrder } from './store.ts';

/** Runs a write; another order that begins on the same day is a refusal. @throws AppError protocol-day-taken. */
async function onFreeDay<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    throw isUniqueViolation(error) ? new AppError('protocol-day-taken') : error;
  }
}

async function add({ tx }: ChangeContext, facts: InputOf<typeof contract.add>) {
  const id = newId();
  await onFreeDay(insertOrder(tx, id, facts));
  return { id };
}

async function mustExist({ tx }: ChangeContext, id: string): Promise<void> {
  if (!(await orderExists(tx, id))) throw new AppError('not-found');
}

async function edit(scope: ChangeContext, { id, version, ...facts }: InputOf<typeof contract.edit>) {
  await mustExist(scope, id);
  if (!(await onFreeDay(updateOrder(scope.tx, id, version, facts)))) throw new AppError('stale');
  return { version: version + 1 };
}

async function remove(scope: ChangeContext, { id, version }: InputOf<typeof contract.remove>) {
  await mustExist(scope, id);
  if (!(await deleteOrder(scope.tx, id, version))) throw new AppError('stale');
  return {};
}

export const protocolHandlers: readonly Handler[] = [
  handleQuery(contract.list, async ({ db }) => ({ orders: await ordersOfProtocol(db) })),
  handleChange(contract.add, add),
  handleChange(contract.edit, edit),
  handleChange(contract.remove, remove),
];
