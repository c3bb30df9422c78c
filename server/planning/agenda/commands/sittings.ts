import { differences } from '../../conferences/rules.ts';
import { handleChange, type ChangeContext, type Handler } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { agendaContract as contract } from '../contract.ts';
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
  const { entity } = await sittingList.require(tx, conferenceId, id);
  const sittings = await sittingList.all(tx, conferenceId);
  const at = sittings.findIndex((sitting) => sitting.id === id);
  const heir = sittings[at === 0 ? 1 : at - 1];
  const own = await itemsIn(tx, conferenceId, [id]);
  if (!heir && own.length > 0) throw new AppError('last-sitting');
  await noteAgendaChange(scope, contract.removeSitting, conferenceId, id, { removed: [{ entity, items: own.map((row) => row.id) }, null] });
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

export const sittingHandlers: Handler[] = [
  handleChange(contract.addSitting, add),
  handleChange(contract.editSitting, edit),
  handleChange(contract.removeSitting, remove),
];
