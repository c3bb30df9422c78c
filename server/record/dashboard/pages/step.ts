import { DESK, hasRole } from '../../../accounts/permissions.ts';
import type { ConferenceLayout } from '../../../planning/conferences/pages/layout.ts';
import { daysBetween } from '../../../planning/rescheduling/rules.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';
import { gapViews, siteSquares, warningViews } from '../presenter/panel.ts';
import { stepView } from '../presenter/step.ts';
import { phaseOf } from '../rules/days.ts';
import { gapsIn } from '../rules/gaps.ts';
import { furtherFindings } from '../rules/parts.ts';
import { nextStep, type Step, type StepFacts } from '../rules/steps.ts';
import type { Everything } from './reading.ts';

function stepFacts(frame: ConferenceLayout, all: Everything, ready: number, gaps: number): StepFacts {
  const { days, overview, status, tasks, plan, findings, rehearsals, today } = all;
  const { counts, sites, chairs, day } = overview;
  return {
    day,
    archived: frame.conference.archived,
    phase: phaseOf(days, today),
    daysLeft: days.firstDay === null ? null : daysBetween(today, days.firstDay),
    remote: plan.conference.mode !== 'in-person',
    items: counts.items,
    chairs: chairs.length,
    sites: counts.sites,
    invited: sites.invited,
    ready,
    blocking: status.blocking,
    warnings: furtherFindings(findings).length,
    published: status.from,
    changes: status.changes,
    gaps,
    late: tasks.filter(({ state }) => state === 'late').length,
    due: tasks.filter(({ state }) => state === 'soon').length,
    rehearsed: frame.conference.rehearsal || rehearsals.length > 0 || overview.rehearsed > 0,
  };
}

/** What the step is about, counted. */
function countFor(step: Step, { sites, invited, changes, blocking, ready, gaps, warnings, late, due }: StepFacts): number {
  const counts: Partial<Record<Step, number>> = {
    invite: sites - invited,
    republish: changes,
    blocking,
    rollCall: sites - ready,
    gaps,
    warnings,
    late,
    due,
  };
  return counts[step] ?? 0;
}

/** Whether this reader can do a step: planners prepare, the desk leads, everybody of the staff reads and writes the minutes. */
function mayDo(step: Step, { roles, canEdit }: ConferenceLayout): boolean {
  if (step === 'desk' || step === 'opening') return hasRole(roles, DESK);
  return canEdit || step === 'minutes' || step === 'archived' || step === 'rollCall';
}

type Gaps = ReturnType<typeof gapViews>;
type Warnings = ReturnType<typeof warningViews>;

/** What is missing or disagrees first, where the step is about that. */
function firstOf(step: Step, [gap]: Gaps, { rows: [warning] }: Warnings) {
  if (step === 'gaps' && gap) return { text: gap.text, detail: gap.place, href: gap.href };
  return step === 'warnings' && warning ? { text: warning.title, detail: warning.text, href: warning.href } : null;
}

/** The next step of a conference for this reader, null if it is not theirs; with what is missing, what disagrees and the sites. */
export function nextStepOf(context: PageContext, frame: ConferenceLayout, all: Everything) {
  const { plan, findings, documents, board, today, days, tasks, status } = all;
  const gaps = gapViews(context.lang, plan, gapsIn(plan, findings, documents));
  const warnings = warningViews(context.lang, plan, findings);
  const sites = siteSquares(context.lang, board);
  const facts = stepFacts(frame, all, sites.ready ?? 0, gaps.length);
  const step = nextStep(facts);
  const words = {
    conferenceId: frame.conference.id,
    today,
    firstDay: days.firstDay,
    tasks,
    number: (status.from ?? 0) + 1,
    n: countFor(step, facts),
    first: firstOf(step, gaps, warnings),
  };
  return { gaps, warnings, sites, step: mayDo(step, frame) ? stepView(context.lang, step, words) : null };
}
