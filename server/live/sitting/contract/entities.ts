import { z } from 'zod';
import { Id } from '../../../platform/contract.ts';

/** Milliseconds since 1970 by the server's clock. */
export const Timestamp = z.number().int().min(0);
/** How long a turn may last, in seconds. */
export const TurnSeconds = z.number().int().min(30).max(7200);
/** Maximum length of an extended turn, in seconds. */
export const MAX_TURN_SECONDS = 14_400;
/** A sort key between two others (fractional indexing). */
export const OrderKey = z.string().min(1).max(200);
/** A reference to a text in a row of its own, so that it can be erased. */
export const TextRef = z.strictObject({ id: Id, version: z.number().int().min(1) });
export type TextRef = z.output<typeof TextRef>;

/** A speaker by every known id: a participant, a site, a planned paper, a request, an added place in the list. */
export const Speaker = z.strictObject({
  participantId: Id.nullable(),
  siteId: Id.nullable(),
  paperId: Id.nullable(),
  requestId: Id.nullable(),
  queueId: Id.nullable(),
});
export type Speaker = z.output<typeof Speaker>;

/** The current turn. Nothing is counted down here: the time left follows from these facts and a clock. */
export const Floor = z.strictObject({
  turnId: Id,
  speaker: Speaker,
  sittingId: Id,
  /** The item that the turn belongs to; null outside any item. */
  itemId: Id.nullable(),
  startedAt: Timestamp,
  /** Null: no countdown. */
  limitSeconds: z.number().int().min(1).nullable(),
  /** When the clock was paused; null while it runs. */
  pausedAt: Timestamp.nullable(),
  /** How long it was paused before, in milliseconds. */
  pausedMs: z.number().int().min(0),
  /** The ended turn that this one continues. */
  recalls: Id.nullable(),
});
export type Floor = z.output<typeof Floor>;

/** A finished turn. */
export const Turn = z.strictObject({ ...Floor.shape, endedAt: Timestamp });
export type Turn = z.output<typeof Turn>;

/** The actual course of a sitting. */
export const SittingRun = z.strictObject({
  sittingId: Id,
  openedAt: Timestamp,
  /** The published version it was opened with. */
  publication: z.number().int().min(1),
  /** Interruptions; the last one is open while the sitting is adjourned. */
  adjournments: z.array(z.strictObject({ from: Timestamp, to: Timestamp.nullable() })),
  closedAt: Timestamp.nullable(),
});
export type SittingRun = z.output<typeof SittingRun>;

export const ITEM_STATES = ['running', 'finished', 'postponed', 'skipped', 'planned'] as const;
/** The actual course of an item; an item without one is still as planned. */
export const ItemRun = z.strictObject({
  itemId: Id,
  sittingId: Id,
  state: z.enum(ITEM_STATES),
  startedAt: Timestamp.nullable(),
  endedAt: Timestamp.nullable(),
});
export type ItemRun = z.output<typeof ItemRun>;

/**
 * A place in the list of speakers that is in the journal: one that was added, or a planned one that was moved or removed.
 * `key` names it: `paper:…`, `speaker:item:participant` for planned ones, `queue:…` for added ones.
 */
export const SpeakerPlace = z.strictObject({
  key: z.string().min(1).max(200),
  itemId: Id.nullable(),
  /** Null for a planned one that keeps its place in the plan. */
  order: OrderKey.nullable(),
  removed: z.boolean(),
  /** Of an added one; null for a planned one, whose speaker the plan knows. */
  speaker: Speaker.nullable(),
  seconds: TurnSeconds.nullable(),
  at: Timestamp,
});
export type SpeakerPlace = z.output<typeof SpeakerPlace>;

export const REQUEST_STATES = ['open', 'deferred', 'accepted', 'granted', 'withdrawn', 'refused'] as const;
/** Why a participant may not ask for the floor: not in the published plan, noted as absent or gone, or at a remote site. */
export const ASKING_BARS = ['not-in-plan', 'noted-away', 'asks-at-site'] as const;
/** A site's (or a delegate's) request to speak. */
export const FloorRequest = z.strictObject({
  requestId: Id,
  siteId: Id.nullable(),
  participantId: Id.nullable(),
  itemId: Id.nullable(),
  topic: TextRef.nullable(),
  state: z.enum(REQUEST_STATES),
  madeAt: Timestamp,
  /** Why it was refused, where a reason was given. */
  reason: TextRef.optional(),
});
export type FloorRequest = z.output<typeof FloorRequest>;

/** Usual limit of turns, for one item or the conference. */
export const TurnLimit = z.strictObject({
  /** Null: of the conference. */
  itemId: Id.nullable(),
  /** Null: no countdown. */
  seconds: TurnSeconds.nullable(),
});
export type TurnLimit = z.output<typeof TurnLimit>;

/** The list of speakers of an item, or that of speeches outside any item, takes no more requests. */
export const ClosedList = z.strictObject({ itemId: Id.nullable(), at: Timestamp });
export type ClosedList = z.output<typeof ClosedList>;

/** Who was told to get ready. */
export const PreparedSpeaker = z.strictObject({ speaker: Speaker, itemId: Id.nullable(), at: Timestamp });
export type PreparedSpeaker = z.output<typeof PreparedSpeaker>;

export const ANNOUNCEMENT_READERS = ['everyone', 'sites'] as const;
export const ScreenAnnouncement = z.strictObject({
  text: TextRef,
  /** 'sites': the sites and the desk, not the hall display. */
  to: z.enum(ANNOUNCEMENT_READERS),
  at: Timestamp,
  clearedAt: Timestamp.nullable(),
});
export type ScreenAnnouncement = z.output<typeof ScreenAnnouncement>;

export const DISPLAY_MODES = ['live', 'blank', 'logo'] as const;
export type DisplayMode = (typeof DISPLAY_MODES)[number];

/** The chair's last decision about a site's microphone; without one, the floor alone decides. */
export const MicrophoneAct = z.strictObject({ open: z.boolean(), at: Timestamp });
export type MicrophoneAct = z.output<typeof MicrophoneAct>;

/**
 * Why a recording ended: the desk stopped it, the next item is classified, the sitting was closed, the server could not go on, or the
 * conference was moved to the trash or the archive.
 */
export const STOP_REASONS = ['desk', 'classified', 'closed', 'failed', 'put-away'] as const;
/** A recording of the program feed. */
export const RecordingRun = z.strictObject({
  recordingId: Id,
  sittingId: Id,
  startedAt: Timestamp,
  stoppedAt: Timestamp.nullable(),
  reason: z.enum(STOP_REASONS).nullable(),
});
export type RecordingRun = z.output<typeof RecordingRun>;
