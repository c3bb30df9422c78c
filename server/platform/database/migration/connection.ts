/** A row of Prisma's own table `_prisma_migrations`. */
export interface Applied {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

/** A migration folder: its name, its SQL and the SHA-256 of it. */
export interface Migration {
  readonly name: string;
  readonly checksum: string;
  readonly sql: string;
}

/** What a database must offer to be migrated. */
export interface MigrationConnection {
  /** Applied migrations, without those rolled back; creates Prisma's table if it is missing. */
  applied(): Promise<Applied[]>;
  /** Runs the SQL and records the migration, in one transaction. */
  apply(migration: Migration): Promise<void>;
  close(): Promise<void>;
}

/** Works on both databases. */
export const APPLIED = `SELECT migration_name, checksum, CASE WHEN finished_at IS NULL THEN 0 ELSE 1 END AS finished
  FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY started_at`;

/** A row of `APPLIED`. */
export function appliedFrom(row: Record<string, unknown>): Applied {
  return { name: String(row['migration_name']), checksum: String(row['checksum']), finished: Number(row['finished']) === 1 };
}
