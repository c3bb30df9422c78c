import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldAll } from '../../../server/platform/journal/contract.ts';
import { correction } from '../../../server/platform/journal/correction.ts';
import { proceedingsEntries } from '../../../server/live/sitting/contract/index.ts';
import {
  elapsed,
  indexPlan,
  initialProceedings,
  isBarred,
  isConsistent,
  proceedingsSlice,
  recordingNow,
  unsettled,
  mediaRoutingOf,
} from '../../../server/live/sitting/rules/index.ts';
import { commandNames, chair, morningPlan, siteActing, SittingDay, type CommandName } from './sitting-day.ts';

const one = <T>(...values: T[]) => fc.constantFrom(...values);
const anyId = one(
  'opening',
  'papers',
  'secret',
  'closing',
  'morning',
  'afternoon',
  'quang-ninh',
  'lao-cai',
  'site-15',
  'pham-gia-tuc',
  'nobody',
);
const step = fc.record({
  name: one<CommandName>(
    ...commandNames,
    'sitting.open',
    'item.start',
    'floor.grant',
    'floor.grant',
    'floor.end',
    'proceedings.correct',
    'proceedings.correct',
    'recording.start',
    'microphone.open',
  ),
  acting: one(chair, chair, chair, siteActing('site-15'), siteActing('site-22')),
  seconds: one(30, 60, 600),
  wait: fc.integer({ min: 0, max: 900 }),
  handOver: fc.boolean(),
  pick: fc.nat(20),
  id: anyId,
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Existing ids, so that most commands are meaningful. */
function inputFor(day: SittingDay, { name, pick, seconds, handOver, id }: Step): Record<string, unknown> {
  const anyOf = <T>(values: readonly T[]) => values[pick % Math.max(1, values.length)];
  const requestId = anyOf(Object.keys(day.state.requests)) ?? id;
  const keys = ['paper:quang-ninh', 'paper:lao-cai', 'paper:ca-mau', ...Object.keys(day.state.places)];
  const shapes: Partial<Record<CommandName, Record<string, unknown>>> = {
    'floor.grant': {
      seconds,
      handOver,
      ...anyOf([{ paperId: 'quang-ninh' }, { participantId: 'pham-gia-tuc' }, { siteId: 'site-15' }, { requestId }]),
    },
    'floor.recall': { turnId: anyOf(Object.keys(day.state.turns)) ?? id, handOver },
    'floor.prepare': { paperId: anyOf(['quang-ninh', 'lao-cai']) },
    'floor.extend': { seconds },
    'floor.limit': { seconds },
    'limit.set': { itemId: anyOf([null, 'papers', 'opening']), seconds },
    'request.refuse': { requestId },
    'queue.add': { siteId: 'site-96', before: anyOf([null, ...keys]) },
    'queue.move': { key: anyOf(keys), before: anyOf([null, ...keys].toReversed()) },
    'queue.remove': { key: anyOf(keys) },
    'request.accept': { requestId, before: anyOf([null, ...keys]) },
    'request.defer': { requestId },
    'request.withdraw': { requestId },
    'display.set': { mode: anyOf(['live', 'blank', 'logo']) },
    'microphone.close': { siteId: anyOf([null, 'main', 'site-15', 'site-22']) },
    'microphone.open': { siteId: anyOf(['main', 'main', 'site-15', 'site-22']) },
    'screen.put': { siteId: anyOf([null, 'main', 'site-96']) },
    'transmission.allow': { itemId: anyOf([null, day.state.runningItemId ?? 'secret', 'secret']) },
    'proceedings.correct': { seq: Math.max(1, day.entries.length - (pick % 4)) },
  };
  const sitting = name.startsWith('sitting.') ? { sittingId: day.state.openSittingId ?? anyOf(['morning', 'afternoon']) } : {};
  return shapes[name] ?? (name.startsWith('item.') ? { itemId: anyOf(morningPlan.items)?.id } : sitting);
}

function play(steps: readonly Step[], after: (day: SittingDay, accepted: boolean, before: SittingDay['state']) => void): SittingDay {
  const day = new SittingDay();
  for (const one of steps) {
    const before = day.state;
    const refusal = day.wait(one.wait).refusal(one.name, inputFor(day, one), one.acting);
    after(day, refusal === 'accepted', before);
  }
  return day;
}

const days = fc.array(step, { maxLength: 60 });
/** Recordings cannot be undone. */
const undoable = (state: SittingDay['state']) => ({ ...state, undoLog: [], recordings: {} });
const runs = { numRuns: 300 };

describe('whatever is done at the desk', () => {
  it('leaves at most one sitting open, one item running in it, and one speaker in that item', () => {
    fc.assert(
      fc.property(days, (steps) => void play(steps, (day) => expect(isConsistent(day.state)).toBe(true))),
      runs,
    );
  });

  it('changes nothing when it refuses', () => {
    fc.assert(
      fc.property(days, (steps) => void play(steps, (day, accepted, before) => expect(accepted || day.state === before).toBe(true))),
      runs,
    );
  });

  it('keeps every turn once, none longer than the time that passed, none before its start', () => {
    const check = ({ state, now }: SittingDay) => {
      const turns = Object.values(state.turns);
      for (const turn of turns) expect(turn.endedAt).toBeGreaterThanOrEqual(turn.startedAt);
      for (const turn of turns) expect(elapsed(turn, now)).toBeLessThanOrEqual(turn.endedAt - turn.startedAt);
      expect(state.floor === null || elapsed(state.floor, now) >= 0).toBe(true);
    };
    fc.assert(
      fc.property(days, (steps) => void play(steps, check)),
      runs,
    );
  });

  it('leaves at most one open request per site', () => {
    const check = ({ state }: SittingDay) => {
      const sites = unsettled(state).map((request) => request.siteId);
      expect(new Set(sites).size).toBe(sites.length);
    };
    fc.assert(
      fc.property(days, (steps) => void play(steps, check)),
      runs,
    );
  });

  it('folds to the same state in one go, in two, and from JSON', () => {
    const slices = [proceedingsSlice];
    const cut = fc.tuple(days, fc.nat(80));
    const check = ([steps, at]: [Step[], number]) => {
      const { entries, state } = play(steps, () => undefined);
      const first = foldAll(slices, {}, entries.slice(0, at));
      const whole = foldAll(slices, JSON.parse(JSON.stringify(first)), JSON.parse(JSON.stringify(entries.slice(at))));
      expect(whole.proceedings ?? initialProceedings).toEqual(state);
    };
    fc.assert(fc.property(cut, check), runs);
  });

  it('is undone to the state before', () => {
    const check = (day: SittingDay, accepted: boolean, before: SittingDay['state']) => {
      const last = day.entries.at(-1);
      if (!accepted || !last || last.kind === correction.kind || last.kind.startsWith('recording.')) return;
      const branch = new SittingDay();
      Object.assign(branch, { entries: [...day.entries], state: day.state, now: day.now + 4000 });
      branch.run('proceedings.correct', { seq: last.seq });
      expect(undoable(branch.state)).toEqual(undoable(before));
    };
    fc.assert(
      fc.property(days, (steps) => void play(steps, check)),
      runs,
    );
  });

  it('never opens a third microphone, nor any but that of the speaker and of the main hall', () => {
    const index = indexPlan(morningPlan);
    const check = ({ state }: SittingDay) => {
      const { floorMicrophone, hallMicrophone, barred } = mediaRoutingOf(state, index);
      const holder = state.floor?.speaker.siteId ?? null;
      expect([null, holder]).toContain(floorMicrophone);
      expect([null, 'main']).toContain(hallMicrophone);
      expect(floorMicrophone === null || floorMicrophone !== hallMicrophone).toBe(true);
      expect(!barred || (floorMicrophone === null && hallMicrophone === null)).toBe(true);
    };
    fc.assert(
      fc.property(days, (steps) => void play(steps, check)),
      runs,
    );
  });

  it('records one thing at a time, in an open sitting, and nothing that is classified unless the chair allowed it', () => {
    const index = indexPlan(morningPlan);
    const check = ({ state }: SittingDay) => {
      const running = Object.values(state.recordings).filter((run) => run.stoppedAt === null);
      expect(running.length).toBeLessThanOrEqual(1);
      expect(recordingNow(state) === null || (!isBarred(state, index) && state.openSittingId !== null)).toBe(true);
    };
    fc.assert(
      fc.property(days, (steps) => void play(steps, check)),
      runs,
    );
  });

  it('writes entries that fit their kinds', () => {
    const kinds = new Map([...proceedingsEntries, correction].map((kind) => [kind.kind, kind]));
    const check = (day: SittingDay) => {
      for (const entry of day.entries) expect(kinds.get(entry.kind)?.data.safeParse(entry.data).error).toBe(undefined);
    };
    fc.assert(
      fc.property(days, (steps) => check(play(steps, () => undefined))),
      runs,
    );
  });
});
