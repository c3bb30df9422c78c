/** Resolves in the next turn of the event loop, after everything queued for this one. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
