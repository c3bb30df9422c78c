import { driverCauseOf } from './errors.ts';

/** Why the database does not work; each code has words under `errors`. */
export type OutageCode =
  | 'database-unreachable'
  | 'database-missing'
  | 'database-replaced'
  | 'database-full'
  | 'database-read-only'
  | 'database-corrupt'
  | 'database-broken';

/** Prisma: unreachable, timed out, connection closed; no connection or transaction in time. */
const UNREACHABLE_CODES = new Set(['P1001', 'P1002', 'P1017', 'P2024', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT']);
const UNREACHABLE_KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'TlsConnectionError', 'TooManyConnections']);
/** PostgreSQL: connection exceptions (08…), shutting down or starting (57P0…), too many connections. */
const UNREACHABLE_STATES = /^(08...|57P0.|53300)$/;
const UNREACHABLE_WORDS = /ECONNREFUSED|ECONNRESET|Connection terminated|terminating connection|server closed the connection/;
/** PostgreSQL: disk full, read-only transaction or missing rights, corrupt data. */
const STATES: Readonly<Record<string, OutageCode>> = {
  '53100': 'database-full',
  '25006': 'database-read-only',
  '42501': 'database-read-only',
  XX001: 'database-corrupt',
  XX002: 'database-corrupt',
};
/** SQLite's plain result codes: PERM, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, AUTH, NOTADB. */
const SQLITE: Readonly<Record<number, OutageCode>> = {
  3: 'database-read-only',
  8: 'database-read-only',
  10: 'database-broken',
  11: 'database-corrupt',
  13: 'database-full',
  14: 'database-read-only',
  23: 'database-read-only',
  26: 'database-corrupt',
};

const codeIn = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** The outage of which an error is a sign; null for any other error. */
export function outageOf(error: unknown): OutageCode | null {
  if (!(error instanceof Error)) return null;
  const { kind, originalCode } = driverCauseOf(error);
  const isUnreachable = UNREACHABLE_CODES.has(codeIn(error)) || UNREACHABLE_KINDS.has(kind) || UNREACHABLE_STATES.test(originalCode);
  if (isUnreachable || UNREACHABLE_WORDS.test(error.message)) return 'database-unreachable';
  if (kind === 'sqlite' || /^\d{1,5}$/.test(originalCode)) return SQLITE[Number(originalCode) & 255] ?? STATES[originalCode] ?? null;
  return STATES[originalCode] ?? wordsOf(error.message);
}

/** Prisma passes some errors on as a mere message. */
function wordsOf(message: string): OutageCode | null {
  if (/database or disk is full|No space left/.test(message)) return 'database-full';
  if (/database disk image is malformed|file is not a database|malformed database schema/.test(message)) return 'database-corrupt';
  if (/attempt to write a readonly database|unable to open database file/.test(message)) return 'database-read-only';
  return /disk I\/O error/.test(message) ? 'database-broken' : null;
}
