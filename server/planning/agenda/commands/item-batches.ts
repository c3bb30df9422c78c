import { removeBatch } from '../../collections/batches/commands.ts';
import { refuseFaults } from '../../collections/commands.ts';
import { knownReferences, missingReferences } from '../../collections/references/store.ts';
import { usedFaults } from '../../collections/uses/rules.ts';
import { usesOfNewItems } from '../../collections/uses/store.ts';
import { handleChange, type ChangeContext, type Handler } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError, type Fault } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { agendaContract as contract, type Item } from '../contract.ts';
import { knownTo, mayRead } from '../rules/secrecy.ts';
import { putAfter } from '../rules/index.ts';
import { itemList, itemsIn, sittingList, writeOrder } from '../store.ts';
import { noteAgendaChange } from './access.ts';
import { sittingFor, unknownDocuments } from './items.ts';

type NewItems = InputOf<typeof contract.addItems>;

/** How people who are new with items join the list of participants. */
export interface NewPeople {
  /** Returns their ids by those that the caller gave them. @throws AppError invalid. */
  add(scope: ChangeContext, conferenceId: string, people: NonNullable<NewItems['people']>): Promise<ReadonlyMap<string, string>>;
  /** Removes them, except those whom somebody has edited, or named elsewhere, since. */
  remove(scope: ChangeContext, conferenceId: string, ids: readonly string[]): Promise<void>;
}

/** Faults of the ids in a list: those that are not known, and those given twice. */
const faultsOfIds = (path: string, ids: readonly string[], isKnown: (id: string) => boolean): Fault[] =>
  ids.flatMap((id, at) => [
    ...(isKnown(id) ? [] : [{ path: `${path}[${at}]`, message: 'no-such-reference' }]),
    ...(ids.indexOf(id) < at ? [{ path: `${path}[${at}]`, message: 'duplicate' }] : []),
  ]);

/** Faults of new items with their places; documents for which the actor is not cleared count as missing. */
async function faultsOfItems(scope: ChangeContext, conferenceId: string, items: NewItems['items']): Promise<Fault[]> {
  const people = await knownReferences(
    scope.tx,
    conferenceId,
    'participants',
    items.flatMap(({ speakers }) => speakers),
  );
  const documents = [...new Set(items.flatMap((item) => item.documents))];
  const unknown = new Set((await unknownDocuments(scope, conferenceId, documents)).map(({ path }) => path));
  const hidden = new Set(documents.filter((_, at) => unknown.has(`documents[${at}]`)));
  return items.flatMap((item, at) => [
    ...faultsOfIds(`items[${at}].speakers`, item.speakers, (id) => people.has(id)),
    ...faultsOfIds(`items[${at}].documents`, item.documents, (id) => !hidden.has(id)),
    ...(mayRead(scope.actor.clearance, item) ? [] : [{ path: `items[${at}].classification`, message: 'above-clearance' }]),
  ]);
}

/** Adds items to a sitting, last or after one of its items. */
async function addItems(
  newPeople: NewPeople,
  scope: ChangeContext,
  { conferenceId, sittingId, after = null, people = [], items: given }: NewItems,
) {
  const { tx } = scope;
  refuseFaults(await missingReferences(tx, conferenceId, 'sittings', 'sittingId', sittingId));
  const sitting = await sittingFor(scope, conferenceId, sittingId);
  const made = await newPeople.add(scope, conferenceId, people);
  const items = given.map((item) => ({ ...item, speakers: item.speakers.map((speaker) => made.get(speaker) ?? speaker) }));
  const added = items.map((facts): Item => ({ ...facts, sittingId: sitting.id, id: newId(), version: 1, extras: {} }));
  const [id, ids] = [newId(), added.map((item) => item.id)];
  const madeSittingId = sitting.isNew ? sitting.id : null;
  await noteAgendaChange(scope, contract.addItems, conferenceId, id, {
    added: [null, { ids, sittingId: sitting.id, madeSittingId, madePeople: [...made.values()], items }],
  });
  refuseFaults(await faultsOfItems(scope, conferenceId, items));
  const others = (await itemsIn(tx, conferenceId, [sitting.id])).map((item) => item.id);
  await itemList.append(tx, conferenceId, added);
  await writeOrder(tx, conferenceId, new Map([[sitting.id, putAfter(sitting.id, others, after, ids)]]));
  return { id, ids };
}

/** Removes the sitting that was made for a batch, unless somebody has put something into it or given it a name. */
async function removeMadeSitting(scope: ChangeContext, conferenceId: string, id: string): Promise<void> {
  const { tx } = scope;
  const found = await sittingList.find(tx, conferenceId, id);
  if (!found || found.entity.version > 1 || (await itemsIn(tx, conferenceId, [id])).length > 0) return;
  await noteAgendaChange(scope, contract.removeSitting, conferenceId, id, { removed: [{ entity: found.entity, items: [] }, null] });
  await sittingList.removeAll(tx, conferenceId, [id]);
}

async function removeItems(newPeople: NewPeople, scope: ChangeContext, batch: InputOf<typeof contract.removeItems>) {
  const { conferenceId } = batch;
  const operations = { addMany: contract.addItems, removeMany: contract.removeItems };
  const { madeSittingId, madePeople } = await removeBatch(scope, batch, {
    operations,
    list: itemList,
    what: 'agenda',
    uses: async ({ tx, actor }, _conference, ids) => usedFaults(await usesOfNewItems(tx, conferenceId, ids), knownTo(actor.clearance)),
    check(items) {
      if (!items.every((item) => mayRead(scope.actor.clearance, item))) throw new AppError('not-found');
    },
  });
  await newPeople.remove(scope, conferenceId, madePeople);
  if (madeSittingId !== null) await removeMadeSitting(scope, conferenceId, madeSittingId);
  return {};
}

export const itemBatchHandlers = (newPeople: NewPeople): Handler[] => [
  handleChange(contract.addItems, (scope, input) => addItems(newPeople, scope, input)),
  handleChange(contract.removeItems, (scope, input) => removeItems(newPeople, scope, input)),
];
