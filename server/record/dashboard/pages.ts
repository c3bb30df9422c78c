import { daysBetween } from '../../planning/rescheduling/rules.ts';
import { DESK, hasRole, PLANNERS } from '../../accounts/permissions.ts';
import { rollCallContract } from '../../live/roll-call/contract.ts';
import { copiedNote } from '../../planning/conference-templates/pages/duplicating.ts';
import { conferencesContract } from '../../planning/conferences/contract.ts';
import { conferenceLayout, type ConferenceLayout } from '../../planning/conferences/pages/layout.ts';
import { conferenceIn } from '../../planning/conferences/pages/fields.ts';
import { preparationContract } from '../../planning/conferences/preparation/contract.ts';
import { documentsContract } from '../../planning/documents/contract.ts';
import { sentenceOf } from '../../planning/validation/presenter.ts';
import { translate } from '../../i18n/translate.ts';
import type { PageRoutes, PageContext } from '../../platform/pages/routes.ts';
import { publicationStatusOf } from '../../planning/publishing/pages/bar.ts';
import { publishingContract } from '../../planning/publishing/contract.ts';
import { barView } from '../../planning/publishing/presenter/bar.ts';
import { overviewContract } from './contract.ts';
import { factsView, leadersView, rehearsalView } from './presenter/index.ts';
import { asOf, countdownView, rulerView } from './presenter/days.ts';
import { heldSittings } from './presenter/held.ts';
import { gapViews, siteSquares, warningViews } from './presenter/panel.ts';
import { rowsSummary, preparationRowView } from './presenter/rows.ts';
import { stepView } from './presenter/step.ts';
import { dayAt, phaseOf } from './rules/days.ts';
import { gapsIn } from './rules/gaps.ts';
import { furtherFindings, partsOf } from './rules/parts.ts';
import { followUpRows, preparationRows } from './rules/rows.ts';
import { nextStep, type Step, type StepFacts } from './rules/steps.ts';

/** Everything that the overview tells of, read once. */
async function readAll(context: PageContext, frame: ConferenceLayout) {
  const conferenceId = frame.conference.id;
  const { conference, days, rehearsals } = await context.run(conferencesContract.get, { conferenceId });
  const overview = await context.run(overviewContract.get, { conferenceId });
  const { status, findings } = await publicationStatusOf(context, conferenceId, frame.canEdit);
  const { publications } = await context.run(publishingContract.list, { conferenceId });
  const { plan } = await context.run(publishingContract.draft, { conferenceId });
  const { documents } = await context.run(documentsContract.list, { conferenceId });
  const { tasks } = await context.run(preparationContract.list, { conferenceId });
  const board = await context.run(rollCallContract.board, { conferenceId });
  const today = dayAt(context.now, conference.timeZone);
  return { conference, days, rehearsals, overview, status, findings, publications, plan, documents, tasks, board, today };
}
type Everything = Awaited<ReturnType<typeof readAll>>;

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

function stepFor(
  context: PageContext,
  frame: ConferenceLayout,
  all: Everything,
  facts: StepFacts,
  first: { gaps: ReturnType<typeof gapViews>; warnings: ReturnType<typeof warningViews> },
) {
  const step = nextStep(facts);
  if (!mayDo(step, frame)) return null;
  const [gap, warning] = [first.gaps[0], first.warnings.rows[0]];
  const about =
    step === 'gaps'
      ? gap && { text: gap.text, detail: gap.place, href: gap.href }
      : warning && { text: warning.title, detail: warning.text, href: warning.href };
  return stepView(context.lang, step, {
    conferenceId: frame.conference.id,
    today: all.today,
    firstDay: all.days.firstDay,
    tasks: all.tasks,
    number: (all.status.from ?? 0) + 1,
    n: countFor(step, facts),
    first: about ?? null,
  });
}

/** Those of the team whom a part of the agenda is hidden from, in words. */
const notCleared = (context: PageContext, { findings }: Everything): string[] =>
  findings.filter(({ code }) => code === 'member-not-cleared').map((finding) => sentenceOf(context.lang, finding, () => ''));

function preparation(context: PageContext, frame: ConferenceLayout, all: Everything) {
  const { plan, findings, documents, overview, rehearsals, status, tasks, today } = all;
  const parts = partsOf({
    plan,
    findings,
    documents,
    overview,
    rehearsals: rehearsals.length,
    published: status.from,
    changes: status.changes,
  });
  const rows = overview.day === 'after' ? followUpRows(tasks) : preparationRows(parts, tasks);
  const seen = { conferenceId: frame.conference.id, today, zone: frame.zone, hasTasks: tasks.length > 0 };
  return {
    rows: rows.map((row) => preparationRowView(context.lang, row, seen)),
    rowsSummary: rowsSummary(context.lang, rows),
    hasTasks: tasks.length > 0,
    tasksDone: tasks.filter(({ state }) => state === 'done').length,
    tasksTotal: tasks.length,
  };
}

async function overview(context: PageContext) {
  const conferenceId = conferenceIn(context);
  const { lang } = context;
  const frame = await conferenceLayout(context, conferenceId, 'overview');
  if (!frame.isStaff) return context.redirect(`/conferences/${conferenceId}/agenda`);
  const all = await readAll(context, frame);
  const { conference, days, overview: glance, plan, findings, today, tasks, publications, status } = all;
  const phase = phaseOf(days, today);
  const gaps = gapViews(lang, plan, gapsIn(plan, findings, all.documents));
  const warnings = warningViews(lang, plan, findings);
  const sites = siteSquares(lang, all.board);
  const isDay = !frame.conference.archived && (glance.day === 'before' ? phase === 'today' : glance.day !== 'after');
  return context.render('record/dashboard/page', {
    ...frame,
    copied: await copiedNote(context),
    facts: factsView(lang, conference, plan),
    leaders: leadersView(lang, glance),
    mayDesk: hasRole(frame.roles, DESK),
    isOrganizer: hasRole(frame.roles, PLANNERS),
    glance,
    isDay,
    isAfter: glance.day === 'after',
    isOver: glance.day === 'after' || frame.conference.archived,
    isPast: phase === 'past' && glance.day === 'before',
    step: stepFor(context, frame, all, stepFacts(frame, all, sites.ready ?? 0, gaps.length), { gaps, warnings }),
    countdown: countdownView(lang, conference, days, phase, today),
    ruler:
      phase === 'before' && days.firstDay !== null && glance.day === 'before'
        ? rulerView(lang, { today, firstDay: days.firstDay, zone: frame.zone, tasks, publications })
        : null,
    sittings: heldSittings(lang, plan, glance, frame.zone),
    ...preparation(context, frame, all),
    sites,
    gaps,
    warnings,
    notCleared: notCleared(context, all),
    bar: barView(lang, status),
    lastVersion: publications[0] ?? null,
    rehearsals: all.rehearsals.map((one) => rehearsalView(lang, one, frame.zone)),
    keys: [
      { key: 'Enter', text: translate(lang, 'dashboard.keys.next') },
      { keys: ['↑', '↓'], text: translate(lang, 'dashboard.keys.parts') },
    ],
    asOf: asOf(lang, context.now, frame.zone),
  });
}

export function overviewPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId', overview);
}
