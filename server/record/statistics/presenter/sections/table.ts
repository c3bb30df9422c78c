import type { Figures } from '../../contract.ts';
import { figureText, headingText } from '../cells.ts';
import { tableOf, type TableName } from '../tables.ts';
import type { FigureWords } from '../words.ts';

/** So many rows of a table stand on the page; the spreadsheet has them all. */
const MAX_ROWS = 150;

/** A table as the page shows it behind its key. */
export function tableView(words: FigureWords, figures: Figures, name: TableName) {
  const { title, columns, rows } = tableOf(words, figures, name);
  return {
    name,
    title,
    columns: columns.map((column) => ({ title: headingText(words, column), isText: column.kind === 'text' })),
    left: rows.length > MAX_ROWS ? words.t('statistics.moreRows', { n: rows.length - MAX_ROWS }) : null,
    rows: rows
      .slice(0, MAX_ROWS)
      .map((row) => row.map((cell, at) => ({ text: figureText(words, cell), isText: columns[at]?.kind === 'text', isHead: at === 0 }))),
  };
}
