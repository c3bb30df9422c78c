import type { Database, Tx } from '../../platform/database/open.ts';
import { AppError } from '../../platform/errors.ts';
import { Site, type SiteFacts } from './contract.ts';

type Reading = Database | Tx;
type Row = NonNullable<Awaited<ReturnType<Tx['site']['findFirst']>>>;

/** The planning entity of a row. */
export function rowToSite({ conferenceId: _conference, position: _position, isGroup, ...fields }: Row): Site {
  return Site.parse({ ...fields, group: isGroup });
}

/** The sites and groups of a conference in the order of the draft. */
export async function sitesOf(db: Reading, conferenceId: string): Promise<Site[]> {
  const rows = await db.site.findMany({ where: { conferenceId }, orderBy: [{ position: 'asc' }, { id: 'asc' }] });
  return rows.map(rowToSite);
}

/** A site or group. @throws AppError not-found */
export async function requireSite(db: Reading, conferenceId: string, id: string): Promise<Site> {
  const row = await db.site.findUnique({ where: { conferenceId_id: { conferenceId, id } } });
  if (!row) throw new AppError('not-found');
  return rowToSite(row);
}

const columns = ({ group, ...facts }: SiteFacts) => ({ ...facts, isGroup: group });

/** Adds sites at the places given. */
export async function insertSites(tx: Tx, conferenceId: string, sites: readonly (Site & { position: number })[]): Promise<void> {
  await tx.site.createMany({ data: sites.map(({ group, ...site }) => ({ ...site, conferenceId, isGroup: group })) });
}

/** Changes a site at the version that its editor saw. @throws AppError stale */
export async function updateSite(tx: Tx, conferenceId: string, id: string, version: number, facts: SiteFacts): Promise<number> {
  const { count } = await tx.site.updateMany({
    where: { conferenceId, id, version },
    data: { ...columns(facts), version: { increment: 1 } },
  });
  if (count === 0) throw new AppError('stale');
  return version + 1;
}

/** Removes sites; what hangs on their access goes with them. */
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

/** How many papers and participants name one of these sites. */
export async function usesOf(tx: Tx, conferenceId: string, ids: readonly string[]): Promise<number> {
  const where = { conferenceId, siteId: { in: [...ids] } };
  return (await tx.paper.count({ where })) + (await tx.participant.count({ where }));
}

/** Days and hours of the sittings as the draft plans them. */
export const sittingsOf = (db: Reading, conferenceId: string) =>
  db.sitting.findMany({ where: { conferenceId }, orderBy: [{ position: 'asc' }, { id: 'asc' }], select: { date: true, starts: true } });
