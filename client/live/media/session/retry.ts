import type { Purpose } from '../../../../server/live/media/contract/index.ts';

/** A random wait between these, drawn when it begins. */
export interface Delay {
  readonly minMs: number;
  readonly maxMs: number;
}

/** How long ICE may be broken before the connection is made again; grows with every failure, up to four times as long. */
const GIVE_UP_TIMEOUT_MS = 12_000;
const MAX_GIVE_UP_FACTOR = 4;
/** Between two ICE restarts. */
export const MEND_INTERVAL_MS = 4000;
/** Between two attempts to join; grows by half with every failure. */
const MIN_RETRY_DELAY_MS = 1200;
const MAX_RETRY_DELAY_MS = 15_000;
const BACK_OFF = 1.5;
/** How long to wait before asking again whether media are on. */
const OFF_RETRY_DELAY_MS = 15_000;
/** Spreads the return of pages that lost the same server over time; sites come back sooner than those who only watch. */
const SPREAD_MS: Readonly<Record<Purpose, number>> = { site: 300, check: 300, watch: 3000 };

/** 50 % to 150 % of a time. */
const around = (ms: number): Delay => ({ minMs: ms * 0.5, maxMs: ms * 1.5 });

/** How long ICE may be broken after this many failures in a row, in milliseconds. */
export const giveUpTimeout = (failures: number): number => GIVE_UP_TIMEOUT_MS * Math.min(MAX_GIVE_UP_FACTOR, BACK_OFF ** failures);

/** Delay before joining again, after this many failures in a row (at least one). */
export const retryDelay = (failures: number): Delay =>
  around(Math.min(MAX_RETRY_DELAY_MS, MIN_RETRY_DELAY_MS * BACK_OFF ** (failures - 1)));

/** Delay before asking again whether media are on. */
export const offDelay: Delay = around(OFF_RETRY_DELAY_MS);

/** Delay after all pages were cut off at once. */
export const spreadDelay = (purpose: Purpose): Delay => ({ minMs: 0, maxMs: SPREAD_MS[purpose] });
