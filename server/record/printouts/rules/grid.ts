import type { GridCell } from '../contract.ts';

/** Maximum number of columns in Word. */
const MAX_COLUMNS = 63;
const EMPTY: GridCell = { head: false, columns: 1, rows: 1, lines: [] };

/**
 * The rows of a table so that every place is filled once, whatever was written: spans that run into another cell or out of the table are
 * cut, places that nobody filled get an empty cell.
 */
export function filledRows(rows: readonly (readonly GridCell[])[]): {
  readonly columns: number;
  readonly rows: readonly (readonly GridCell[])[];
} {
  const taken = rows.map(() => new Set<number>());
  const placed = rows.map((row, at) => placeRow(row, at, taken));
  const columns = Math.max(1, ...taken.map((columnsOfRow) => Math.max(0, ...columnsOfRow) + 1));
  const filled = placed.map((row, at) => {
    const free = Array.from({ length: columns }, (_, column) => column).filter((column) => !taken[at]?.has(column));
    return [...row, ...free.map((column) => ({ column, cell: EMPTY }))].toSorted((a, b) => a.column - b.column).map(({ cell }) => cell);
  });
  return { columns, rows: filled };
}

interface PlacedCell {
  readonly column: number;
  readonly cell: GridCell;
}

/** Places the cells of a row in the first columns left free by those above; marks theirs in `taken`. */
function placeRow(row: readonly GridCell[], at: number, taken: readonly Set<number>[]): PlacedCell[] {
  const own = taken[at] ?? new Set();
  let column = 0;
  const placed: PlacedCell[] = [];
  for (const cell of row) {
    while (own.has(column)) column += 1;
    // What is beyond the last column goes into it, so that no word is lost.
    const last = placed.at(-1);
    if (column >= MAX_COLUMNS && last)
      placed[placed.length - 1] = { ...last, cell: { ...last.cell, lines: [...last.cell.lines, ...cell.lines] } };
    if (column >= MAX_COLUMNS) continue;
    const rows = Math.min(cell.rows, taken.length - at);
    const columns = freeFrom(own, column, Math.min(cell.columns, MAX_COLUMNS - column));
    for (let down = 0; down < rows; down += 1) for (let right = 0; right < columns; right += 1) taken[at + down]?.add(column + right);
    placed.push({ column, cell: { ...cell, columns, rows } });
    column += columns;
  }
  return placed;
}

/** How many of so many places are free from a column on. */
function freeFrom(taken: ReadonlySet<number>, column: number, wanted: number): number {
  const blocked = Array.from({ length: wanted }, (_, right) => column + right).findIndex((place) => taken.has(place));
  return Math.max(1, blocked < 0 ? wanted : blocked);
}
