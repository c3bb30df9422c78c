import { conferencesContract } from '../../planning/conferences/contract.ts';
import { conferenceFrame, type ConferenceFrame } from '../../planning/conferences/frame.ts';
import { conferenceIn } from '../../planning/conferences/pages/fields.ts';
import { preparationContract } from '../../planning/conferences/preparation/contract.ts';
import { progressOf } from '../../planning/conferences/preparation/rules.ts';
import type { PageRoutes, Visit } from '../../platform/pages/routes.ts';
import { standingOf } from '../../planning/publishing/bar.ts';
import { publishingContract } from '../../planning/publishing/contract.ts';
import { barView } from '../../planning/publishing/presenter/bar.ts';
import { overviewContract, type Overview } from './contract.ts';
import { countsView, factsView, rehearsalView, stepView, upcomingTasks } from './presenter.ts';
import { nextStep } from './rules.ts';

type Standing = Awaited<ReturnType<typeof standingOf>>['standing'];

function step(visit: Visit, frame: ConferenceFrame, { counts, sites, chairs, day }: Overview, standing: Standing) {
  const { changes, blocking, from: published } = standing;
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
  return stepView(visit.lang, frame.conference.id, next, { number: String((published ?? 0) + 1), n });
}

async function checklist(visit: Visit, zone: string) {
  const { tasks } = await visit.run(preparationContract.list, { conferenceId: conferenceIn(visit) });
  return { tasks: upcomingTasks(visit.lang, tasks, zone), progress: progressOf(tasks) };
}

async function overview(visit: Visit) {
  const conferenceId = conferenceIn(visit);
  const { lang } = visit;
  const frame = await conferenceFrame(visit, conferenceId, 'overview');
  if (!frame.isStaff) return visit.redirect(`/conferences/${conferenceId}/agenda`);
  const { conference, rehearsals } = await visit.run(conferencesContract.get, { conferenceId });
  const glance = await visit.run(overviewContract.get, { conferenceId });
  const { standing } = await standingOf(visit, conferenceId, frame.canEdit);
  const { publications } = await visit.run(publishingContract.list, { conferenceId });
  return visit.page('record/dashboard/page', {
    ...frame,
    facts: factsView(lang, conference),
    step: frame.canEdit || glance.day !== 'before' ? step(visit, frame, glance, standing) : null,
    counts: countsView(lang, conferenceId, glance.counts),
    glance,
    bar: barView(lang, standing),
    versions: publications.length,
    rehearsals: rehearsals.map((one) => rehearsalView(lang, one, frame.zone)),
    isOrganizer: frame.roles.includes('organizer'),
    ...(await checklist(visit, frame.zone)),
  });
}

export function overviewPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId', overview);
}
