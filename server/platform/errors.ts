import type { Key } from '../i18n/language.ts';

type CodeAt<Path> = Path extends `errors.${infer Code}` | `${string}.errors.${infer Code}` ? Code : never;
/** Leaves out the codes of faults, which are not refusals. */
type WithoutFaults<Code> = Code extends `fault.${string}` ? never : Code;

/**
 * What went wrong, in a word that programs can rely on: every code with a sentence in i18n, under `errors.<code>` or
 * `<feature>.errors.<code>`.
 */
export type ErrorCode = WithoutFaults<CodeAt<Key>>;

const STATUS: Readonly<Partial<Record<ErrorCode, number>>> = {
  invalid: 400,
  'not-json': 400,
  unauthenticated: 401,
  forbidden: 403,
  'above-clearance': 403,
  'password-change-due': 403,
  'not-found': 404,
  conflict: 409,
  stale: 409,
  'id-reused': 409,
  'too-many': 429,
  'too-large': 413,
  'too-many-sockets': 429,
  busy: 503,
  unavailable: 503,
  'database-unreachable': 503,
  'database-missing': 503,
  'database-replaced': 503,
  'database-full': 503,
  'database-read-only': 503,
  'database-corrupt': 503,
  'database-broken': 503,
  'work-too-long': 503,
  'work-too-large': 503,
  internal: 500,
};

/** A fault at one place of the input. */
export interface Fault {
  /** Path in the input, such as `agenda.3.minutes`; empty for the whole. */
  readonly path: string;
  /** A code with words under `errors.fault`; once worded for a caller, the words themselves. */
  readonly message: string;
  /** Values for the placeholders in those words. */
  readonly params?: Readonly<Record<string, string | number>>;
}

/**
 * The one error that leaves a command. `code` chooses status and words, `params` fill the words. A code that is not in the
 * table above is a rule of a feature ('floor-taken', 'sitting-not-open', …) and is answered with 409.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly faults: readonly Fault[];

  constructor(code: ErrorCode, params: Readonly<Record<string, string | number>> = {}, faults: readonly Fault[] = []) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
    this.faults = faults;
  }

  get status(): number {
    return statusOfCode(this.code);
  }
}

/** The HTTP status of a refusal. */
export const statusOfCode = (code: ErrorCode): number => STATUS[code] ?? 409;

/** The answer to a refused call, over every transport. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly faults: readonly { readonly path: string; readonly message: string }[];
  /** How many further faults are not listed, so that the refusal stays short. */
  readonly more?: number;
}
