import { describe, expect, it } from 'vitest';
import { nextStep, STEPS, type Step, type StepFacts } from '../../../server/record/dashboard/rules/steps.ts';

/** A conference of which everything is prepared, five days ahead. */
const ready: StepFacts = {
  day: 'before',
  archived: false,
  phase: 'before',
  daysLeft: 5,
  remote: true,
  items: 8,
  chairs: 1,
  sites: 35,
  invited: 35,
  ready: 0,
  blocking: 0,
  warnings: 0,
  published: 1,
  changes: 0,
  gaps: 0,
  late: 0,
  due: 0,
  rehearsed: true,
};
const stepWith = (facts: Partial<StepFacts>): Step => nextStep({ ...ready, ...facts });

/** What calls for each step before the day, in their order; each alone leaves everything else as it should be. */
const CALLS: readonly (readonly [Step, Partial<StepFacts>])[] = [
  ['agenda', { items: 0 }],
  ['chair', { chairs: 0 }],
  ['sites', { sites: 0, invited: 0 }],
  ['blocking', { blocking: 2 }],
  ['publish', { published: null }],
  ['republish', { changes: 3 }],
  ['invite', { invited: 30 }],
  ['late', { late: 1 }],
  ['gaps', { gaps: 1 }],
  ['warnings', { warnings: 1 }],
  ['due', { due: 1 }],
  ['rehearse', { rehearsed: false }],
];

describe('the next step', () => {
  it('is what is missing, and nothing while nothing is', () => {
    expect(CALLS.map(([, facts]) => stepWith(facts))).toEqual(CALLS.map(([step]) => step));
    expect(stepWith({})).toBe('rest');
  });

  it('follows the order in which an office prepares: of any two, the earlier one', () => {
    const wrong = CALLS.flatMap(([first, one], at) =>
      CALLS.slice(at + 1)
        // Sites that are not there cannot lack a link.
        .filter(([later]) => !(first === 'sites' && later === 'invite'))
        .filter(([, other]) => stepWith({ ...other, ...one }) !== first)
        .map(([later]) => [first, later]),
    );
    expect(wrong).toEqual([]);
  });

  it('begins with the date, and asks for another one when it has passed without a sitting', () => {
    const everything = Object.assign({}, ...CALLS.map(([, facts]) => facts)) as Partial<StepFacts>;
    expect(stepWith({ ...everything, phase: 'undated', daysLeft: null })).toBe('date');
    expect(stepWith({ ...everything, phase: 'past', daysLeft: -2 })).toBe('passed');
  });

  it('is the desk while the conference is running and the minutes afterwards, whatever else is missing or late', () => {
    const everything = Object.assign({}, ...CALLS.map(([, facts]) => facts)) as Partial<StepFacts>;
    for (const phase of ['undated', 'before', 'today', 'past'] as const)
      for (const day of ['open', 'adjourned', 'between', 'after'] as const)
        expect([phase, day, stepWith({ ...everything, phase, day })]).toEqual([phase, day, day === 'after' ? 'minutes' : 'desk']);
  });

  it('of an archived conference is to read it, held or not', () => {
    for (const day of ['before', 'between', 'after'] as const) expect(stepWith({ archived: true, day, phase: 'past' })).toBe('archived');
  });

  it('on the day is what the sites need, then the roll call, then the opening', () => {
    const today: Partial<StepFacts> = { phase: 'today', daysLeft: 0, late: 1, gaps: 1, warnings: 1, due: 1, rehearsed: false };
    expect(stepWith({ ...today, published: null })).toBe('publish');
    expect(stepWith({ ...today, changes: 1 })).toBe('republish');
    expect(stepWith({ ...today, invited: 34 })).toBe('invite');
    expect(stepWith({ ...today, ready: 34 })).toBe('rollCall');
    expect(stepWith({ ...today, ready: 35 })).toBe('opening');
    expect(stepWith({ ...today, remote: false, sites: 0, invited: 0 })).toBe('opening');
  });

  it('asks for sites and a rehearsal only where sites take part, and for the rehearsal in the last week', () => {
    expect(stepWith({ remote: false, sites: 0, invited: 0, rehearsed: false })).toBe('rest');
    expect([8, 7, 1].map((daysLeft) => stepWith({ daysLeft, rehearsed: false }))).toEqual(['rest', 'rehearse', 'rehearse']);
  });

  it('can be any of those that have words', () => {
    const found = new Set<Step>([
      ...CALLS.map(([step]) => step),
      ...(['undated', 'past'] as const).map((phase) => stepWith({ phase })),
      ...(['open', 'after'] as const).map((day) => stepWith({ day })),
      ...[0, 35].map((sites) => stepWith({ phase: 'today', ready: sites })),
      stepWith({ archived: true }),
      stepWith({}),
    ]);
    expect([...found].toSorted()).toEqual([...STEPS].toSorted());
  });
});
