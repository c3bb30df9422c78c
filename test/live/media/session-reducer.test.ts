import { describe, expect, it } from 'vitest';
import type { MediaSessionEffect, MediaSessionEvent } from '../../../client/live/media/session/state.ts';
import { after, failed, failure, FIRST, line, newsOf, WAY_TO } from './session.ts';

const way = (name: string): readonly MediaSessionEvent[] => WAY_TO[name] ?? [];
const join = (connection: number): MediaSessionEffect => ({ kind: 'join', connection });
const leave = (connection = FIRST): MediaSessionEffect => ({ kind: 'leave', connection });
const show = (status: 'joining' | 'on' | 'broken' | 'off', code: string | null = null): MediaSessionEffect => ({
  kind: 'showStatus',
  status,
  refusal: code === null ? null : { code, message: `${code}!` },
});
const retry = (minMs: number, maxMs: number): MediaSessionEffect => ({ kind: 'scheduleRetry', delay: { minMs, maxMs } });
const SPREAD = retry(0, 300);
const FIRST_RETRY = retry(600, 1800);
const LATER = retry(7500, 22_500);
const tick = (at: number): MediaSessionEvent => ({ kind: 'tick', at });
const reached = (at: number): MediaSessionEvent => ({ kind: 'reached', at });
const news = (epoch: string, changes = 0): MediaSessionEvent => ({ kind: 'news', news: newsOf(epoch, changes) });
const showNews = (epoch: string, changes = 0): MediaSessionEffect => ({ kind: 'showNews', news: newsOf(epoch, changes) });
const of = (kind: 'ask' | 'mend' | 'synchronize' | 'watchSites'): MediaSessionEffect => ({ kind, connection: FIRST });
const reportFailed = (code: string | null, at: number): MediaSessionEvent => ({
  kind: 'reportFailed',
  connection: FIRST,
  failure: failure(code),
  at,
});
const workDone: MediaSessionEvent = { kind: 'workDone', connection: FIRST };
interface Answered {
  readonly epoch?: string;
  readonly isReplaced?: boolean;
  readonly mayReturn?: boolean;
  readonly sends?: readonly string[];
}
/** An answer to a report of a page that sends its camera. */
const reported = ({ epoch = 'e1', isReplaced = false, mayReturn = false, sends = ['cam'] }: Answered, at: number): MediaSessionEvent => {
  const sending = new Map([['cam', 'camera']] as const);
  return { kind: 'reported', connection: FIRST, at, answer: { epoch, isReplaced, mayReturn, sends }, before: sending, after: sending };
};

type Row = readonly [
  from: string,
  events: readonly MediaSessionEvent[],
  phase: string,
  status: string,
  effects: readonly MediaSessionEffect[],
];
const START: readonly MediaSessionEvent[] = [{ kind: 'start' }];
const RETRY: readonly MediaSessionEvent[] = [{ kind: 'retryDue' }];
const REOPENED: readonly MediaSessionEvent[] = [{ kind: 'reopened' }];
const CLOSE: readonly MediaSessionEvent[] = [{ kind: 'close' }];
const JOINED: readonly MediaSessionEvent[] = [{ kind: 'joined', connection: FIRST, news: newsOf('e1') }];

const TABLE: readonly Row[] = [
  // Starting.
  ['idle', START, 'joining', 'joining', [join(1)]],
  ['joining', START, 'joining', 'joining', []],
  ['on', START, 'on', 'on', []],
  ['closed', START, 'closed', 'joining', []],
  // A join succeeds.
  ['joining', JOINED, 'joining', 'joining', [showNews('e1')]],
  ['on', JOINED, 'on', 'on', []],
  ['lost', JOINED, 'lost', 'broken', [leave()]],
  ['off', JOINED, 'off', 'off', [leave()]],
  ['closed', JOINED, 'closed', 'joining', [leave()]],
  // The connection.
  ['connected', [line('there', 5)], 'on', 'on', [show('on')]],
  ['connected', [line('coming', 5)], 'joining', 'joining', []],
  ['connected', [line('broken', 5)], 'broken', 'broken', [show('broken')]],
  ['on', [line('coming', 5)], 'on', 'on', []],
  ['on', [line('broken', 5)], 'broken', 'broken', [show('broken')]],
  ['broken', [line('there', 5)], 'on', 'on', [show('on')]],
  ['broken', [line('coming', 5)], 'broken', 'broken', []],
  ['lost', [line('there', 5)], 'lost', 'broken', []],
  ['off', [line('there', 5)], 'off', 'off', []],
  ['closed', [line('there', 5)], 'closed', 'joining', []],
  ['joining', [line('there', 5)], 'joining', 'joining', []],
  // A join fails.
  ['joining', [failed(null, false)], 'lost', 'broken', [FIRST_RETRY, show('broken')]],
  ['joining', [failed('media-restarting', false)], 'lost', 'broken', [FIRST_RETRY, show('broken', 'media-restarting')]],
  ['joining', [failed('not-found', false)], 'lost', 'broken', [FIRST_RETRY, show('broken', 'not-found')]],
  ['joining', [failed('media-off', false)], 'off', 'off', [LATER, show('off', 'media-off')]],
  ['joining', [failed('too-many-pages', false)], 'off', 'off', [LATER, show('off', 'too-many-pages')]],
  ['joining', [failed('archived', false)], 'off', 'off', [LATER, show('off', 'archived')]],
  ['joining', [failed('forbidden', false)], 'off', 'off', [show('off', 'forbidden')]],
  ['joining', [failed('cannot-decode', false)], 'off', 'off', [show('off', 'cannot-decode')]],
  // Something else fails while there is a connection.
  ['connected', [failed('cannot-decode', false)], 'off', 'off', [leave(), show('off', 'cannot-decode')]],
  ['on', [failed('forbidden', true)], 'on', 'on', []],
  ['on', [failed('conflict', true)], 'on', 'on', []],
  ['on', [failed(null, true)], 'on', 'on', []],
  ['on', [failed(null, false)], 'lost', 'broken', [leave(), FIRST_RETRY, show('broken')]],
  ['on', [failed('not-found', true)], 'lost', 'broken', [leave(), FIRST_RETRY, show('broken', 'not-found')]],
  ['on', [failed('media-off', true)], 'off', 'off', [leave(), LATER, show('off', 'media-off')]],
  ['broken', [failed('not-found', true)], 'lost', 'broken', [leave(), FIRST_RETRY, show('broken', 'not-found')]],
  ['lost', [failed('media-off', true)], 'lost', 'broken', []],
  ['closed', [failed(null, false)], 'closed', 'joining', []],
  // Events of an earlier connection.
  ['on', [failed(null, false, 0)], 'on', 'on', []],
  ['on', [line('broken', 5, 0)], 'on', 'on', []],
  ['on', [{ kind: 'joined', connection: 0, news: newsOf('e0') }], 'on', 'on', [leave(0)]],
  // The next attempt.
  ['lost', RETRY, 'joining', 'broken', [join(2)]],
  ['off', RETRY, 'joining', 'off', [join(2)]],
  ['idle', RETRY, 'idle', 'joining', []],
  ['joining', RETRY, 'joining', 'joining', []],
  ['on', RETRY, 'on', 'on', []],
  ['broken', RETRY, 'broken', 'broken', []],
  ['closed', RETRY, 'closed', 'joining', []],
  // The channel is up again.
  ['idle', [reached(5)], 'idle', 'joining', []],
  ['joining', [reached(5)], 'joining', 'joining', []],
  ['on', [reached(5)], 'on', 'on', [of('ask')]],
  ['broken', [reached(5)], 'broken', 'broken', [of('ask')]],
  ['lost', [reached(5)], 'lost', 'broken', [SPREAD]],
  ['off', [reached(5)], 'off', 'off', [SPREAD]],
  ['refused', [reached(5)], 'off', 'off', [SPREAD]],
  ['closed', [reached(5)], 'closed', 'joining', []],
  // Its pages may join again, whatever was refused before.
  ['idle', REOPENED, 'idle', 'joining', []],
  ['on', REOPENED, 'on', 'on', []],
  ['lost', REOPENED, 'lost', 'broken', [SPREAD]],
  ['off', REOPENED, 'off', 'off', [SPREAD]],
  ['closed', REOPENED, 'closed', 'joining', []],
  // News.
  ['joining', [news('e1')], 'joining', 'joining', [showNews('e1')]],
  ['on', [news('e1', 0)], 'on', 'on', [showNews('e1')]],
  ['on', [news('e1', 1)], 'on', 'on', [showNews('e1', 1), of('watchSites')]],
  ['on', [news('e2')], 'lost', 'broken', [leave(), SPREAD, show('broken')]],
  ['broken', [news('e2')], 'lost', 'broken', [leave(), SPREAD]],
  ['lost', [news('e2')], 'lost', 'broken', [showNews('e2')]],
  ['off', [news('e2')], 'off', 'off', [showNews('e2')]],
  ['closed', [news('e2')], 'closed', 'joining', []],
  // Reports.
  ['on', [reported({}, 5)], 'on', 'on', []],
  ['on', [reported({ epoch: 'e2' }, 5)], 'lost', 'broken', [leave(), SPREAD, show('broken')]],
  ['on', [reported({ isReplaced: true }, 5)], 'on', 'on', [{ kind: 'stopSending' }, { kind: 'tellReplaced' }]],
  ['on', [reported({ mayReturn: true }, 5), reported({ mayReturn: true }, 6)], 'on', 'on', [{ kind: 'tellMayReturn' }]],
  ['on', [reported({ sends: [] }, 5)], 'on', 'on', [{ kind: 'resend', connection: FIRST, ended: [{ id: 'cam', source: 'camera' }] }]],
  ['lost', [reported({ isReplaced: true }, 5)], 'lost', 'broken', []],
  ['on', [reportFailed(null, 5)], 'on', 'on', []],
  ['on', [reportFailed('conflict', 5)], 'on', 'on', []],
  ['on', [reportFailed('not-found', 5)], 'lost', 'broken', [leave(), SPREAD, show('broken')]],
  ['on', [reportFailed('media-off', 5)], 'lost', 'broken', [leave(), SPREAD, show('broken')]],
  ['closed', [reportFailed('not-found', 5)], 'closed', 'joining', []],
  // Maintaining the connection, once a second.
  ['idle', [tick(60_000)], 'idle', 'joining', []],
  ['joining', [tick(60_000)], 'joining', 'joining', []],
  ['on', [tick(60_000)], 'on', 'on', []],
  ['broken', [tick(5001)], 'broken', 'broken', [of('mend')]],
  ['broken', [tick(5001), tick(60_000)], 'broken', 'broken', []],
  ['broken', [tick(5001), workDone, tick(9001)], 'broken', 'broken', []],
  ['broken', [tick(5001), workDone, tick(9002)], 'broken', 'broken', [of('mend')]],
  ['broken', [tick(13_000)], 'broken', 'broken', [of('mend')]],
  ['broken', [tick(13_001)], 'joining', 'broken', [leave(), join(2)]],
  ['connected', [line('coming', 0), tick(12_001)], 'joining', 'broken', [leave(), join(2), show('broken')]],
  ['lost', [tick(60_000)], 'lost', 'broken', []],
  ['closed', [tick(60_000)], 'closed', 'joining', []],
  ['on', [failed(null, true), tick(5)], 'on', 'on', [of('synchronize')]],
  ['on', [failed(null, true), tick(5), workDone, tick(6)], 'on', 'on', []],
  // Ask the server first; send what it does not know yet after its answer.
  ['on', [failed(null, true), reached(5)], 'on', 'on', [of('ask')]],
  ['on', [failed(null, true), reached(5), tick(6)], 'on', 'on', []],
  ['on', [failed(null, true), reached(5), reported({}, 6)], 'on', 'on', [of('synchronize')]],
  ['broken', [reached(5000), reportFailed(null, 6000)], 'broken', 'broken', [of('mend')]],
  ['broken', [reached(5000), reportFailed(null, 6000), workDone, tick(6001)], 'broken', 'broken', [of('ask')]],
  ['broken', [reached(5000), reportFailed('conflict', 6000), workDone, tick(6001)], 'broken', 'broken', []],
  // Closing.
  ['idle', CLOSE, 'closed', 'joining', []],
  ['joining', CLOSE, 'closed', 'joining', []],
  ['on', CLOSE, 'closed', 'on', [leave()]],
  ['broken', CLOSE, 'closed', 'broken', [leave()]],
  ['lost', CLOSE, 'closed', 'broken', []],
  ['off', CLOSE, 'closed', 'off', []],
  ['closed', CLOSE, 'closed', 'joining', []],
];

const nameOf = (event: MediaSessionEvent): string => {
  if (event.kind === 'line') return `line ${event.line}`;
  if (event.kind === 'failed' || event.kind === 'reportFailed') return `${event.kind} ${event.failure.refusal?.code ?? 'unanswered'}`;
  return 'at' in event ? `${event.kind} at ${event.at}` : event.kind;
};

describe('the state machine of a media session', () => {
  for (const [from, events, phase, status, effects] of TABLE)
    it(`goes from ${from} by ${events.map(nameOf).join(', ')} to ${phase}: ${effects.map(({ kind }) => kind).join(', ') || 'nothing to do'}`, () => {
      const step = after(...way(from), ...events);
      expect({ phase: step.state.phase, status: step.state.status, effects: step.effects }).toEqual({ phase, status, effects });
    });

  it('waits longer by half after every failure, up to 15 s, and starts over once it was connected', () => {
    const attempts = Array.from({ length: 9 }, (_, at) => [{ kind: 'retryDue' } as const, failed(null, false, at + 2)]);
    const longest = (events: readonly MediaSessionEvent[]) =>
      after(...events).effects.flatMap((effect) => (effect.kind === 'scheduleRetry' ? [Math.round(effect.delay.maxMs)] : []));
    const waits = attempts.flatMap((_, at) => longest([...way('lost'), ...attempts.slice(0, at + 1).flat()]));
    expect(waits).toEqual([2700, 4050, 6075, 9113, 13_669, 20_503, 22_500, 22_500, 22_500]);
    const back: MediaSessionEvent[] = [
      { kind: 'retryDue' },
      { kind: 'joined', connection: 2, news: newsOf('e1') },
      line('there', 5, 2),
      failed(null, false, 2),
    ];
    expect(longest([...way('lost'), ...back])).toEqual([1800]);
  });

  it('gives a connection up later after every failure, at most four times as late', () => {
    const givesUpAt = (failures: number): number | undefined => {
      const lost = Array.from({ length: failures }, (_, at): MediaSessionEvent[] => [failed(null, false, at + 1), { kind: 'retryDue' }]);
      const connection = failures + 1;
      const events: MediaSessionEvent[] = [
        { kind: 'start' },
        ...lost.flat(),
        { kind: 'joined', connection, news: newsOf('e1') },
        line('coming', 0, connection),
      ];
      return Array.from({ length: 60 }, (_, at) => (at + 1) * 1000).find((at) => after(...events, tick(at)).state.connection > connection);
    };
    expect([0, 1, 2, 3, 4, 5].map(givesUpAt)).toEqual([13_000, 19_000, 28_000, 41_000, 49_000, 49_000]);
  });
});
