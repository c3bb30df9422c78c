import { DriverAdapterError, type MappedError } from '@prisma/driver-adapter-utils';

/** SQLite's extended result codes: https://www.sqlite.org/rescode.html */
const UNIQUE = new Set([2067, 1555, 2579]);
const FOREIGN_KEY = new Set([787, 1811]);
const NOT_NULL = 1299;
const BUSY = 5;
/** Prisma's word for it, from which it derives P1008. */
const LOCKED = 'SocketTimeout';

/** Runs `work` and throws SQLite's errors in the form from which Prisma derives its codes (P2002, P2003, P1008, …). */
export function withFaults<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') throw error;
    const { errcode, message } = error;
    throw new DriverAdapterError({ originalCode: String(errcode), originalMessage: message, ...mapped(errcode, message) });
  }
}

/** Whether a statement was refused because another process holds the lock; nothing of it was done. */
export const isLocked = (error: unknown): boolean => error instanceof DriverAdapterError && error.cause.kind === LOCKED;

function mapped(code: number, message: string): MappedError {
  const constraint = { fields: fieldsOf(message) };
  if (UNIQUE.has(code)) return { kind: 'UniqueConstraintViolation', constraint };
  if (code === NOT_NULL) return { kind: 'NullConstraintViolation', constraint };
  if (FOREIGN_KEY.has(code)) return { kind: 'ForeignKeyConstraintViolation', constraint: { foreignKey: {} } };
  // The lowest byte is the plain code, whatever the extension.
  if ((code & 255) === BUSY) return { kind: LOCKED };
  if (message.startsWith('no such table: ')) return { kind: 'TableDoesNotExist', table: message.slice('no such table: '.length) };
  return { kind: 'sqlite', extendedCode: code, message };
}

/** "UNIQUE constraint failed: Site.conferenceId, Site.code" → ['conferenceId', 'code'] */
function fieldsOf(message: string): string[] {
  const columns = message.split('constraint failed: ')[1]?.split(', ') ?? [];
  return columns.map((column) => column.slice(column.lastIndexOf('.') + 1));
}
