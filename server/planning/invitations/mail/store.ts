import type { Database, Queryable, Tx } from '../../../platform/database/open.ts';
import { newId } from '../../../platform/ids.ts';
import { pathOf, ROWS_AT_ONCE } from '../store.ts';
import { InvitationMail, MAIL_KINDS, type MailKind, type MailState } from './contract.ts';

/** The last message of each kind to everybody. */
export async function lastMails(db: Queryable, conferenceId: string): Promise<InvitationMail[]> {
  const rows = await db.invitationMail.findMany({ where: { conferenceId }, orderBy: [{ changedAt: 'asc' }, { id: 'asc' }] });
  const last = new Map(rows.map((row) => [`${row.kind}/${row.participantId}`, row]));
  return [...last.values()].map(({ participantId, kind, state, attempts, code, changedAt }) =>
    InvitationMail.parse({ participantId, kind, state, attempts, code, at: changedAt.getTime() }),
  );
}

interface Order {
  readonly conferenceId: string;
  readonly kind: MailKind;
  readonly lang: 'vi' | 'en';
  readonly origin: string;
}

/** Puts messages to these participants into the queue. */
export async function queueMails(tx: Tx, order: Order, participantIds: readonly string[], now: number): Promise<void> {
  const at = new Date(now);
  const rows = participantIds.map((participantId) => ({
    ...order,
    id: newId(),
    participantId,
    state: 'waiting',
    attempts: 0,
    dueAt: at,
    changedAt: at,
    code: null,
  }));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx.invitationMail.createMany({ data: rows.slice(from, from + ROWS_AT_ONCE) });
}

/** A message that this server has taken on. */
export interface ClaimedMail {
  readonly id: string;
  readonly conferenceId: string;
  readonly kind: MailKind;
  readonly lang: 'vi' | 'en';
  readonly attempts: number;
  /** Null: the address or the link is gone. */
  readonly to: string | null;
  /** Link of the page of the invited one. */
  readonly link: string;
}

/** Takes on the message that is due first; no other server sends it then. Null if none is due. */
export async function claimMail(db: Database, now: number): Promise<ClaimedMail | null> {
  const due = await db.invitationMail.findFirst({
    where: { state: 'waiting', dueAt: { lte: new Date(now) } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  });
  if (!due) return null;
  const { count } = await db.invitationMail.updateMany({
    where: { id: due.id, state: 'waiting', attempts: due.attempts },
    data: { state: 'sending', attempts: due.attempts + 1, changedAt: new Date(now) },
  });
  if (count === 0) return claimMail(db, now);
  const { id, conferenceId, participantId, origin, lang, kind } = due;
  const at = { conferenceId_participantId: { conferenceId, participantId } };
  const contact = await db.participantContact.findUnique({ where: at, select: { email: true } });
  const invitation = await db.invitation.findUnique({ where: at, select: { secret: true, revokedAt: true } });
  const path = invitation?.revokedAt === null ? pathOf(invitation.secret) : null;
  return {
    id,
    conferenceId,
    kind: MAIL_KINDS.find((one) => one === kind) ?? 'invitation',
    lang: lang === 'en' ? 'en' : 'vi',
    attempts: due.attempts + 1,
    to: path === null ? null : (contact?.email ?? null),
    link: `${origin}${path ?? ''}`,
  };
}

/** Notes what became of a message that this server had taken on. */
export async function settleMail(
  db: Database,
  { id, attempts }: Pick<ClaimedMail, 'id' | 'attempts'>,
  { state, code, dueAt }: { readonly state: MailState; readonly code: number | null; readonly dueAt: number },
  now: number,
): Promise<void> {
  const data = { state, code, dueAt: new Date(dueAt), changedAt: new Date(now) };
  await db.invitationMail.updateMany({ where: { id, state: 'sending', attempts }, data });
}

/** Marks messages that were begun before a moment and never settled: whether they were sent is not known. Returns their conferences. */
export async function doubtMails(db: Database, before: number, now: number): Promise<string[]> {
  const where = { state: 'sending', changedAt: { lt: new Date(before) } };
  const rows = await db.invitationMail.findMany({ where, select: { conferenceId: true }, distinct: ['conferenceId'] });
  if (rows.length > 0) await db.invitationMail.updateMany({ where, data: { state: 'unknown', changedAt: new Date(now) } });
  return rows.map(({ conferenceId }) => conferenceId);
}
