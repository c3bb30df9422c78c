import type { SqlQuery, SqlResultSet } from '@prisma/driver-adapter-utils';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { withFaults } from './faults.ts';
import { LOCK_TIMEOUT_MS } from './lock.ts';
import { columnType, fromSqlite, type SqliteValue, toSqlite } from './values.ts';

const STATEMENTS = 500;

interface Prepared {
  readonly statement: StatementSync;
  readonly columns: readonly { readonly name: string; readonly type: string | null }[];
}

/** One connection to a SQLite file, with a cache of prepared statements. */
export class SqliteConnection {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, Prepared>();

  constructor(file: string, options: { readOnly: boolean }) {
    this.#database = new DatabaseSync(file, { readOnly: options.readOnly, timeout: LOCK_TIMEOUT_MS, enableForeignKeyConstraints: true });
  }

  query({ sql, args, argTypes }: SqlQuery): SqlResultSet {
    return withFaults(() => {
      const { statement, columns } = this.#prepare(sql);
      const values = bind({ sql, args, argTypes });
      if (columns.length === 0) {
        statement.run(...values);
        return { columnNames: [], columnTypes: [], rows: [] };
      }
      return resultSet(columns, statement.all(...values));
    });
  }

  /** Returns the number of changed rows. */
  execute(query: SqlQuery): number {
    return withFaults(() => Number(this.#prepare(query.sql).statement.run(...bind(query)).changes));
  }

  script(sql: string): void {
    withFaults(() => this.#database.exec(sql));
  }

  /** Sets a PRAGMA and reads it back, because SQLite silently ignores what it cannot apply. */
  pragma(name: string, value: string, expected: string): void {
    this.script(`PRAGMA ${name} = ${value}`);
    const now = Object.values(this.#database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    if (String(now) !== expected) throw new Error(`SQLite keeps PRAGMA ${name} at ${String(now)}; ${value} is needed`);
  }

  /** From now on a statement that meets a lock is refused at once, and nothing waits inside SQLite. */
  refuseLocked(): void {
    this.pragma('busy_timeout', '0', '0');
  }

  close(): void {
    this.#prepared.clear();
    this.#database.close();
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const oldest = this.#prepared.keys().next();
    if (this.#prepared.size >= STATEMENTS && !oldest.done) this.#prepared.delete(oldest.value);
    const statement = this.#database.prepare(sql);
    statement.setReturnArrays(true);
    statement.setReadBigInts(true);
    const prepared = { statement, columns: statement.columns() };
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}

function bind({ args, argTypes }: SqlQuery): SqliteValue[] {
  return args.map((value, index) => toSqlite(value, argTypes[index]));
}

function resultSet(columns: Prepared['columns'], found: readonly unknown[]): SqlResultSet {
  const rows = found.filter((row) => Array.isArray(row));
  const columnTypes = columns.map(({ type }, index) => columnType(type, rows.find((row) => row[index] !== null)?.[index]));
  return {
    columnNames: columns.map(({ name }) => name),
    columnTypes,
    rows: rows.map((row) => columnTypes.map((type, index) => fromSqlite(row[index], type))),
  };
}
