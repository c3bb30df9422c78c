import type { InputOf, Operation, OutputOf } from '../../../../server/platform/contract.ts';

/** How commands and news travel: in a page over its one socket, in a test over any other. */
export interface SignallingChannel {
  call<T extends Operation>(operation: T, input: InputOf<T>): Promise<OutputOf<T>>;
  /** `media`: news of the conference's media. `connect`: the channel is there, or there again. Returns what ends the listening. */
  on(event: 'media' | 'connect', listener: (message?: unknown) => void): () => void;
}

/** Why the server does not let a page take part: a code such as too-many-pages, and words in the page's language. */
export interface SessionRefusal {
  readonly code: string;
  readonly message: string;
}

/** What the server refused; null where the channel broke instead. */
export function refusedWith(error: unknown): SessionRefusal | null {
  const refusal = typeof error === 'object' && error !== null && 'refusal' in error ? error.refusal : null;
  if (typeof refusal !== 'object' || refusal === null || !('code' in refusal)) return null;
  return { code: String(refusal.code), message: 'message' in refusal ? String(refusal.message) : '' };
}
