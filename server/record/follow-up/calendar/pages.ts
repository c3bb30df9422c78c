import { AppError } from '../../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { taskCalendarContract as contract } from './contract.ts';

/** A link in full: one to copy, and one that opens calendar programs. */
export const calendarLink = ({ origin }: PageContext, path: string | null) =>
  path && { url: `${origin}${path}`, webcal: `${origin.replace(/^https?:/, 'webcal:')}${path}` };

async function page(context: PageContext): Promise<Answer> {
  const { path } = await context.run(contract.own, {});
  return context.render('record/task-owners/calendar', { tab: 'tasks', link: calendarLink(context, path) });
}

const change = (operation: typeof contract.open | typeof contract.close, notice: string) => async (context: PageContext) => {
  const result = await context.attempt(operation, {});
  // A second press finds it closed already.
  if ('refusal' in result && result.refusal.code !== 'not-found') throw new AppError(result.refusal.code);
  return context.redirect('/tasks/calendar', notice);
};

async function openByLink(context: PageContext): Promise<Answer> {
  const secret = context.params.secret ?? '';
  const result = await context.attempt(contract.openByLink, { secret });
  if ('refusal' in result && result.refusal.code !== 'stale') throw new AppError(result.refusal.code);
  return context.redirect(`/v/${secret}#calendar`, 'taskOwners.calendar.opened');
}

async function feed(context: PageContext): Promise<Answer> {
  return context.file(await context.run(contract.follow, { secret: context.params.secret ?? '', lang: context.lang }));
}

export function taskCalendarPages(routes: PageRoutes): void {
  routes.get('/task-calendar/:secret.ics', feed);
  routes.get('/tasks/calendar', page);
  routes.post('/tasks/calendar', change(contract.open, 'taskOwners.calendar.opened'));
  routes.post('/tasks/calendar/close', change(contract.close, 'taskOwners.calendar.closed'));
  routes.post('/v/:secret/calendar', openByLink, { isBySecret: true });
}
