import type { InputOf, Operation, OutputOf } from '../../server/platform/contract.ts';

/** How commands and news travel: in a page over its one socket, in a test over any other. */
export interface LineToServer {
  call<T extends Operation>(operation: T, input: InputOf<T>): Promise<OutputOf<T>>;
  /** `media`: news of the conference's media. `connect`: the line is there, or there again. Returns what ends the listening. */
  on(event: 'media' | 'connect', listener: (message?: unknown) => void): () => void;
}

/** The code of a refusal, such as not-found; null where the line broke instead. */
export function refusalCode(error: unknown): string | null {
  const refusal = typeof error === 'object' && error !== null && 'refusal' in error ? error.refusal : null;
  return typeof refusal === 'object' && refusal !== null && 'code' in refusal ? String(refusal.code) : null;
}
