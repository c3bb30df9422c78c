/**
 * How long a test waits for a fact, in milliseconds: a limit that ends what hangs, not an expectation. A machine that is busy or has only
 * just started is several times slower; a fact that is there ends the wait at once.
 */
export const WAIT_OPTIONS = { timeout: 100_000, interval: 100 } as const;
