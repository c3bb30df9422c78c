import type { MediaNews, Purpose } from '../../../../server/live/media/contract/index.ts';
import type { SessionFailure } from './failures.ts';
import type { Delay } from './retry.ts';
import { UNCONTESTED, type SenderArbitration, type SenderDecision, type SenderReport, type Sending } from './sender-arbitration.ts';
import type { SessionRefusal } from './signalling-channel.ts';

/** What a page shows of its part in the media. broken: it comes back by itself; off: the server has no sound and picture, or the browser cannot. */
export type SessionStatus = 'joining' | 'on' | 'broken' | 'off';

/** Whether everything that has to flow has a line; coming: not yet, or not again. */
export type LineCondition = 'there' | 'coming' | 'broken';

/**
 * Where the session is. joining: from asking the server until there is a line. broken: the connection has no line, and is being mended.
 * lost: the connection is given up, and the next attempt is scheduled. off: the server refuses, or the browser cannot.
 */
export type SessionPhase = 'idle' | 'joining' | 'on' | 'broken' | 'lost' | 'off' | 'closed';

/** A page's part in the media of a conference. Plain data; times are in milliseconds of one clock. */
export interface MediaSessionState {
  readonly purpose: Purpose;
  readonly phase: SessionPhase;
  readonly status: SessionStatus;
  /** Why the server does not let the page take part now; null where it did not refuse. */
  readonly refusal: SessionRefusal | null;
  /** Number of the last attempt to join. Events that name another one are about a connection that is no more. */
  readonly connection: number;
  /** Epoch of the room that the connection belongs to; null while the server knows no connection of this page. */
  readonly epoch: string | null;
  readonly news: MediaNews | null;
  readonly line: LineCondition;
  /** Since when the line has not been there; null while it is, and before it was expected. */
  readonly troubleSince: number | null;
  /** When ICE was last restarted. */
  readonly mendedAt: number;
  /** Attempts in a row that did not lead to a line. */
  readonly failures: number;
  /** What is being done for the connection; one thing at a time. */
  readonly work: 'ask' | 'mend' | 'synchronize' | null;
  /** The server does not know all that is wanted, because the channel broke meanwhile. */
  readonly isBehind: boolean;
  /** The channel was away: the server may be another one, which knows nothing of this connection. */
  readonly mayBeForgotten: boolean;
  readonly senders: SenderArbitration;
}

/** `at` is the time of the event; `connection` is what it is about. */
export type MediaSessionEvent =
  | { readonly kind: 'start' | 'retryDue' | 'close' }
  | { readonly kind: 'tick' | 'reached'; readonly at: number }
  | { readonly kind: 'news'; readonly news: MediaNews }
  | { readonly kind: 'joined'; readonly connection: number; readonly news: MediaNews }
  | { readonly kind: 'line'; readonly connection: number; readonly line: LineCondition; readonly at: number }
  | ({ readonly kind: 'reported'; readonly connection: number; readonly at: number } & ReportAnswer)
  | { readonly kind: 'reportFailed'; readonly connection: number; readonly failure: SessionFailure; readonly at: number }
  /** `isUsable`: what the browser has of the connection can be gone on with. */
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
  /** In the place of a retry that was scheduled before. */
  | { readonly kind: 'scheduleRetry'; readonly delay: Delay }
  | { readonly kind: 'showStatus'; readonly status: SessionStatus; readonly refusal: SessionRefusal | null }
  | { readonly kind: 'showNews'; readonly news: MediaNews };

/** What an event leads to. */
export interface Transition {
  readonly state: MediaSessionState;
  readonly effects: readonly MediaSessionEffect[];
}

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
