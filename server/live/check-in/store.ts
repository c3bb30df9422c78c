import { awayOf, type Away } from '../../planning/awards/rules/absence.ts';
import { answersOf } from '../../planning/invitations/store.ts';
import type { Plan } from '../../planning/plan/contract.ts';
import type { Folded } from '../../platform/journal/contract.ts';
import { notedNow } from './rules/noted-now.ts';
import { createHmac } from 'node:crypto';
import type { Database, Queryable, Tx } from '../../platform/database/open.ts';
import { AppError } from '../../platform/errors.ts';
import { storedFormSecret } from '../../platform/http/form-secret.ts';
import type { PresenceNote } from './contract.ts';
import { badgeText } from './rules/badge-text.ts';

/** Letters and digits that are hard to confuse, and few enough for a small QR code. */
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const CODE_LENGTH = 16;
const TAG_LENGTH = 6;

const base32 = (bytes: Buffer, length: number): string => [...bytes.subarray(0, length)].map((byte) => BASE32[byte % 32]).join('');

/** The badges of one conference: each code follows from the installation's secret and cannot be guessed from another. */
export interface Badges {
  /** Tells the conference apart from others on its badges. */
  readonly tag: string;
  /** Codes of a participant; the last one is valid, those before it were replaced. */
  codes(participantId: string): string[];
  /** What the QR code of the valid badge says. */
  text(participantId: string): string;
}

/** The badges of a conference as they are valid now. */
export async function badgesOf(db: Database, conferenceId: string): Promise<Badges> {
  const secret = await storedFormSecret(db);
  if (secret === null) throw new Error('The installation has no secret.');
  const derived = (...parts: readonly unknown[]): Buffer => createHmac('sha256', secret).update(JSON.stringify(parts)).digest();
  const rows = await db.badgeIssue.findMany({ where: { conferenceId } });
  const issues = new Map(rows.map(({ participantId, issue }) => [participantId, issue]));
  const tag = base32(derived('badges', conferenceId), TAG_LENGTH);
  const codeOf = (participantId: string, issue: number): string =>
    base32(derived('badge', conferenceId, participantId, issue), CODE_LENGTH);
  const codes = (id: string): string[] => Array.from({ length: issues.get(id) ?? 1 }, (_, at) => codeOf(id, at + 1));
  return { tag, codes, text: (id) => badgeText(tag, codeOf(id, issues.get(id) ?? 1)) };
}

/** Most badges that one participant is given, one after the other. */
const MAX_BADGES = 99;

/** Replaces a participant's badge: the one seen no longer counts. @throws AppError badge-replaced if that happened already, or too often. */
export async function replaceBadge(tx: Tx, conferenceId: string, participantId: string, seen: number): Promise<number> {
  const issue = seen + 1;
  if (issue > MAX_BADGES) throw new AppError('badge-replaced');
  const { count } = await tx.badgeIssue.updateMany({ where: { conferenceId, participantId, issue: seen }, data: { issue } });
  if (count === 1) return issue;
  const before = await tx.badgeIssue.findUnique({ where: { conferenceId_participantId: { conferenceId, participantId } } });
  if (before || seen !== 1) throw new AppError('badge-replaced');
  await tx.badgeIssue.create({ data: { conferenceId, participantId, issue } });
  return issue;
}

/** Who of the list is not there now: by what doors noted, else by the answers to invitations and the plan. */
export async function awayNow(db: Queryable, folded: Folded, plan: Pick<Plan, 'conference' | 'participants' | 'sittings'>): Promise<Away> {
  const declined = await answersOf(db, plan.conference.id, 'declined');
  return awayOf(plan.participants, new Set(declined.keys()), notedNow(folded, plan));
}

/** Replaces the badges that somebody was given as another entry of the list, before the two were merged. */
export async function replaceFormerBadges(tx: Tx, conferenceId: string, keptId: string): Promise<void> {
  for (const { mergedId: participantId } of await tx.participantMerge.findMany({ where: { conferenceId, keptId } })) {
    const where = { conferenceId_participantId: { conferenceId, participantId } };
    await tx.badgeIssue.upsert({ where, create: { conferenceId, participantId, issue: 2 }, update: { issue: { increment: 1 } } });
  }
}

/** The kind of a text that says why a participant is excused; it names them, so that it can be erased with them. */
const ABSENCE = 'absence:';

interface Reason {
  readonly conferenceId: string;
  readonly participantId: string;
  readonly id: string;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Stores why somebody is excused, apart from the journal, so that it can be erased. */
export async function insertReason(tx: Tx, { participantId, at, ...text }: Reason): Promise<void> {
  await tx.proceedingsText.create({ data: { ...text, version: 1, kind: `${ABSENCE}${participantId}`, at: new Date(at) } });
}

/** The reasons that these notes name; erased ones are missing. */
export async function reasonsOf(
  db: Database,
  conferenceId: string,
  notes: readonly PresenceNote[],
): Promise<{ participantId: string; text: string }[]> {
  const named = notes.flatMap(({ participantId, reason }) => (reason ? [{ participantId, id: reason.id }] : []));
  if (named.length === 0) return [];
  const rows = await db.proceedingsText.findMany({ where: { conferenceId, id: { in: named.map(({ id }) => id) }, erasedAt: null } });
  const bodies = new Map(rows.map(({ id, body }) => [id, body]));
  return named.flatMap(({ participantId, id }) => {
    const text = bodies.get(id);
    return text ? [{ participantId, text }] : [];
  });
}
