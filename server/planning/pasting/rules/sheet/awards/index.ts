import type { Grid } from '../../../../../platform/sheets/grid.ts';
import { MAX_NEW_AWARDS, type Award } from '../../../../awards/contract.ts';
import { awardKey, recipientNames } from '../../../../awards/rules/gathering.ts';
import { spelled } from '../../../../../platform/text.ts';
import type { AwardColumns, AwardField } from '../../../contract.ts';
import { fieldFinder, isOrdinalHeading, type PasteProblem, type TableLine, type Twin } from '../../table.ts';
import { headingRowsOf } from '../heading-rows.ts';
import { partedRows } from '../other-rows.ts';
import { numberedColumn } from '../people.ts';
import { listIn, ROW_NUMBERS, type SheetLine, type SheetList } from '../sheet-rows.ts';
import { AWARD_SHEET_COLUMNS } from './columns.ts';
import { readAwardRow, type AwardReading, type SheetAward } from './rows.ts';
import { below, NO_SECTION, sectionWords, type SectionWords } from './sections.ts';

const fieldOf = fieldFinder(AWARD_SHEET_COLUMNS);
const FIELDS = Object.keys(AWARD_SHEET_COLUMNS.headings) as AwardField[];

interface Reading extends AwardReading {
  readonly awards: readonly Award[];
  /** As somebody chose them; null: as the headings say. */
  readonly columns: AwardColumns | null;
}

/** The columns as their headings say; without headings in their usual order, behind ordinal numbers. */
function proposed({ headings, hasHeadings, lines }: SheetList): AwardColumns {
  if (hasHeadings) return headings.map(fieldOf);
  const from = numberedColumn(lines, 0) + 1;
  return headings.map((_, at) => (at < from ? null : (AWARD_SHEET_COLUMNS.order[at - from] ?? null)));
}

function lineOf({ row, cells }: SheetLine, columns: AwardColumns): TableLine<AwardField> {
  const textOf = (field: AwardField): string =>
    [...new Set(columns.flatMap((one, at) => (one === field && cells[at] ? [cells[at]] : [])))].join(' ');
  // Only posts and presenters have lines; elsewhere a line break is one of the layout.
  const isParted = (field: AwardField): boolean => field === 'posts' || field === 'presenters';
  const found = FIELDS.map((field) => [field, isParted(field) ? textOf(field) : textOf(field).replaceAll('\n', ' ')]);
  return { line: row, cells: Object.fromEntries(found) as Record<AwardField, string> };
}

/** What stands above the headings, where the whole list is named and its decision. */
function titlesIn(grid: Grid): SheetLine[] {
  const { rows } = grid;
  const found = rows[0]?.[0] === ROW_NUMBERS ? null : headingRowsOf(grid, fieldOf);
  return found ? rows.slice(0, found.first).map((cells, at) => ({ row: at + 1, cells })) : [];
}

/** Where each row stands already: in an award of the list that names its recipient, or in a row before. */
function twinsIn(rows: readonly SheetAward[], awards: readonly Award[]): (Twin | null)[] {
  const listed = new Map(awards.map((award) => [awardKey(award), award] as const));
  const names = new Map(awards.map((award) => [award.id, recipientNames(award)] as const));
  const before = new Map<string, number>();
  return rows.map(({ line, facts }) => {
    const [award, name] = [listed.get(awardKey(facts)), spelled(facts.recipients[0] ?? '')];
    if (award && (name === '' || names.get(award.id)?.has(name))) return { listed: award.id };
    const key = `${awardKey(facts)} ${name}`;
    const line0 = before.get(key);
    if (line0 === undefined) before.set(key, line);
    return line0 === undefined ? null : { line: line0 };
  });
}

const problemOf = (rows: readonly unknown[]): PasteProblem | null =>
  rows.length === 0 ? 'empty' : rows.length > MAX_NEW_AWARDS ? 'too-many' : null;

/** Reads each row under the titles that stand over it. */
function rowsUnder(rows: readonly SheetLine[], titles: ReadonlyMap<number, SectionWords>, columns: AwardColumns, reading: AwardReading) {
  let state = NO_SECTION;
  const lines = [...rows.map(({ row }) => row), ...titles.keys()].toSorted((a, b) => a - b);
  const byRow = new Map(rows.map((line) => [line.row, line]));
  return lines.flatMap((row): SheetAward[] => {
    const [line, title] = [byRow.get(row), titles.get(row)];
    if (title) state = below(state, title);
    return line ? [readAwardRow(lineOf(line, columns), state, reading)] : [];
  });
}

/** Reads the list of awards in a sheet against those that there are. */
export function readSheetAwards(grid: Grid, { awards, columns: chosen, ...reading }: Reading) {
  const list = listIn(grid, fieldOf);
  const columns = list.headings.map((_, at) => (chosen ?? proposed(list))[at] ?? null);
  const lines = [...titlesIn(grid), ...list.lines];
  const words = lines.map((line) => [line, sectionWords(line, reading.catalogue, reading.grantors)] as const);
  const titles = new Map(words.flatMap(([{ row }, said]) => (said ? [[row, said] as const] : [])));
  const ordinals = list.hasHeadings ? list.headings.findIndex(isOrdinalHeading) : numberedColumn(list.lines, 0);
  const { people, others } = partedRows(
    list.lines.filter(({ row }) => !titles.has(row)),
    ordinals,
  );
  const problem = problemOf(people);
  const rows = problem === null ? rowsUnder(people, titles, columns, reading) : [];
  const twins = twinsIn(rows, awards);
  const byRow = new Map(people.map(({ row, cells }) => [row, cells]));
  return {
    ...list,
    columns,
    problem,
    rows: rows.map((one, at) => ({ ...one, twin: twins[at] ?? null, cells: byRow.get(one.line) ?? [] })),
    sections: lines.filter(({ row }) => titles.has(row)),
    others,
  };
}
