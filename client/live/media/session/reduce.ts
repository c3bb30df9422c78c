import type { MediaNews } from '../../../../server/live/media/contract/index.ts';
import { spreadDelay } from './retry.ts';
import { arbitrate } from './sender-arbitration.ts';
import type { MediaSessionEffect, MediaSessionEvent, MediaSessionState, Transition } from './state.ts';
import { close, comeBack, fail, isConnected, join, lookAfter, repair, show, noEffects, turnOff } from './transitions.ts';

type EventOf<Kind extends MediaSessionEvent['kind']> = Extract<MediaSessionEvent, { kind: Kind }>;
/** Events about a connection. */
type ConnectionEvent = Extract<MediaSessionEvent, { connection: number }>;

/** Phases with a connection, or one being made. */
const WITH_CONNECTION: ReadonlySet<MediaSessionState['phase']> = new Set(['joining', 'on', 'broken']);

/**
 * The state machine of a media session: idle → joining → on ⇄ broken → lost or off, and from there to joining again.
 * Pure: what to do is returned as effects.
 */
export function reduceMediaSession(state: MediaSessionState, event: MediaSessionEvent): Transition {
  if ('connection' in event) return isAbout(state, event) ? reduceConnection(state, event) : outdated(state, event);
  if (state.phase === 'closed') return noEffects(state);
  switch (event.kind) {
    case 'start':
      return state.phase === 'idle' ? join(state) : noEffects(state);
    case 'retryDue':
      return state.phase === 'lost' || state.phase === 'off' ? join(state) : noEffects(state);
    case 'tick':
      return lookAfter(state, event.at);
    case 'reached':
      return reached({ ...state, mayBeForgotten: true }, event.at);
    case 'reopened':
      return reopened(state);
    case 'news':
      return hear(state, event.news);
    case 'close':
      return close(state);
    default:
      return event satisfies never;
  }
}

function reduceConnection(state: MediaSessionState, event: ConnectionEvent): Transition {
  switch (event.kind) {
    case 'joined':
      return joined(state, event);
    case 'line':
      return noteLine(state, event);
    case 'reported':
      return reported(state, event);
    case 'reportFailed':
      return reportFailed(state, event);
    case 'failed':
      return failed(state, event);
    case 'workDone':
      return noEffects({ ...state, work: null });
    default:
      return event satisfies never;
  }
}

/** Whether the event is about the current connection or the one being made. */
const isAbout = (state: MediaSessionState, { kind, connection }: ConnectionEvent): boolean =>
  connection === state.connection && WITH_CONNECTION.has(state.phase) && (isConnected(state) || kind === 'joined' || kind === 'failed');

/** Gives up a connection that comes too late. */
const outdated = (state: MediaSessionState, { kind, connection }: ConnectionEvent): Transition => ({
  state,
  effects: kind === 'joined' ? [{ kind: 'leave', connection }] : [],
});

/** The channel is back: without a connection, joins at once instead of waiting for the next attempt. */
function reached(state: MediaSessionState, at: number): Transition {
  if (isConnected(state)) return lookAfter(state, at);
  if (state.phase !== 'lost' && state.phase !== 'off') return noEffects(state);
  return { state, effects: [{ kind: 'scheduleRetry', delay: spreadDelay(state.purpose) }] };
}

/** Pages may join again, such as after the archive: what was refused before says nothing of it. */
const reopened = (state: MediaSessionState): Transition =>
  state.phase === 'lost' || state.phase === 'off'
    ? { state: { ...state, failures: 0 }, effects: [{ kind: 'scheduleRetry', delay: spreadDelay(state.purpose) }] }
    : noEffects(state);

function hear(state: MediaSessionState, news: MediaNews): Transition {
  if (isConnected(state) && news.epoch !== state.epoch) return comeBack(state);
  const effects: MediaSessionEffect[] = [{ kind: 'showNews', news }];
  // Another page of a site may send the same source instead of the one before.
  if (isConnected(state) && news.changes !== state.news?.changes) effects.push({ kind: 'watchSites', connection: state.connection });
  return { state: { ...state, news }, effects };
}

function joined(state: MediaSessionState, { news }: EventOf<'joined'>): Transition {
  if (isConnected(state)) return noEffects(state);
  return { state: { ...state, news, epoch: news.epoch, isBehind: false }, effects: [{ kind: 'showNews', news }] };
}

function noteLine(state: MediaSessionState, { line, at }: EventOf<'line'>): Transition {
  if (line === 'there') return show(noEffects({ ...state, line, phase: 'on', failures: 0, troubleSince: null }), 'on');
  const troubled = { ...state, line, troubleSince: state.troubleSince ?? at };
  return line === 'coming' ? noEffects(troubled) : show(noEffects({ ...troubled, phase: 'broken' }), 'broken');
}

/** If another page of the site sends, this one only watches. What merely ended on the server is sent again. */
function reported(before: MediaSessionState, { answer, before: sent, after, at }: EventOf<'reported'>): Transition {
  const isAsked = before.work === 'ask';
  const state = { ...before, mayBeForgotten: false, work: isAsked ? null : before.work };
  if (answer.epoch !== state.epoch) return comeBack(state);
  const { arbitration, decision } = arbitrate(state.senders, answer, sent, after);
  const effects: MediaSessionEffect[] = [];
  if (decision.giveWay) effects.push({ kind: 'stopSending' }, { kind: 'tellReplaced' });
  if (decision.mayReturn) effects.push({ kind: 'tellMayReturn' });
  if (decision.ended.length > 0) effects.push({ kind: 'resend', connection: state.connection, ended: decision.ended });
  const next = isAsked ? repair({ ...state, senders: arbitration }, at) : noEffects({ ...state, senders: arbitration });
  return { state: next.state, effects: [...effects, ...next.effects] };
}

function reportFailed(before: MediaSessionState, { failure, at }: EventOf<'reportFailed'>): Transition {
  const isAsked = before.work === 'ask';
  const isAnswered = failure.refusal !== null;
  const state = { ...before, mayBeForgotten: before.mayBeForgotten && !isAnswered, work: isAsked ? null : before.work };
  if (failure.kind === 'lost' || failure.kind === 'for-now') return comeBack(state);
  return isAsked ? repair(state, at) : noEffects(state);
}

/** A refusal leaves a connection as it was; without a usable connection, the attempt has failed. */
function failed(state: MediaSessionState, { failure, isUsable }: EventOf<'failed'>): Transition {
  const goesOn = isConnected(state) && isUsable;
  if (failure.kind === 'for-now' || (failure.kind === 'final' && !goesOn)) return turnOff(state, failure);
  const isBehind = state.isBehind || failure.kind === 'unsaid';
  return goesOn && failure.kind !== 'lost' ? noEffects({ ...state, isBehind }) : fail({ ...state, isBehind }, failure.refusal);
}
