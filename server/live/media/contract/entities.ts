import { z } from 'zod';
import { Id } from '../../../platform/contract.ts';

/** What a site can send: its camera, its microphone, and a shared screen or document camera as a second picture. */
export const SOURCES = ['camera', 'microphone', 'second'] as const;
export type Source = (typeof SOURCES)[number];

/**
 * What everyone receives. Each slot is one stream for good; whose picture or sound is in it changes with the floor, on the server:
 * `main` the picture of the program feed (holder of the floor, else the main hall), `second` their shared screen or document camera, `hall` the
 * main hall, `screen` a site put on the hall screen, `floorSound` the open microphone of a site, `hallSound` that of the main hall.
 */
export const MEDIA_SLOTS = ['main', 'second', 'hall', 'screen', 'floorSound', 'hallSound'] as const;
export type MediaSlot = (typeof MEDIA_SLOTS)[number];
export const SOUND_SLOTS: ReadonlySet<MediaSlot> = new Set<MediaSlot>(['floorSound', 'hallSound']);

/** Why somebody joins: to watch, to take part as a site, or to try out camera, microphone and line. */
export const PURPOSES = ['watch', 'site', 'check'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** How much a line bears: the whole picture, the smallest one, voice only, or state only (agenda, timer, queue). */
export const LINE_MODES = ['full', 'small', 'voice', 'state'] as const;
export type LineMode = (typeof LINE_MODES)[number];

/** A WebRTC transport of the server, as mediasoup-client wants it. */
export const TransportOptions = z.strictObject({
  id: Id,
  iceParameters: z.record(z.string(), z.unknown()),
  iceCandidates: z.array(z.record(z.string(), z.unknown())),
  dtlsParameters: z.record(z.string(), z.unknown()),
});
export type TransportOptions = z.output<typeof TransportOptions>;

const Consumed = {
  consumerId: Id,
  producerId: Id,
  kind: z.enum(['audio', 'video']),
  rtpParameters: z.record(z.string(), z.unknown()),
};
/** A slot on its way to a receiver. */
export const SlotConsumer = z.strictObject({ ...Consumed, slot: z.enum(MEDIA_SLOTS) });
export type SlotConsumer = z.output<typeof SlotConsumer>;
/** One site's own picture on its way to a receiver. */
export const SiteConsumer = z.strictObject({ ...Consumed, siteId: Id, source: z.enum(SOURCES) });
export type SiteConsumer = z.output<typeof SiteConsumer>;

/**
 * What goes on in a conference's media: sent to everyone who follows it as the socket event `media` with every change, and answered
 * to whoever joins. In memory only.
 */
export const MediaNews = z.strictObject({
  conferenceId: Id,
  /** Changes when everything was set up anew (a worker died): whoever joined before joins again. */
  epoch: Id,
  /** What each site sends now; a site that sends nothing is not named. */
  sites: z.record(z.string(), z.array(z.enum(SOURCES))),
  /** Counts what begins and ends: another page of a site may send the same in the stead of the one before. */
  changes: z.number().int(),
  /** Sound and picture are off, because what goes on is classified. */
  barred: z.boolean(),
});
export type MediaNews = z.output<typeof MediaNews>;

/** Shares are 0 … 1, times in milliseconds, rates in bits a second. Null: not measured. */
const Share = z.number().min(0).max(1).nullable();
const Rate = z.number().min(0).max(1e10).nullable();
const Milliseconds = z.number().min(0).max(600_000).nullable();

/** How one direction of a line is, as its receiver measures it. */
export const LineQuality = z.strictObject({
  mode: z.enum(LINE_MODES),
  loss: Share,
  jitter: Milliseconds,
  roundTrip: Milliseconds,
  bitrate: Rate,
});
export type LineQuality = z.output<typeof LineQuality>;

/** What a site reports every two seconds: the level of its microphone (measured there, also while it is closed) and its line. */
export const SiteReport = z.strictObject({ level: Share, up: LineQuality, down: LineQuality });
export type SiteReport = z.output<typeof SiteReport>;

/** What the server knows of the line towards a page, which the page cannot measure. */
export const LineHint = z.strictObject({
  /** How much the server estimates that the line bears. */
  available: Rate,
  /** Loss that the open microphone's sound already had when it came to the server: no fault of who listens. */
  floorLoss: Share,
});
export type LineHint = z.output<typeof LineHint>;

/** How a site is, for the desk: its own report and what the server measures of what it sends. */
export const SiteHealth = z.strictObject({
  siteId: Id,
  sends: z.array(z.enum(SOURCES)),
  /** Whether its microphone is open, on the server. */
  open: z.boolean(),
  level: Share,
  /** From the site to the server, as the server measures it. */
  up: LineQuality.nullable(),
  /** From the server to the site, as the site reports it. */
  down: LineQuality.nullable(),
  /** When it reported last, in milliseconds since 1970. */
  reportedAt: z.number().int().nullable(),
});
export type SiteHealth = z.output<typeof SiteHealth>;

/** The health of all sites: the socket event `health`, to those at the desk every two seconds. */
export const HealthNews = z.strictObject({ conferenceId: Id, at: z.number().int(), sites: z.array(SiteHealth) });
export type HealthNews = z.output<typeof HealthNews>;

/** Whether sound and picture are there: `off` says why in a code with words under media.off. */
export const MediaStatus = z.strictObject({
  state: z.enum(['looking', 'on', 'off']),
  /** Version of mediasoup and where its worker came from, once it runs. */
  worker: z.string().nullable(),
  reason: z.string().nullable(),
});
export type MediaStatus = z.output<typeof MediaStatus>;
