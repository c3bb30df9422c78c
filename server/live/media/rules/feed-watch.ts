import type { FeedFault } from '../contract/entities.ts';

/** Facts at one moment about the site whose picture and sound everyone receives. Times in milliseconds since 1970. */
export interface FeedSample {
  readonly siteId: string;
  readonly at: number;
  /** Whether its microphone is open to everyone. */
  readonly isOpen: boolean;
  /** When its page last reported; null: never. */
  readonly reportedAt: number | null;
  /** Peak level of its microphone since the previous report, 0 … 1; null: not measured. */
  readonly level: number | null;
  /** Packets received from its microphone and its camera so far; null: it sends none. */
  readonly sound: number | null;
  readonly picture: number | null;
}

/** What was observed since the site came on air. */
export interface FeedWatch {
  readonly siteId: string;
  readonly isOpen: boolean;
  readonly reportedAt: number;
  /** When it was last louder than a quiet room. */
  readonly heardAt: number;
  readonly sound: Flow | null;
  readonly picture: Flow | null;
}

/** A packet count, and when it last rose. */
interface Flow {
  readonly packets: number;
  readonly cameAt: number;
}

/** Pages of sites report every second: without a report for this long a page is frozen or cut off. The next check reports that within 3 s. */
export const MAX_REPORT_AGE_MS = 1900;
/** An open microphone may be quiet for this long, as between two sentences. */
export const MAX_SILENCE_MS = 5000;
/** Sound arrives fifty times per second and a poor picture five times: after this long without any there is none. */
const MAX_FLOW_GAP_MS = 1900;
/** Just above a quiet room on the scale of `loudnessOf`: −54 dBFS. */
export const QUIET = 0.1;

const flowOf = (before: Flow | null, packets: number | null, at: number): Flow | null =>
  packets === null ? null : before && before.packets === packets ? before : { packets, cameAt: at };

/** Adds a moment. A site that has just come on air, or whose microphone was just opened, gets time to be heard. */
export function watchFeed(before: FeedWatch | null, sample: FeedSample): FeedWatch {
  const { siteId, at, isOpen, level } = sample;
  const earlier = before?.siteId === siteId ? before : null;
  const isHeard = !isOpen || !earlier?.isOpen || level === null || level >= QUIET;
  return {
    siteId,
    isOpen,
    reportedAt: sample.reportedAt ?? earlier?.reportedAt ?? at,
    heardAt: isHeard ? at : (earlier?.heardAt ?? at),
    sound: flowOf(earlier?.sound ?? null, sample.sound, at),
    picture: flowOf(earlier?.picture ?? null, sample.picture, at),
  };
}

/** Why not everybody hears or sees the site, the worst reason first; null if all is well, or the chair closed its microphone. */
export function feedFault({ isOpen, reportedAt, heardAt, sound, picture }: FeedWatch, at: number): FeedFault | null {
  const stands = (flow: Flow | null): boolean => flow !== null && at - flow.cameAt > MAX_FLOW_GAP_MS;
  if (!isOpen) return null;
  if (at - reportedAt > MAX_REPORT_AGE_MS) return 'frozen';
  if (stands(sound)) return 'unheard';
  if (at - heardAt >= MAX_SILENCE_MS) return 'silent';
  return stands(picture) ? 'unseen' : null;
}
