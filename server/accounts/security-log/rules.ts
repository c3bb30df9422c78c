import { AppError, type ErrorCode, type Fault } from '../../platform/errors.ts';
import { MAX_EXPORTED_EVENTS, type SecurityEventKind } from './contract.ts';

/** A refusal as the bus tells of it. */
interface Refused {
  readonly operation: { readonly name: string; readonly permit: readonly string[] };
  readonly code: ErrorCode;
  readonly faults: readonly Pick<Fault, 'message'>[];
}

const FAILURES: Readonly<Partial<Record<ErrorCode, SecurityEventKind>>> = {
  'wrong-password': 'sign-in-failed',
  'code-unknown': 'join-failed',
  'link-unknown': 'join-failed',
  'bad-display-link': 'join-failed',
  'above-clearance': 'above-clearance',
  forbidden: 'forbidden',
};

/** The kind of event that a refusal is; null if it says nothing about security. A form names the level among its faults. */
export function refusalKind({ code, faults }: Refused): SecurityEventKind | null {
  if (faults.some(({ message }) => message === 'above-clearance')) return 'above-clearance';
  return FAILURES[code] ?? null;
}

/** @throws AppError export-too-long if so many events are more than one file holds. */
export function mustFitFile(count: number): void {
  if (count > MAX_EXPORTED_EVENTS) throw new AppError('export-too-long', { n: count, most: MAX_EXPORTED_EVENTS });
}

/** Refusals that a signed-in page may repeat endlessly: a repetition within this time is not noted again. */
export const REPEATED_WITHIN_MS = 60_000;
const REPEATABLE: ReadonlySet<SecurityEventKind> = new Set(['forbidden', 'above-clearance']);
export const isRepeatable = (kind: SecurityEventKind): boolean => REPEATABLE.has(kind);
