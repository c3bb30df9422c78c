import type { Database, Tx } from '../database/open.ts';
import { providerOf } from '../database/provider.ts';
import { Prisma } from '../../../prisma/generated/sqlite/client.ts';

/** An entry as it lies in the table. `data` is canonical JSON. */
export interface Row {
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
}

/** What is remembered of an accepted command that carried an id of its own. */
export interface Receipt {
  readonly actorId: string;
  readonly commandId: string;
  readonly name: string;
  readonly inputHash: string;
  readonly output: string;
  readonly at: number;
}

/** One statement for any number of rows: the rows travel as one JSON text, which both databases unpack. */
export function insertStatements(url: string) {
  const rows = providerOf(url) === 'sqlite' ? (json: string) => Prisma.sql`json_each(${json})` : (json: string) => Prisma.sql`json_array_elements(${json}::json)`;
  return {
    entries(list: readonly Row[]): Prisma.Sql {
      const json = JSON.stringify(
        list.map((r) => [r.journalId, r.seq, r.at, r.sittingId, r.actorKind, r.actorId, r.kind, r.version, r.data, r.commandId, r.ordinal, r.hash]),
      );
      return Prisma.sql`INSERT INTO "JournalEntry" ("journalId","seq","at","sittingId","actorKind","actorId","kind","version","data","commandId","ordinal","hash")
        SELECT value->>0, CAST(value->>1 AS INTEGER), CAST(value->>2 AS BIGINT), value->>3, value->>4, value->>5, value->>6,
          CAST(value->>7 AS INTEGER), value->>8, value->>9, CAST(value->>10 AS INTEGER), value->>11 FROM ${rows(json)}`;
    },
    receipts(list: readonly Receipt[]): Prisma.Sql {
      const json = JSON.stringify(list.map((r) => [r.actorId, r.commandId, r.name, r.inputHash, r.output, r.at]));
      return Prisma.sql`INSERT INTO "CommandReceipt" ("actorId","commandId","name","inputHash","output","at")
        SELECT value->>0, value->>1, value->>2, value->>3, value->>4, CAST(value->>5 AS BIGINT) FROM ${rows(json)}`;
    },
  };
}
export type InsertStatements = ReturnType<typeof insertStatements>;

/** Entries after `seq`, oldest first. */
export async function entriesAfter(db: Database | Tx, journalId: string, seq: number): Promise<Row[]> {
  const rows = await db.journalEntry.findMany({ where: { journalId, seq: { gt: seq } }, orderBy: { seq: 'asc' } });
  return rows.map((row) => ({ ...row, at: Number(row.at) }));
}

/** The receipt of a command that was accepted before, if it was. */
export async function findReceipt(db: Database | Tx, actorId: string, commandId: string): Promise<Receipt | null> {
  const row = await db.commandReceipt.findUnique({ where: { actorId_commandId: { actorId, commandId } } });
  return row && { ...row, at: Number(row.at) };
}

export async function insertReceipt(tx: Tx, receipt: Receipt): Promise<void> {
  await tx.commandReceipt.create({ data: receipt });
}
