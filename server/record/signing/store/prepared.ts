import type { Actor } from '../../../platform/contract.ts';
import type { Queryable, Tx } from '../../../platform/database/open.ts';

interface PaperKey {
  readonly conferenceId: string;
  readonly id: string;
}

/** A file that waits for its signature. */
export interface PreparedFile {
  readonly id: string;
  readonly paperVersion: number;
  readonly field: string;
  readonly name: string;
  readonly post: string | null;
  readonly code: string;
  readonly statement: string;
  readonly certificates: string;
  readonly bytes: Buffer<ArrayBuffer>;
  readonly begins: number;
  readonly ends: number;
  readonly preparedAt: number;
  readonly expiresAt: number;
}

type Row = NonNullable<Awaited<ReturnType<Tx['preparedSignature']['findFirst']>>>;

const toPrepared = ({ bytes, preparedAt, expiresAt, ...row }: Row): PreparedFile => ({
  ...row,
  bytes: Buffer.from(bytes),
  preparedAt: preparedAt.getTime(),
  expiresAt: expiresAt.getTime(),
});

/** What somebody has prepared of a paper and may still sign; null if there is nothing. */
export async function preparedBy(
  db: Queryable,
  { conferenceId, id: paperId }: PaperKey,
  actor: Actor,
  now: number,
): Promise<PreparedFile | null> {
  const where = { conferenceId, paperId, actorKind: actor.kind, actorId: actor.id, expiresAt: { gt: new Date(now) } };
  const row = await db.preparedSignature.findFirst({ where, orderBy: { preparedAt: 'desc' } });
  return row && toPrepared(row);
}

/** Keeps what somebody prepared, instead of what they had prepared before; what has expired is removed. */
export async function keepPrepared(tx: Tx, { conferenceId, id: paperId }: PaperKey, actor: Actor, prepared: PreparedFile): Promise<void> {
  const { preparedAt, expiresAt, ...facts } = prepared;
  const who = { actorKind: actor.kind, actorId: actor.id };
  await tx.preparedSignature.deleteMany({
    where: { OR: [{ conferenceId, paperId, ...who }, { expiresAt: { lte: new Date(preparedAt) } }] },
  });
  const times = { preparedAt: new Date(preparedAt), expiresAt: new Date(expiresAt) };
  await tx.preparedSignature.create({ data: { ...facts, ...times, ...who, conferenceId, paperId } });
}

/** Removes what somebody prepared. */
export async function dropPrepared(tx: Tx, id: string, actor: Actor): Promise<void> {
  await tx.preparedSignature.deleteMany({ where: { id, actorKind: actor.kind, actorId: actor.id } });
}

/** Removes whatever waits for a paper that was signed meanwhile. */
export async function dropAllPrepared(tx: Tx, { conferenceId, id: paperId }: PaperKey): Promise<void> {
  await tx.preparedSignature.deleteMany({ where: { conferenceId, paperId } });
}
