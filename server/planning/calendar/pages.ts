import { conferenceFrame } from '../conferences/frame.ts';
import { conferenceIn, typedOrNull } from '../conferences/pages/fields.ts';
import { AppError } from '../../platform/errors.ts';
import type { Answer, PageRoutes, Visit } from '../../platform/pages/routes.ts';
import { calendarContract as contract, type Calendar } from './contract.ts';
import { feedOf } from './feed.ts';

/** A calendar as calendar programs read it; who has this version already is told so. */
const feed = (visit: Visit, calendar: Calendar): Answer =>
  visit.text(
    'text/calendar; charset=utf-8',
    feedOf(calendar, visit.lang),
    `${calendar.publication ?? 0}-${calendar.events.length}-${visit.lang}`,
  );

async function conferenceFeed(visit: Visit): Promise<Answer> {
  return feed(visit, await visit.run(contract.events, { conferenceId: conferenceIn(visit) }));
}

async function linkFeed(visit: Visit): Promise<Answer> {
  return feed(visit, await visit.run(contract.follow, { secret: visit.params.secret ?? '', lang: visit.lang }));
}

/** A link in full, as it is copied, and as calendar programs are opened with it. */
const linkView = ({ origin }: Visit, path: string | null) =>
  path && { url: `${origin}${path}`, webcal: `${origin.replace(/^https?:/, 'webcal:')}${path}` };

async function page(visit: Visit): Promise<Answer> {
  const conferenceId = conferenceIn(visit);
  const frame = await conferenceFrame(visit, conferenceId, 'agenda');
  const { own, participants } = await visit.run(contract.links, { conferenceId });
  return visit.page('planning/calendar/page', {
    ...frame,
    own: linkView(visit, own),
    participants: participants.map(({ id, name, path }) => ({ id, name, link: linkView(visit, path) })),
    isOrganizer: frame.roles.includes('organizer'),
  });
}

/** What a form of the page does with a link; refusals are pages in words, for there is nothing to correct. */
const change = (operation: typeof contract.openLink | typeof contract.closeLink, notice: string) => async (visit: Visit) => {
  const conferenceId = conferenceIn(visit);
  const result = await visit.attempt(operation, { conferenceId, participantId: typedOrNull(visit, 'participantId') });
  if ('refusal' in result) throw new AppError(result.refusal.code);
  return visit.redirect(`/conferences/${conferenceId}/calendar`, notice);
};

export function calendarPages(routes: PageRoutes): void {
  routes.get('/calendar/:secret.ics', linkFeed);
  routes.get('/conferences/:conferenceId/calendar.ics', conferenceFeed);
  routes.get('/conferences/:conferenceId/calendar', page);
  routes.post('/conferences/:conferenceId/calendar/links', change(contract.openLink, 'calendar.done.opened'));
  routes.post('/conferences/:conferenceId/calendar/close', change(contract.closeLink, 'calendar.done.closed'));
}
