import { randomBytes } from 'node:crypto';
import { PLANNERS } from '../../../../accounts/permissions.ts';
import type { Queryable, Tx } from '../../../../platform/database/open.ts';
import { newId } from '../../../../platform/ids.ts';
import { TeamRole } from '../contract.ts';
import { INVITATION_DAYS, type TeamInvitation } from './contract.ts';

const DAY_MS = 86_400_000;

type Row = NonNullable<Awaited<ReturnType<Queryable['teamInvitation']['findFirst']>>>;
type New = Omit<TeamInvitation, 'id' | 'expiresAt' | 'expired'> & { readonly conferenceId: string; readonly invitedBy: string };

const isOpen = { usedAt: null, revokedAt: null };

const toInvitation = ({ id, displayName, role, siteId, participantId, clearance, expiresAt }: Row, now: number): TeamInvitation => ({
  id,
  displayName,
  role: TeamRole.parse(role),
  siteId,
  participantId,
  clearance,
  expiresAt: expiresAt.getTime(),
  expired: expiresAt.getTime() <= now,
});

/** Those neither used nor revoked, the latest first. `now` in milliseconds since 1970. */
export async function invitationsOf(db: Queryable, conferenceId: string, now: number): Promise<TeamInvitation[]> {
  const rows = await db.teamInvitation.findMany({ where: { conferenceId, ...isOpen }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] });
  return rows.map((row) => toInvitation(row, now));
}

/** Creates an invitation and returns its id; the secret has 192 random bits. */
export async function insertInvitation(tx: Tx, invitation: New, now: number): Promise<string> {
  const id = newId();
  const times = { createdAt: new Date(now), expiresAt: new Date(now + INVITATION_DAYS * DAY_MS) };
  await tx.teamInvitation.create({ data: { ...invitation, ...times, id, secret: randomBytes(24).toString('base64url') } });
  return id;
}

/** An invitation that still works, by its id in a conference or by its secret; null if there is none, or its conference is in the trash. */
export async function usableInvitation(
  db: Queryable,
  which: { readonly conferenceId: string; readonly id: string } | { readonly secret: string },
  now: number,
) {
  const where = { ...which, ...isOpen, expiresAt: { gt: new Date(now) }, conference: { deletedAt: null } };
  const row = await db.teamInvitation.findFirst({ where, include: { conference: { select: { title: true } } } });
  return row && { ...row, role: TeamRole.parse(row.role) };
}

/** Revokes an invitation; false if it is not open. */
export const revokeInvitation = async (tx: Tx, conferenceId: string, id: string, now: number): Promise<boolean> =>
  (await tx.teamInvitation.updateMany({ where: { conferenceId, id, ...isOpen }, data: { revokedAt: new Date(now) } })).count > 0;

/** Uses an invitation up; false if somebody else was faster. */
export const useInvitation = async (tx: Tx, id: string, now: number): Promise<boolean> =>
  (await tx.teamInvitation.updateMany({ where: { id, ...isOpen }, data: { usedAt: new Date(now) } })).count > 0;

/** The clearance of a user who may plan a conference at present; null for anybody else. */
export async function clearanceOfPlanner(db: Queryable, conferenceId: string, userId: string): Promise<number | null> {
  const planner = { OR: [{ administrator: true }, { memberships: { some: { conferenceId, role: { in: [...PLANNERS] } } } }] };
  const user = await db.user.findFirst({ where: { id: userId, disabledAt: null, ...planner }, select: { clearance: true } });
  return user?.clearance ?? null;
}
