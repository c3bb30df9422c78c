import { bindName, bindText } from '../../i18n/binding.ts';
import {
  formatClock,
  formatCountdown,
  formatDate,
  formatElapsed,
  formatMinutes,
  formatNumber,
  formatOfficialTime,
  formatSpoken,
  formatTime,
  formatWeekday,
  type Moment,
} from '../../i18n/format.ts';
import { isKey, translate, type Lang, type Params } from '../../i18n/translate.ts';
import { isDateKind, showTyped } from '../typed-dates.ts';
import type { TemplateFunction } from './template-function.ts';

type Amount = number | null | undefined;

/** Words, numbers and times in the language and time zone of the page. */
export const formattingFunctions: Record<string, TemplateFunction> = {
  t: ({ values, named, data }) => words(data.lang, values[0], named as Params),
  number: ({ values, data }) => formatNumber(data.lang, values[0] as Amount),
  minutes: ({ values, data }) => formatMinutes(data.lang, values[0] as Amount),
  date: moment(formatDate),
  time: moment(formatTime),
  clock: moment(formatClock),
  officialTime: moment(formatOfficialTime),
  weekday: moment(formatWeekday),
  isDateKind: ({ values }) => isDateKind(values[0]),
  showTyped: ({ values: [kind, value] }) => (isDateKind(kind) ? showTyped(kind, text(value)) : text(value)),
  countdown: ({ values }) => formatCountdown(values[0] as Amount),
  elapsed: ({ values }) => formatElapsed(values[0] as Amount),
  spoken: ({ values, data }) => formatSpoken(data.lang, values[0] as Amount),
  bind: ({ values }) => bindText(text(values[0])),
  name: ({ values }) => bindName(text(values[0])),
};

function words(lang: Lang, key: unknown, params: Params): string {
  if (typeof key !== 'string' || !isKey(key)) throw new Error(`There is no text "${String(key)}".`);
  return translate(lang, key, params);
}

function moment(format: (lang: Lang, at: Moment, zone: string) => string): TemplateFunction {
  return ({ values, named, data }) => format(data.lang, values[0] as Moment, typeof named.zone === 'string' ? named.zone : data.zone);
}

function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : `${value as string | number | boolean}`;
}
