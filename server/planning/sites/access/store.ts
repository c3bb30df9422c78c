import { APPOINTED_FOR_SITE } from '../../../accounts/permissions.ts';
import { randomBytes } from 'node:crypto';
import type { Queryable, Tx } from '../../../platform/database/open.ts';
import { AppError } from '../../../platform/errors.ts';
import type { SiteAccess } from './contract.ts';
import { newCode, shownCode } from './codes.ts';

type Row = NonNullable<Awaited<ReturnType<Tx['siteAccess']['findFirst']>>>;

/** The access of a site from its row, with the code and path as shown. */
export const toAccess = (row: Row): SiteAccess => ({
  siteId: row.siteId,
  code: shownCode(row.code),
  path: `/j/${row.secret}`,
  contactName: row.contactName,
  contactPhone: row.contactPhone,
  clearance: row.clearance,
  revoked: row.revokedAt !== null,
  rotatedAt: row.rotatedAt.getTime(),
  version: row.version,
});

/** The secret of a link: 192 random bits. */
const newSecret = (): string => randomBytes(24).toString('base64url');

/** The accesses of all sites of a conference. */
export const accessOf = async (db: Queryable, conferenceId: string): Promise<SiteAccess[]> =>
  (await db.siteAccess.findMany({ where: { conferenceId }, orderBy: { siteId: 'asc' } })).map(toAccess);

/** The access of one site; null if none was ever created. */
export const findAccess = (db: Queryable, conferenceId: string, siteId: string): Promise<Row | null> =>
  db.siteAccess.findUnique({ where: { conferenceId_siteId: { conferenceId, siteId } } });

/** Ids of a conference's sites that can join but have no access yet. */
export async function withoutAccess(tx: Tx, conferenceId: string): Promise<string[]> {
  const rows = await tx.site.findMany({
    where: { conferenceId, isGroup: false, access: null },
    orderBy: { position: 'asc' },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** Creates a link and a code for each of these sites. Equal codes are next to impossible, and the table refuses them. */
export async function openFor(tx: Tx, conferenceId: string, siteIds: readonly string[], now: number): Promise<void> {
  const rotatedAt = new Date(now);
  await tx.siteAccess.createMany({
    data: siteIds.map((siteId) => ({ conferenceId, siteId, code: newCode(), secret: newSecret(), rotatedAt })),
  });
}

/** Creates codes for the sites of a copy that can join, and copies their contacts and clearances from the original. */
export async function copyAccess(tx: Tx, from: string, to: string, now: number): Promise<void> {
  const rows = await tx.siteAccess.findMany({ where: { conferenceId: from, revokedAt: null } });
  const known = new Set(await withoutAccess(tx, to));
  const rotatedAt = new Date(now);
  await tx.siteAccess.createMany({
    data: rows
      .filter(({ siteId }) => known.has(siteId))
      .map(({ siteId, contactName, contactPhone, clearance }) => ({
        conferenceId: to,
        siteId,
        contactName,
        contactPhone,
        clearance,
        code: newCode(),
        secret: newSecret(),
        rotatedAt,
      })),
  });
}

/**
 * Sites that joined a rehearsal and may continue in its conference without a code: their code there is still valid and has no higher
 * clearance than the one they joined with.
 */
export async function mayGoOn(tx: Tx, rehearsalId: string, originalId: string): Promise<ReadonlySet<string>> {
  const [rehearsed, real] = await Promise.all(
    [rehearsalId, originalId].map((conferenceId) => tx.siteAccess.findMany({ where: { conferenceId, revokedAt: null } })),
  );
  const levels = new Map(rehearsed?.map(({ siteId, clearance }) => [siteId, clearance]));
  return new Set(real?.flatMap(({ siteId, clearance }) => (clearance <= (levels.get(siteId) ?? -1) ? siteId : [])));
}

/** Creates a new link and code for a site, whether it had one or not. Returns the version. */
export async function rotate(tx: Tx, conferenceId: string, siteId: string, now: number): Promise<number> {
  const fresh = { code: newCode(), secret: newSecret(), rotatedAt: new Date(now), revokedAt: null };
  const row = await tx.siteAccess.upsert({
    where: { conferenceId_siteId: { conferenceId, siteId } },
    create: { conferenceId, siteId, ...fresh },
    update: { ...fresh, version: { increment: 1 } },
  });
  return row.version;
}

type Facts = { contactName?: string | null; contactPhone?: string | null; clearance?: number; revokedAt?: Date | null };

/** Changes the facts of a site's access and returns the new version. @throws AppError not-found if it has none. */
export async function changeAccess(tx: Tx, conferenceId: string, siteId: string, facts: Facts): Promise<number> {
  const found = await findAccess(tx, conferenceId, siteId);
  if (!found) throw new AppError('not-found');
  const row = await tx.siteAccess.update({
    where: { conferenceId_siteId: { conferenceId, siteId } },
    data: { ...facts, version: { increment: 1 } },
  });
  return row.version;
}

/** The site of a code or a link's secret, if that is valid and its conference is not in the trash; null otherwise. */
export async function siteBehind(db: Queryable, by: { code: string } | { secret: string }) {
  const found = await db.siteAccess.findFirst({
    where: { ...by, revokedAt: null, conference: { deletedAt: null } },
    include: { site: { select: { name: true } }, conference: { select: { title: true } } },
  });
  return found && { conferenceId: found.conferenceId, siteId: found.siteId, site: found.site.name, conference: found.conference.title };
}

/** The name of a site; null if there is none. */
export const siteName = async (db: Queryable, conferenceId: string, id: string): Promise<string | null> =>
  (await db.site.findUnique({ where: { conferenceId_id: { conferenceId, id } }, select: { name: true } }))?.name ?? null;

/** The site to which a technician is bound; null for everyone else. */
export async function siteOfTechnician(db: Queryable, conferenceId: string, userId: string): Promise<string | null> {
  const membership = await db.membership.findFirst({
    where: { conferenceId, userId, role: { in: [...APPOINTED_FOR_SITE] } },
    select: { siteId: true },
  });
  return membership?.siteId ?? null;
}
