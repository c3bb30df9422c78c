import { conferencesContract } from '../../planning/conferences/contract.ts';
import { MAX_LINE_LENGTH } from '../../platform/contract.ts';
import type { Answer, PageContext, PageRoutes } from '../../platform/pages/routes.ts';
import { seriesContract as contract } from './contract.ts';
import { promisesView } from './presenter.ts';

/** Conferences of a series by date, with neighbours known only by name, what they promised and what was done. */
async function page(context: PageContext): Promise<Answer> {
  const name = (context.query['name'] ?? '').slice(0, MAX_LINE_LENGTH).trim();
  const series = name || '…';
  const answer = await context.run(conferencesContract.series, { series });
  const { conferences: promises, campaigns } = await context.run(contract.promises, { series });
  const mayCreate = context.actor.rights.some((right) => right === 'creator' || right === 'administrator');
  const view = promisesView(context.lang, { name, ...answer, promises, campaigns, mayCreate });
  return context.render('record/series/page', { tab: 'conferences', area: 'series', ...view });
}

export function seriesPages(routes: PageRoutes): void {
  routes.get('/series', page);
}
