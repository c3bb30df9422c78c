/** Longest time to write one paper, in milliseconds. */
export const PAPER_TIMEOUT_MS = 120_000;
/** Most memory of the process that sets PDF papers, in MB: several times what the longest list needs. Only Linux tells it. */
export const PAPER_MEMORY_MB = 3072;
