import type { Lang } from '../../../i18n/translate.ts';
import { newId } from '../../../platform/ids.ts';
import { ANSWER_STATES, type SiteAnswer, type AnswerState, type ReportQuestion } from '../contract/entities.ts';
import { EMPTY } from './answers.ts';
import { figureTyped } from './figures.ts';

const KEPT_DECIMALS = 3;
const hasKeptDecimals = (figure: number): boolean => Number(figure.toFixed(KEPT_DECIMALS)) === figure;

/** What is answered by a field and by what is ticked in its place; null for a figure that cannot be read. Nothing written is nothing said. */
export function answerTyped(lang: Lang, { kind }: Pick<ReportQuestion, 'kind'>, state: string, value: string): SiteAnswer | null {
  const said: AnswerState = ANSWER_STATES.find((one) => one === state) ?? 'given';
  if (said === 'not-applicable' || said === 'not-known') return { state: said, number: null, text: null };
  const text = value.replace(/\r\n?/g, '\n').trim();
  if (text === '') return EMPTY;
  if (kind !== 'number') return { state: 'given', number: null, text };
  const figure = figureTyped(lang, text);
  if (Number.isNaN(figure) || !hasKeptDecimals(figure)) return null;
  return { state: 'given', number: figure === 0 ? 0 : figure, text: null };
}

/** Numbers and marks before the words of a list. */
const MARK = /^\s*(?:(?:\d{1,3}|[a-zđ])[.)]|[-–•+*])\s+/i;

/** Questions by number from pasted lines: what is asked, and behind a bar or a tab its unit. */
export function questionsPasted(text: string): ReportQuestion[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const cells = line
      .split(/\t|\|/)
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '' && !/^\d{1,3}[.)]?$/.test(cell));
    const [words, unit = null] = cells;
    const asked = words?.replace(MARK, '').trim() ?? '';
    if (asked === '') return [];
    return [{ id: newId(), kind: 'number' as const, text: asked, unit, sums: unit !== '%', options: [], required: true }];
  });
}
