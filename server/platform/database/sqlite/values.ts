import { type ArgType, ColumnTypeEnum, type ColumnType } from '@prisma/driver-adapter-utils';

/** Values that node:sqlite can bind. */
export type SqliteValue = null | number | bigint | string | Uint8Array;

const DECLARED: Readonly<Record<string, ColumnType>> = {
  INTEGER: ColumnTypeEnum.Int32,
  INT: ColumnTypeEnum.Int32,
  BIGINT: ColumnTypeEnum.Int64,
  REAL: ColumnTypeEnum.Double,
  DECIMAL: ColumnTypeEnum.Numeric,
  BOOLEAN: ColumnTypeEnum.Boolean,
  DATETIME: ColumnTypeEnum.DateTime,
  TEXT: ColumnTypeEnum.Text,
  BLOB: ColumnTypeEnum.Bytes,
  JSONB: ColumnTypeEnum.Json,
};

/** The type of a column: the declared one, or for an expression that of its first value that is not null. */
export function columnType(declared: string | null, first: unknown): ColumnType {
  const known = DECLARED[declared?.toUpperCase() ?? ''];
  if (known !== undefined) return known;
  if (typeof first === 'string') return ColumnTypeEnum.Text;
  if (typeof first === 'number') return ColumnTypeEnum.Double;
  return first instanceof Uint8Array ? ColumnTypeEnum.Bytes : ColumnTypeEnum.Int64;
}

/** A time as stored in SQLite, in the format of Prisma's own drivers, so that text order is time order. */
export function sqliteTime(time: Date | string): string {
  return new Date(time).toISOString().replace('Z', '+00:00');
}

/** Converts a parameter from Prisma for SQLite. */
export function toSqlite(value: unknown, type: ArgType | undefined): SqliteValue {
  const kind = type?.scalarType ?? 'unknown';
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array || typeof value === 'bigint') return value;
  if (value instanceof Date) return sqliteTime(value);
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'string') return textToSqlite(value, kind);
  if (typeof value !== 'number') throw new TypeError(`SQLite cannot store a value of type ${typeof value}`);
  return Number.isInteger(value) && kind !== 'float' && kind !== 'decimal' ? BigInt(value) : value;
}

function textToSqlite(value: string, kind: ArgType['scalarType']): SqliteValue {
  if (kind === 'datetime') return sqliteTime(value);
  if (kind === 'int' || kind === 'bigint') return BigInt(value);
  if (kind === 'float' || kind === 'decimal') return Number(value);
  return kind === 'bytes' ? Buffer.from(value, 'base64') : value;
}

/** Converts a stored value for Prisma. */
export function fromSqlite(value: unknown, type: ColumnType): unknown {
  // JSON columns have numeric affinity: a bare number in one is stored as a number.
  if (type === ColumnTypeEnum.Json && (typeof value === 'bigint' || typeof value === 'number')) return String(value);
  if (typeof value !== 'bigint') return value;
  const number = Number(value);
  if (type === ColumnTypeEnum.DateTime) return new Date(number).toISOString();
  return Number.isSafeInteger(number) ? number : String(value);
}
