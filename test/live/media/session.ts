import type { MediaNews } from '../../../server/live/media/contract/index.ts';
import { failureOf, type SessionFailure } from '../../../client/live/media/session/failures.ts';
import { reduceMediaSession } from '../../../client/live/media/session/reduce.ts';
import {
  startState,
  type MediaSessionEffect,
  type MediaSessionEvent,
  type MediaSessionState,
} from '../../../client/live/media/session/state.ts';

export const newsOf = (epoch: string, changes = 0): MediaNews => ({
  conferenceId: 'c',
  epoch,
  sites: {},
  changes,
  barred: false,
  feed: null,
});

/** A refusal by its code, or with `null` a broken channel. */
export const failure = (code: string | null): SessionFailure =>
  failureOf(code === null ? new Error('timeout') : { refusal: { code, message: `${code}!` } });

/** A session after these events, with the effects of the last one. */
export function after(...events: readonly MediaSessionEvent[]): {
  readonly state: MediaSessionState;
  readonly effects: readonly MediaSessionEffect[];
} {
  let step: ReturnType<typeof reduceMediaSession> = { state: startState('site'), effects: [] };
  for (const event of events) step = reduceMediaSession(step.state, event);
  return step;
}

/** Number of the join attempt with which the sequences below begin. */
export const FIRST = 1;
const START: MediaSessionEvent = { kind: 'start' };
const JOINED: MediaSessionEvent = { kind: 'joined', connection: FIRST, news: newsOf('e1') };
export const line = (state: 'there' | 'coming' | 'broken', at: number, connection = FIRST): MediaSessionEvent => ({
  kind: 'line',
  connection,
  line: state,
  at,
});
export const failed = (code: string | null, isUsable: boolean, connection = FIRST): MediaSessionEvent => ({
  kind: 'failed',
  connection,
  failure: failure(code),
  isUsable,
});

/** Events that lead to each phase. */
export const WAY_TO: Readonly<Record<string, readonly MediaSessionEvent[]>> = {
  idle: [],
  joining: [START],
  connected: [START, JOINED],
  on: [START, JOINED, line('there', 0)],
  broken: [START, JOINED, line('there', 0), line('broken', 1000)],
  lost: [START, failed(null, false)],
  off: [START, failed('media-off', false)],
  refused: [START, failed('forbidden', false)],
  closed: [START, JOINED, { kind: 'close' }],
};
