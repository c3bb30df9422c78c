import { PLANNERS, STAFF } from '../../../accounts/permissions.ts';
import type { Actor } from '../../../platform/contract.ts';
import type { Queryable } from '../../../platform/database/open.ts';
import type { Prisma } from '../../../platform/database/prisma.ts';
import { FOLLOWERS } from '../contract.ts';
import { carriedFrom, type RegisterConference } from '../rules/register.ts';

/** A conference of the register, and whether the reader writes into it. */
export interface OwnConference extends RegisterConference {
  readonly writes: boolean;
  readonly isPublished: boolean;
}

const SELECTED = {
  id: true,
  title: true,
  date: true,
  timeZone: true,
  seriesName: true,
  seriesBy: true,
  publishedNumber: true,
  memberships: { select: { userId: true, role: true } },
} as const;
type Selected = Prisma.ConferenceGetPayload<{ select: typeof SELECTED }>;

const isOneOf = (roles: readonly string[], role: string): boolean => roles.includes(role);

function toConference(
  { memberships, publishedNumber, ...row }: Selected,
  actor: Actor,
  administrators: ReadonlySet<string>,
): OwnConference {
  // An administrator acts as an organizer in every conference.
  const seriesBy = row.seriesBy !== null && administrators.has(row.seriesBy) ? null : row.seriesBy;
  const organizers = memberships.filter(({ role }) => isOneOf(PLANNERS, role)).map(({ userId }) => userId);
  const writes = memberships.some(({ userId, role }) => userId === actor.id && isOneOf(FOLLOWERS, role));
  return { ...row, seriesBy, organizers, writes: writes || actor.rights.includes('administrator'), isPublished: publishedNumber !== null };
}

const administratorIds = async (db: Queryable): Promise<ReadonlySet<string>> =>
  new Set((await db.user.findMany({ where: { administrator: true }, select: { id: true } })).map(({ id }) => id));

/** Conferences in use or archived; rehearsals never stand in the register. */
const STANDING = { deletedAt: null, rehearsalOf: null } as const;

/** The conferences whose register somebody reads: where they are staff, and the earlier ones of their series that are carried on. */
export async function registerConferences(db: Queryable, actor: Actor): Promise<OwnConference[]> {
  const isAdministrator = actor.rights.includes('administrator');
  const own = isAdministrator ? {} : { memberships: { some: { userId: actor.id, role: { in: [...STAFF] } } } };
  const rows = await db.conference.findMany({ where: { ...STANDING, ...own }, select: SELECTED, orderBy: { id: 'asc' } });
  const administrators = await administratorIds(db);
  const mine = rows.map((row) => toConference(row, actor, administrators));
  const names = mine.flatMap(({ seriesName }) => seriesName ?? []);
  if (isAdministrator || names.length === 0) return mine;
  const others = await inSeries(db, actor, names, administrators);
  const known = new Set(mine.map(({ id }) => id));
  const earlier = new Map(mine.flatMap((one) => carriedFrom(one, others)).map((one) => [one.id, one]));
  return [...mine, ...[...earlier.values()].filter(({ id }) => !known.has(id))];
}

async function inSeries(
  db: Queryable,
  actor: Actor,
  names: readonly string[],
  administrators: ReadonlySet<string>,
): Promise<OwnConference[]> {
  const where = { ...STANDING, seriesName: { in: [...new Set(names)] } };
  const rows = await db.conference.findMany({ where, select: SELECTED, orderBy: { id: 'asc' } });
  return rows.map((row) => toConference(row, actor, administrators));
}

/** A conference of the register, whoever reads it; null for a rehearsal, and one in the trash. With the earlier ones that are carried into it. */
export async function withEarlier(
  db: Queryable,
  actor: Actor,
  id: string,
): Promise<{ own: OwnConference; earlier: OwnConference[] } | null> {
  const row = await db.conference.findFirst({ where: { ...STANDING, id }, select: SELECTED });
  if (!row) return null;
  const administrators = await administratorIds(db);
  const own = toConference(row, actor, administrators);
  return { own, earlier: own.seriesName === null ? [] : carriedFrom(own, await inSeries(db, actor, [own.seriesName], administrators)) };
}
