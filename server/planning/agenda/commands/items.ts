import { differences } from '../../conferences/rules.ts';
import { refuseFaults } from '../../collections/commands.ts';
import { missingReferences } from '../../collections/references/store.ts';
import { withFileKey } from '../rules/file-key.ts';
import { mayRead } from '../rules/secrecy.ts';
import { handleChange, type ChangeContext, type Handler } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import type { Fault } from '../../../platform/errors.ts';
import { isRandomId, newId } from '../../../platform/ids.ts';
import { agendaContract as contract, Item } from '../contract.ts';
import { classificationsOf, isItemKnown, itemList, itemsIn, renameItem, sittingList, writeOrder } from '../store.ts';
import { newSitting, putAfter } from '../rules/index.ts';
import { noteAgendaChange, requireItem } from './access.ts';

/** Faults of missing documents; those for which the actor is not cleared count as missing. */
export async function unknownDocuments({ tx, actor }: ChangeContext, conferenceId: string, ids: readonly string[]): Promise<Fault[]> {
  const readable = new Set(
    (await classificationsOf(tx, conferenceId, ids))
      .filter((row) => mayRead(actor.clearance, { classification: Item.shape.classification.parse(row.classification) }))
      .map(({ id }) => id),
  );
  return ids.flatMap((id, at) => (readable.has(id) ? [] : [{ path: `documents[${at}]`, message: 'no-such-reference' }]));
}

/** Refuses what the item refers to and is not there. @throws AppError invalid. */
export async function refuseItem(scope: ChangeContext, conferenceId: string, item: Item, documents: readonly string[]): Promise<void> {
  const { tx, actor } = scope;
  refuseFaults([
    ...(await missingReferences(tx, conferenceId, 'sittings', 'sittingId', item.sittingId)),
    ...(await missingReferences(tx, conferenceId, 'participants', 'speakers', item.speakers)),
    ...(await unknownDocuments(scope, conferenceId, documents)),
    ...(mayRead(actor.clearance, item) ? [] : [{ path: 'classification', message: 'above-clearance' }]),
  ]);
}

/** The sitting of new items: the given one, or the last. Creates the first one if the plan has none. */
export async function sittingFor(
  scope: ChangeContext,
  conferenceId: string,
  sittingId: string | null,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const last = sittingId ?? (await sittingList.all(scope.tx, conferenceId)).at(-1)?.id;
  if (last !== undefined) return { id: last, isNew: false };
  const id = newId();
  await noteAgendaChange(scope, contract.addSitting, conferenceId, id, { added: [null, {}] });
  await sittingList.insert(scope.tx, conferenceId, newSitting(id));
  return { id, isNew: true };
}

async function add(scope: ChangeContext, { conferenceId, after = null, ...facts }: InputOf<typeof contract.addItem>) {
  const { id: sittingId } = await sittingFor(scope, conferenceId, facts.sittingId);
  const item: Item = { ...facts, sittingId, id: newId(), version: 1, extras: {} };
  await noteAgendaChange(scope, contract.addItem, conferenceId, item.id, { added: [null, { ...facts, sittingId }] });
  await refuseItem(scope, conferenceId, item, item.documents);
  await itemList.insert(scope.tx, conferenceId, item);
  const others = (await itemsIn(scope.tx, conferenceId, [sittingId])).map(({ id }) => id).filter((id) => id !== item.id);
  await writeOrder(scope.tx, conferenceId, new Map([[sittingId, putAfter(sittingId, others, after, [item.id])]]));
  return { id: item.id };
}

async function edit(scope: ChangeContext, { conferenceId, id, version, ...typed }: InputOf<typeof contract.editItem>) {
  const { entity: before } = await requireItem(scope, conferenceId, id);
  const { turnMinutes = before.turnMinutes } = typed;
  const facts = { ...typed, turnMinutes };
  const hidden = new Set(
    (await unknownDocuments(scope, conferenceId, before.documents)).map(({ path }) => before.documents[Number(/\d+/.exec(path)?.[0])]),
  );
  // Keep documents that the editor is not cleared to see and so cannot have left out on purpose.
  const documents = [...facts.documents, ...before.documents.filter((one) => hidden.has(one) && !facts.documents.includes(one))];
  const edited: Item = { ...before, ...facts, documents, version };
  await refuseItem(scope, conferenceId, edited, facts.documents);
  const item = await withSilentId(scope, conferenceId, before, edited);
  await noteAgendaChange(scope, contract.editItem, conferenceId, item.id, differences(before, { ...facts, documents }));
  return { version: await itemList.update(scope.tx, conferenceId, item), id: item.id };
}

/**
 * Earlier releases kept the key of a file as the id of an open item. One that becomes classified before anybody saw it published loses it:
 * the key may say what it is about. Once published, its title was open with it, and the journal may name it.
 */
async function withSilentId({ tx }: ChangeContext, conferenceId: string, before: Item, edited: Item): Promise<Item> {
  const { id, classification, version } = edited;
  if (before.classification !== null || classification === null || isRandomId(id)) return edited;
  if (before.version !== version || (await isItemKnown(tx, conferenceId, id))) return edited;
  const silent = newId();
  await renameItem(tx, conferenceId, id, silent);
  return { ...withFileKey(edited, id), id: silent };
}

async function setMinutes(scope: ChangeContext, { conferenceId, id, version, minutes }: InputOf<typeof contract.setMinutes>) {
  // The length of a classified item is not secret: everybody sees the times after it.
  const { entity: before } = await itemList.require(scope.tx, conferenceId, id);
  await noteAgendaChange(scope, contract.setMinutes, conferenceId, id, differences(before, { minutes }));
  return { version: await itemList.update(scope.tx, conferenceId, { ...before, minutes, version }) };
}

export const itemHandlers: Handler[] = [
  handleChange(contract.addItem, add),
  handleChange(contract.editItem, edit),
  handleChange(contract.setMinutes, setMinutes),
];
