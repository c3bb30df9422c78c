/** Rows beyond which a table is not put together here; its plain text is sent, and the server says how many rows it takes. */
const MAX_ROWS = 2000;
const MAX_SPAN = 1000;

/**
 * The first table of some HTML as a spreadsheet writes text: tabs between cells, cells with line breaks in quotes. A cell merged over several
 * rows stands in each of them, as merging says that it is meant for all. Null if there is no table.
 */
export function tableText(html: string): string | null {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (!table || table.rows.length > MAX_ROWS) return null;
  const grid: string[][] = Array.from(table.rows, () => []);
  Array.from(table.rows).forEach((row, at) => {
    for (const cell of row.cells) place(grid, at, cell);
  });
  return grid.map((row) => Array.from(row, (cell: string | undefined) => quoted(cell ?? '')).join('\t')).join('\n');
}

function place(grid: string[][], at: number, cell: HTMLTableCellElement): void {
  const row = grid[at] ?? [];
  let column = 0;
  while (row[column] !== undefined) column += 1;
  const text = textIn(cell);
  const [rows, columns] = [Math.min(cell.rowSpan || 1, MAX_SPAN), Math.min(cell.colSpan, MAX_SPAN)];
  for (const covered of grid.slice(at, at + rows)) {
    covered[column] = text;
    for (let beside = 1; beside < columns; beside += 1) covered[column + beside] = '';
  }
}

/** The text of a cell: spaces as on a page, lines where the page breaks them. */
function textIn(cell: HTMLTableCellElement): string {
  for (const end of cell.querySelectorAll('p, div, li')) end.append('\u2028');
  for (const line of cell.querySelectorAll('br')) line.replaceWith('\u2028');
  return (cell.textContent ?? '')
    .replace(/[^\S\u2028]+/g, ' ')
    .split('\u2028')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

const quoted = (cell: string): string => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
