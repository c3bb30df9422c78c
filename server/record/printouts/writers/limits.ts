/** Longest time to write one paper, in milliseconds. */
export const PAPER_TIMEOUT_MS = 120_000;
