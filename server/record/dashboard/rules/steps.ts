import type { Overview } from '../contract.ts';
import type { DaysPhase } from './days.ts';

/** What decides the next thing to do. */
export interface StepFacts {
  readonly day: Overview['day'];
  readonly archived: boolean;
  /** Where the days of the conference are, seen from today. */
  readonly phase: DaysPhase;
  /** Days until the first day; null if it is not known. */
  readonly daysLeft: number | null;
  /** Whether sites take part. */
  readonly remote: boolean;
  readonly items: number;
  readonly chairs: number;
  readonly sites: number;
  /** Sites with a link that works. */
  readonly invited: number;
  /** Sites that have tested everything and are in. */
  readonly ready: number;
  readonly blocking: number;
  readonly warnings: number;
  /** Number of the published version; null before the first. */
  readonly published: number | null;
  readonly changes: number;
  /** Places of the plan that are still to be filled in. */
  readonly gaps: number;
  /** Open tasks of the checklist whose day is over. */
  readonly late: number;
  /** Open tasks that are due within a week. */
  readonly due: number;
  /** Whether there is or was a rehearsal. */
  readonly rehearsed: boolean;
}

export const STEPS = [
  'archived',
  'desk',
  'minutes',
  'date',
  'passed',
  'agenda',
  'chair',
  'sites',
  'blocking',
  'publish',
  'republish',
  'invite',
  'rollCall',
  'opening',
  'late',
  'gaps',
  'warnings',
  'due',
  'rehearse',
  'rest',
] as const;
export type Step = (typeof STEPS)[number];

/** Days before the conference from which on a rehearsal is what comes next. */
const REHEARSAL_LEAD_DAYS = 7;

/**
 * The next thing to do: what is live first, then what the sites cannot do without, in the order in which an office prepares; on the day
 * itself the sites; before it what is late, missing, disagrees or is due.
 */
export function nextStep(facts: StepFacts): Step {
  return (
    heldStep(facts) ?? foundationStep(facts) ?? publishingStep(facts) ?? (facts.phase === 'today' ? dayStep(facts) : tidyingStep(facts))
  );
}

/** What the proceedings decide, whatever else is missing. */
function heldStep({ archived, day }: StepFacts): Step | null {
  if (archived) return 'archived';
  if (day === 'open' || day === 'adjourned' || day === 'between') return 'desk';
  return day === 'after' ? 'minutes' : null;
}

/** Without these there is nothing to publish. */
function foundationStep({ phase, items, chairs, remote, sites }: StepFacts): Step | null {
  if (phase === 'undated') return 'date';
  if (phase === 'past') return 'passed';
  if (items === 0) return 'agenda';
  if (chairs === 0) return 'chair';
  return remote && sites === 0 ? 'sites' : null;
}

function publishingStep({ blocking, published, changes, invited, sites }: StepFacts): Step | null {
  if (blocking > 0) return 'blocking';
  if (published === null) return 'publish';
  if (changes > 0) return 'republish';
  return invited < sites ? 'invite' : null;
}

const dayStep = ({ ready, sites }: StepFacts): Step => (ready < sites ? 'rollCall' : 'opening');

function tidyingStep({ late, gaps, warnings, due, rehearsed, remote, daysLeft }: StepFacts): Step {
  if (late > 0) return 'late';
  if (gaps > 0) return 'gaps';
  if (warnings > 0) return 'warnings';
  if (due > 0) return 'due';
  return remote && !rehearsed && daysLeft !== null && daysLeft <= REHEARSAL_LEAD_DAYS ? 'rehearse' : 'rest';
}
