import { hasRole, PLANNERS } from '../../accounts/permissions.ts';
import { conferenceLayout } from '../conferences/pages/layout.ts';
import { conferenceIn, typedOrNull } from '../conferences/pages/fields.ts';
import { AppError } from '../../platform/errors.ts';
import type { Answer, PageRoutes, PageContext } from '../../platform/pages/routes.ts';
import { calendarContract as contract } from './contract.ts';

async function conferenceFeed(context: PageContext): Promise<Answer> {
  return context.file(await context.run(contract.file, { conferenceId: conferenceIn(context), lang: context.lang }));
}

async function linkFeed(context: PageContext): Promise<Answer> {
  return context.file(await context.run(contract.follow, { secret: context.params.secret ?? '', lang: context.lang }));
}

/** A link in full: one to copy, and one that opens calendar programs. */
const linkView = ({ origin }: PageContext, path: string | null) =>
  path && { url: `${origin}${path}`, webcal: `${origin.replace(/^https?:/, 'webcal:')}${path}` };

async function page(context: PageContext): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, 'agenda');
  const { own, participants } = await context.run(contract.links, { conferenceId });
  return context.render('planning/calendar/page', {
    ...frame,
    own: linkView(context, own),
    participants: participants.map(({ id, name, path }) => ({ id, name, link: linkView(context, path) })),
    isOrganizer: hasRole(frame.roles, PLANNERS),
  });
}

/** Handles a form of the page; a refusal becomes an error page, because the form has nothing to correct. */
const change = (operation: typeof contract.openLink | typeof contract.closeLink, notice: string) => async (context: PageContext) => {
  const conferenceId = conferenceIn(context);
  const result = await context.attempt(operation, { conferenceId, participantId: typedOrNull(context, 'participantId') });
  if ('refusal' in result) throw new AppError(result.refusal.code);
  return context.redirect(`/conferences/${conferenceId}/calendar`, notice);
};

export function calendarPages(routes: PageRoutes): void {
  routes.get('/calendar/:secret.ics', linkFeed);
  routes.get('/conferences/:conferenceId/calendar.ics', conferenceFeed);
  routes.get('/conferences/:conferenceId/calendar', page);
  routes.post('/conferences/:conferenceId/calendar/links', change(contract.openLink, 'calendar.done.opened'));
  routes.post('/conferences/:conferenceId/calendar/close', change(contract.closeLink, 'calendar.done.closed'));
}
