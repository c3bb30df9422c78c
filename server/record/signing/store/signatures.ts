import { z } from 'zod';
import type { Queryable, Tx } from '../../../platform/database/open.ts';
import type { PaperSignatureLine } from '../contract.ts';

interface PaperKey {
  readonly conferenceId: string;
  readonly id: string;
}

const Kind = z.enum(['person', 'seal']);
type Row = NonNullable<Awaited<ReturnType<Tx['paperSignature']['findFirst']>>>;

export interface StoredSignature extends PaperSignatureLine {
  readonly conferenceId: string;
  readonly paperId: string;
  readonly field: string;
  readonly sha256: string;
  readonly seq: number;
  readonly hash: string | null;
  readonly code: string;
  readonly fingerprint: string;
  readonly statement: string;
}

function toSignature({ signedAt, stampedAt, kind, actorKind: _kind, actorId: _id, ...row }: Row): StoredSignature {
  return { ...row, kind: Kind.parse(kind), at: signedAt.getTime(), stampedAt: stampedAt?.getTime() ?? null };
}

/** The signatures of a paper in the order in which they were made. */
export async function signaturesOf(db: Queryable, { conferenceId, id: paperId }: PaperKey): Promise<StoredSignature[]> {
  return (await db.paperSignature.findMany({ where: { conferenceId, paperId }, orderBy: { number: 'asc' } })).map(toSignature);
}

export async function signaturesByCode(db: Queryable, code: string): Promise<StoredSignature[]> {
  return (await db.paperSignature.findMany({ where: { code }, orderBy: { number: 'asc' } })).map(toSignature);
}

/** The code of the paper of which this is a file, at whatever signature; null for no such file. */
export async function codeOfFile(db: Queryable, sha256: string): Promise<string | null> {
  return (await db.paperSignature.findFirst({ where: { sha256 }, select: { code: true } }))?.code ?? null;
}

export type NewSignatureRow = Omit<StoredSignature, 'number' | 'at' | 'stampedAt'> & {
  readonly at: number;
  readonly stampedAt: number | null;
  readonly actor: { readonly kind: string; readonly id: string };
};

/** Adds a signature behind those of its paper, whose row must be held by then. */
export async function addSignature(tx: Tx, { at, stampedAt, actor, ...row }: NewSignatureRow): Promise<void> {
  const { conferenceId, paperId } = row;
  const last = await tx.paperSignature.aggregate({ where: { conferenceId, paperId }, _max: { number: true } });
  const times = { signedAt: new Date(at), stampedAt: stampedAt === null ? null : new Date(stampedAt) };
  const who = { actorKind: actor.kind, actorId: actor.id };
  await tx.paperSignature.create({ data: { ...row, ...times, ...who, number: (last._max.number ?? 0) + 1 } });
}

/** The hash of an entry of a journal; null if there is none of this number. */
export async function hashOfEntry(db: Queryable, journalId: string, seq: number): Promise<string | null> {
  const row = await db.journalEntry.findUnique({ where: { journalId_seq: { journalId, seq } }, select: { hash: true } });
  return row?.hash ?? null;
}

/** Whether a newer edition of a paper has been issued. */
export async function isReplaced(db: Queryable, { conferenceId, id: replaces }: PaperKey): Promise<boolean> {
  return (await db.officialPaper.count({ where: { conferenceId, replaces, state: 'issued' } })) > 0;
}
