import type { InputOf, Operation, OutputOf } from '../../../server/platform/contract.ts';

/** How commands and news travel: in a page over its one socket, in a test over any other. */
export interface SignallingChannel {
  call<T extends Operation>(operation: T, input: InputOf<T>): Promise<OutputOf<T>>;
  /** `media`: news of the conference's media. `connect`: the line is there, or there again. Returns what ends the listening. */
  on(event: 'media' | 'connect', listener: (message?: unknown) => void): () => void;
}

/** Why the server takes no part of this page in: its code, such as too-many-pages, and its words in the page's language. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** What the server refused; null where the line broke instead. */
export function refusalOf(error: unknown): Refusal | null {
  const refusal = typeof error === 'object' && error !== null && 'refusal' in error ? error.refusal : null;
  if (typeof refusal !== 'object' || refusal === null || !('code' in refusal)) return null;
  return { code: String(refusal.code), message: 'message' in refusal ? String(refusal.message) : '' };
}

/** The code of a refusal, such as not-found; null where the line broke instead. */
export const refusalCode = (error: unknown): string | null => refusalOf(error)?.code ?? null;

/** Whether the server answered, be it with a refusal. */
export const answered = (answer: Promise<unknown>): Promise<boolean> =>
  answer.then(
    () => true,
    (error: unknown) => refusalOf(error) !== null,
  );
