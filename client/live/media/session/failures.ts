import { refusedWith, type SessionRefusal } from './signalling-channel.ts';

/** Refusals that no attempt changes, and those that a long wait may: a worker is found, another page is closed, the archive is left. */
const FINAL: ReadonlySet<string> = new Set(['forbidden', 'unauthenticated', 'cannot-decode']);
const FOR_NOW: ReadonlySet<string> = new Set(['media-off', 'too-many-pages', 'too-many-from-address', 'archived']);

/**
 * What a failure means for the session. `final`: no attempt helps. `for-now`: a much later one may. `lost`: the server does not know this
 * connection any more. `unsaid`: the channel broke, and what was to be said is still to be said. `refused`: it is not asked for again;
 * everything else goes on.
 */
export interface SessionFailure {
  readonly kind: 'final' | 'for-now' | 'lost' | 'unsaid' | 'refused';
  /** What the server refused; null where it did not answer. */
  readonly refusal: SessionRefusal | null;
}

/** What an error of a call, or of the browser, means. */
export function failureOf(error: unknown): SessionFailure {
  const refusal = refusedWith(error);
  // mediasoup-client's word for a browser without WebRTC.
  if (refusal === null) return { kind: error instanceof Error && error.name === 'UnsupportedError' ? 'final' : 'unsaid', refusal };
  return { kind: kindOf(refusal.code), refusal };
}

function kindOf(code: string): SessionFailure['kind'] {
  if (FOR_NOW.has(code)) return 'for-now';
  if (FINAL.has(code)) return 'final';
  return code === 'not-found' ? 'lost' : 'refused';
}
