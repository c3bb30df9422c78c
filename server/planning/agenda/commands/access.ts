import { noteChange } from '../../collections/commands.ts';
import type { Found } from '../../collections/store.ts';
import { mayRead } from '../rules/secrecy.ts';
import type { ChangeContext } from '../../../platform/bus/handlers.ts';
import type { Operation } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Item } from '../contract.ts';
import { itemList } from '../store.ts';

/** An item for which the actor is cleared. @throws AppError not-found, also for an item above their clearance. */
export async function requireItem({ tx, actor }: ChangeContext, conferenceId: string, id: string): Promise<Found<Item>> {
  const found = await itemList.require(tx, conferenceId, id);
  if (!mayRead(actor.clearance, found.entity)) throw new AppError('not-found');
  return found;
}

/** Logs a change of the agenda and emits its event. @throws AppError archived, not-found. */
export const noteAgendaChange = (
  scope: ChangeContext,
  operation: Operation,
  conferenceId: string,
  id: string,
  changes: object,
): Promise<void> => noteChange(scope, { conferenceId, operation, id, what: 'agenda', changes });
