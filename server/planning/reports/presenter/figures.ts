import { formatNumber } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import { PROVINCES } from '../../sites/rules/provinces.ts';
import type { Form, ReportQuestion } from '../contract/entities.ts';
import { placeCell, type ReportPlace } from '../rules/gathering.ts';
import { provinceToday } from '../rules/predecessors.ts';
import { PROVINCE_TILES } from '../rules/province-tiles.ts';
import { totalOf, type Cell, type FigureTotal } from '../rules/totals.ts';
import { cellView, unitBehind } from './words.ts';

/** What is not in a total, each kind apart: nothing of it is ever 0. */
function leftOut(lang: Lang, { missing, empty, notKnown, notApplicable }: FigureTotal): string {
  const counts = [
    ['missing', missing],
    ['empty', empty],
    ['not-known', notKnown],
    ['not-applicable', notApplicable],
  ] as const;
  return counts.flatMap(([state, n]) => (n > 0 ? translate(lang, `reports.figures.apart.${state}`, { n }) : [])).join(' · ');
}

/** The figure of all places together, in words. */
export function totalText(lang: Lang, question: ReportQuestion, total: FigureTotal): string {
  if (question.kind === 'text') return translate(lang, 'reports.figures.words', { n: total.given });
  if (question.kind === 'choice')
    return total.chosen.map(({ option, n }) => translate(lang, 'reports.draft.choice', { option, n })).join(', ');
  if (total.sum !== null) return formatNumber(lang, total.sum);
  if (total.range === null) return translate(lang, 'reports.figures.none');
  const [low, high] = total.range.map((one) => formatNumber(lang, one));
  return translate(lang, 'reports.figures.range', { low: low ?? '', high: high ?? '' });
}

/** One line of the list of questions: its total, and what is not in it. */
function questionLine(lang: Lang, question: ReportQuestion, n: number, cells: readonly Cell[]) {
  const total = totalOf(question, cells);
  const isFigure = total.sum !== null || total.range !== null;
  return {
    id: question.id,
    n,
    text: question.text,
    total: totalText(lang, question, total),
    unit: isFigure ? unitBehind(question) : '',
    isFigure,
    notSummed: question.kind === 'number' && !question.sums && total.range !== null,
    of: translate(lang, question.kind === 'number' ? 'reports.figures.of' : 'reports.figures.answered', {
      given: total.given,
      of: total.of,
    }),
    leftOut: leftOut(lang, total),
  };
}

export interface Gathered {
  readonly form: Form;
  readonly places: readonly ReportPlace[];
}

export function questionLines(lang: Lang, { form, places }: Gathered) {
  return form.questions.map((question, at) =>
    questionLine(
      lang,
      question,
      at + 1,
      places.map((place) => placeCell(place, question)),
    ),
  );
}

const BAR_WIDTH = 1000;

/** Places with a figure as bars from the largest on; those without stand below, in words. */
function barsOf(lang: Lang, question: ReportQuestion, rows: readonly { readonly name: string; readonly cell: Cell }[]) {
  const figures = rows.flatMap(({ cell }) => (cell.number === null ? [] : [cell.number]));
  const low = Math.min(0, ...figures);
  const span = Math.max(0, ...figures) - low || 1;
  const sorted = rows.toSorted((a, b) => (b.cell.number ?? -Infinity) - (a.cell.number ?? -Infinity) || 0);
  return sorted.map(({ name, cell }) => {
    const number = cell.number ?? 0;
    return {
      name,
      ...cellView(lang, cell),
      unit: cell.number === null ? '' : unitBehind(question),
      x: Math.round(((Math.min(number, 0) - low) / span) * BAR_WIDTH),
      width: Math.round((Math.abs(number) / span) * BAR_WIDTH),
    };
  });
}

/** In percent; nothing for what is not above 0. */
const shareOf = (number: number, highest: number): number => (number > 0 ? Math.round((number / highest) * 100) : 0);

/** The 34 tiles, each with the figure of its province; the bar below it is its share of the highest. */
function tilesOf(lang: Lang, places: readonly ReportPlace[], question: ReportQuestion) {
  const byProvince = new Map<string, ReportPlace>();
  for (const place of places) {
    const code = place.site?.kind === 'unit' || place.site?.kind === 'other' ? null : provinceToday(place);
    if (code !== null && !byProvince.has(code)) byProvince.set(code, place);
  }
  const cells = new Map([...byProvince].map(([code, place]) => [code, placeCell(place, question)]));
  const highest = Math.max(0, ...[...cells.values()].map(({ number }) => number ?? 0));
  const names = new Map(PROVINCES.map(({ code, name }) => [code, name]));
  return PROVINCE_TILES.map(({ province, row, column }) => {
    const cell = cells.get(province);
    return {
      row,
      column,
      name: names.get(province) ?? '',
      isAsked: cell !== undefined,
      ...(cell ? cellView(lang, cell) : { text: '' }),
      state: cell?.state ?? 'none',
      share: shareOf(cell?.number ?? 0, highest),
    };
  });
}

/** One question in full: bars, map and table by place. Only figures are drawn. */
export function questionView(lang: Lang, { form, places }: Gathered, id: string | undefined) {
  const question = form.questions.find((one) => one.id === id) ?? form.questions[0];
  if (!question) return null;
  const rows = places.map((place) => ({ name: place.name, cell: placeCell(place, question) }));
  const n = form.questions.indexOf(question) + 1;
  const isNumber = question.kind === 'number';
  const total = totalOf(
    question,
    rows.map(({ cell }) => cell),
  );
  return {
    ...questionLine(
      lang,
      question,
      n,
      rows.map(({ cell }) => cell),
    ),
    ordinal: translate(lang, 'reports.figures.ordinal', { n }),
    isNumber,
    barsName: translate(lang, 'reports.figures.barsName', { question: question.text }),
    mapName: translate(lang, 'reports.figures.mapName', { question: question.text }),
    bars: isNumber ? barsOf(lang, question, rows) : [],
    tiles: isNumber && places.some((place) => provinceToday(place) !== null) ? tilesOf(lang, places, question) : [],
    chosen: total.chosen,
    rows: rows.map(({ name, cell }) => ({ name, ...cellView(lang, cell) })),
  };
}

/** How a cell of the whole table looks. */
const lookOfCell = ({ isFigure, isOwed, isGiven }: ReturnType<typeof cellView>): string =>
  isFigure ? 'is-figure' : isOwed ? 'is-owed' : isGiven ? '' : 'is-quiet';

/** The whole table: a row for each place, a column for each question, and the totals below. */
export function wholeTableView(lang: Lang, gatheredSites: Gathered) {
  const { form, places } = gatheredSites;
  return {
    questions: form.questions.map((question, at) => ({ n: at + 1, text: question.text, unit: question.unit })),
    rows: places.map((place) => ({
      name: place.name,
      cells: form.questions.map((question) => {
        const cell = cellView(lang, placeCell(place, question));
        return { text: cell.text, class: lookOfCell(cell) };
      }),
    })),
    totals: questionLines(lang, gatheredSites),
  };
}
