import type { Queryable, Tx } from '../../platform/database/open.ts';
import { AppError } from '../../platform/errors.ts';
import type { Part, MinutesVersion } from './contract.ts';

/** A stored update. Times in milliseconds since 1970. */
export interface StoredUpdate {
  readonly part: Part;
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly at: number;
}

/** What a version holds: the whole state of each part, as base64. */
export type KeptParts = Readonly<Record<Part, string>>;

interface WritableRow {
  readonly archivedAt: unknown;
  /** A text from SQLite. */
  readonly since: string | Date | null;
}

/**
 * Makes sure that the minutes may be written. The command holds the conference, so that writers take turns and no two updates get the
 * same number. Returns since when no version was kept: the time of the last one, or else of the first update, in milliseconds since 1970;
 * null if there is neither. One statement, because it is asked with every word. @throws AppError not-found, archived.
 */
export async function requireWritable(tx: Tx, conferenceId: string): Promise<number | null> {
  const [row] = await tx.$queryRaw<WritableRow[]>`
    SELECT "archivedAt", COALESCE(
      (SELECT "at" FROM "MinutesVersion" WHERE "conferenceId" = held."id" ORDER BY "number" DESC LIMIT 1),
      (SELECT min("at") FROM "MinutesUpdate" WHERE "conferenceId" = held."id")
    ) AS "since" FROM "Conference" AS held WHERE "id" = ${conferenceId} AND "deletedAt" IS NULL`;
  if (!row) throw new AppError('not-found');
  if (row.archivedAt !== null) throw new AppError('archived');
  return row.since === null ? null : new Date(row.since).getTime();
}

/** Updates of one part, or of all, in the order in which they came; `from`: those with this number and later ones. */
export async function updatesOf(db: Queryable, conferenceId: string, part?: Part, from = 0): Promise<StoredUpdate[]> {
  const where = { conferenceId, ...(part !== undefined && { part }), ...(from > 0 && { number: { gte: from } }) };
  const select = { part: true, number: true, bytes: true, at: true } as const;
  const rows = await db.minutesUpdate.findMany({ where, orderBy: [{ part: 'asc' }, { number: 'asc' }], select });
  return rows.map((row) => ({ part: row.part, number: row.number, bytes: row.bytes, at: row.at.getTime() }));
}

interface NewUpdate {
  readonly conferenceId: string;
  readonly part: Part;
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly actorId: string;
  readonly at: number;
}

/** Stores an update of a part; `at` in milliseconds since 1970. */
export async function insertUpdate(tx: Tx, { bytes, at, ...update }: NewUpdate): Promise<void> {
  await tx.minutesUpdate.createMany({ data: { ...update, bytes: new Uint8Array(bytes), at: new Date(at) } });
}

/**
 * Notes under whose login pages write, by Yjs's ids of their documents. An id belongs to the login that used it first: who could write
 * on in somebody else's would have the words that they write next taken for known already.
 * @throws AppError minutes-update when one belongs to another login.
 */
export async function claimClients(
  tx: Tx,
  { actorId, ...place }: { readonly conferenceId: string; readonly part: Part; readonly actorId: string },
  clientIds: readonly number[],
): Promise<void> {
  const ids = clientIds.map(BigInt);
  const known = await tx.minutesClient.findMany({ where: { ...place, clientId: { in: ids } } });
  if (known.some((client) => client.actorId !== actorId)) throw new AppError('minutes-update');
  const claimed = new Set(known.map(({ clientId }) => clientId));
  const unclaimed = ids.filter((id) => !claimed.has(id)).map((clientId) => ({ ...place, clientId, actorId }));
  if (unclaimed.length > 0) await tx.minutesClient.createMany({ data: unclaimed });
}

/** Puts one update in the place of all of a part: the same text in fewer bytes. */
export async function replaceUpdates(tx: Tx, update: NewUpdate): Promise<void> {
  await tx.minutesUpdate.deleteMany({ where: { conferenceId: update.conferenceId, part: update.part } });
  await insertUpdate(tx, update);
}

/** Who has written since then, each once. `since` in milliseconds since 1970. */
export async function writersSince(db: Queryable, conferenceId: string, since: number): Promise<string[]> {
  const where = { conferenceId, at: { gte: new Date(since) } };
  return (await db.minutesUpdate.findMany({ where, distinct: ['actorId'], select: { actorId: true } })).map(({ actorId }) => actorId);
}

type VersionRow = Awaited<ReturnType<Queryable['minutesVersion']['findMany']>>[number];
type VersionHead = Omit<VersionRow, 'content'>;

const HEAD = { conferenceId: true, number: true, at: true, actorId: true, label: true } as const;

/** All versions without content, newest first; `by` is the id of its author, null if it was kept automatically. */
export async function versionsOf(db: Queryable, conferenceId: string): Promise<MinutesVersion[]> {
  const rows = await db.minutesVersion.findMany({ where: { conferenceId }, orderBy: { number: 'desc' }, select: HEAD });
  return rows.map(toVersion);
}

/** Why a version was kept: by hand with a label, before another one was restored, or (neither) by itself. */
export interface Reason {
  readonly label?: string;
  readonly restores?: number;
}

/** The column holds a label, or this before the number of the version that was restored then. */
const RESTORES = 'restore:';

function toVersion(row: VersionHead): MinutesVersion {
  const restores = row.label?.startsWith(RESTORES) ? Number(row.label.slice(RESTORES.length)) || null : null;
  return {
    number: row.number,
    at: row.at.getTime(),
    label: restores === null ? row.label : null,
    restores,
    by: row.label === null ? null : row.actorId,
  };
}

/** A version with its content. @throws AppError not-found */
export async function requireVersion(
  db: Queryable,
  conferenceId: string,
  number: number,
): Promise<MinutesVersion & { readonly parts: KeptParts }> {
  const row = await db.minutesVersion.findUnique({ where: { conferenceId_number: { conferenceId, number } } });
  if (!row) throw new AppError('not-found');
  const { parts } = row.content as { parts: KeptParts };
  return { ...toVersion(row), parts };
}

/** The newest saved version; null if there is none. */
async function lastVersion(db: Queryable, conferenceId: string): Promise<MinutesVersion | null> {
  const row = await db.minutesVersion.findFirst({ where: { conferenceId }, orderBy: { number: 'desc' }, select: HEAD });
  return row && toVersion(row);
}

interface NewVersion {
  readonly conferenceId: string;
  readonly at: number;
  readonly actorId: string;
  readonly why: Reason;
  readonly parts: KeptParts;
}

/** Keeps a version under the next number. */
export async function insertVersion(tx: Tx, { conferenceId, at, actorId, why, parts }: NewVersion): Promise<MinutesVersion> {
  const number = ((await lastVersion(tx, conferenceId))?.number ?? 0) + 1;
  const label = why.restores === undefined ? (why.label ?? null) : `${RESTORES}${why.restores}`;
  const row = { conferenceId, number, at: new Date(at), actorId, label };
  await tx.minutesVersion.create({ data: { ...row, content: { parts: { ...parts } } } });
  return toVersion(row);
}

/** The issuer whose form the conference's printouts take. */
export async function formOf(db: Queryable, conferenceId: string): Promise<'party' | 'state'> {
  const row = await db.conference.findUnique({ where: { id: conferenceId }, select: { form: true } });
  return row?.form === 'state' ? 'state' : 'party';
}
