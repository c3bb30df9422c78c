/**
 * How long a test waits for a condition, in milliseconds: a limit that ends what hangs, not an expectation. A busy machine, or one that
 * has just started, is several times slower; the wait ends as soon as the condition holds.
 */
export const WAIT_OPTIONS = { timeout: 100_000, interval: 100 } as const;
