import { VIEWS, type MatterKind } from '../contract.ts';
import type { RegisterPlace } from '../presenter/list.ts';

/** What an id looks like in an address. */
export const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

/** Where in the register a query leads. */
export function placeIn(kind: MatterKind, query: Readonly<Record<string, string>>): RegisterPlace {
  const { view, search = '', of = '', page = '1' } = query;
  return {
    kind,
    view: VIEWS.find((name) => name === view) ?? 'all',
    search: search.slice(0, 200),
    of: ID.test(of) ? of : null,
    page: Math.max(1, Math.min(10_000, Math.trunc(Number(page)) || 1)),
  };
}
