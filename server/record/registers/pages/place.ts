import type { PageContext } from '../../../platform/pages/routes.ts';
import { SIDES } from '../contract/index.ts';
import type { RegistersPlace } from '../presenter/list.ts';

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;
const KIND = /^\p{L}{1,8}$/u;
const YEAR = /^(19|20|21)\d\d$/;
const PAGE = /^[1-9]\d{0,3}$/;

/** A value of an address where it is one; null where it is missing or nonsense, as in an address that was cut. */
const known = (query: PageContext['query'], name: string, form: RegExp): string | null => {
  const value = query[name] ?? '';
  return form.test(value) ? value : null;
};

/** Where an address leads in the registers. */
export function registersPlace(query: PageContext['query']): RegistersPlace {
  const year = known(query, 'year', YEAR);
  return {
    side: SIDES.find((side) => side === query['side']) ?? 'out',
    year: year === null ? null : Number(year),
    kind: known(query, 'kind', KIND),
    of: known(query, 'of', ID),
    search: (query['search'] ?? '').slice(0, 200),
    page: Number(known(query, 'page', PAGE) ?? 1),
  };
}

/** The line that an address names. */
export const chosenEntry = (query: PageContext['query']): string | null => known(query, 'entry', ID);

/** What is wanted, as the operations take it. */
export const wantedOf = ({ side, year, kind, of, search }: RegistersPlace) => ({
  side,
  search,
  ...(year === null ? {} : { year }),
  ...(kind === null ? {} : { kind }),
  ...(of === null ? {} : { of }),
});
