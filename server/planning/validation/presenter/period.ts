import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Period } from '../contract.ts';

/** One entity's months on the common scale. Numbers are units of the drawing, ten per month. */
export interface PeriodBar {
  readonly label: string;
  /** "6/2022 – 6/2027". */
  readonly text: string;
  /** The months it covers; null if one of its ends is not known. */
  readonly has: { readonly x: number; readonly width: number } | null;
  /** Months that the other covers and it does not. */
  readonly lacks: readonly { readonly x: number; readonly width: number }[];
}

/** Two periods side by side on one scale of years. */
export interface PeriodDrawing {
  /** Width of the scale. */
  readonly width: number;
  /** Years to label, at equal distances, the last one at the right end; a long scale leaves some out. */
  readonly years: readonly number[];
  readonly bars: readonly PeriodBar[];
}

const MONTH = 10;
const MAX_YEARS = 8;

/** Months since the year 0; `tasksTo` is the end of its month. */
const monthOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

interface Range {
  readonly from: number;
  readonly to: number;
}

function rangeOf({ resultsFrom, tasksTo }: Period): Range | null {
  if (resultsFrom === null || tasksTo === null) return null;
  const [from, to] = [monthOf(resultsFrom), monthOf(tasksTo) + 1];
  return from < to ? { from, to } : null;
}

const monthText = (lang: Lang, month: string | null): string =>
  month === null ? translate(lang, 'validation.period.unknown') : `${Number(month.slice(5))}/${month.slice(0, 4)}`;

/** "6/2022 – 6/2027". */
export const periodWords = (lang: Lang, { resultsFrom, tasksTo }: Period): string =>
  translate(lang, 'validation.period.range', { from: monthText(lang, resultsFrom), to: monthText(lang, tasksTo) });

/** The parts of `whole` that `own` does not cover. */
function missing(own: Range, whole: Range): Range[] {
  return [
    { from: whole.from, to: own.from },
    { from: own.to, to: whole.to },
  ].filter(({ from, to }) => from < to);
}

/** The drawing of an item's months above those of its document, with the months that each lacks. */
export function drawPeriods(lang: Lang, places: readonly { readonly label: string; readonly period: Period }[]): PeriodDrawing {
  const months = places.flatMap(({ period }) => [period.resultsFrom, period.tasksTo]).filter((month) => month !== null);
  const years = months.map((month) => Number(month.slice(0, 4)));
  const first = Math.min(...years);
  const span = Math.max(...years) + 1 - first;
  const step = Math.ceil(span / MAX_YEARS);
  const labels = Array.from({ length: Math.ceil(span / step) + 1 }, (_, at) => first + at * step);
  const ranges = places.map(({ period }) => rangeOf(period));
  const known = ranges.filter((range) => range !== null);
  const whole = { from: Math.min(...known.map(({ from }) => from)), to: Math.max(...known.map(({ to }) => to)) };
  const place = ({ from, to }: Range) => ({ x: (from - first * 12) * MONTH, width: (to - from) * MONTH });
  return {
    width: (labels.length - 1) * step * 12 * MONTH,
    years: labels,
    bars: places.map(({ label, period }, at) => {
      const range = ranges[at] ?? null;
      return { label, text: periodWords(lang, period), has: range && place(range), lacks: range ? missing(range, whole).map(place) : [] };
    }),
  };
}
