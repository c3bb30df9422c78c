import type { Purpose } from '../../../../server/live/media/contract/index.ts';

/** A wait of any length between these, drawn when it begins. */
export interface Delay {
  readonly minMs: number;
  readonly maxMs: number;
}

/** How long a line may be broken before everything is set up anew; longer with every failure, up to four times as long. */
const GIVE_UP_TIMEOUT_MS = 12_000;
const MAX_GIVE_UP_FACTOR = 4;
/** Between two ICE restarts. */
export const MEND_INTERVAL_MS = 4000;
/** Between two attempts to join; half as long again with every one that fails. */
const MIN_RETRY_DELAY_MS = 1200;
const MAX_RETRY_DELAY_MS = 15_000;
const BACK_OFF = 1.5;
/** What is off may be on again after so long. */
const OFF_RETRY_DELAY_MS = 15_000;
/** Pages that all lost the same server do not come back in one moment: sites within the first time, those who watch within the other. */
const SPREAD_MS: Readonly<Record<Purpose, number>> = { site: 300, check: 300, watch: 3000 };

/** Half as long to half as long again. */
const around = (ms: number): Delay => ({ minMs: ms * 0.5, maxMs: ms * 1.5 });

/** How long a line may be in trouble after so many failures in a row, in milliseconds. */
export const giveUpTimeout = (failures: number): number => GIVE_UP_TIMEOUT_MS * Math.min(MAX_GIVE_UP_FACTOR, BACK_OFF ** failures);

/** Before joining again, after so many failures in a row (at least one). */
export const retryDelay = (failures: number): Delay =>
  around(Math.min(MAX_RETRY_DELAY_MS, MIN_RETRY_DELAY_MS * BACK_OFF ** (failures - 1)));

/** Before asking again whether what is off is on. */
export const offDelay: Delay = around(OFF_RETRY_DELAY_MS);

/** After all were cut off at once. */
export const spreadDelay = (purpose: Purpose): Delay => ({ minMs: 0, maxMs: SPREAD_MS[purpose] });
