import { AppError } from '../../../platform/errors.ts';
import type { PageRoutes, Visit } from '../../../platform/pages/routes.ts';
import { conferencesContract as contract } from '../contract.ts';
import { rowView } from '../presenter.ts';
import { conferenceIn, typed } from './fields.ts';

async function restore(visit: Visit) {
  const conferenceId = conferenceIn(visit);
  await visit.run(contract.restore, { conferenceId });
  return visit.redirect(`/conferences/${conferenceId}`, 'conferences.done.restored');
}

/** The conference in the trash that the address names. @throws AppError not-found. */
async function trashed(visit: Visit) {
  for (let page = 1; ; page += 1) {
    const { conferences } = await visit.run(contract.list, { list: 'trash', page });
    const found = conferences.find(({ id }) => id === conferenceIn(visit));
    if (found) return rowView(visit.lang, found);
    if (conferences.length === 0) throw new AppError('not-found');
  }
}

/** Deleting for good asks on a page of its own: the title has to be typed. */
async function erasePage(visit: Visit, error?: string) {
  return visit.page(
    'planning/conferences/erase',
    { tab: 'conferences', row: await trashed(visit), error, given: typed(visit, 'title') },
    error ? 400 : 200,
  );
}

async function erase(visit: Visit) {
  const result = await visit.attempt(contract.erase, { conferenceId: conferenceIn(visit), title: typed(visit, 'title') });
  return 'refusal' in result
    ? erasePage(visit, result.refusal.message)
    : visit.redirect('/conferences?list=trash', 'conferences.done.erased');
}

export function trashPages(routes: PageRoutes): void {
  routes.post('/conferences/:conferenceId/restore', restore);
  routes.get('/conferences/:conferenceId/erase', (visit) => erasePage(visit));
  routes.post('/conferences/:conferenceId/erase', erase);
}
