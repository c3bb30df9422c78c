import { BY_POSITION, listStore } from '../collections/store.ts';
import { insertRows } from '../../platform/database/insert-rows.ts';
import type { Database, Tx } from '../../platform/database/open.ts';
import type { Prisma } from '../../platform/database/prisma.ts';
import { AppError } from '../../platform/errors.ts';
import { Item, Paper, Sitting } from './contract.ts';
import { sittingsInOrder } from './rules/sitting-order.ts';

export const itemList = listStore<Prisma.AgendaItemModel>()({
  schema: Item,
  table: (tx) => tx.agendaItem,
  rows: (tx, query) => tx.agendaItem.findMany(query),
  fromRow: (row) => row,
  toColumns: (item: Item) => item,
  create: (tx, data) => insertRows(tx, 'AgendaItem', data),
});

export const sittingList = listStore<Prisma.SittingModel>()({
  schema: Sitting,
  table: (tx) => tx.sitting,
  rows: (tx, query) => tx.sitting.findMany(query),
  fromRow: (row) => row,
  toColumns: (sitting: Sitting) => sitting,
  create: (tx, data) => tx.sitting.createMany({ data }),
});

export const paperList = listStore<Prisma.PaperModel>()({
  schema: Paper,
  table: (tx) => tx.paper,
  rows: (tx, query) => tx.paper.findMany(query),
  fromRow: (row) => row,
  toColumns: (paper: Paper) => paper,
  create: (tx, data) => insertRows(tx, 'Paper', data),
});

/** Whether an item was shown to anybody outside the staff, or minutes are written to it: then its id stays as it is. */
export async function isItemKnown(tx: Tx, conferenceId: string, id: string): Promise<boolean> {
  const conference = await tx.conference.findUnique({ where: { id: conferenceId }, select: { publishedNumber: true } });
  return conference?.publishedNumber !== null || (await tx.minutesUpdate.count({ where: { conferenceId, part: `item.${id}` } })) > 0;
}

/** Gives an item another id, wherever the draft names it; its papers follow by their reference. */
export async function renameItem(tx: Tx, conferenceId: string, id: string, to: string): Promise<void> {
  await tx.agendaItem.update({ where: { conferenceId_id: { conferenceId, id } }, data: { id: to } });
  await tx.document.updateMany({ where: { conferenceId, adoptedIn: id }, data: { adoptedIn: to } });
  await tx.campaign.updateMany({ where: { conferenceId, launchedIn: id }, data: { launchedIn: to } });
}

/** Ids of the items of some sittings, in the order of the agenda. */
export const itemsIn = (tx: Tx, conferenceId: string, sittingIds: readonly string[]) =>
  tx.agendaItem.findMany({
    where: { conferenceId, sittingId: { in: [...sittingIds] } },
    orderBy: BY_POSITION,
    select: { id: true, sittingId: true, position: true },
  });

/** Titles and classifications of a draft's items in their order. */
export const titlesOf = (db: Database, conferenceId: string) =>
  db.agendaItem.findMany({ where: { conferenceId }, orderBy: BY_POSITION, select: { id: true, title: true, classification: true } });

/** The papers of an item in their order. */
export async function papersOf(tx: Tx, conferenceId: string, itemId: string): Promise<Paper[]> {
  return (await tx.paper.findMany({ where: { conferenceId, itemId }, orderBy: BY_POSITION })).map(paperList.read);
}

/** Raises a sitting's version after its order has changed. @throws AppError stale if it is not the version that the editor saw. */
export async function bumpSitting(tx: Tx, conferenceId: string, id: string, version: number): Promise<number> {
  const { count } = await tx.sitting.updateMany({ where: { conferenceId, id, version }, data: { version: version + 1 } });
  if (count === 0) throw new AppError('stale');
  return version + 1;
}

/**
 * Puts the items of some sittings in a new order; the others keep theirs. Positions follow the order of the sittings, so that the
 * list of items is the agenda from top to bottom. An item that moves to another sitting gets a new version.
 */
export async function writeOrder(tx: Tx, conferenceId: string, orders: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const sittings = (await sittingList.all(tx, conferenceId)).map(({ id }) => id);
  const rows = await itemsIn(tx, conferenceId, sittings);
  const before = new Map(rows.map((row) => [row.id, row]));
  const inSitting = (id: string) => orders.get(id) ?? rows.filter((row) => row.sittingId === id).map((row) => row.id);
  const places = sittings.flatMap((sittingId) => inSitting(sittingId).map((id) => ({ id, sittingId })));
  for (const [position, { id, sittingId }] of places.entries()) {
    const row = before.get(id);
    if (row?.sittingId !== sittingId)
      await tx.agendaItem.updateMany({ where: { conferenceId, id }, data: { sittingId, position, version: { increment: 1 } } });
    else if (row.position !== position) await tx.agendaItem.updateMany({ where: { conferenceId, id }, data: { position } });
  }
}

/** Puts the sittings in the order of time, and the items in that of the sittings. Call it after a sitting was added or its time was changed. */
export async function orderSittings(tx: Tx, conferenceId: string): Promise<void> {
  const before = await sittingList.all(tx, conferenceId);
  const after = sittingsInOrder(before);
  if (after.every((sitting, at) => sitting === before[at])) return;
  for (const [position, { id }] of after.entries()) await tx.sitting.updateMany({ where: { conferenceId, id }, data: { position } });
  await writeOrder(tx, conferenceId, new Map());
}

/** Writes the order of papers; `ids` in their new order. */
export async function placePapers(tx: Tx, conferenceId: string, ids: readonly string[]): Promise<void> {
  for (const [position, id] of ids.entries()) await tx.paper.updateMany({ where: { conferenceId, id }, data: { position } });
}

/** Classifications of documents by their ids. */
export const classificationsOf = (tx: Tx, conferenceId: string, ids: readonly string[]) =>
  tx.document.findMany({ where: { conferenceId, id: { in: [...ids] } }, select: { id: true, classification: true } });
