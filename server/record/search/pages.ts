import { pagerOf } from '../../platform/pages/pager.ts';
import type { Answer, PageContext, PageRoutes } from '../../platform/pages/routes.ts';
import { HIT_KINDS, HITS_PER_PAGE, MAX_SEARCH_LENGTH, searchContract as contract } from './contract.ts';
import { searchAddress, searchView, type SearchPlace } from './presenter.ts';
import { searchTerms } from './rules/query.ts';

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

/** What an address asks for; what makes no sense is left out. */
function placeIn({ search = '', kind, of = '', year = '', page = '1' }: PageContext['query']): SearchPlace {
  return {
    search: search.slice(0, MAX_SEARCH_LENGTH).trim(),
    kind: HIT_KINDS.find((one) => one === kind) ?? null,
    of: ID.test(of) ? of : null,
    year: /^(19|2\d)\d\d$/.test(year) ? Number(year) : null,
    page: Math.max(1, Math.min(10_000, Math.trunc(Number(page)) || 1)),
  };
}

async function page(context: PageContext): Promise<Answer> {
  const place = placeIn(context.query);
  const { search, kind, of, year, page: at } = place;
  const asked = { ...(kind === null ? {} : { kind }), ...(of === null ? {} : { of }), ...(year === null ? {} : { year }) };
  const found = await context.run(contract.find, { search, page: at, ...asked });
  const view = {
    tab: 'search',
    area: 'searching',
    isStart: search === '',
    isWordless: search !== '' && searchTerms(search).length === 0,
    pager: pagerOf({ page: at, perPage: HITS_PER_PAGE, shown: found.hits.length, total: found.total }, (to) =>
      searchAddress({ ...place, page: to }),
    ),
    ...searchView(context.lang, place, found),
  };
  return context.render('record/search/page', view);
}

export function searchPages(routes: PageRoutes): void {
  routes.get('/search', page);
}
