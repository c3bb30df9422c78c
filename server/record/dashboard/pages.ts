import { hasRole, PLANNERS } from '../../accounts/permissions.ts';
import { copiedNote } from '../../planning/conference-templates/pages/duplicating.ts';
import { conferencesContract } from '../../planning/conferences/contract.ts';
import { conferenceLayout, type ConferenceLayout } from '../../planning/conferences/pages/layout.ts';
import { conferenceIn } from '../../planning/conferences/pages/fields.ts';
import { preparationContract } from '../../planning/conferences/preparation/contract.ts';
import { preparationProgress } from '../../planning/conferences/preparation/rules/index.ts';
import { checksContract } from '../../planning/validation/contract.ts';
import { sentenceOf } from '../../planning/validation/presenter.ts';
import type { PageRoutes, PageContext } from '../../platform/pages/routes.ts';
import { publicationStatusOf } from '../../planning/publishing/pages/bar.ts';
import { publishingContract } from '../../planning/publishing/contract.ts';
import { barView, type PublicationStatus } from '../../planning/publishing/presenter/bar.ts';
import { overviewContract, type Overview } from './contract.ts';
import { countsView, factsView, rehearsalView, stepView, upcomingTasks } from './presenter.ts';
import { nextStep } from './rules.ts';

function step(context: PageContext, frame: ConferenceLayout, { counts, sites, chairs, day }: Overview, status: PublicationStatus) {
  const { changes, blocking, from: published } = status;
  const dated = frame.conference.date !== null;
  const next = nextStep({
    day,
    dated,
    items: counts.items,
    chairs: chairs.length,
    sites: counts.sites,
    invited: sites.invited,
    blocking,
    published,
    changes,
  });
  const n = next === 'invite' ? counts.sites - sites.invited : next === 'republish' ? changes : blocking;
  return stepView(context.lang, frame.conference.id, next, { number: String((published ?? 0) + 1), n });
}

async function checklist(context: PageContext, zone: string) {
  const { tasks } = await context.run(preparationContract.list, { conferenceId: conferenceIn(context) });
  return { tasks: upcomingTasks(context.lang, tasks, zone), progress: preparationProgress(tasks) };
}

/** Those of the team whom a part of the agenda is hidden from, in words. */
async function notCleared(context: PageContext): Promise<string[]> {
  const { findings } = await context.run(checksContract.list, { conferenceId: conferenceIn(context) });
  const found = findings.filter(({ code }) => code === 'member-not-cleared');
  return found.map((finding) => sentenceOf(context.lang, finding, () => ''));
}

async function overview(context: PageContext) {
  const conferenceId = conferenceIn(context);
  const { lang } = context;
  const frame = await conferenceLayout(context, conferenceId, 'overview');
  if (!frame.isStaff) return context.redirect(`/conferences/${conferenceId}/agenda`);
  const { conference, days, rehearsals } = await context.run(conferencesContract.get, { conferenceId });
  const glance = await context.run(overviewContract.get, { conferenceId });
  const { status } = await publicationStatusOf(context, conferenceId, frame.canEdit);
  const { publications } = await context.run(publishingContract.list, { conferenceId });
  return context.render('record/dashboard/page', {
    ...frame,
    copied: await copiedNote(context),
    facts: factsView(lang, conference, days),
    step: frame.canEdit || glance.day !== 'before' ? step(context, frame, glance, status) : null,
    counts: countsView(lang, conferenceId, glance.counts),
    glance,
    notCleared: await notCleared(context),
    bar: barView(lang, status),
    versions: publications.length,
    rehearsals: rehearsals.map((one) => rehearsalView(lang, one, frame.zone)),
    isOrganizer: hasRole(frame.roles, PLANNERS),
    ...(await checklist(context, frame.zone)),
  });
}

export function overviewPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId', overview);
}
