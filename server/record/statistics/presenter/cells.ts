import { formatNumber } from '../../../i18n/format.ts';
import type { FiguresTable, TableCell } from './tables.ts';
import { minutesSeconds, differenceText, type FigureWords } from './words.ts';

/** A cell in words: lengths as minutes and seconds, what is not known as a dash. */
export function figureText({ lang }: FigureWords, cell: TableCell): string {
  if (cell === null) return '–';
  if (typeof cell === 'number') return formatNumber(lang, cell);
  if (typeof cell === 'string') return cell;
  return cell.isDifference ? differenceText(cell.seconds) : minutesSeconds(cell.seconds);
}

/** The title of a column with the unit of its lengths. */
export const headingText = ({ t }: FigureWords, { title, kind }: FiguresTable['columns'][number]): string =>
  kind === 'length' ? t('statistics.inMinutesSeconds', { title }) : title;
