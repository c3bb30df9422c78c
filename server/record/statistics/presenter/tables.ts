import type { Figures, SpeakingRow } from '../contract.ts';
import { lateness } from '../rules/windows.ts';
import { difference, itemName, rowName, type SpeakingView, type FigureWords, voteOutcome } from './words.ts';

/** A cell: a text, a number, or a length in seconds, which pages write as minutes and seconds and spreadsheets as minutes. */
export type TableCell = string | number | null | { readonly seconds: number; readonly isDifference?: boolean };

export interface TableColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly kind: 'text' | 'number' | 'length' | 'time';
}

/** A table of figures, as the page, the spreadsheet and the paper have it. */
export interface FiguresTable {
  readonly name: TableName;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
}

export const TABLES = [
  'sittings',
  'items',
  'people',
  'sites',
  'provinces',
  'attendance',
  'course',
  'named',
  'lines',
  'requests',
  'votes',
] as const;
export type TableName = (typeof TABLES)[number];

const length = (seconds: number | null): TableCell => (seconds === null ? null : { seconds });
const differs = (seconds: number | null): TableCell => (seconds === null ? null : { seconds, isDifference: true });

type Maker = (words: FigureWords, figures: Figures) => Pick<FiguresTable, 'columns' | 'rows'>;

const sittings: Maker = (words, { sittings: all }) => ({
  columns: columnsOf(words, 'sittings', ['text', 'time', 'time', 'time', 'length', 'length']),
  rows: all.map((one) => [
    one.title ?? words.t('statistics.sitting', { n: one.number }),
    timeOrNull(words, one.plannedAt),
    timeOrNull(words, one.openedAt),
    timeOrNull(words, one.closedAt),
    one.openedAt === null ? null : length(one.seconds),
    differs(lateness(one.openedAt, one.plannedAt)),
  ]),
});

const items: Maker = (words, { items: all }) => ({
  columns: columnsOf(words, 'items', ['text', 'time', 'time', 'length', 'length', 'length', 'length']),
  rows: all.map((item) => [
    itemName(words, item) || words.t('statistics.break'),
    timeOrNull(words, item.plannedAt),
    timeOrNull(words, item.startedAt),
    differs(item.late),
    length(item.planned),
    length(item.used),
    item.used === null ? null : differs(difference({ used: item.used, planned: item.planned })),
  ]),
});

const speaking =
  (view: SpeakingView): Maker =>
  (words, figures) => ({
    columns: columnsOf(words, 'speaking', ['text', 'number', 'length', 'length', 'length'], words.t(`statistics.column.${view}`)),
    rows: figures.speaking[view].map((row: SpeakingRow) => [
      rowName(words, view, row),
      row.turns,
      length(row.planned),
      length(row.used),
      differs(difference(row)),
    ]),
  });

const attendance: Maker = (words, { attendance: { sites } }) => ({
  columns: columnsOf(words, 'attendance', ['text', 'number', 'number', 'time']),
  rows: sites.map(({ name, present, expected, at }) => [name, present, expected, timeOrNull(words, at)]),
});

const course: Maker = (words, { attendance: { course: points } }) => ({
  columns: columnsOf(words, 'course', ['time', 'number', 'number']),
  rows: points.map(({ at, present, sites }) => [words.time(at), present, sites]),
});

const named: Maker = (words, { attendance: { named: totals }, sittings: all }) => ({
  columns: columnsOf(words, 'named', ['text', 'number', 'number', 'number', 'number', 'number', 'number', 'number', 'number']),
  rows: totals.map(({ sittingId, expected, inPerson, online, left, late, excused, absent, unknown }) => {
    const one = all.find(({ id }) => id === sittingId);
    const name = one?.title ?? words.t('statistics.sitting', { n: one?.number ?? 1 });
    return [name, expected, inPerson, online, left, late, excused, absent, unknown];
  }),
});

const lines: Maker = (words, { lines: { gaps } }) => ({
  columns: columnsOf(words, 'lines', ['text', 'text', 'time', 'time', 'length']),
  rows: gaps.map(({ name, why, from, to, isOpen, seconds }) => [
    name,
    words.t(`statistics.gap.${why}`),
    words.time(from),
    isOpen ? words.t('statistics.stillOpen') : words.time(to),
    length(seconds),
  ]),
});

const requests: Maker = (words, { requests: { sites } }) => ({
  columns: columnsOf(words, 'requests', ['text', 'number', 'number']),
  rows: sites.map(({ name, made, heard }) => [name ?? words.t('statistics.none.sites'), made, heard]),
});

const votes: Maker = (words, { votes: all }) => ({
  columns: columnsOf(words, 'votes', ['time', 'text', 'text', 'number', 'number', 'number', 'number', 'length']),
  rows: all.map((vote) => [
    words.time(vote.at),
    vote.question ?? words.t('statistics.erased'),
    voteOutcome(words, vote),
    ...(vote.way === 'acclamation' || vote.elected !== null ? [null, null, null] : [vote.agree, vote.disagree, vote.none]),
    vote.present,
    length(vote.seconds),
  ]),
});

const MAKERS: Readonly<Record<TableName, Maker>> = {
  sittings,
  items,
  people: speaking('people'),
  sites: speaking('sites'),
  provinces: speaking('provinces'),
  attendance,
  course,
  named,
  lines,
  requests,
  votes,
};

/** A table by its name. */
export const tableOf = (words: FigureWords, figures: Figures, name: TableName): FiguresTable => ({
  name,
  title: words.t(`statistics.table.${name}`),
  ...MAKERS[name](words, figures),
});

/** Every table in which there is something. */
export const tablesOf = (words: FigureWords, figures: Figures): FiguresTable[] =>
  TABLES.map((name) => tableOf(words, figures, name)).filter(({ rows }) => rows.length > 0);

type Heading = 'sittings' | 'items' | 'speaking' | 'attendance' | 'course' | 'named' | 'lines' | 'requests' | 'votes';
const WIDTHS: Readonly<Record<TableColumn['kind'], number>> = { text: 36, number: 12, length: 14, time: 12 };

/** The columns of a table; their titles are numbered words. `first`: the title of the first, where it has another one. */
function columnsOf({ t }: FigureWords, table: Heading, kinds: readonly TableColumn['kind'][], first?: string): TableColumn[] {
  const titles = t(`statistics.columns.${table}`).split(' | ');
  return kinds.map((kind, at) => ({ kind, width: WIDTHS[kind], title: at === 0 && first !== undefined ? first : (titles[at] ?? '') }));
}

const timeOrNull = ({ time }: FigureWords, at: number | null): string | null => (at === null ? null : time(at));
