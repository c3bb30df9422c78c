import { APPOINTED_FOR_SITE, APPOINTED_PARTICIPANTS, hasRole, rolesNamed } from '../../../accounts/permissions.ts';
import { displayNames } from '../../../accounts/store.ts';
import type { Actor } from '../../../platform/contract.ts';
import type { Queryable } from '../../../platform/database/open.ts';
import type { CirculationSite } from '../rules.ts';

const inOrder = [{ position: 'asc' as const }, { id: 'asc' as const }];

/** Whom a login represents in a conference: a site itself, a technician their site, a delegate their participant entry. */
export async function standsFor(
  db: Queryable,
  actor: Actor,
  conferenceId: string,
): Promise<{ siteIds: string[]; participantIds: string[] }> {
  if (actor.kind === 'site') return { siteIds: actor.conferenceId === conferenceId ? [actor.id] : [], participantIds: [] };
  if (actor.kind !== 'user') return { siteIds: [], participantIds: [] };
  const memberships = await db.membership.findMany({
    where: { conferenceId, userId: actor.id },
    select: { role: true, siteId: true, participantId: true },
  });
  return {
    siteIds: memberships.flatMap(({ role, siteId }) =>
      hasRole(rolesNamed([role]), APPOINTED_FOR_SITE) && siteId !== null ? [siteId] : [],
    ),
    participantIds: memberships.flatMap(({ role, participantId }) =>
      hasRole(rolesNamed([role]), APPOINTED_PARTICIPANTS) && participantId !== null ? [participantId] : [],
    ),
  };
}

/** The sites of a conference that can receive documents, in their order. */
export async function places(db: Queryable, conferenceId: string): Promise<CirculationSite[]> {
  const select = { id: true, name: true, access: { select: { clearance: true } } };
  const rows = await db.site.findMany({ where: { conferenceId, isGroup: false }, orderBy: inOrder, select });
  return rows.map(({ id, name, access }) => ({ id, name, clearance: access?.clearance ?? null }));
}

/** By user, the site for which they are the technician. */
export async function technicians(db: Queryable, conferenceId: string): Promise<Map<string, string>> {
  const rows = await db.membership.findMany({
    where: { conferenceId, role: { in: [...APPOINTED_FOR_SITE] } },
    select: { userId: true, siteId: true },
  });
  return new Map(rows.flatMap(({ userId, siteId }) => (siteId === null ? [] : [[userId, siteId] as const])));
}

/** Participants with a login, or with a page of their own by the link of an invitation, in the order of the list. */
export async function participantsWhoRead(db: Queryable, conferenceId: string) {
  const bound = await db.membership.findMany({
    where: { conferenceId, role: { in: [...APPOINTED_PARTICIPANTS] }, participantId: { not: null } },
    select: { participantId: true },
  });
  const invited = await db.invitation.findMany({
    where: { conferenceId, secret: { not: null }, revokedAt: null },
    select: { participantId: true },
  });
  const ids = [...new Set([...bound, ...invited].flatMap(({ participantId }) => participantId ?? []))];
  return db.participant.findMany({
    where: { conferenceId, id: { in: ids } },
    orderBy: inOrder,
    select: { id: true, name: true, groupName: true, posts: true },
  });
}

/** Which of these participants and sites exist in the conference. */
export async function existing(
  db: Queryable,
  conferenceId: string,
  wanted: { sites: string[]; participants: string[] },
): Promise<Set<string>> {
  const sites = await db.site.findMany({ where: { conferenceId, isGroup: false, id: { in: wanted.sites } }, select: { id: true } });
  const participants = await db.participant.findMany({ where: { conferenceId, id: { in: wanted.participants } }, select: { id: true } });
  return new Set([...sites.map(({ id }) => `site:${id}`), ...participants.map(({ id }) => `participant:${id}`)]);
}

/** Names of users by id. */
export const userNames = (db: Queryable, ids: readonly string[]): Promise<Map<string, string>> => displayNames(db, ids);
