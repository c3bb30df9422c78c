import { createHash, randomBytes } from 'node:crypto';
import type { Prisma } from '../platform/database/prisma.ts';
import type { Actor } from '../platform/contract.ts';
import type { Database, Tx } from '../platform/database/open.ts';
import type { SessionAuthority } from '../platform/sockets/session-check.ts';
import { hasRole, PLANNERS, PUBLIC_ROLES, type Role, rolesNamed, STAFF } from './permissions.ts';

const DAY_MS = 86_400_000;
/** A sign-in lasts a working week; a site's or display's link lasts for a conference with its rehearsals. */
const LASTS: Readonly<Record<string, number>> = { user: 7 * DAY_MS, site: 60 * DAY_MS, display: 60 * DAY_MS };

const idOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export interface NewSession {
  readonly kind: 'user' | 'site' | 'display';
  /** A user's id; for a site or a display its id within the conference. */
  readonly subjectId: string;
  readonly conferenceId: string | null;
  readonly now: number;
}

/** Opens a session and returns its token, of which only the hash is stored. */
export async function openSession(tx: Tx | Database, { kind, subjectId, conferenceId, now }: NewSession): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const times = { createdAt: new Date(now), expiresAt: new Date(now + (LASTS[kind] ?? DAY_MS)) };
  await tx.session.create({ data: { id: idOf(token), kind, subjectId, conferenceId, ...times } });
  return token;
}

/** Selects sessions: one by its id, or all of a subject except one that stays. */
export type SessionChoice =
  | { readonly id: string }
  | { readonly kind: string; readonly subjectId: string; readonly conferenceId?: string | null; readonly except?: string };

/** Ends sessions and returns their ids, so that their sockets can be closed after the commit. */
export async function endSessions(tx: Tx | Database, choice: SessionChoice): Promise<string[]> {
  const where: Prisma.SessionWhereInput =
    'id' in choice
      ? { id: choice.id }
      : {
          kind: choice.kind,
          subjectId: choice.subjectId,
          ...(choice.conferenceId ? { conferenceId: choice.conferenceId } : {}),
          ...(choice.except ? { NOT: { id: choice.except } } : {}),
        };
  const found = await tx.session.findMany({ where, select: { id: true } });
  await tx.session.deleteMany({ where: { id: { in: found.map((session) => session.id) } } });
  return found.map((session) => session.id);
}

/** Makes sessions of sites in one conference sessions of the same sites in another. */
export async function moveSiteSessions(tx: Tx, from: string, to: string, siteIds: ReadonlySet<string>): Promise<void> {
  await tx.session.updateMany({
    where: { kind: 'site', conferenceId: from, subjectId: { in: [...siteIds] } },
    data: { conferenceId: to },
  });
}

/** Which of these sessions are still valid. */
export async function sessionsLeft(db: Database, ids: readonly string[], now: number): Promise<ReadonlySet<string>> {
  const found = await db.session.findMany({ where: { id: { in: [...ids] }, expiresAt: { gt: new Date(now) } }, select: { id: true } });
  return new Set(found.map(({ id }) => id));
}

interface Member {
  readonly conferenceId: string;
  readonly role: string;
}

function authorityOf(clearance: number, administrator: boolean, members: readonly Member[]): SessionAuthority {
  const roles = members.map(({ conferenceId, role }) => `${conferenceId} ${role}`).toSorted();
  const staffIn = new Set(members.flatMap(({ conferenceId, role }) => (hasRole(rolesNamed([role]), STAFF) ? conferenceId : [])));
  return { clearance, roles: [administrator, ...roles].join(), isStaffIn: (id) => administrator || staffIn.has(id) };
}

/** What open sessions may do now, by their ids. Takes one query for each kind of login, however many sessions there are. */
export async function authoritiesOf(db: Database, ids: readonly string[], now: number): Promise<ReadonlyMap<string, SessionAuthority>> {
  const open = await db.session.findMany({ where: { id: { in: [...ids] }, expiresAt: { gt: new Date(now) } } });
  const subjects = (kind: string) => open.flatMap((session) => (session.kind === kind ? session.subjectId : []));
  const [userIds, siteIds, displayIds] = [subjects('user'), subjects('site'), subjects('display')];
  // Sites of other conferences have the same ids.
  const conferenceIds = [...new Set(open.flatMap(({ conferenceId }) => conferenceId ?? []))];
  const inUse = { revokedAt: null };
  const [users, sites, displays] = await Promise.all([
    userIds.length > 0
      ? db.user.findMany({
          where: { id: { in: userIds }, disabledAt: null },
          include: { memberships: { select: { conferenceId: true, role: true } } },
        })
      : [],
    siteIds.length > 0 ? db.siteAccess.findMany({ where: { conferenceId: { in: conferenceIds }, siteId: { in: siteIds }, ...inUse } }) : [],
    displayIds.length > 0 ? db.displayLink.findMany({ where: { id: { in: displayIds }, ...inUse } }) : [],
  ]);
  const authorities = new Map<string, SessionAuthority>([
    ...users.map((one) => [`user//${one.id}`, authorityOf(one.clearance, one.administrator, one.memberships)] as const),
    ...sites.map((one) => [`site/${one.conferenceId}/${one.siteId}`, authorityOf(one.clearance, false, [])] as const),
    ...displays.map((one) => [`display/${one.conferenceId}/${one.id}`, authorityOf(one.clearance, false, [])] as const),
  ]);
  return new Map(
    open.flatMap(({ id, kind, conferenceId, subjectId }): [string, SessionAuthority][] => {
      const authority = authorities.get(`${kind}/${conferenceId ?? ''}/${subjectId}`);
      return authority ? [[id, authority]] : [];
    }),
  );
}

export const ANONYMOUS: Actor = { kind: 'anonymous', id: 'anonymous', sessionId: null, clearance: 0, rights: [], conferenceId: null };
/** The server itself: presence, follow-up work, the seed. */
export const SYSTEM: Actor = {
  kind: 'system',
  id: 'system',
  sessionId: null,
  clearance: 3,
  rights: ['administrator', 'creator'],
  conferenceId: null,
};

interface SessionRow {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly conferenceId: string | null;
}

/** A site or a display: bound to one conference, with the clearance of its link; null once the link is revoked. */
async function linkActor(db: Database, { id: sessionId, kind, subjectId: id, conferenceId }: SessionRow): Promise<Actor | null> {
  if (conferenceId === null) return null;
  const link =
    kind === 'site'
      ? await db.siteAccess.findUnique({ where: { conferenceId_siteId: { conferenceId, siteId: id } } })
      : await db.displayLink.findUnique({ where: { id } });
  if (!link || link.revokedAt || link.conferenceId !== conferenceId) return null;
  return { kind, id, sessionId, clearance: link.clearance, rights: [], conferenceId };
}

/** The actor of a token; null if it is invalid or expired. */
export async function actorOfToken(db: Database, token: string, now: number): Promise<Actor | null> {
  const session = await db.session.findUnique({ where: { id: idOf(token) } });
  if (!session || session.expiresAt.getTime() <= now) return null;
  if (session.kind !== 'user') return linkActor(db, session);
  const user = await db.user.findUnique({ where: { id: session.subjectId } });
  if (!user || user.disabledAt) return null;
  const rights = [...(user.administrator ? ['administrator'] : []), ...(user.creator ? ['creator'] : [])];
  return { kind: 'user', id: user.id, sessionId: session.id, clearance: user.clearance, rights, conferenceId: null };
}

/** The roles of an actor in a conference; empty if they have none or the conference does not exist. */
export async function rolesIn(db: Database | Tx, actor: Actor, conferenceId: string): Promise<readonly Role[]> {
  const conference = await db.conference.findUnique({ where: { id: conferenceId }, select: { viewersSignIn: true, deletedAt: true } });
  if (!conference) return [];
  const roles = await rolesGiven(db, actor, conferenceId, conference.viewersSignIn ? [] : PUBLIC_ROLES);
  // Only its organizers have roles in a conference in the trash: to restore it, or to delete it for good.
  return conference.deletedAt ? roles.filter((role) => hasRole([role], PLANNERS)) : roles;
}

async function rolesGiven(db: Database | Tx, actor: Actor, conferenceId: string, open: readonly Role[]): Promise<readonly Role[]> {
  if (actor.kind === 'site' || actor.kind === 'display') return actor.conferenceId === conferenceId ? [actor.kind] : [];
  if (actor.kind !== 'user') return open;
  const given = await db.membership.findMany({ where: { conferenceId, userId: actor.id }, select: { role: true } });
  const administrator = actor.rights.includes('administrator') ? PLANNERS : [];
  return [...new Set([...administrator, ...rolesNamed(given.map(({ role }) => role)), ...open])];
}

/** Display names of users by id, for "who changed what". */
export async function displayNames(db: Database | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const users = await db.user.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, displayName: true } });
  return new Map(users.map((user) => [user.id, user.displayName]));
}
