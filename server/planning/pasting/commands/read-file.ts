import type { Grid } from '../../../platform/sheets/grid.ts';
import type { PasteProblem, Twin } from '../rules/table.ts';

interface ReadList {
  readonly hasHeadings: boolean;
  readonly problem: PasteProblem | null;
}

/** The sheet with most of what is looked for: workbooks often have others beside the list. */
export function bestOf<L extends ReadList>(grids: readonly Grid[], read: (grid: Grid) => L, sizeOf: (list: L) => number) {
  const lists = grids.map((grid) => ({ grid, list: read(grid) }));
  const score = (list: L): number => (list.hasHeadings ? 1_000_000 : 0) + (list.problem === null ? sizeOf(list) : 0);
  return lists.toSorted((a, b) => score(b.list) - score(a.list))[0] ?? null;
}

/** What is to be known of a file besides its list. */
export const ofFile = (grid: Grid | null, grids: readonly Grid[]) => ({
  sheet: grid?.name ?? null,
  otherSheets: grid ? grids.flatMap(({ name, rows }) => (name === null || name === grid.name || rows.length === 0 ? [] : [name])) : [],
  oldFont: grid?.oldFont ?? null,
});

/** Where a row stands already, as operations answer it. */
export const ofTwin = (twin: Twin | null) => ({
  listed: twin && 'listed' in twin ? twin.listed : null,
  sameAs: twin && 'line' in twin ? twin.line : null,
});
