import type { InputOf, OutputOf } from '../../../platform/contract.ts';
import type { Grid } from '../../../platform/sheets/grid.ts';
import { readSheets } from '../../../platform/sheets/read-sheets.ts';
import { fold } from '../../../platform/text.ts';
import type { Participant } from '../../participants/contract.ts';
import type { Site } from '../../sites/contract.ts';
import type { pastingContract } from '../contract.ts';
import { readSheetPeople } from '../rules/sheet/people.ts';

type ReadSheet = typeof pastingContract.readSheet;

/** What is needed to read a file: it goes to another thread as a copy. */
export interface SheetJob extends Pick<InputOf<ReadSheet>, 'columns' | 'sites'> {
  readonly file: Uint8Array;
  readonly participants: readonly Pick<Participant, 'id' | 'name' | 'group' | 'posts' | 'siteId'>[];
  readonly knownSites: readonly Site[];
}

type Read = ReturnType<typeof readSheetPeople>;

/** The sheet with most people: workbooks often have others beside the list. */
function mostPeople(grids: readonly Grid[], read: (grid: Grid) => Read): { grid: Grid; list: Read } | null {
  const lists = grids.map((grid) => ({ grid, list: read(grid) }));
  const score = ({ list }: { list: Read }): number => (list.hasHeadings ? 1_000_000 : 0) + (list.problem === null ? list.people.length : 0);
  return lists.toSorted((a, b) => score(b) - score(a))[0] ?? null;
}

/** Reads the list of people in a file: what runs in a thread of its own. @throws AppError as `readSheets`. */
export async function readPeopleSheet({ file, participants, knownSites, columns, sites }: SheetJob): Promise<OutputOf<ReadSheet>> {
  const choices = new Map(sites.map(({ called, siteId }) => [fold(called), siteId]));
  const grids = await readSheets(file);
  const found = mostPeople(grids, (grid) => readSheetPeople(grid, { participants, sites: knownSites, choices, columns: columns ?? null }));
  if (!found) return { sheet: null, otherSheets: [], oldFont: null, problem: 'empty', headings: [], columns: [], people: [], skipped: [] };
  const { grid, list } = found;
  return {
    sheet: grid.name,
    otherSheets: grids.flatMap(({ name, rows }) => (name === null || name === grid.name || rows.length === 0 ? [] : [name])),
    oldFont: grid.oldFont,
    problem: list.problem,
    headings: [...list.headings],
    columns: [...list.columns],
    people: list.people.map(({ line, cells, facts, faults, twin, unknownSite }) => ({
      row: line,
      cells: [...cells],
      facts,
      faults: [...faults],
      listed: twin && 'listed' in twin ? twin.listed : null,
      sameAs: twin && 'line' in twin ? twin.line : null,
      unknownSite,
    })),
    skipped: list.others.map(({ row, cells }) => ({ row, cells: [...cells] })),
  };
}
