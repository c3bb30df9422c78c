import { describe, expect, it } from 'vitest';
import type { MatterStep, Matter } from '../../../server/record/follow-up/contract.ts';
import type { ReportKind } from '../../../server/record/follow-up/owners/contract.ts';
import { dueRulerView } from '../../../server/record/follow-up/presenter/list.ts';
import { daysLeft, dueDays, dueRuler, urgencyOf } from '../../../server/record/follow-up/rules/due.ts';
import { newMatter } from '../../../server/record/follow-up/rules/matters.ts';
import { byUrgency, carriedFrom, isHeld, VIEW_SHOWS, type RegisterConference } from '../../../server/record/follow-up/rules/register.ts';
import { afterReport, afterStep, reportFaults, stepFaults } from '../../../server/record/follow-up/rules/steps.ts';
import { FACTS } from './facts.ts';

const matter = (id: string, more: Partial<Matter> = {}): Matter => ({
  ...newMatter('conference', id, FACTS),
  fromName: null,
  ownerName: null,
  ...more,
});
const step = (kind: MatterStep['kind'], more: Partial<MatterStep> = {}): MatterStep => ({
  kind,
  on: '2025-12-18',
  text: null,
  body: null,
  number: null,
  reached: null,
  ...more,
});

describe('the last day of a matter', () => {
  it('is in time itself: what is due before the 31st is overdue from the 31st on', () => {
    const due = newMatter('conference', 'a', { ...FACTS, due: { before: '2025-12-31' } });
    const days = ['2025-12-22', '2025-12-23', '2025-12-29', '2025-12-30', '2025-12-31'];
    expect([due.lastDay, days.map((day) => urgencyOf(due, day))]).toEqual(['2025-12-30', ['later', 'soon', 'soon', 'today', 'overdue']]);
    expect(days.map((day) => daysLeft(due.lastDay, day))).toEqual([8, 7, 1, 0, -1]);
  });

  it('of a year is its last day, and none is never overdue, nor is what is settled', () => {
    const within = newMatter('conference', 'a', { ...FACTS, due: { within: 2025 } });
    expect([within.lastDay, urgencyOf(within, '2026-01-01'), urgencyOf(matter('b'), '2099-01-01')]).toEqual([
      '2025-12-31',
      'overdue',
      'none',
    ]);
    expect((['done', 'closed'] as const).map((status) => urgencyOf({ ...within, status }, '2026-06-01'))).toEqual(['none', 'none']);
  });
});

describe('the ruler of last days', () => {
  it('writes an end only where today is not written over it', () => {
    const endsOn = (day: string) => {
      const view = dueRulerView('vi', dueDays([matter('a', { lastDay: '2025-12-30' })]), day);
      return [view?.from ?? null, view?.to ?? null];
    };
    expect([endsOn('2025-11-26'), endsOn('2026-12-20')]).toEqual([
      [null, '30/12/2025'],
      ['30/12/2025', null],
    ]);
  });

  const today = '2025-12-18';
  it('reaches from the longest overdue to the last one, at least a fortnight ahead, with what lies on a day counted', () => {
    const days = ['2025-12-15', '2025-12-30', '2025-12-30'].map((lastDay, at) => matter(`m${at}`, { lastDay }));
    const ruler = dueRuler(dueDays(days), today);
    expect([ruler?.from, ruler?.to, ruler?.ticks.length]).toEqual(['2025-12-15', '2026-01-01', 18]);
    expect(ruler?.marks.map(({ day, urgency, count }) => [day, urgency, count])).toEqual([
      ['2025-12-15', 'overdue', 1],
      ['2025-12-30', 'later', 2],
    ]);
    expect([ruler?.now, ruler?.marks[0]?.at]).toEqual([3 / 17, 0]);
  });

  it('is not drawn without a last day, and keeps days that are years away at its ends', () => {
    expect(dueRuler(dueDays([matter('a'), matter('b', { lastDay: '2025-01-01', status: 'done' })]), today)).toBeNull();
    const ruler = dueRuler(dueDays([matter('a', { lastDay: '1999-01-01' }), matter('b', { lastDay: '2050-01-01' })]), today);
    expect(ruler?.marks.map(({ at }) => at)).toEqual([0, 1]);
    expect((ruler?.ticks.length ?? 0) < 110).toBe(true);
  });
});

describe('a report of the owner', () => {
  const task = matter('a', { reached: 3 });
  const report = (kind: ReportKind, from: Partial<Matter> = {}) =>
    afterReport({ ...task, ...from }, { kind, text: 'Xong', reached: null }, '2025-12-18');
  const refused = (code: string) => expect.objectContaining({ code });

  it('settles nothing: that a task is done the office confirms, or returns', () => {
    expect(report('asked')).toEqual({ status: 'open', statusOn: null, reached: 3, mergedInto: null, askedOn: '2025-12-18' });
    expect(report('progress', { askedOn: '2025-12-01' }).askedOn).toBe('2025-12-01');
    const asked = { ...task, askedOn: '2025-12-01' };
    const after = (['returned', 'done', 'closed', 'forwarded'] as const).map((kind) => afterStep(asked, step(kind)).askedOn);
    expect(after).toEqual([null, null, null, '2025-12-01']);
  });

  it('is refused where nothing can be reported or confirmed', () => {
    expect(() => afterStep(task, step('returned'))).toThrow(refused('not-asked'));
    expect(() => report('asked', { askedOn: '2025-12-01' })).toThrow(refused('asked-already'));
    expect(() => report('progress', { status: 'done' })).toThrow(refused('matter-settled'));
    expect(stepFaults(step('returned'), '2025-12-18').map(({ path }) => path)).toEqual(['step.text']);
    const empty = (kind: ReportKind) => reportFaults({ kind, text: null, reached: null }).map(({ path }) => path);
    expect([empty('progress'), empty('asked')]).toEqual([['report.text'], []]);
  });
});

describe('a step', () => {
  const open = matter('a', { reached: 3 });
  it('leads from one status to the next, with its day; progress keeps the status', () => {
    const after = (kind: MatterStep['kind'], from = open) => afterStep(from, step(kind, { reached: 4 }));
    expect((['forwarded', 'answered', 'done', 'closed'] as const).map((kind) => after(kind).status)).toEqual([
      'forwarded',
      'answered',
      'done',
      'closed',
    ]);
    expect(after('forwarded')).toEqual({ status: 'forwarded', statusOn: '2025-12-18', reached: 4, mergedInto: null, askedOn: null });
    expect(after('progress', { ...open, status: 'forwarded', statusOn: '2025-12-01' })).toEqual({
      status: 'forwarded',
      statusOn: '2025-12-01',
      reached: 4,
      mergedInto: null,
      askedOn: null,
    });
    expect(afterStep(open, step('progress')).reached).toBe(3);
    expect(after('reopened', { ...open, status: 'done', statusOn: '2025-12-01' })).toEqual({
      status: 'open',
      statusOn: null,
      reached: 4,
      mergedInto: null,
      askedOn: null,
    });
  });

  it('is refused on what is settled, unless it reopens it, and so is reopening what is open', () => {
    const refusal = (kind: MatterStep['kind'], more: Partial<Matter>): unknown => {
      try {
        return afterStep({ ...open, ...more }, step(kind)).status;
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    for (const kind of ['progress', 'forwarded', 'answered', 'done', 'closed'] as const) {
      expect([kind, refusal(kind, { status: 'done' }), refusal(kind, { status: 'closed' })]).toEqual([
        kind,
        'matter-settled',
        'matter-settled',
      ]);
    }
    expect([refusal('reopened', {}), refusal('reopened', { status: 'forwarded' })]).toEqual(['matter-open', 'open']);
    expect(refusal('progress', { status: 'closed', mergedInto: 'b' })).toBe('matter-settled');
    expect(afterStep({ ...open, status: 'closed', mergedInto: 'b' }, step('reopened')).mergedInto).toBeNull();
  });

  it('needs what it is about, and cannot have happened tomorrow', () => {
    const faults = (one: MatterStep) => stepFaults(one, '2025-12-18').map(({ path, message }) => `${path} ${message}`);
    expect(faults(step('answered'))).toEqual(['step.number required']);
    expect(faults(step('forwarded'))).toEqual(['step.body required']);
    expect([faults(step('closed')), faults(step('reopened')), faults(step('progress'))]).toEqual(
      [1, 2, 3].map(() => ['step.text required']),
    );
    expect([faults(step('done')), faults(step('progress', { reached: 0 }))]).toEqual([[], []]);
    expect(faults(step('done', { on: '2025-12-19' }))).toEqual(['step.on day-to-come']);
  });
});

describe('the register', () => {
  const today = '2025-12-18';
  const all = [
    matter('undated'),
    matter('settled', { status: 'done', lastDay: '2025-12-01' }),
    matter('late', { lastDay: '2025-12-15', owner: 'Văn phòng' }),
    matter('mine', { lastDay: '2025-12-30', ownerId: 'me' }),
    matter('away', { status: 'forwarded', lastDay: '2026-01-30' }),
    matter('replied', { status: 'answered', askedOn: '2025-12-17' }),
  ];

  it('has first what is overdue, last what is settled, and before that what has no day', () => {
    expect(all.toSorted(byUrgency).map(({ id }) => id)).toEqual(['late', 'mine', 'away', 'undated', 'replied', 'settled']);
  });

  it('shows in each view what it says', () => {
    const shown = Object.entries(VIEW_SHOWS).map(([view, shows]) => [
      view,
      all.filter((one) => shows(one, { userId: 'me', today })).map(({ id }) => id),
    ]);
    expect(Object.fromEntries(shown)).toEqual({
      all: all.map(({ id }) => id),
      mine: ['mine'],
      overdue: ['late'],
      asked: ['replied'],
      unassigned: ['undated', 'away', 'replied'],
      running: ['late', 'mine'],
      forwarded: ['away'],
      answered: ['replied'],
      settled: ['settled'],
    });
  });

  const held = (id: string, more: Partial<RegisterConference> = {}): RegisterConference => ({
    id,
    title: id,
    date: '2025-11-26',
    timeZone: 'Asia/Ho_Chi_Minh',
    seriesName: 'Chuỗi',
    organizers: ['ann'],
    seriesBy: null,
    ...more,
  });

  it('takes the recommendations of a plan in on the first day, in the zone of the conference', () => {
    const [before, after] = [Date.UTC(2025, 10, 25, 16, 59), Date.UTC(2025, 10, 25, 17)];
    expect([isHeld(held('a'), before), isHeld(held('a'), after), isHeld(held('a', { date: null }), after)]).toEqual([false, true, false]);
  });

  it('carries matters into later conferences of the series that share an organizer, and no others', () => {
    const next = held('next', { date: '2027-05-01' });
    const others = [
      next,
      held('earlier'),
      held('later', { date: '2028-01-01' }),
      held('undated', { date: null }),
      held('of others', { organizers: ['bob'] }),
      held('of another series', { seriesName: 'Khác' }),
      held('of none', { seriesName: null }),
    ];
    expect(carriedFrom(next, others).map(({ id }) => id)).toEqual(['earlier']);
    expect(carriedFrom({ ...next, seriesBy: 'ann' }, others).map(({ id }) => id)).toEqual(['earlier']);
    expect(carriedFrom({ ...next, organizers: ['ann', 'eve'], seriesBy: 'eve' }, others)).toEqual([]);
    expect(carriedFrom({ ...next, date: null }, others).map(({ id }) => id)).toEqual(['earlier', 'later']);
    expect(carriedFrom(held('x', { seriesName: null, date: '2030-01-01' }), others)).toEqual([]);
  });
});
