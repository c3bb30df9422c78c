import type { InputOf, Operation, OutputOf } from '../../../../server/platform/contract.ts';

/** Transport of commands and news: on a page its socket, in a test any other. */
export interface SignallingChannel {
  call<T extends Operation>(operation: T, input: InputOf<T>): Promise<OutputOf<T>>;
  /**
   * `media`: news of the conference's media. `media-open`: its pages may join again. `connect`: the channel is up, or up again.
   * Returns a function that removes the listener.
   */
  on(event: 'media' | 'media-open' | 'connect', listener: (message?: unknown) => void): () => void;
}

/** Why the server does not let a page join: a code such as too-many-pages, and words in the page's language. */
export interface SessionRefusal {
  readonly code: string;
  readonly message: string;
}

/** The server's refusal; null if the channel broke instead. */
export function refusedWith(error: unknown): SessionRefusal | null {
  const refusal = typeof error === 'object' && error !== null && 'refusal' in error ? error.refusal : null;
  if (typeof refusal !== 'object' || refusal === null || !('code' in refusal)) return null;
  return { code: String(refusal.code), message: 'message' in refusal ? String(refusal.message) : '' };
}
