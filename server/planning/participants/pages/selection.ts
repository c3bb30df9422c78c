import { translate } from '../../../i18n/translate.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';
import { PARTICIPANT_SORTS } from '../contract.ts';

const SHOWN = ['listed', 'unlisted'] as const;

/** The order that the address asks for; undefined if it asks for none. */
export const askedSort = ({ query }: PageContext) => PARTICIPANT_SORTS.find((one) => one === query['sort']);

/** The order and the selection of the list: without a choice by protocol, and of a search the best matches first. */
export function selectionIn(context: PageContext) {
  const search = (context.query['search'] ?? '').slice(0, 200);
  const show = SHOWN.find((one) => one === context.query['show']);
  return { search, show, sort: askedSort(context) ?? (search.trim() === '' ? 'protocol' : undefined) };
}
export type ListSelection = ReturnType<typeof selectionIn>;

const homeOf = ({ params }: PageContext): string => `/conferences/${params['conferenceId'] ?? ''}/participants`;

/** The address of the list with another selection; what is not given stays. */
function addressOf(
  context: PageContext,
  changed: Readonly<Partial<Record<'show' | 'sort' | 'page', string | undefined>>>,
  home = homeOf(context),
) {
  const { search, show } = selectionIn(context);
  const asked = { search, show, sort: askedSort(context), ...changed };
  const given = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
  const query = new URLSearchParams(given).toString();
  return query === '' ? home : `${home}?${query}`;
}

/** The address of another page of the same selection. */
export const pageUrl = (context: PageContext, page: number): string => addressOf(context, { page: String(page) });

/** The list as a file, as it is shown. */
export const sheetLinks = (context: PageContext) => [
  { href: addressOf(context, {}, `${homeOf(context)}.xlsx`), text: translate(context.lang, 'participants.sheet.open') },
  { href: addressOf(context, {}, `${homeOf(context)}.csv`), text: translate(context.lang, 'participants.sheet.openCsv') },
];

/** The orders of the list, one press each, the usual one first. */
export const sortLinks = (context: PageContext, { search, sort }: ListSelection) =>
  PARTICIPANT_SORTS.toSorted((a, b) => Number(b === 'protocol') - Number(a === 'protocol')).map((value) => ({
    href: addressOf(context, { sort: value === 'protocol' && search.trim() === '' ? undefined : value }),
    text: translate(context.lang, `participants.sort.${value}`),
    isChosen: value === sort,
  }));

/** What shows only those who are not in the attendee list, and back; the way back also from those who are. */
export const shownLinks = (context: PageContext, { show }: ListSelection, counts: Readonly<Record<'listed' | 'unlisted', number>>) =>
  SHOWN.filter((value) => value === show || (value === 'unlisted' && counts.unlisted > 0)).map((value) => ({
    href: addressOf(context, { show: value === show ? undefined : value }),
    text: translate(context.lang, `participants.shown.${value}`),
    n: counts[value],
    isChosen: value === show,
  }));
