import type { PageRoutes, Visit } from '../../platform/pages/routes.ts';
import { conferencesContract as contract, LISTS } from '../contract.ts';
import { listView, rowView, whenText } from '../presenter.ts';

const mayCreate = ({ actor }: Visit): boolean => actor.rights.some((right) => right === 'creator' || right === 'administrator');

/** Without a choice the list is of what comes next; when nothing does, of what is behind us. */
async function list(visit: Visit) {
  const { search = '', page = '1', list: wanted } = visit.query;
  const choice = {
    list: LISTS.find((name) => name === wanted) ?? 'upcoming',
    search: search.slice(0, 200),
    page: Math.max(1, Math.trunc(Number(page)) || 1),
  };
  const answer = await visit.run(contract.list, choice);
  const elsewhere = wanted === undefined && choice.page === 1 && answer.total === 0 && answer.counts.past > 0;
  if (elsewhere) return visit.redirect(`/conferences?${new URLSearchParams({ list: 'past', ...(search ? { search } : {}) }).toString()}`);
  return visit.page('conferences/list', { tab: 'conferences', ...listView(visit.lang, answer, choice, mayCreate(visit)) });
}

/** Conferences of a series by date, with the neighbours that are known only by name. */
async function series(visit: Visit) {
  const name = visit.query.name ?? '';
  const answer = await visit.run(contract.series, { series: name || '…' });
  const rows = answer.conferences.map((conference) => ({ ...rowView(visit.lang, conference), when: whenText(visit.lang, conference) }));
  return visit.page('conferences/series', {
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
