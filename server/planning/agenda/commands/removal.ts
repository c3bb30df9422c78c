import { z } from 'zod';
import { refuseFaults, refuseUsed, removedThing } from '../../collections/commands.ts';
import { usedFaults } from '../../collections/uses/rules.ts';
import { usesOfItems } from '../../collections/uses/store.ts';
import { handleChange, type ChangeContext, type Handler } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { agendaContract as contract, Item, Paper } from '../contract.ts';
import { knownTo, mayRead } from '../rules/secrecy.ts';
import { itemList, paperList, papersOf } from '../store.ts';
import { noteAgendaChange, requireItem } from './access.ts';
import { refuseItem } from './items.ts';

/** Removes an item and those that go with it, all or none; each is logged for itself, with the ids of all. */
async function remove(scope: ChangeContext, { conferenceId, id, version, also = [] }: InputOf<typeof contract.removeItem>) {
  const { tx, actor } = scope;
  const all = [{ id, version }, ...also];
  const together = all.map((one) => one.id);
  if (new Set(together).size < together.length) refuseFaults([{ path: 'also', message: 'duplicate' }]);
  const found = [];
  for (const seen of all) found.push({ seen, ...(await requireItem(scope, conferenceId, seen.id)) });
  refuseUsed(usedFaults(await usesOfItems(tx, conferenceId, together), knownTo(actor.clearance)));
  for (const { seen, entity, position } of found) {
    const papers = await papersOf(tx, conferenceId, seen.id);
    const removed = { entity, position, papers, ...(together.length > 1 && { together }) };
    await noteAgendaChange(scope, contract.removeItem, conferenceId, seen.id, { removed: [removed, null] });
    await itemList.remove(tx, conferenceId, seen);
  }
  return {};
}

const Removed = z.object({ entity: Item, position: z.number(), papers: z.array(Paper), together: z.array(z.string()).optional() });

/** What the log keeps of a removed item. @throws AppError not-found, also for an item above the actor's clearance. */
async function removedItem({ tx, actor }: ChangeContext, conferenceId: string, id: string): Promise<z.output<typeof Removed>> {
  const noted = Removed.safeParse(await removedThing(tx, conferenceId, contract.removeItem, id)).data;
  if (!noted || !mayRead(actor.clearance, noted.entity)) throw new AppError('not-found');
  return noted;
}

/** Restores an item and those that were removed with it, in their order; what is there again stays as it is. */
async function restore(scope: ChangeContext, { conferenceId, id }: InputOf<typeof contract.restoreItem>) {
  const { tx } = scope;
  const { together = [id] } = await removedItem(scope, conferenceId, id);
  const all = [];
  for (const one of together) {
    const noted = await removedItem(scope, conferenceId, one);
    // One that came back and was removed again since is not part of this.
    if (one === id || noted.together?.join() === together.join()) all.push(noted);
  }
  for (const { entity, position, papers } of all.toSorted((a, b) => a.position - b.position)) {
    if (await itemList.find(tx, conferenceId, entity.id)) continue;
    await noteAgendaChange(scope, contract.restoreItem, conferenceId, entity.id, { restored: [null, true] });
    await refuseItem(scope, conferenceId, entity, []);
    await itemList.insert(tx, conferenceId, entity, position);
    for (const [at, paper] of papers.entries()) await paperList.insert(tx, conferenceId, paper, at);
  }
  return { id };
}

export const itemRemovalHandlers: Handler[] = [handleChange(contract.removeItem, remove), handleChange(contract.restoreItem, restore)];
