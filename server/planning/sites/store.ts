import { BY_POSITION, listStore } from '../collections/store.ts';
import { insertRows } from '../../platform/database/insert-rows.ts';
import type { Queryable, Tx } from '../../platform/database/open.ts';
import type { Prisma } from '../../platform/database/prisma.ts';
import { Site } from './contract.ts';

export const siteList = listStore<Prisma.SiteModel>()({
  schema: Site,
  table: (tx) => tx.site,
  rows: (tx, query) => tx.site.findMany(query),
  fromRow: ({ isGroup, ...row }) => ({ ...row, group: isGroup }),
  toColumns: ({ group, ...site }: Site) => ({ ...site, isGroup: group }),
  create: (tx, data) => insertRows(tx, 'Site', data),
});

/** Removes sites, with their access. */
export async function deleteSites(tx: Tx, conferenceId: string, ids: readonly string[]): Promise<void> {
  await tx.membership.deleteMany({ where: { conferenceId, siteId: { in: [...ids] } } });
  await tx.site.deleteMany({ where: { conferenceId, id: { in: [...ids] } } });
}

/** Writes the order of the list. */
export async function placeSites(tx: Tx, conferenceId: string, ids: readonly string[]): Promise<void> {
  const rows = await tx.site.findMany({ where: { conferenceId }, select: { id: true, position: true } });
  const before = new Map(rows.map((row) => [row.id, row.position]));
  for (const [position, id] of ids.entries()) {
    if (before.get(id) !== position) await tx.site.update({ where: { conferenceId_id: { conferenceId, id } }, data: { position } });
  }
}

/** Days and start times of the sittings in the draft. */
export const sittingStartsOf = (db: Queryable, conferenceId: string) =>
  db.sitting.findMany({ where: { conferenceId }, orderBy: BY_POSITION, select: { date: true, starts: true } });
