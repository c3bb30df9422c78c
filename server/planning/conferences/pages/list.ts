import type { PageContext } from '../../../platform/pages/routes.ts';
import { conferencesContract as contract, LISTS } from '../contract.ts';
import { conferencesView } from '../presenter.ts';

const mayCreate = ({ actor }: PageContext): boolean => actor.rights.some((right) => right === 'creator' || right === 'administrator');

/** The list that the address asks for: as the query answers it, and as the page shows it. */
export async function chosenList(context: PageContext) {
  const { search = '', page = '1', list: wanted } = context.query;
  const choice = {
    list: LISTS.find((name) => name === wanted) ?? 'all',
    search: search.slice(0, 200),
    page: Math.max(1, Math.trunc(Number(page)) || 1),
  };
  const answer = await context.run(contract.list, choice);
  return { answer, choice, view: conferencesView(context.lang, answer, choice, mayCreate(context)) };
}
