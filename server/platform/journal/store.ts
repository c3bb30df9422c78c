import { providerOfClient, type Database, type Tx } from '../database/open.ts';
import { providerOf } from '../database/provider.ts';
import type { ErrorCode } from '../errors.ts';
import { z } from 'zod';

/** An entry as stored in the table. `data` is canonical JSON. */
export interface JournalRow {
  readonly journalId: string;
  readonly seq: number;
  readonly at: number;
  readonly sittingId: string | null;
  readonly actorKind: string;
  readonly actorId: string;
  readonly kind: string;
  readonly version: number;
  readonly data: string;
  readonly commandId: string;
  readonly ordinal: number;
  readonly hash: string;
  /** For the first entry of a command with an id: the command and its answer, as JSON; otherwise null. */
  readonly receipt: string | null;
}

/** The record of an accepted command with an id. */
export interface Receipt {
  readonly actorId: string;
  readonly commandId: string;
  readonly name: string;
  readonly inputHash: string;
  readonly output: string;
  readonly at: number;
}

/** The id of a command, and what identifies its content. */
export type Claim = Omit<Receipt, 'output' | 'at'>;

const COLUMNS = [
  'journalId',
  'seq',
  'at',
  'sittingId',
  'actorKind',
  'actorId',
  'kind',
  'version',
  'data',
  'commandId',
  'ordinal',
  'hash',
  'receipt',
] as const;
const CASTS: Readonly<Record<string, string>> = { seq: 'INTEGER', at: 'BIGINT', version: 'INTEGER', ordinal: 'INTEGER' };

/** Which journals accept entries. Checked in the INSERT itself, so that nothing can change in between. */
export interface JournalGate {
  /** SQL for the id of a journal if it accepts entries, else NULL. `journalId`: an SQL expression. A transaction that shuts the gate waits for it. */
  readonly openId: (journalId: string) => string;
  /** Why a journal accepts no entries; null if it does. */
  readonly refusal: (db: Database, journalId: string) => Promise<ErrorCode | null>;
}

/**
 * One INSERT for any number of rows, passed as one JSON text that both databases unpack. A row that the gate rejects gets no journal id,
 * so the database refuses the whole statement.
 */
export function insertStatement(url: string, gate?: JournalGate): string {
  const sqlite = providerOf(url) === 'sqlite';
  const given = COLUMNS.map((column, at) => (CASTS[column] ? `CAST(value->>${at} AS ${CASTS[column]})` : `value->>${at}`));
  const always = `value->>${COLUMNS.length} IS NOT NULL`;
  const values = gate ? [`CASE WHEN ${always} THEN value->>0 ELSE ${gate.openId('value->>0')} END`, ...given.slice(1)] : given;
  const rows = sqlite ? 'json_each(?)' : 'json_array_elements($1::json)';
  return `INSERT INTO "JournalEntry" (${COLUMNS.map((column) => `"${column}"`).join(', ')}) SELECT ${values.join(', ')} FROM ${rows}`;
}

/** The rows of one command; `always` inserts them even if the gate is shut. */
export interface RowsToInsert {
  readonly rows: readonly JournalRow[];
  readonly always: boolean;
}

/** The JSON text for the INSERT. */
export const packRows = (commands: readonly RowsToInsert[]): string =>
  JSON.stringify(
    commands.flatMap(({ rows, always }) => rows.map((row) => [...COLUMNS.map((column) => row[column]), ...(always ? ['always'] : [])])),
  );

/** Entries after `seq`, oldest first; at most `limit`. */
export async function entriesAfter(db: Database | Tx, journalId: string, seq: number, limit?: number): Promise<JournalRow[]> {
  const rows = await db.journalEntry.findMany({ where: { journalId, seq: { gt: seq } }, orderBy: { seq: 'asc' }, take: limit });
  return rows.map((row) => ({ ...row, at: Number(row.at) }));
}

interface StoredHead {
  readonly journalId: string;
  readonly seq: bigint | number | null;
}

/** The number of the last stored entry of each of these journals that has one: one question, whatever their number and length. */
export async function lastSeqs(db: Database, journalIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const ids = JSON.stringify(journalIds);
  const heads =
    providerOfClient(db) === 'sqlite'
      ? await db.$queryRaw<StoredHead[]>`
          SELECT asked.value AS "journalId", (SELECT max("seq") FROM "JournalEntry" WHERE "journalId" = asked.value) AS "seq"
          FROM json_each(${ids}) AS asked`
      : await db.$queryRaw<StoredHead[]>`
          SELECT asked.id AS "journalId", (SELECT max("seq") FROM "JournalEntry" WHERE "journalId" = asked.id) AS "seq"
          FROM json_array_elements_text(${ids}::json) AS asked(id)`;
  return new Map(heads.flatMap(({ journalId, seq }) => (seq === null ? [] : [[journalId, Number(seq)] as const])));
}

/** Rows to read and fold before yielding to other work. */
export const PAGE_ROWS = 250;

/** The whole journal, oldest entries first, page by page. */
export async function* entryPages(db: Database | Tx, journalId: string): AsyncGenerator<readonly JournalRow[]> {
  let after = 0;
  for (;;) {
    const rows = await entriesAfter(db, journalId, after, PAGE_ROWS);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.seq;
  }
}

/** The receipt of an accepted command; null if there is none. */
async function findReceipt(db: Database | Tx, actorId: string, commandId: string): Promise<Receipt | null> {
  const row = await db.commandReceipt.findUnique({ where: { actorId_commandId: { actorId, commandId } } });
  return row && { ...row, at: Number(row.at) };
}

const Kept = z.object({ name: z.string(), inputHash: z.string(), output: z.string() });

/** The receipt stored with the first entry of a live command; null if there is none. */
async function entryReceipt(
  db: Database | Tx,
  journalId: string,
  { actorId, commandId }: Pick<Receipt, 'actorId' | 'commandId'>,
): Promise<Receipt | null> {
  const key = { journalId, commandId: commandKey(actorId, commandId), ordinal: 0 };
  const row = await db.journalEntry.findUnique({ where: { journalId_commandId_ordinal: key }, select: { receipt: true, at: true } });
  if (!row?.receipt) return null;
  return { actorId, commandId, ...Kept.parse(JSON.parse(row.receipt)), at: Number(row.at) };
}

/**
 * The receipt of a command that was accepted before under this claim; null if there is none. A live command's is stored with its
 * first entry; any other, or one of a live command that appended nothing, is a row of its own.
 */
export async function acceptedBefore(db: Database | Tx, journalId: string | null, claim: Claim): Promise<Receipt | null> {
  const entry = journalId === null ? null : await entryReceipt(db, journalId, claim);
  return entry ?? findReceipt(db, claim.actorId, claim.commandId);
}

/** Key of a command: callers choose their ids, so two callers may use the same one. */
export const commandKey = (actorId: string, commandId: string): string => `${actorId}/${commandId}`;

/** Stores the receipt of a command that appended no entry. */
export async function insertReceipt(tx: Tx, receipt: Receipt): Promise<void> {
  await tx.commandReceipt.create({ data: receipt });
}

/** How long the answer to a command's id is kept: longer than anybody holds a form open. */
const RECEIPTS_KEPT_MS = 30 * 86_400_000;
const RECEIPTS_AT_ONCE = 500;

/** Removes receipts of commands that nobody repeats any more. Returns how many. */
export async function removeOldReceipts(db: Database, now: number): Promise<number> {
  const where = { at: { lt: BigInt(now - RECEIPTS_KEPT_MS) } };
  return (await db.commandReceipt.deleteMany({ where, limit: RECEIPTS_AT_ONCE })).count;
}
