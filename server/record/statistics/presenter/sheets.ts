import type { PrintedSheet } from '../../../platform/sheets/printed-sheet.ts';
import type { Figures } from '../contract.ts';
import { sentences } from './paper.ts';
import { tablesOf, type TableCell } from './tables.ts';
import { hasBegun, type FigureWords } from './words.ts';

interface Heading {
  readonly issuer: string;
  readonly about: string;
}

/** A spreadsheet of the figures: what matters in sentences, then a sheet for each table. Lengths are minutes, to be calculated with. */
export function statisticsSheets(words: FigureWords, { issuer, about }: Heading, figures: Figures): PrintedSheet[] {
  const { t } = words;
  const head = { issuer, about, below: null };
  const summary: PrintedSheet = {
    ...head,
    name: t('statistics.sheet.summary'),
    title: t('statistics.title'),
    columns: [{ title: t('statistics.sheet.summary'), width: 110, align: 'left' }],
    rows: (hasBegun(figures) ? sentences(words, figures) : [t('statistics.empty')]).map((text) => [text]),
  };
  const tables = tablesOf(words, figures).map(({ name, title, columns, rows }): PrintedSheet => ({
    ...head,
    name: t(`statistics.sheet.${name}`),
    title,
    columns: columns.map((column) => ({
      title: column.kind === 'length' ? t('statistics.inMinutes', { title: column.title }) : column.title,
      width: column.width,
      align: column.kind === 'text' ? 'left' : 'center',
    })),
    rows: rows.map((row) => row.map(cellValue)),
  }));
  return [summary, ...tables];
}

/** Minutes with two decimals. */
const cellValue = (cell: TableCell): string | number | null =>
  typeof cell === 'object' && cell !== null ? Math.round((cell.seconds / 60) * 100) / 100 : cell;
