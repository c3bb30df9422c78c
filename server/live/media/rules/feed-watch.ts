import type { FeedFault } from '../contract/entities.ts';

/** What is known at one moment of the site whose picture and sound everyone receives. Times in milliseconds since 1970. */
export interface FeedSample {
  readonly siteId: string;
  readonly at: number;
  /** Whether its microphone is open to everyone. */
  readonly isOpen: boolean;
  /** When its page reported last; null: never. */
  readonly reportedAt: number | null;
  /** The loudest that its microphone has been since the report before, 0 … 1; null: not measured. */
  readonly level: number | null;
  /** Packets of its microphone and of its camera that have come so far; null: it sends none. */
  readonly sound: number | null;
  readonly picture: number | null;
}

/** What was noted of a site since it came on. */
export interface FeedWatch {
  readonly siteId: string;
  readonly isOpen: boolean;
  readonly reportedAt: number;
  /** When it was last louder than a quiet room. */
  readonly heardAt: number;
  readonly sound: Flow | null;
  readonly picture: Flow | null;
}

/** How much has come, and when it last became more. */
interface Flow {
  readonly packets: number;
  readonly cameAt: number;
}

/** Pages of sites report every second: so long without a report, and a page is frozen or cut off. With the next look it is told within 3 s. */
export const MAX_REPORT_AGE_MS = 1900;
/** An open microphone may be quiet for so long, as between two sentences. */
export const MAX_SILENCE_MS = 5000;
/** Sound comes fifty times a second and a poor picture five times: after so long without any there is none. */
const MAX_FLOW_GAP_MS = 1900;
/** Just above a quiet room on the scale of `loudnessOf`: 54 decibels below full scale. */
export const QUIET = 0.1;

const flowOf = (before: Flow | null, packets: number | null, at: number): Flow | null =>
  packets === null ? null : before && before.packets === packets ? before : { packets, cameAt: at };

/** Adds a moment. A site that has just come on, or whose microphone has just been opened, has its time to be heard. */
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

/** Why the site is not heard or seen by everybody, the worst first; null where all is well, or its microphone was closed by the chair. */
export function feedFault({ isOpen, reportedAt, heardAt, sound, picture }: FeedWatch, at: number): FeedFault | null {
  const stands = (flow: Flow | null): boolean => flow !== null && at - flow.cameAt > MAX_FLOW_GAP_MS;
  if (!isOpen) return null;
  if (at - reportedAt > MAX_REPORT_AGE_MS) return 'frozen';
  if (stands(sound)) return 'unheard';
  if (at - heardAt >= MAX_SILENCE_MS) return 'silent';
  return stands(picture) ? 'unseen' : null;
}
