import { refusedWith, type SessionRefusal } from './signalling-channel.ts';

/** Refusals that no retry changes, and those that time may: a worker is found, another page is closed, the conference leaves the archive. */
const FINAL: ReadonlySet<string> = new Set(['forbidden', 'unauthenticated', 'cannot-decode']);
const FOR_NOW: ReadonlySet<string> = new Set(['media-off', 'too-many-pages', 'too-many-from-address', 'archived']);

/**
 * What a failure means for the session. `final`: retrying does not help. `for-now`: a much later retry may. `lost`: the server does not
 * know this connection any more. `unsaid`: the channel broke, so the message must be sent again. `refused`: not requested again, but
 * everything else continues.
 */
export interface SessionFailure {
  readonly kind: 'final' | 'for-now' | 'lost' | 'unsaid' | 'refused';
  /** The server's refusal; null if it did not answer. */
  readonly refusal: SessionRefusal | null;
}

/** Classifies an error of a call or of the browser. */
export function failureOf(error: unknown): SessionFailure {
  const refusal = refusedWith(error);
  // mediasoup-client throws UnsupportedError in a browser without WebRTC.
  if (refusal === null) return { kind: error instanceof Error && error.name === 'UnsupportedError' ? 'final' : 'unsaid', refusal };
  return { kind: kindOf(refusal.code), refusal };
}

function kindOf(code: string): SessionFailure['kind'] {
  if (FOR_NOW.has(code)) return 'for-now';
  if (FINAL.has(code)) return 'final';
  return code === 'not-found' ? 'lost' : 'refused';
}
