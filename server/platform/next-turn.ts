/** Resolves in the next turn of the event loop, after everything queued for this one. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Maps a list of any length, yielding to other work after every `turn` of its values. */
export async function mapInTurns<From, To>(values: readonly From[], map: (value: From) => To, turn: number): Promise<To[]> {
  const mapped: To[] = [];
  for (let at = 0; at < values.length; at += turn) {
    if (at > 0) await nextTurn();
    for (const value of values.slice(at, at + turn)) mapped.push(map(value));
  }
  return mapped;
}

/**
 * A function for one piece of work with many steps: each of its calls resolves in a later turn of the event loop than the one before, also
 * if they are made at once.
 */
export function turnTaker(): () => Promise<void> {
  let last = Promise.resolve();
  return () => (last = last.then(nextTurn));
}
