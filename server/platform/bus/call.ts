import type { Actor, Operation } from '../contract.ts';
import type { ErrorCode, Fault } from '../errors.ts';

/** A call that was refused. */
export interface RefusedCall {
  readonly operation: Operation;
  readonly code: ErrorCode;
  readonly faults: readonly Fault[];
  readonly actor: Actor;
  readonly input: unknown;
  /** Client IP; null if the transport does not expose it. */
  readonly address: string | null;
}

/** Call metadata. */
export interface Call {
  /** The caller's idempotency key: the same id and input again gives the same answer and no second effect. */
  readonly commandId?: string | null;
  /** Client IP. */
  readonly address?: string | null;
  /** The browser's description of itself (User-Agent). */
  readonly device?: string | null;
  /** True if only the headers of the answer will be sent (HTTP HEAD). */
  readonly headersOnly?: boolean;
}
