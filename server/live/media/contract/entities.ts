import { z } from 'zod';
import { Id } from '../../../platform/contract.ts';

/** What a site can send: its camera, its microphone, and a shared screen or document camera as a second picture. */
export const SOURCES = ['camera', 'microphone', 'second'] as const;
export type Source = (typeof SOURCES)[number];

/**
 * What everyone receives. Each slot is one permanent stream; the server changes whose picture or sound fills it with the floor:
 * `main` the picture of the program feed (whoever has the floor, or else the main hall), `second` their shared screen or document camera,
 * `hall` the main hall, `screen` a site put on the hall display, `floorSound` the open microphone of a site, `hallSound` the main hall's.
 */
export const MEDIA_SLOTS = ['main', 'second', 'hall', 'screen', 'floorSound', 'hallSound'] as const;
export type MediaSlot = (typeof MEDIA_SLOTS)[number];
export const SOUND_SLOTS: ReadonlySet<MediaSlot> = new Set<MediaSlot>(['floorSound', 'hallSound']);

/** Why a page joins: to watch, to take part as a site, or for a device test. */
export const PURPOSES = ['watch', 'site', 'check'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What a connection can carry: the full picture, the smallest one, voice only, or state only (agenda, timer, queue). */
export const LINE_MODES = ['full', 'small', 'voice', 'state'] as const;
export type LineMode = (typeof LINE_MODES)[number];

/** A WebRTC transport of the server, as mediasoup-client expects it. */
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
/** A slot as sent to a receiver. */
export const SlotConsumer = z.strictObject({ ...Consumed, slot: z.enum(MEDIA_SLOTS) });
export type SlotConsumer = z.output<typeof SlotConsumer>;
/** One site's own picture as sent to a receiver. */
export const SiteConsumer = z.strictObject({ ...Consumed, siteId: Id, source: z.enum(SOURCES) });
export type SiteConsumer = z.output<typeof SiteConsumer>;

/**
 * Why the site in the program feed is not heard or seen: its page does not report; no sound arrives; its open microphone is silent; its
 * picture is frozen.
 */
export const FEED_FAULTS = ['frozen', 'unheard', 'silent', 'unseen'] as const;
export type FeedFault = (typeof FEED_FAULTS)[number];

/** The site in the program feed, by what the server receives from it and what other sites report. In memory only. */
export const Feed = z.strictObject({
  siteId: Id,
  fault: z.enum(FEED_FAULTS).nullable(),
  /** How many other sites show the program feed, and how many of them receive its picture. */
  watching: z.number().int(),
  seenBy: z.number().int(),
});
export type Feed = z.output<typeof Feed>;

/**
 * The state of a conference's media: sent with every change to everyone who follows it, as the socket event `media`, and answered
 * to pages that join. In memory only.
 */
export const MediaNews = z.strictObject({
  conferenceId: Id,
  /** Changes when everything was set up again (a worker died): pages that joined before join again. */
  epoch: Id,
  /** What each site is sending; sites that send nothing are left out. */
  sites: z.record(z.string(), z.array(z.enum(SOURCES))),
  /** Counts every begin and end, because another page of a site may send the same source instead of the one before. */
  changes: z.number().int(),
  /** True if media are off because the current item is classified. */
  barred: z.boolean(),
  /** The site in the program feed; null if there is none, or the reader may not know. */
  feed: Feed.nullable(),
});
export type MediaNews = z.output<typeof MediaNews>;

/** Shares are 0 … 1, times in milliseconds, rates in bits a second. Null: not measured. */
const Share = z.number().min(0).max(1).nullable();
const Rate = z.number().min(0).max(1e10).nullable();
const Milliseconds = z.number().min(0).max(600_000).nullable();

/** Quality of one direction of a connection, measured by its receiver. */
export const LineQuality = z.strictObject({
  mode: z.enum(LINE_MODES),
  loss: Share,
  jitter: Milliseconds,
  roundTrip: Milliseconds,
  bitrate: Rate,
});
export type LineQuality = z.output<typeof LineQuality>;

/**
 * A site's report, every second: the peak level of its microphone since the previous report (measured there, even while it is closed),
 * its connection, and whether the picture of the program feed moves on its page (null if it is not shown there).
 */
export const SiteReport = z.strictObject({ level: Share, up: LineQuality, down: LineQuality, sees: z.boolean().nullish() });
export type SiteReport = z.output<typeof SiteReport>;

/** What the server knows about the connection to a page, which the page cannot measure. */
export const LineHint = z.strictObject({
  /** The server's estimate of what the connection can carry. */
  available: Rate,
  /** Loss that the open microphone's sound already had when it reached the server, so not the listener's. */
  floorLoss: Share,
});
export type LineHint = z.output<typeof LineHint>;

/** Health of a site for the desk: its own report, and what the server measures of what it sends. */
export const SiteHealth = z.strictObject({
  siteId: Id,
  sends: z.array(z.enum(SOURCES)),
  /** Whether its microphone is open on the server. */
  open: z.boolean(),
  level: Share,
  /** From the site to the server, as the server measures it. */
  up: LineQuality.nullable(),
  /** From the server to the site, as the site reports it. */
  down: LineQuality.nullable(),
  /** When it last reported, in milliseconds since 1970; null if never. */
  reportedAt: z.number().int().nullable(),
});
export type SiteHealth = z.output<typeof SiteHealth>;

/** The health of all sites: the socket event `health`, to those at the desk every two seconds. */
export const HealthNews = z.strictObject({ conferenceId: Id, at: z.number().int(), sites: z.array(SiteHealth) });
export type HealthNews = z.output<typeof HealthNews>;

/** Whether media are available: `off` says why, as a code with words under media.off. */
export const MediaStatus = z.strictObject({
  state: z.enum(['looking', 'on', 'off']),
  /** Version of mediasoup and where its worker came from, once it runs. */
  worker: z.string().nullable(),
  reason: z.string().nullable(),
});
export type MediaStatus = z.output<typeof MediaStatus>;
