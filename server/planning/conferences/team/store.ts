import { randomBytes } from 'node:crypto';
import { GIVEN_ROLES, type GivenRole, PLANNERS, STAFF } from '../../../accounts/permissions.ts';
import type { Database, Tx } from '../../../platform/database/open.ts';
import { TextLine } from '../../../platform/contract.ts';
import { byGivenName } from '../../../platform/text.ts';
import { newId } from '../../../platform/ids.ts';
import type { Display, Member } from './contract.ts';

const isGiven = (role: string): role is GivenRole => GIVEN_ROLES.some((given) => given === role);

/** The team by role (in the order of the roles) and name. */
export async function membersOf(db: Database | Tx, conferenceId: string): Promise<Member[]> {
  const rows = await db.membership.findMany({ where: { conferenceId }, include: { user: { select: { name: true, displayName: true } } } });
  const members = rows.flatMap(({ userId, role, siteId, participantId, user }) =>
    isGiven(role) ? [{ userId, ...user, role, siteId, participantId }] : [],
  );
  return members.toSorted((a, b) => GIVEN_ROLES.indexOf(a.role) - GIVEN_ROLES.indexOf(b.role) || a.name.localeCompare(b.name));
}

/** Members of the staff with their clearance (0 none … 3), by role and name. */
export async function staffWithClearance(db: Database | Tx, conferenceId: string) {
  const rows = await db.membership.findMany({
    where: { conferenceId, role: { in: [...STAFF] } },
    include: { user: { select: { displayName: true, clearance: true } } },
    orderBy: [{ role: 'asc' }, { userId: 'asc' }],
  });
  return rows.flatMap(({ userId, role, user }) =>
    isGiven(role) ? [{ userId, role, name: user.displayName, clearance: user.clearance }] : [],
  );
}

/** Single sites of a conference, in the order of the list. */
export async function sitesToBind(db: Database | Tx, conferenceId: string) {
  const rows = await db.site.findMany({
    where: { conferenceId, isGroup: false },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, kind: true },
  });
  const ofHall = (wanted: boolean) => rows.filter(({ kind }) => (kind === 'main') === wanted);
  return [...ofHall(true), ...ofHall(false)].map(({ id, name }) => ({ id, name }));
}

/** Participants who are one person or one post, in the order of the list. */
export async function peopleToBind(db: Database | Tx, conferenceId: string) {
  const rows = await db.participant.findMany({
    where: { conferenceId, groupName: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, posts: true },
  });
  return rows.map(({ id, name, posts }) => ({
    id,
    name: [name, ...TextLine.array().parse(posts)].filter((text) => text !== null).join(', '),
  }));
}

/** The name of the site or participant to which a role is bound; null if it is bound to none. */
export async function nameOfBinding(
  db: Database | Tx,
  { conferenceId, siteId, participantId }: { conferenceId: string; siteId: string | null; participantId: string | null },
): Promise<string | null> {
  const [site, person] = await Promise.all([
    siteId === null ? null : db.site.findFirst({ where: { conferenceId, id: siteId }, select: { name: true } }),
    participantId === null ? null : db.participant.findFirst({ where: { conferenceId, id: participantId }, select: { name: true } }),
  ]);
  return site?.name ?? person?.name ?? null;
}

/** Accounts that can be assigned, by given name. */
export async function accountsToPick(db: Database | Tx) {
  const rows = await db.user.findMany({ where: { disabledAt: null }, select: { name: true, displayName: true } });
  return rows.toSorted((a, b) => byGivenName(a.displayName, b.displayName));
}

/** A login that is not disabled, by its exact name; null if there is none. */
export const userNamed = (tx: Tx, name: string) => tx.user.findFirst({ where: { name, disabledAt: null }, select: { id: true } });

/** The display links of a conference, oldest first. */
export async function displaysOf(db: Database | Tx, conferenceId: string): Promise<Display[]> {
  const rows = await db.displayLink.findMany({ where: { conferenceId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return rows.map(({ id, name, createdAt, revokedAt }) => ({ id, name, createdAt: createdAt.getTime(), revoked: revokedAt !== null }));
}

/** A valid display link of a conference, with its secret; null if there is none. */
export const findDisplay = (db: Database | Tx, conferenceId: string, id: string) =>
  db.displayLink.findFirst({ where: { conferenceId, id, revokedAt: null } });

/** The name of a hall display; null if there is none. */
export const screenName = async (db: Database | Tx, conferenceId: string, id: string): Promise<string | null> =>
  (await findDisplay(db, conferenceId, id))?.name ?? null;

/** The valid display link with that secret; null if there is none, or its conference is in the trash. */
export const displayBySecret = (db: Database | Tx, secret: string) =>
  db.displayLink.findFirst({
    where: { secret, revokedAt: null, conference: { deletedAt: null } },
    include: { conference: { select: { title: true } } },
  });

/** Creates a display link and returns its id; the secret has 192 random bits. */
export async function insertDisplay(tx: Tx, conferenceId: string, name: string, at: number): Promise<string> {
  const id = newId();
  await tx.displayLink.create({ data: { id, conferenceId, name, secret: randomBytes(24).toString('base64url'), createdAt: new Date(at) } });
  return id;
}

interface MembershipKey {
  readonly conferenceId: string;
  readonly userId: string;
  readonly role: GivenRole;
}

/** Whether the conference has the single site or participant to which a membership is bound. */
export async function bindingExists(
  tx: Database | Tx,
  { conferenceId, siteId, participantId }: { conferenceId: string; siteId: string | null; participantId: string | null },
): Promise<boolean> {
  if (siteId !== null) return (await tx.site.count({ where: { conferenceId, id: siteId, isGroup: false } })) > 0;
  return participantId !== null && (await tx.participant.count({ where: { conferenceId, id: participantId } })) > 0;
}

/** Assigns a role to a user, or changes what it is bound to. */
export async function putMembership(
  tx: Tx,
  key: MembershipKey,
  bound: { readonly siteId: string | null; readonly participantId: string | null },
): Promise<void> {
  await tx.membership.upsert({ where: { conferenceId_userId_role: key }, create: { ...key, ...bound }, update: bound });
}

/** Removes a role from a user; false if they did not have it. */
export const deleteMembership = async (tx: Tx, { conferenceId, userId, role }: MembershipKey): Promise<boolean> =>
  (await tx.membership.deleteMany({ where: { conferenceId, userId, role } })).count > 0;

/** Whether anybody can still change the plan. */
export const hasPlanner = async (tx: Tx, conferenceId: string): Promise<boolean> =>
  (await tx.membership.count({ where: { conferenceId, role: { in: [...PLANNERS] } } })) > 0;

/** `at` in milliseconds since 1970. */
export async function revokeDisplayLink(tx: Tx, id: string, at: number): Promise<void> {
  await tx.displayLink.update({ where: { id }, data: { revokedAt: new Date(at) } });
}
