import { formatDate, formatNumber } from '../../../i18n/format.ts';
import type { HeldFigures } from '../contract.ts';
import { drawBars } from './charts/bars.ts';
import { cutName, differenceText, lengthText, minutesSeconds, type FigureWords } from './words.ts';

interface Compared {
  readonly held: readonly HeldFigures[];
  readonly others: number;
}

/** Conferences of a series beside each other. */
export function seriesView(words: FigureWords, { held, others }: Compared) {
  const { t } = words;
  const begun = held.filter(({ seconds }) => seconds !== null);
  const leftOut = held.reduce((sum, one) => sum + one.leftOut, 0);
  return {
    charts: begun.length === 0 ? [] : [speakingChart(words, begun), presenceChart(words, begun)],
    isEmpty: begun.length === 0,
    rows: held.map((one) => rowOf(words, one)),
    others: others > 0 ? t('statistics.series.others', { n: others }) : null,
    leftOut: leftOut > 0 ? t('statistics.leftOut', { n: leftOut }) : null,
  };
}

const dayText = ({ lang, t }: FigureWords, { date }: HeldFigures): string =>
  date === null ? t('common.undecided') : formatDate(lang, date, 'utc');

/** What was spoken, with the part of it that was over time. */
function speakingChart(words: FigureWords, held: readonly HeldFigures[]) {
  return chart(words, 'speaking', held, (one) => ({
    used: one.used,
    planned: one.used - one.over,
    value: minutesSeconds(one.used),
    difference: differenceText(one.over),
    isOver: one.over > 60,
  }));
}

/** How many were present; more than were on the list is nothing to warn of. */
function presenceChart(words: FigureWords, held: readonly HeldFigures[]) {
  const known = held.filter(({ present }) => present !== null);
  return chart(words, 'presence', known, ({ present, expected }) => ({
    used: present ?? 0,
    planned: Math.max(present ?? 0, expected ?? 0),
    value: formatNumber(words.lang, present),
    difference: expected === null ? '' : `/${formatNumber(words.lang, expected)}`,
    isOver: false,
  }));
}

interface ComparedBar {
  readonly used: number;
  readonly planned: number;
  readonly value: string;
  readonly difference: string;
  readonly isOver: boolean;
}

function chart(words: FigureWords, name: 'speaking' | 'presence', held: readonly HeldFigures[], barOf: (one: HeldFigures) => ComparedBar) {
  const bars = held.map(barOf);
  const { height, rows } = drawBars(held.map((one, at) => ({ name: dayText(words, one), used: 0, planned: 0, ...bars[at] })));
  return {
    id: `series-${name}`,
    title: words.t(`statistics.series.${name}`),
    description: words.t('statistics.series.description', { n: held.length }),
    height,
    rows: rows.map((row, at) => {
      const { value = '', difference = '', isOver = false } = bars[at] ?? {};
      return { ...row, full: held[at]?.title ?? '', value, difference, isOver, isOpen: false };
    }),
    isPlain: true,
  };
}

function rowOf(words: FigureWords, one: HeldFigures) {
  const { lang, t } = words;
  const number = (n: number | null): string => (n === null ? '–' : formatNumber(lang, n));
  return {
    id: one.id,
    title: one.title,
    name: cutName(one.title),
    date: dayText(words, one),
    cells: [
      one.seconds === null ? '–' : lengthText(lang, one.seconds),
      number(one.turns),
      minutesSeconds(one.used),
      one.planned === null ? '–' : minutesSeconds(one.planned),
      minutesSeconds(one.over),
      number(one.present),
      `${number(one.reported)}/${number(one.sites)}`,
      one.losses === 0 ? '0' : t('statistics.timeline.track', { n: one.losses, length: minutesSeconds(one.lostSeconds) }),
      `${number(one.heard)}/${number(one.made)}`,
      one.median === null ? '–' : minutesSeconds(one.median),
      number(one.votes),
    ],
  };
}
