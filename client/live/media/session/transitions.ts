import type { SessionFailure } from './failures.ts';
import { giveUpTimeout, MEND_INTERVAL_MS, offDelay, retryDelay, spreadDelay, type Delay } from './retry.ts';
import type { SessionRefusal } from './signalling-channel.ts';
import type { MediaSessionEffect, MediaSessionState, SessionStatus, Transition } from './state.ts';

/** A transition without effects. */
export const noEffects = (state: MediaSessionState): Transition => ({ state, effects: [] });

/** Whether the server knows a connection of this page. */
export const isConnected = ({ epoch }: MediaSessionState): boolean => epoch !== null;

/** Shows another status, or another reason for it. */
export function show({ state, effects }: Transition, status: SessionStatus, refusal: SessionRefusal | null = null): Transition {
  if (status === state.status && refusal?.code === state.refusal?.code) return { state, effects };
  return { state: { ...state, status, refusal }, effects: [...effects, { kind: 'showStatus', status, refusal }] };
}

/** Gives the connection up, if there is one. */
function leave(state: MediaSessionState): Transition {
  const effects: MediaSessionEffect[] = isConnected(state) ? [{ kind: 'leave', connection: state.connection }] : [];
  return { state: { ...state, epoch: null, work: null, troubleSince: null, mendedAt: 0, line: 'coming' }, effects };
}

/** Joins with a new connection. */
export function join(before: MediaSessionState): Transition {
  const { state, effects } = leave(before);
  const connection = state.connection + 1;
  return { state: { ...state, phase: 'joining', connection }, effects: [...effects, { kind: 'join', connection }] };
}

/** Gives the connection up and schedules the next attempt. */
function lose(before: MediaSessionState, delay: Delay, refusal: SessionRefusal | null): Transition {
  const { state, effects } = leave(before);
  return show({ state: { ...state, phase: 'lost' }, effects: [...effects, { kind: 'scheduleRetry', delay }] }, 'broken', refusal);
}

/** Joins again after a random delay: the server has ended this connection, probably with many others. */
export const comeBack = (state: MediaSessionState): Transition => lose(state, spreadDelay(state.purpose), null);

/** Schedules the next attempt after a failed one, later with each failure. */
export function fail(before: MediaSessionState, refusal: SessionRefusal | null): Transition {
  const failures = before.failures + 1;
  return lose({ ...before, failures }, retryDelay(failures), refusal);
}

/** Turns the session off after a refusal. `final`: only another server may change it. */
export function turnOff(before: MediaSessionState, { kind, refusal }: SessionFailure): Transition {
  const { state, effects } = leave(before);
  const retry: MediaSessionEffect[] = kind === 'final' ? [] : [{ kind: 'scheduleRetry', delay: offDelay }];
  return show({ state: { ...state, phase: 'off' }, effects: [...effects, ...retry] }, 'off', refusal);
}

/** Closes for good. */
export function close(before: MediaSessionState): Transition {
  const { state, effects } = leave(before);
  return { state: { ...state, phase: 'closed' }, effects };
}

/** Maintains the connection: first whether the server still knows it, then whether it needs repair. One job at a time. */
export function lookAfter(state: MediaSessionState, at: number): Transition {
  if (!isConnected(state) || state.work !== null) return noEffects(state);
  return state.mayBeForgotten ? work(state, 'ask') : repair(state, at);
}

/** Restarts broken ICE, makes a new connection if that does not help, and tells the server what it does not know yet. */
export function repair(state: MediaSessionState, at: number): Transition {
  if (!isConnected(state) || state.work !== null) return noEffects(state);
  const trouble = state.troubleSince === null ? 0 : at - state.troubleSince;
  if (trouble > giveUpTimeout(state.failures)) return show(join({ ...state, failures: state.failures + 1 }), 'broken');
  if (state.line === 'broken' && at - state.mendedAt > MEND_INTERVAL_MS) return work({ ...state, mendedAt: at }, 'mend');
  return state.isBehind ? work({ ...state, isBehind: false }, 'synchronize') : noEffects(state);
}

const work = (state: MediaSessionState, kind: 'ask' | 'mend' | 'synchronize'): Transition => ({
  state: { ...state, work: kind },
  effects: [{ kind, connection: state.connection }],
});
