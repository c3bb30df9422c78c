import { createHash, randomBytes } from 'node:crypto';
import type { Prisma } from '../platform/database/prisma.ts';
import type { Actor } from '../platform/contract.ts';
import type { Database, Tx } from '../platform/database/open.ts';
import type { SessionAuthority } from '../platform/sockets/session-check.ts';
import { invitedActors, invitedSessions } from './invited/store.ts';
import { BEFORE_OWN_PASSWORD, isOver } from './rules.ts';
import { hasRole, PLANNERS, PUBLIC_ROLES, type Role, rolesNamed, STAFF } from './permissions.ts';

const DAY_MS = 86_400_000;
/** A sign-in lasts a week at most; a site's or display's link lasts for a conference with its rehearsals. Unused, they end sooner. */
const LASTS: Readonly<Record<string, number>> = { user: 7 * DAY_MS, site: 60 * DAY_MS, display: 60 * DAY_MS };

const idOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export interface NewSession {
  readonly kind: 'user' | 'site' | 'display';
  /** A user's id; for a site or a display its id within the conference. */
  readonly subjectId: string;
  readonly conferenceId: string | null;
  readonly now: number;
  /** The browser's description of itself; null for a program. */
  readonly device?: string | null;
}

/** The longest description of a browser that is kept. */
const MAX_DEVICE_LENGTH = 300;

/** Opens a session and returns its token, of which only the hash is stored. */
export async function openSession(tx: Tx | Database, { kind, subjectId, conferenceId, now, device = null }: NewSession): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const times = { createdAt: new Date(now), lastUsedAt: new Date(now), expiresAt: new Date(now + (LASTS[kind] ?? DAY_MS)) };
  await tx.session.create({
    data: { id: idOf(token), kind, subjectId, conferenceId, device: device?.slice(0, MAX_DEVICE_LENGTH) ?? null, ...times },
  });
  return token;
}

/** Selects sessions: one by its id, or of a subject all, all except one that stays, or only one. */
export type SessionChoice =
  | { readonly id: string }
  | {
      readonly kind: string;
      readonly subjectId: string;
      readonly conferenceId?: string | null;
      readonly except?: string;
      readonly only?: string;
    };

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
          ...(choice.only ? { id: choice.only } : {}),
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
  const found = await db.session.findMany({ where: { id: { in: [...ids] } } });
  return new Set(found.flatMap((session) => (isOver(session, now) ? [] : [session.id])));
}

interface Member {
  readonly conferenceId: string;
  readonly role: string;
}

function authorityOf(clearance: number, administrator: boolean, members: readonly Member[]): SessionAuthority {
  const roles = members.map(({ conferenceId, role }) => `${conferenceId} ${role}`).toSorted();
  const isStaff = (id: string): boolean =>
    members.some(({ conferenceId, role }) => conferenceId === id && hasRole(rolesNamed([role]), STAFF));
  return { clearance, roles: [administrator, ...roles].join(), isStaffIn: (id) => administrator || isStaff(id) };
}

/** What open sessions may do now, by their ids. Takes one query for each kind of login, however many sessions there are. */
export async function authoritiesOf(db: Database, ids: readonly string[], now: number): Promise<ReadonlyMap<string, SessionAuthority>> {
  const open = await openSessions(db, ids, now);
  const { users, links } = await subjectsInUse(db, open);
  const memberships = await db.membership.findMany({
    where: { userId: { in: [...users.values()].map(({ id }) => id) } },
    select: { userId: true, conferenceId: true, role: true },
  });
  const membersOf = Map.groupBy(memberships, ({ userId }) => userId);
  const invited = [...(await invitedSessions(db, ids))].map((id): [string, SessionAuthority] => [id, authorityOf(0, false, [])]);
  return new Map([
    ...invited,
    ...open.flatMap((session): [string, SessionAuthority][] => {
      const key = subjectKey(session);
      const [user, link] = [users.get(key), links.get(key)];
      if (user) return [[session.id, authorityOf(user.clearance, user.administrator, membersOf.get(user.id) ?? [])]];
      return link ? [[session.id, authorityOf(link.clearance, false, [])]] : [];
    }),
  ]);
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

/** What decides about a session. Every socket's is read again and again, so nothing else is. */
const DECISIVE = { id: true, kind: true, subjectId: true, conferenceId: true, expiresAt: true, lastUsedAt: true } as const;
type SessionRow = Prisma.SessionGetPayload<{ select: typeof DECISIVE }>;

/** Those of these sessions that have not ended. */
async function openSessions(db: Database, ids: readonly string[], now: number): Promise<SessionRow[]> {
  const found = await db.session.findMany({ where: { id: { in: [...ids] } }, select: DECISIVE });
  return found.filter((session) => !isOver(session, now));
}

const OF_USER = { id: true, clearance: true, administrator: true, creator: true, mustChangePassword: true } as const;
type UserRow = Prisma.UserGetPayload<{ select: typeof OF_USER }>;

/** What names the subject of a session: sites of other conferences have the same ids. */
const subjectKey = ({ kind, conferenceId, subjectId }: Pick<SessionRow, 'kind' | 'conferenceId' | 'subjectId'>): string =>
  `${kind}/${conferenceId ?? ''}/${subjectId}`;

/** The users, sites and displays of these sessions that are still in use, by subject. Takes one query for each kind of login. */
async function subjectsInUse(db: Database, sessions: readonly SessionRow[]) {
  const idsOf = (kind: string) => sessions.flatMap((session) => (session.kind === kind ? session.subjectId : []));
  const [userIds, siteIds, displayIds] = [idsOf('user'), idsOf('site'), idsOf('display')];
  const conferenceIds = [...new Set(sessions.flatMap(({ conferenceId }) => conferenceId ?? []))];
  const ofSites = { conferenceId: { in: conferenceIds }, siteId: { in: siteIds }, revokedAt: null };
  const [users, sites, displays] = await Promise.all([
    userIds.length > 0 ? db.user.findMany({ where: { id: { in: userIds }, disabledAt: null }, select: OF_USER }) : [],
    siteIds.length > 0 ? db.siteAccess.findMany({ where: ofSites }) : [],
    displayIds.length > 0 ? db.displayLink.findMany({ where: { id: { in: displayIds }, revokedAt: null } }) : [],
  ]);
  const links = [
    ...sites.map((link) => ({ ...link, kind: 'site', subjectId: link.siteId })),
    ...displays.map((link) => ({ ...link, kind: 'display', subjectId: link.id })),
  ];
  return {
    users: new Map(users.map((user) => [subjectKey({ kind: 'user', conferenceId: null, subjectId: user.id }), user])),
    /** Sites and displays, each bound to one conference, with the clearance of its link. */
    links: new Map(links.map((link) => [subjectKey(link), link])),
  };
}

function userActor(session: SessionRow, { id, clearance, administrator, creator, mustChangePassword }: UserRow): Actor {
  const rights = [...(administrator ? ['administrator'] : []), ...(creator ? ['creator'] : [])];
  const actor = { kind: 'user', id, sessionId: session.id, clearance, rights, conferenceId: null };
  return mustChangePassword ? { ...actor, rights: [], limitedTo: BEFORE_OWN_PASSWORD } : actor;
}

const linkActor = ({ id: sessionId, kind, subjectId: id, conferenceId }: SessionRow, clearance: number): Actor => ({
  kind,
  id,
  sessionId,
  clearance,
  rights: [],
  conferenceId,
});

/** The actors of tokens, in their order; null for each that is invalid or expired. */
export async function actorsOfTokens(db: Database, tokens: readonly string[], now: number): Promise<(Actor | null)[]> {
  const ids = tokens.map(idOf);
  const open = await openSessions(db, ids, now);
  const { users, links } = await subjectsInUse(db, open);
  const actors = new Map(
    open.map((session) => {
      const key = subjectKey(session);
      const [user, link] = [users.get(key), links.get(key)];
      return [session.id, user ? userActor(session, user) : link ? linkActor(session, link.clearance) : null];
    }),
  );
  const invited = await invitedActors(
    db,
    tokens.filter((_, at) => !actors.get(ids[at] ?? '')),
  );
  return ids.map((id, at) => actors.get(id) ?? invited.get(tokens[at] ?? '') ?? null);
}

/** An actor, and a conference in which to look up their roles. */
export interface RoleQuestion {
  readonly actor: Actor;
  readonly conferenceId: string;
}

/** The roles of actors in conferences, in the order asked; empty for each that has none or whose conference does not exist. */
export async function rolesIn(db: Database | Tx, asked: readonly RoleQuestion[]): Promise<(readonly Role[])[]> {
  const conferenceIds = [...new Set(asked.map(({ conferenceId }) => conferenceId))];
  const userIds = [...new Set(asked.flatMap(({ actor }) => (actor.kind === 'user' ? actor.id : [])))];
  const conferences = await db.conference.findMany({
    where: { id: { in: conferenceIds } },
    select: { id: true, viewersSignIn: true, deletedAt: true },
  });
  const given =
    userIds.length === 0
      ? []
      : await db.membership.findMany({
          where: { conferenceId: { in: conferenceIds }, userId: { in: userIds } },
          select: { conferenceId: true, userId: true, role: true },
        });
  const conferenceOf = new Map(conferences.map((conference) => [conference.id, conference]));
  const givenTo = Map.groupBy(given, ({ conferenceId, userId }) => `${conferenceId}/${userId}`);
  return asked.map(({ actor, conferenceId }) => {
    const conference = conferenceOf.get(conferenceId);
    if (!conference) return [];
    const names = actor.kind === 'user' ? (givenTo.get(`${conferenceId}/${actor.id}`) ?? []).map(({ role }) => role) : [];
    const roles = rolesGiven(actor, conferenceId, names, conference.viewersSignIn ? [] : PUBLIC_ROLES);
    // Only its organizers have roles in a conference in the trash: to restore it, or to delete it for good.
    return conference.deletedAt ? roles.filter((role) => hasRole([role], PLANNERS)) : roles;
  });
}

function rolesGiven(actor: Actor, conferenceId: string, names: readonly string[], open: readonly Role[]): readonly Role[] {
  if (actor.kind === 'site' || actor.kind === 'display' || actor.kind === 'invited')
    return actor.conferenceId === conferenceId ? [actor.kind] : [];
  if (actor.kind !== 'user') return open;
  const administrator = actor.rights.includes('administrator') ? PLANNERS : [];
  return [...new Set([...administrator, ...rolesNamed(names), ...open])];
}

/** Display names of users by id, for "who changed what". */
export async function displayNames(db: Database | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const users = await db.user.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, displayName: true } });
  return new Map(users.map((user) => [user.id, user.displayName]));
}
