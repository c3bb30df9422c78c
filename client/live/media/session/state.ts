import type { MediaNews, Purpose } from '../../../../server/live/media/contract/index.ts';
import type { SessionFailure } from './failures.ts';
import type { Delay } from './retry.ts';
import { UNCONTESTED, type SenderArbitration, type SenderDecision, type SenderReport, type Sending } from './sender-arbitration.ts';
import type { SessionRefusal } from './signalling-channel.ts';

/** Status of a media session for the page. broken: reconnects by itself; off: the server has no media, or the browser cannot. */
export type SessionStatus = 'joining' | 'on' | 'broken' | 'off';

/** Whether all transports in use are connected; coming: not yet, or not again. */
export type LineCondition = 'there' | 'coming' | 'broken';

/**
 * Phase of the session. joining: from asking the server until transports are connected. broken: they are not connected, and ICE is being
 * restarted. lost: the connection is given up, and the next attempt is scheduled. off: the server refuses, or the browser cannot.
 */
export type SessionPhase = 'idle' | 'joining' | 'on' | 'broken' | 'lost' | 'off' | 'closed';

/** State of a media session. Plain data; times are in milliseconds of one clock. */
export interface MediaSessionState {
  readonly purpose: Purpose;
  readonly phase: SessionPhase;
  readonly status: SessionStatus;
  /** Why the server does not let the page join now; null if it did not refuse. */
  readonly refusal: SessionRefusal | null;
  /** Number of the last attempt to join. Events with another number are about an earlier connection. */
  readonly connection: number;
  /** Epoch of the connection's room; null while the server knows no connection of this page. */
  readonly epoch: string | null;
  readonly news: MediaNews | null;
  readonly line: LineCondition;
  /** Since when transports have not been connected; null while they are, and before they were expected to be. */
  readonly troubleSince: number | null;
  /** When ICE was last restarted. */
  readonly mendedAt: number;
  /** Consecutive attempts that did not get connected. */
  readonly failures: number;
  /** Work running for the connection, one job at a time; null if none. */
  readonly work: 'ask' | 'mend' | 'synchronize' | null;
  /** True if the server does not know everything, because the channel broke meanwhile. */
  readonly isBehind: boolean;
  /** True after the channel was down: the server may be a new one that does not know this connection. */
  readonly mayBeForgotten: boolean;
  readonly senders: SenderArbitration;
}

/** `at`: time of the event; `connection`: number of the connection it is about. */
export type MediaSessionEvent =
  | { readonly kind: 'start' | 'retryDue' | 'reopened' | 'close' }
  | { readonly kind: 'tick' | 'reached'; readonly at: number }
  | { readonly kind: 'news'; readonly news: MediaNews }
  | { readonly kind: 'joined'; readonly connection: number; readonly news: MediaNews }
  | { readonly kind: 'line'; readonly connection: number; readonly line: LineCondition; readonly at: number }
  | ({ readonly kind: 'reported'; readonly connection: number; readonly at: number } & ReportAnswer)
  | { readonly kind: 'reportFailed'; readonly connection: number; readonly failure: SessionFailure; readonly at: number }
  /** `isUsable`: the browser's side of the connection is still consistent. */
  | { readonly kind: 'failed'; readonly connection: number; readonly failure: SessionFailure; readonly isUsable: boolean }
  | { readonly kind: 'workDone'; readonly connection: number };

export interface ReportAnswer {
  readonly answer: SenderReport & { readonly epoch: string };
  /** What the page sent when it reported, and when the answer came. */
  readonly before: Sending;
  readonly after: Sending;
}

/** What the runner has to do. */
export type MediaSessionEffect =
  | { readonly kind: 'join' | 'leave' | 'ask' | 'mend' | 'synchronize' | 'watchSites'; readonly connection: number }
  | { readonly kind: 'resend'; readonly connection: number; readonly ended: SenderDecision['ended'] }
  | { readonly kind: 'stopSending' | 'tellReplaced' | 'tellMayReturn' }
  /** Replaces a retry that was scheduled before. */
  | { readonly kind: 'scheduleRetry'; readonly delay: Delay }
  | { readonly kind: 'showStatus'; readonly status: SessionStatus; readonly refusal: SessionRefusal | null }
  | { readonly kind: 'showNews'; readonly news: MediaNews };

/** The result of an event. */
export interface Transition {
  readonly state: MediaSessionState;
  readonly effects: readonly MediaSessionEffect[];
}

/** The initial state: idle, without a connection. */
export const startState = (purpose: Purpose): MediaSessionState => ({
  purpose,
  phase: 'idle',
  status: 'joining',
  refusal: null,
  connection: 0,
  epoch: null,
  news: null,
  line: 'coming',
  troubleSince: null,
  mendedAt: 0,
  failures: 0,
  work: null,
  isBehind: false,
  mayBeForgotten: false,
  senders: UNCONTESTED,
});
