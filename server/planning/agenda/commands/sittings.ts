import { z } from 'zod';
import { removedThing } from '../../collections/commands.ts';
import { differences } from '../../conferences/rules.ts';
import { handleChange, type ChangeContext, type Handler } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import type { Tx } from '../../../platform/database/open.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { agendaContract as contract, Sitting } from '../contract.ts';
import { bumpSitting, itemsIn, orderSittings, sittingList, writeOrder } from '../store.ts';
import { noteAgendaChange } from './access.ts';

async function add(scope: ChangeContext, { conferenceId, ...facts }: InputOf<typeof contract.addSitting>) {
  const id = newId();
  await noteAgendaChange(scope, contract.addSitting, conferenceId, id, { added: [null, facts] });
  await sittingList.insert(scope.tx, conferenceId, { ...facts, id, version: 1, extras: {} });
  await orderSittings(scope.tx, conferenceId);
  return { id };
}

async function edit(scope: ChangeContext, { conferenceId, id, version, ...facts }: InputOf<typeof contract.editSitting>) {
  const { entity: before } = await sittingList.require(scope.tx, conferenceId, id);
  await noteAgendaChange(scope, contract.editSitting, conferenceId, id, differences(before, facts));
  const next = await sittingList.update(scope.tx, conferenceId, { ...before, ...facts, version });
  await orderSittings(scope.tx, conferenceId);
  return { version: next };
}

/** Removes a sitting. Its items move to the end of the sitting before, or from the first one to the front of the next. */
async function remove(scope: ChangeContext, { conferenceId, id, version }: InputOf<typeof contract.removeSitting>) {
  const { tx } = scope;
  const { entity, position } = await sittingList.require(tx, conferenceId, id);
  const sittings = await sittingList.all(tx, conferenceId);
  const at = sittings.findIndex((sitting) => sitting.id === id);
  const heir = sittings[at === 0 ? 1 : at - 1];
  const own = await itemsIn(tx, conferenceId, [id]);
  if (!heir && own.length > 0) throw new AppError('last-sitting');
  const removed = { entity, position, items: own.map((row) => row.id), heirId: heir?.id ?? null };
  await noteAgendaChange(scope, contract.removeSitting, conferenceId, id, { removed: [removed, null] });
  if (heir && own.length > 0) {
    const there = await itemsIn(tx, conferenceId, [heir.id]);
    const order = (at === 0 ? [...own, ...there] : [...there, ...own]).map((row) => row.id);
    await writeOrder(
      tx,
      conferenceId,
      new Map([
        [id, []],
        [heir.id, order],
      ]),
    );
    await bumpSitting(tx, conferenceId, heir.id, heir.version);
  }
  await sittingList.remove(tx, conferenceId, { id, version });
  return {};
}

/** What the log keeps of a removed sitting, with the one that got its items. */
const Removed = z.object({ entity: Sitting, position: z.number(), items: z.array(z.string()), heirId: z.string().nullable() });

/** Brings a removed sitting back, with those of its items that are still where its removal put them. */
async function restore(scope: ChangeContext, { conferenceId, id }: InputOf<typeof contract.restoreSitting>) {
  const { tx } = scope;
  const noted = Removed.safeParse(await removedThing(tx, conferenceId, contract.removeSitting, id)).data;
  if (!noted) throw new AppError('not-found');
  if (await sittingList.find(tx, conferenceId, id)) return { id };
  await noteAgendaChange(scope, contract.restoreSitting, conferenceId, id, { restored: [null, true] });
  await sittingList.insert(tx, conferenceId, noted.entity, noted.position);
  await orderSittings(tx, conferenceId);
  await takeBackItems(tx, conferenceId, noted);
  return { id };
}

/** Moves the items of a sitting back into it, in the order they had there. */
async function takeBackItems(tx: Tx, conferenceId: string, { entity, items, heirId }: z.output<typeof Removed>): Promise<void> {
  const heir = heirId === null ? null : await sittingList.find(tx, conferenceId, heirId);
  if (!heir) return;
  const there = (await itemsIn(tx, conferenceId, [heir.entity.id])).map(({ id }) => id);
  const own = items.filter((id) => there.includes(id));
  if (own.length === 0) return;
  await bumpSitting(tx, conferenceId, heir.entity.id, heir.entity.version);
  const staying = there.filter((id) => !own.includes(id));
  await writeOrder(
    tx,
    conferenceId,
    new Map([
      [heir.entity.id, staying],
      [entity.id, own],
    ]),
  );
}

export const sittingHandlers: Handler[] = [
  handleChange(contract.addSitting, add),
  handleChange(contract.editSitting, edit),
  handleChange(contract.removeSitting, remove),
  handleChange(contract.restoreSitting, restore),
];
