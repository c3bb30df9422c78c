import type { Grid } from '../../../../platform/sheets/grid.ts';
import type { PersonField, SheetColumns } from '../../contract.ts';
import { PERSON_COLUMNS, readPeopleOf, type SiteChoices } from '../people.ts';
import { fieldFinder, isOrdinalHeading, type PastedTable, type PasteProblem, type TableLine } from '../table.ts';
import { MAX_NEW_PARTICIPANTS, type Participant } from '../../../participants/contract.ts';
import type { Site } from '../../../sites/contract.ts';
import { partedRows } from './other-rows.ts';
import { listIn, type SheetLine, type SheetList } from './sheet-rows.ts';

const fieldOf = fieldFinder(PERSON_COLUMNS);

/** A column without a heading whose rows hold ordinal numbers, -1 for none. */
export const numberedColumn = (lines: readonly SheetLine[], column: number): number =>
  lines.length > 0 && lines.every(({ cells }) => /^\d+[.)]?$/.test(cells[column] ?? '')) ? column : -1;

/** The columns as their headings say; without headings in the order that pasted lists have, behind ordinal numbers. */
function proposed({ headings, hasHeadings, lines }: SheetList): SheetColumns {
  if (hasHeadings) return headings.map(fieldOf);
  const from = numberedColumn(lines, 0) + 1;
  return headings.map((_, at) => (at < from ? null : (PERSON_COLUMNS.order[at - from] ?? null)));
}

/** How the texts of several columns for one field become one. */
const JOINTS: Readonly<Partial<Record<PersonField, string>>> = { posts: '\n', roles: ', ', phone: '; ', email: '; ' };

function lineOf({ row, cells }: SheetLine, columns: SheetColumns): TableLine<PersonField> {
  const fields = Object.keys(PERSON_COLUMNS.headings) as PersonField[];
  const textOf = (field: PersonField): string =>
    [...new Set(columns.flatMap((one, at) => (one === field && cells[at] ? [cells[at]] : [])))].join(JOINTS[field] ?? ' ');
  const found = fields.map((field) => {
    const text = textOf(field);
    // Only posts and roles have lines; in a name a line break is one of the layout.
    return [field, field === 'posts' || field === 'roles' ? text : text.replaceAll('\n', ' ')];
  });
  return { line: row, cells: Object.fromEntries(found) as Record<PersonField, string> };
}

interface Reading {
  readonly participants: readonly Pick<Participant, 'id' | 'name' | 'group' | 'posts' | 'siteId'>[];
  readonly sites: readonly Site[];
  readonly choices: SiteChoices;
  /** As somebody chose them; null: as the headings say. */
  readonly columns: SheetColumns | null;
}

const problemOf = (people: readonly SheetLine[]): PasteProblem | null =>
  people.length === 0 ? 'empty' : people.length > MAX_NEW_PARTICIPANTS ? 'too-many' : null;

/** Reads the list of people in a sheet against the participants and sites that there are. */
export function readSheetPeople(grid: Grid, { participants, sites, choices, columns: chosen }: Reading) {
  const list = listIn(grid, fieldOf);
  const columns = list.headings.map((_, at) => (chosen ?? proposed(list))[at] ?? null);
  const ordinals = list.hasHeadings ? list.headings.findIndex(isOrdinalHeading) : numberedColumn(list.lines, 0);
  const { people: lines, others } = partedRows(list.lines, ordinals);
  const problem = problemOf(lines);
  const table: PastedTable<PersonField> = {
    lines: problem === null ? lines.map((line) => lineOf(line, columns)) : [],
    ignored: [],
    problem,
  };
  const { people } = readPeopleOf(table, participants, { sites, choices });
  const byRow = new Map(lines.map((line) => [line.row, line.cells]));
  return { ...list, columns, problem, people: people.map((one) => ({ ...one, cells: byRow.get(one.line) ?? [] })), others };
}
