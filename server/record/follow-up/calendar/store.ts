import type { Database, Queryable, Tx } from '../../../platform/database/open.ts';
import { newSecret, type OwnerRow } from '../owners/store.ts';

const pathOf = (secret: string): string => `/task-calendar/${secret}.ics`;
export const calendarPath = (secret: string | null | undefined): string | null => (secret ? pathOf(secret) : null);

/** Path of the calendar of a login's tasks; null: there is no link. */
export const pathOfUser = async (db: Queryable, userId: string): Promise<string | null> =>
  calendarPath((await db.taskCalendar.findUnique({ where: { userId } }))?.secret);

/** A link with a new secret in place of the one before. */
export async function openUserCalendar(tx: Tx, userId: string, now: number): Promise<string> {
  const fresh = { secret: newSecret(), createdAt: new Date(now) };
  await tx.taskCalendar.upsert({ where: { userId }, create: { userId, ...fresh }, update: fresh });
  return pathOf(fresh.secret);
}

export const closeUserCalendar = async (tx: Tx, userId: string): Promise<boolean> =>
  (await tx.taskCalendar.deleteMany({ where: { userId } })).count > 0;

/** Whose calendar a link opens: a login that may still sign in, or an owner whose link holds. */
export async function calendarHolder(db: Database, secret: string): Promise<{ userId: string } | { owner: OwnerRow } | null> {
  const user = await db.taskCalendar.findUnique({ where: { secret } });
  if (user) return (await db.user.count({ where: { id: user.userId, disabledAt: null } })) > 0 ? { userId: user.userId } : null;
  const owner = await db.taskOwner.findFirst({ where: { calendarSecret: secret, secret: { not: null }, conference: { deletedAt: null } } });
  return owner && { owner };
}

/** The conferences in which a login is in charge of tasks, with their titles. */
export async function conferencesInCharge(db: Queryable, userId: string): Promise<Map<string, string>> {
  const where = { deletedAt: null, rehearsalOf: null, matters: { some: { ownerId: userId, kind: 'task' } } };
  const rows = await db.conference.findMany({ where, select: { id: true, title: true } });
  return new Map(rows.map(({ id, title }) => [id, title]));
}
