import { Prisma } from '../../../prisma/generated/sqlite/client.ts';

/** Prisma's codes: https://www.prisma.io/docs/orm/reference/error-reference */
const UNIQUE = 'P2002';
const NOT_FOUND = 'P2025';
const FOREIGN_KEY = 'P2003';
const NULL = 'P2011';
const RAW_QUERY = 'P2010';
/** P2034: a write conflict or a deadlock. P1008: SQLite stayed locked by another process. */
const RETRYABLE = new Set(['P2034', 'P1008']);
/** PostgreSQL: serialization_failure, deadlock_detected, lock_not_available. */
const RETRYABLE_STATES = new Set(['40001', '40P01', '55P03']);
const RETRYABLE_KINDS = new Set(['TransactionWriteConflict', 'SocketTimeout']);

/** Whether a row with this key exists already, written through Prisma or by a raw statement. */
export function isUniqueViolation(error: unknown): boolean {
  if (codeOf(error) === UNIQUE) return true;
  return (codeOf(error) === RAW_QUERY || isFromDriver(error)) && driverCauseOf(error).kind === 'UniqueConstraintViolation';
}

/** Whether a required column would have become null. */
export function isNullViolation(error: unknown): boolean {
  return codeOf(error) === NULL || driverCauseOf(error).kind === 'NullConstraintViolation';
}

/** Whether the row refers to one that does not exist. */
export function isForeignKeyViolation(error: unknown): boolean {
  return codeOf(error) === FOREIGN_KEY || (codeOf(error) === RAW_QUERY && driverCauseOf(error).kind === 'ForeignKeyConstraintViolation');
}

/** Whether the row to change, remove or read "or throw" does not exist, or not in this version. */
export function isNotFound(error: unknown): boolean {
  return codeOf(error) === NOT_FOUND;
}

/** Whether nothing was stored and the same transaction may succeed if retried. */
export function isRetryable(error: unknown): boolean {
  const code = codeOf(error);
  if (code === undefined) return false;
  const { kind, originalCode } = driverCauseOf(error);
  return RETRYABLE.has(code) || RETRYABLE_KINDS.has(kind) || RETRYABLE_STATES.has(originalCode);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Whether the error comes from a statement that bypassed the client. */
function isFromDriver(error: unknown): error is Error {
  return error instanceof Error && error.name === 'DriverAdapterError';
}

/** The driver's own error, which Prisma keeps under `meta`; 'undefined' for what it does not tell. */
export function driverCauseOf(error: unknown): { kind: string; originalCode: string } {
  if (isFromDriver(error))
    return { kind: String(property(error.cause, 'kind')), originalCode: String(property(error.cause, 'originalCode')) };
  const meta = error instanceof Prisma.PrismaClientKnownRequestError ? error.meta : undefined;
  const cause = property(property(meta, 'driverAdapterError'), 'cause');
  return { kind: String(property(cause, 'kind')), originalCode: String(property(cause, 'originalCode')) };
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
