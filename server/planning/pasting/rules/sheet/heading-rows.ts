import type { Grid, Merge } from '../../../../platform/sheets/grid.ts';

/** Rows from the top among which the headings are looked for; titles stand above them. */
const MAX_HEADING_ROW = 40;
/** Most rows that headings take. */
const MAX_HEIGHT = 3;

/** The rows of a sheet that hold its headings, from 0. */
export interface HeadingRows {
  readonly first: number;
  readonly last: number;
}

type FieldOf = (heading: string) => string | null;

const fieldsIn = (row: readonly string[], fieldOf: FieldOf): number => new Set(row.map(fieldOf).filter((field) => field !== null)).size;
const filledIn = (row: readonly string[]): number => row.filter((cell) => cell !== '').length;

/** How many fields a row names, if it can be one of headings: one alone must stand alone or say whom the list is about. */
function namedIn(row: readonly string[], fieldOf: FieldOf): number {
  const named = fieldsIn(row, fieldOf);
  const saysWho = row.some((cell) => ['name', 'posts', 'group'].includes(fieldOf(cell) ?? ''));
  return named > 1 || (named === 1 && (filledIn(row) === 1 || saysWho)) ? named : 0;
}

/** Whether a row only goes on with the headings above: it names fields under cells that are empty or over several columns. */
const goesOn = (row: readonly string[], above: readonly string[], fieldOf: FieldOf): boolean =>
  fieldsIn(row, fieldOf) > 0 && row.every((cell, at) => cell === '' || fieldOf(above[at] ?? '') === null);

/** The row of headings that names most fields, and those below that belong to it; null where there is none. */
export function headingRowsOf({ rows, merges }: Pick<Grid, 'rows' | 'merges'>, fieldOf: FieldOf): HeadingRows | null {
  const named = rows.slice(0, MAX_HEADING_ROW).map((row) => namedIn(row, fieldOf));
  const most = Math.max(0, ...named);
  if (most === 0) return null;
  const first = named.indexOf(most);
  const merged = merges.filter(({ startRow, endRow }) => startRow === first && endRow > first).map(({ endRow }) => endRow);
  const last = Math.min(first + MAX_HEIGHT - 1, Math.max(first, ...merged));
  const next = rows[last + 1];
  const isLonger = last === first && next !== undefined && goesOn(next, rows[first] ?? [], fieldOf);
  return { first, last: isLonger ? last + 1 : last };
}

const startsAt = (merges: readonly Merge[], row: number, column: number): number =>
  merges.find(({ startRow, startCol, endCol }) => startRow === row && startCol < column && column <= endCol)?.startCol ?? column;

/** The heading of each column: the lowest that stands over it; one over several columns counts for all of them. */
export function headingsOf({ rows, merges }: Pick<Grid, 'rows' | 'merges'>, { first, last }: HeadingRows, width: number): string[] {
  return Array.from({ length: width }, (_, column) => {
    for (let row = last; row >= first; row -= 1) {
      const own = rows[row]?.[column] ?? '';
      const heading = own === '' ? (rows[row]?.[startsAt(merges, row, column)] ?? '') : own;
      if (heading !== '') return heading.replaceAll('\n', ' ');
    }
    return '';
  });
}
