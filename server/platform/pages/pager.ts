/** Where a page of a list stands in it, for `partials/pager`. */
export interface Pager {
  readonly from: number;
  readonly to: number;
  readonly total: number;
  readonly previousUrl: string | null;
  readonly nextUrl: string | null;
}

export interface Paged {
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  /** Rows on this page. */
  readonly shown: number;
  /** Rows on all pages. */
  readonly total: number;
}

/** The pager of a list; null if one page holds it. */
export function pagerOf({ page, perPage, shown, total }: Paged, addressOf: (page: number) => string): Pager | null {
  if (total <= perPage) return null;
  const from = (page - 1) * perPage + 1;
  const to = from + shown - 1;
  return { from, to, total, previousUrl: page > 1 ? addressOf(page - 1) : null, nextUrl: to < total ? addressOf(page + 1) : null };
}
