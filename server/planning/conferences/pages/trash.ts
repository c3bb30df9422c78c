import { AppError } from '../../../platform/errors.ts';
import type { PageRoutes, PageContext } from '../../../platform/pages/routes.ts';
import { conferencesContract as contract } from '../contract.ts';
import { rowView } from '../presenter.ts';
import { conferenceIn, typed } from './fields.ts';

async function restore(context: PageContext) {
  const conferenceId = conferenceIn(context);
  await context.run(contract.restore, { conferenceId });
  return context.redirect(`/conferences/${conferenceId}`, 'conferences.done.restored');
}

/** The conference in the trash that the path names. @throws AppError not-found. */
async function trashed(context: PageContext) {
  for (let page = 1; ; page += 1) {
    const { conferences } = await context.run(contract.list, { list: 'trash', page });
    const found = conferences.find(({ id }) => id === conferenceIn(context));
    if (found) return rowView(context.lang, found);
    if (conferences.length === 0) throw new AppError('not-found');
  }
}

/** The page that asks for the title before a conference is deleted for good. */
async function erasePage(context: PageContext, error?: string) {
  return context.render(
    'planning/conferences/erase',
    { tab: 'conferences', row: await trashed(context), error, given: typed(context, 'title') },
    error ? 400 : 200,
  );
}

async function erase(context: PageContext) {
  const result = await context.attempt(contract.erase, { conferenceId: conferenceIn(context), title: typed(context, 'title') });
  return 'refusal' in result
    ? erasePage(context, result.refusal.message)
    : context.redirect('/conferences?list=trash', 'conferences.done.erased');
}

export function trashPages(routes: PageRoutes): void {
  routes.post('/conferences/:conferenceId/restore', restore);
  routes.get('/conferences/:conferenceId/erase', (context) => erasePage(context));
  routes.post('/conferences/:conferenceId/erase', erase);
}
