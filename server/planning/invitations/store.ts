import { randomBytes } from 'node:crypto';
import type { Queryable, Tx } from '../../platform/database/open.ts';
import { AppError } from '../../platform/errors.ts';
import { ANSWERS, type InvitationAnswer, type Contact, type Invitation, type InvitationTerms } from './contract.ts';

type Row = NonNullable<Awaited<ReturnType<Tx['invitation']['findFirst']>>>;

const answerOf = (text: string | null): InvitationAnswer | null => ANSWERS.find((one) => one === text) ?? null;

/** An invitation as it is told: without its secret, and without who noted the answer. */
export const toInvitation = ({ answer, siteId, reason, substituteId, answeredAt, answeredBy, revokedAt, version }: Row): Invitation => ({
  answer: answerOf(answer),
  siteId,
  reason,
  substituteId,
  answeredAt: answeredAt?.getTime() ?? null,
  byOffice: answeredAt === null ? null : answeredBy !== null,
  revoked: revokedAt !== null,
  version,
});

/** The secret of a link: 192 random bits. */
const newSecret = (): string => randomBytes(24).toString('base64url');

/** Path of the page of an invited person. */
export const pathOf = (secret: string | null): string | null => secret && `/g/${secret}`;

/** All invitations of a conference. */
export const invitationRows = (db: Queryable, conferenceId: string): Promise<Row[]> => db.invitation.findMany({ where: { conferenceId } });

/** One invitation; null if there is none. */
export const findInvitation = (db: Queryable, conferenceId: string, participantId: string): Promise<Row | null> =>
  db.invitation.findUnique({ where: { conferenceId_participantId: { conferenceId, participantId } } });

/** How somebody who was invited answered. */
export interface Answered {
  readonly answer: InvitationAnswer | null;
  /** The site, of 'at-site'. */
  readonly siteId: string | null;
  readonly reason: string | null;
  /** The participant who comes instead, of 'substitute'. */
  readonly substituteId: string | null;
}

/** The answers to all invitations of a conference, or those of one kind, by participant: who does not come, and who comes instead. */
export async function answersOf(db: Queryable, conferenceId: string, only?: InvitationAnswer): Promise<ReadonlyMap<string, Answered>> {
  const rows = await db.invitation.findMany({
    where: { conferenceId, ...(only === undefined ? {} : { answer: only }) },
    select: { participantId: true, answer: true, siteId: true, reason: true, substituteId: true },
  });
  return new Map(
    rows.map(({ participantId, answer, siteId, reason, substituteId }) => [
      participantId,
      { answer: answerOf(answer), siteId, reason, substituteId },
    ]),
  );
}

/** The answers of some participants, and how many of the whole list have not answered. */
export async function answersAmong(db: Queryable, conferenceId: string, ids: readonly string[]) {
  const rows = await db.invitation.findMany({
    where: { conferenceId, participantId: { in: [...ids] } },
    select: { participantId: true, answer: true },
  });
  const open = await db.invitation.findMany({ where: { conferenceId, answer: null }, select: { participantId: true } });
  // An invitation stays when its participant is removed.
  const there = { conferenceId, id: { in: open.map(({ participantId }) => participantId) } };
  return {
    answers: Object.fromEntries(rows.map(({ participantId, answer }) => [participantId, answerOf(answer)])),
    waiting: open.length === 0 ? 0 : await db.participant.count({ where: there }),
  };
}

/** The links of those whose invitation holds, by participant; null for a group, which has none. */
export async function linksOfInvited(db: Queryable, conferenceId: string, origin: string): Promise<ReadonlyMap<string, string | null>> {
  const rows = await db.invitation.findMany({ where: { conferenceId, revokedAt: null }, select: { participantId: true, secret: true } });
  return new Map(rows.map(({ participantId, secret }) => [participantId, secret && `${origin}${pathOf(secret)}`]));
}

/** Rows to insert by one statement. */
export const ROWS_AT_ONCE = 500;

/** Makes invitations; `isGroup`: without a link. */
export async function insertInvitations(
  tx: Tx,
  made: { conferenceId: string; batchId: string; now: number },
  people: readonly { readonly id: string; readonly isGroup: boolean }[],
): Promise<void> {
  const { now, ...batch } = made;
  const empty = { revokedAt: null, answer: null, siteId: null, reason: null, substituteId: null, answeredAt: null, answeredBy: null };
  const rows = people.map(({ id, isGroup }) => ({
    ...batch,
    ...empty,
    participantId: id,
    secret: isGroup ? null : newSecret(),
    madeAt: new Date(now),
    version: 1,
  }));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx.invitation.createMany({ data: rows.slice(from, from + ROWS_AT_ONCE) });
}

/** Takes back a batch whose invitations are as they were made. Returns how many are not; then nothing is taken back. */
export async function removeInvitations(tx: Tx, conferenceId: string, batchId: string): Promise<{ removed: number; changed: number }> {
  const changed = await tx.invitation.count({ where: { conferenceId, batchId, version: { gt: 1 } } });
  if (changed > 0) return { removed: 0, changed };
  return { removed: (await tx.invitation.deleteMany({ where: { conferenceId, batchId } })).count, changed: 0 };
}

/** Facts of an invitation that change. */
type Facts = Partial<Pick<Row, 'answer' | 'siteId' | 'reason' | 'substituteId' | 'answeredAt' | 'answeredBy' | 'secret' | 'revokedAt'>>;

/** Changes an invitation that still has this version, and returns its new one. @throws AppError stale. */
export async function updateInvitation(
  tx: Tx,
  { conferenceId, participantId, version }: Pick<Row, 'conferenceId' | 'participantId' | 'version'>,
  facts: Facts,
): Promise<number> {
  const where = { conferenceId, participantId, version };
  const { count } = await tx.invitation.updateMany({ where, data: { ...facts, version: version + 1 } });
  if (count === 0) throw new AppError('stale');
  return version + 1;
}

/** A new link in place of the old one. */
export const freshLink = (): Pick<Row, 'secret' | 'revokedAt'> => ({ secret: newSecret(), revokedAt: null });

/** The invitation behind the secret of a link; null if it was revoked, or its conference or participant is gone. */
export async function invitationBehind(db: Queryable, secret: string): Promise<Row | null> {
  const row = await db.invitation.findFirst({ where: { secret, revokedAt: null, conference: { deletedAt: null } } });
  if (!row) return null;
  const { conferenceId, participantId: id } = row;
  return (await db.participant.count({ where: { conferenceId, id } })) > 0 ? row : null;
}

/** Id of the participant who stands in for another one; null if nobody does. */
export const standInId = async (db: Queryable, conferenceId: string, standsFor: string): Promise<string | null> =>
  (await db.participant.findFirst({ where: { conferenceId, standsFor }, select: { id: true } }))?.id ?? null;

/** Who comes by an invitation: the one who stands in for the invited, where there is one. */
export const whoComes = async (db: Queryable, conferenceId: string, invitedId: string): Promise<string> =>
  (await standInId(db, conferenceId, invitedId)) ?? invitedId;

/** How a participant is reached. */
export async function contactOf(db: Queryable, conferenceId: string, participantId: string): Promise<Contact> {
  const row = await db.participantContact.findUnique({ where: { conferenceId_participantId: { conferenceId, participantId } } });
  return row ? { email: row.email, phone: row.phone, version: row.version } : { email: null, phone: null, version: 0 };
}

/** Ids of the participants whose e-mail address is known. */
export async function withEmail(db: Queryable, conferenceId: string): Promise<ReadonlySet<string>> {
  const rows = await db.participantContact.findMany({ where: { conferenceId, email: { not: null } }, select: { participantId: true } });
  return new Set(rows.map(({ participantId }) => participantId));
}

/** Stores how a participant is reached, over the version that was seen; 0: over none. @throws AppError stale. */
export async function putContact(tx: Tx, conferenceId: string, participantId: string, { version, ...facts }: Contact): Promise<number> {
  const at = { conferenceId, participantId };
  const { count } =
    version === 0
      ? await tx.participantContact.createMany({
          data: (await tx.participantContact.count({ where: at })) > 0 ? [] : [{ ...at, ...facts }],
        })
      : await tx.participantContact.updateMany({ where: { ...at, version }, data: { ...facts, version: version + 1 } });
  if (count === 0) throw new AppError('stale');
  return version + 1;
}

/** Until when the invited may answer. */
export async function termsOf(db: Queryable, conferenceId: string): Promise<InvitationTerms> {
  const row = await db.invitationTerms.findUnique({ where: { conferenceId } });
  return { deadline: row?.deadline ?? null, version: row?.version ?? 0 };
}

/** Stores the terms over the version that was seen; 0: over none. @throws AppError stale. */
export async function putTerms(tx: Tx, conferenceId: string, { deadline, version }: InvitationTerms): Promise<number> {
  const { count } =
    version === 0
      ? await tx.invitationTerms.createMany({
          data: (await tx.invitationTerms.count({ where: { conferenceId } })) > 0 ? [] : [{ conferenceId, deadline }],
        })
      : await tx.invitationTerms.updateMany({ where: { conferenceId, version }, data: { deadline, version: version + 1 } });
  if (count === 0) throw new AppError('stale');
  return version + 1;
}

/** Whether comments were asked of delegates on a document that whoever holds a link may read. */
export async function asksForComments(db: Queryable, conferenceId: string): Promise<boolean> {
  const rounds = await db.commentRound.findMany({ where: { conferenceId }, select: { documentId: true, groups: true } });
  const ids = rounds.flatMap(({ documentId, groups }) => (Array.isArray(groups) && groups.includes('participants') ? documentId : []));
  return ids.length > 0 && (await db.document.count({ where: { conferenceId, id: { in: ids }, classification: null } })) > 0;
}
