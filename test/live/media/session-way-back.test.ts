import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MediaSessionEvent } from '../../../client/live/media/session/state.ts';
import { failure, newsOf } from './session.ts';
import { SessionWorld } from './session-world.ts';

const CODES = ['ok', null, 'media-off', 'media-restarting', 'forbidden', 'not-found', 'conflict', 'too-many-pages'] as const;
/** Longer than the longest wait for a connection, in seconds. */
const MAX_SECONDS = 120;

const epoch = fc.constantFrom('e1', 'e2');
const lineState = fc.constantFrom('there', 'coming', 'broken');
const code = fc.oneof({ weight: 2, arbitrary: fc.constant('ok' as const) }, { weight: 1, arbitrary: fc.constantFrom(...CODES) });
const refusal = fc.constantFrom(...CODES.filter((one) => one !== 'ok'));
const outcome = fc.record({ code, isUsable: fc.boolean(), line: lineState, epoch });
type Action = (world: SessionWorld) => void;

/** Events in any order that delays, repetitions and mistakes may cause, about this connection, an earlier or an unknown one. */
const anyEvent = (connection: number, at: number): fc.Arbitrary<MediaSessionEvent> =>
  fc.oneof(
    fc.constantFrom<MediaSessionEvent>(
      { kind: 'start' },
      { kind: 'retryDue' },
      { kind: 'reopened' },
      { kind: 'tick', at },
      { kind: 'reached', at },
    ),
    epoch.map((of): MediaSessionEvent => ({ kind: 'news', news: newsOf(of) })),
    epoch.map((of): MediaSessionEvent => ({ kind: 'joined', connection, news: newsOf(of) })),
    lineState.map((line): MediaSessionEvent => ({ kind: 'line', connection, line, at })),
    refusal.map((of): MediaSessionEvent => ({ kind: 'reportFailed', connection, failure: failure(of), at })),
    fc
      .tuple(refusal, fc.boolean())
      .map(([of, isUsable]): MediaSessionEvent => ({ kind: 'failed', connection, failure: failure(of), isUsable })),
    fc.constant<MediaSessionEvent>({ kind: 'workDone', connection }),
  );

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 4,
    arbitrary: outcome.map(
      (how): Action =>
        (world) =>
          world.finish(how),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.nat(20_000).map(
      (ms): Action =>
        (world) =>
          world.pass(ms),
    ),
  },
  { weight: 2, arbitrary: fc.constant<Action>((world) => world.retry()) },
  {
    weight: 1,
    arbitrary: outcome.map(
      (how): Action =>
        (world) =>
          world.report(world.state.connection, how),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Action>((world) => world.tell({ kind: 'reached', at: world.now })) },
  {
    weight: 4,
    arbitrary: fc
      .integer({ min: -2, max: 1 })
      .chain((offset) => anyEvent(offset, 0))
      .map((event): Action => (world) => {
        const about = 'connection' in event ? { connection: world.state.connection + event.connection } : {};
        world.tell({ ...event, ...about, ...('at' in event ? { at: world.now } : {}) });
      }),
  },
);

describe('a media session, whatever happened to it', () => {
  it('is on again once everything it tries succeeds', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60, size: 'max' }), (actions) => {
        const world = new SessionWorld();
        for (const act of actions) act(world);
        for (let seconds = 0; seconds < MAX_SECONDS && !world.isWell; seconds += 1) world.heal();
        expect([world.isWell ? null : world.state, world.open]).toEqual([null, new Set([world.state.connection])]);
      }),
      { numRuns: 1000 },
    );
  });

  it('always has a way back: a running join, a scheduled retry, or a maintained connection', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60, size: 'max' }), (actions) => {
        const world = new SessionWorld();
        world.tell({ kind: 'start' });
        for (const act of actions) {
          act(world);
          const { phase, epoch: known, connection, work, refusal: why } = world.state;
          const isUnderWay = (kind: string) => world.jobs.some((job) => job.kind === kind && job.connection === connection);
          const isFinal = phase === 'off' && (why?.code === 'forbidden' || why === null);
          const isLookedAfter = known !== null && (work === null || isUnderWay(work));
          const goesOn = isLookedAfter || isUnderWay('join') || world.isRetryScheduled || isFinal;
          expect(goesOn ? null : world.state).toEqual(null);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('stays closed, and leaves a connection that is made after that', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30, size: 'max' }), fc.array(action, { maxLength: 30, size: 'max' }), (before, after) => {
        const world = new SessionWorld();
        for (const act of before) act(world);
        world.tell({ kind: 'close' });
        for (const act of after) act(world);
        while (world.jobs.length > 0) world.finish({ code: 'ok', isUsable: true, line: 'there', epoch: 'e1' });
        expect([world.state.phase, world.open]).toEqual(['closed', new Set()]);
      }),
    );
  });
});
