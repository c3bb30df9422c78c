import type { PageRoutes, Visit } from '../../../platform/pages/routes.ts';
import { conferencesContract as contract, LISTS } from '../contract.ts';
import { listView, rowView, whenText } from '../presenter.ts';

const mayCreate = ({ actor }: Visit): boolean => actor.rights.some((right) => right === 'creator' || right === 'administrator');

async function list(visit: Visit) {
  const { search = '', page = '1', list: wanted } = visit.query;
  const choice = {
    list: LISTS.find((name) => name === wanted) ?? 'all',
    search: search.slice(0, 200),
    page: Math.max(1, Math.trunc(Number(page)) || 1),
  };
  const answer = await visit.run(contract.list, choice);
  return visit.page('planning/conferences/list', { tab: 'conferences', ...listView(visit.lang, answer, choice, mayCreate(visit)) });
}

/** Conferences of a series by date, with the neighbours that are known only by name. */
async function series(visit: Visit) {
  const name = visit.query.name ?? '';
  const answer = await visit.run(contract.series, { series: name || '…' });
  const rows = answer.conferences.map((conference) => ({ ...rowView(visit.lang, conference), when: whenText(visit.lang, conference) }));
  return visit.page('planning/conferences/series', {
    tab: 'conferences',
    name,
    cadence: answer.series?.cadence,
    rows,
    previous: answer.series?.previous,
    next: answer.series?.next,
  });
}

/** Lists of conferences. */
export function listPages(routes: PageRoutes): void {
  routes.get('/conferences', list);
  routes.get('/series', series);
}
