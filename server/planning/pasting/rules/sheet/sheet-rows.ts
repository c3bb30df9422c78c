import { cellsOf } from '../table.ts';
import type { Grid } from '../../../../platform/sheets/grid.ts';
import { headingRowsOf, headingsOf } from './heading-rows.ts';

/** A row of a sheet by its number there, from 1. */
export interface SheetLine {
  readonly row: number;
  readonly cells: readonly string[];
}

/** The list in a sheet: its headings, '' for a column without one, and the rows below that hold something. */
export interface SheetList {
  readonly headings: readonly string[];
  readonly hasHeadings: boolean;
  readonly lines: readonly SheetLine[];
}

/** The heading over the row numbers, where a list that was read is sent to be read again. */
export const ROW_NUMBERS = '#';

const isFilled = ({ cells }: SheetLine): boolean => cells.some((cell) => cell !== '');
const widthOf = (rows: readonly (readonly string[])[]): number =>
  rows.reduce((width, row) => Math.max(width, row.findLastIndex((cell) => cell !== '') + 1), 0);

/** Rows in which a cell that is merged over several rows says the same in each that holds something of its own. */
function filledDown({ rows, merges }: Pick<Grid, 'rows' | 'merges'>, from: number): SheetLine[] {
  const lines = rows.map((cells, at) => ({ row: at + 1, cells: [...cells] })).slice(from);
  const own = lines.filter(isFilled);
  const byRow = new Map(own.map((line) => [line.row - 1, line]));
  for (const { startRow, startCol, endRow } of merges.filter((merge) => merge.startRow >= from && merge.endRow > merge.startRow)) {
    const text = rows[startRow]?.[startCol] ?? '';
    for (let at = startRow + 1; at <= Math.min(endRow, rows.length - 1); at += 1) {
      const line = byRow.get(at);
      if (line && (line.cells[startCol] ?? '') === '') line.cells[startCol] = text;
    }
  }
  return own;
}

/** Whether a row only numbers the columns: (1), (2), (3) or A, B, 1, 2. */
const numbersColumns = ({ cells }: SheetLine): boolean => {
  const filled = cells.filter((cell) => cell !== '');
  const numbers = filled.flatMap((cell) => /^\(?(\d{1,2})\)?$/.exec(cell)?.[1] ?? []).map(Number);
  const inTurn = numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1);
  return filled.length > 2 && numbers.length > 1 && inTurn && filled.every((cell) => /^\(?(?:\d{1,2}|[A-ZĐ])\)?$/.test(cell));
};

/** A list that was read before, with the numbers of its rows in front. */
function readAgain(rows: Grid['rows']): SheetList {
  const [headings = [], ...others] = rows;
  const lines = others.map(([row = '', ...cells], at) => ({ row: Number(row) || at + 2, cells }));
  return { headings: headings.slice(1), hasHeadings: headings.slice(1).some((heading) => heading !== ''), lines: lines.filter(isFilled) };
}

/** Finds the list in a sheet: titles stand above its headings, cells may be merged. */
export function listIn(grid: Pick<Grid, 'rows' | 'merges'>, fieldOf: (heading: string) => string | null): SheetList {
  const { rows, merges } = grid;
  if (rows[0]?.[0] === ROW_NUMBERS) return readAgain(rows);
  const found = headingRowsOf(grid, fieldOf);
  const body = filledDown({ rows, merges }, found ? found.last + 1 : 0);
  const lines = found && body[0] && numbersColumns(body[0]) ? body.slice(1) : body;
  const width = widthOf([...lines.map(({ cells }) => cells), ...(found ? rows.slice(found.first, found.last + 1) : [])]);
  return {
    headings: found ? headingsOf(grid, found, width) : Array.from({ length: width }, () => ''),
    hasHeadings: found !== null,
    lines: lines.map(({ row, cells }) => ({ row, cells: Array.from({ length: width }, (_, at) => cells[at] ?? '') })),
  };
}

const quoted = (cell: string): string => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A list as a text that is read again as the same, and that people can edit: the number of each row stands in front. */
export const listText = (headings: readonly string[], lines: readonly SheetLine[]): string =>
  [[ROW_NUMBERS, ...headings], ...lines.map(({ row, cells }) => [String(row), ...cells])]
    .map((cells) => cells.map(quoted).join('\t'))
    .join('\n');

/** The same text with only some of its rows, and its headings. */
export function onlyRows(text: string, rows: ReadonlySet<number>): string {
  const [headings = [], ...lines] = cellsOf(text);
  const read = lines.map(([row = '', ...cells], at) => ({ row: Number(row) || at + 2, cells }));
  return listText(
    headings.slice(1),
    read.filter(({ row }) => rows.has(row)),
  );
}
