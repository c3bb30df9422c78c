import { formatDate, formatNumber, formatTime } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { ReportQuestion } from '../contract/entities.ts';
import type { Look } from '../rules/standing.ts';
import type { Cell } from '../rules/totals.ts';

/** How a state is drawn: shape and colour by the name of another state with the same meaning. */
export const CHIP_OF: Readonly<Record<Look, string>> = {
  missing: 'wait',
  overdue: 'over',
  filling: 'running',
  correction: 'warn',
  submitted: 'ready',
  late: 'late',
};

export const lookChip = (lang: Lang, look: Look) => ({
  state: CHIP_OF[look],
  text: translate(lang, `reports.look.${look}`),
  plain: look === 'missing' || look === 'filling',
});

/** Day and time as places of a sentence. */
export const momentOf = (lang: Lang, at: number, zone: string) => ({ time: formatTime(lang, at, zone), date: formatDate(lang, at, zone) });

export const deadlineDay = (lang: Lang, date: string): string => formatDate(lang, date, 'utc');

/** " người", ready to stand behind a figure; nothing without a unit, and a percent sign without a space. */
export const unitBehind = ({ unit }: Pick<ReportQuestion, 'unit'>): string => (unit === null ? '' : unit === '%' ? '%' : ` ${unit}`);

/** What a place says to a question, in words; a figure alone, without its unit. */
export function cellWords(lang: Lang, { state, number, text }: Pick<Cell, 'state' | 'number' | 'text'>): string {
  if (state !== 'given') return translate(lang, `reports.state.${state}`);
  return number === null ? (text ?? '') : formatNumber(lang, number);
}

/** A cell as a template shows it. */
export const cellView = (lang: Lang, cell: Cell) => ({
  text: cellWords(lang, cell),
  isGiven: cell.state === 'given',
  isFigure: cell.number !== null,
  isOwed: cell.state === 'missing' || cell.state === 'empty' || cell.state === 'not-known',
  parts: cell.parts && translate(lang, 'reports.figures.communes', { ...cell.parts }),
  isPart: cell.parts !== null && cell.parts.given < cell.parts.of,
});
