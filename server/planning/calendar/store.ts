import { APPOINTED_PARTICIPANTS } from '../../accounts/permissions.ts';
import { randomBytes } from 'node:crypto';
import { rolesIn } from '../../accounts/store.ts';
import type { Database, Queryable, Tx } from '../../platform/database/open.ts';

/** Holder of a link: a user (whole conference) or a participant (their own slots). */
export interface Holder {
  readonly conferenceId: string;
  readonly holder: 'user' | 'participant';
  readonly holderId: string;
}

const pathOf = (secret: string): string => `/calendar/${secret}.ics`;

/** Creates a link with a new secret of 192 random bits and ends the holder's earlier one. Returns its path. */
export async function openLink(tx: Tx, link: Holder, createdBy: string, now: number): Promise<string> {
  const secret = randomBytes(24).toString('base64url');
  const fresh = { secret, createdBy, createdAt: new Date(now) };
  await tx.calendarFeed.upsert({ where: { conferenceId_holder_holderId: link }, create: { ...link, ...fresh }, update: fresh });
  return pathOf(secret);
}

/** Ends a link. Returns whether there was one. */
export const closeLink = async (tx: Tx, link: Holder): Promise<boolean> => (await tx.calendarFeed.deleteMany({ where: link })).count > 0;

/** Paths of a conference's links for one kind of holder, by holder. */
export async function linksOf(
  db: Queryable,
  conferenceId: string,
  holder: Holder['holder'],
  holderIds?: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db.calendarFeed.findMany({
    where: { conferenceId, holder, ...(holderIds ? { holderId: { in: [...holderIds] } } : {}) },
  });
  return new Map(rows.map(({ holderId, secret }) => [holderId, pathOf(secret)]));
}

/** Ids of a user's participant entries in a conference. */
export async function participantsOf(db: Queryable, conferenceId: string, userId: string): Promise<string[]> {
  const rows = await db.membership.findMany({
    where: { conferenceId, userId, role: { in: [...APPOINTED_PARTICIPANTS] } },
    select: { participantId: true },
  });
  return rows.flatMap(({ participantId }) => participantId ?? []);
}

/** Whether the draft has such a participant. */
export const participantExists = async (db: Queryable, conferenceId: string, id: string): Promise<boolean> =>
  (await db.participant.count({ where: { conferenceId, id } })) > 0;

/** Whether a user still has a role in a conference. */
async function takesPart(db: Database, conferenceId: string, userId: string): Promise<boolean> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { administrator: true, disabledAt: true } });
  if (!user || user.disabledAt !== null) return false;
  const actor = {
    kind: 'user',
    id: userId,
    sessionId: null,
    clearance: 0,
    rights: user.administrator ? ['administrator'] : [],
    conferenceId: null,
  };
  const [roles = []] = await rolesIn(db, [{ actor, conferenceId }]);
  return roles.length > 0;
}

/** Holder of the link with this secret; null if the link has ended, the holder has no role in the conference any more, or it is in the trash. */
export async function feedHolder(db: Database, secret: string): Promise<Holder | null> {
  const row = await db.calendarFeed.findUnique({ where: { secret }, include: { conference: { select: { deletedAt: true } } } });
  if (!row || row.conference.deletedAt !== null) return null;
  const { conferenceId, holderId } = row;
  if (row.holder === 'participant') return { conferenceId, holder: 'participant', holderId };
  return (await takesPart(db, conferenceId, holderId)) ? { conferenceId, holder: 'user', holderId } : null;
}
