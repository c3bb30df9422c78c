import type { InputOf, OutputOf } from '../../../platform/contract.ts';
import { readSheets } from '../../../platform/sheets/read-sheets.ts';
import { fold } from '../../../platform/text.ts';
import type { Participant } from '../../participants/contract.ts';
import type { Site } from '../../sites/contract.ts';
import type { pastingContract } from '../contract.ts';
import { readSheetPeople } from '../rules/sheet/people.ts';
import { bestOf, ofFile, ofTwin } from './read-file.ts';

type ReadSheet = typeof pastingContract.readSheet;

/** What is needed to read a file: it goes to another thread as a copy. */
export interface SheetJob extends Pick<InputOf<ReadSheet>, 'columns' | 'sites'> {
  readonly file: Uint8Array;
  readonly participants: readonly Pick<Participant, 'id' | 'name' | 'group' | 'posts' | 'siteId'>[];
  readonly knownSites: readonly Site[];
}

/** Reads the list of people in a file: what runs in a thread of its own. @throws AppError as `readSheets`. */
export async function readPeopleSheet({ file, participants, knownSites, columns, sites }: SheetJob): Promise<OutputOf<ReadSheet>> {
  const choices = new Map(sites.map(({ called, siteId }) => [fold(called), siteId]));
  const grids = await readSheets(file);
  const found = bestOf(
    grids,
    (grid) => readSheetPeople(grid, { participants, sites: knownSites, choices, columns: columns ?? null }),
    ({ people }) => people.length,
  );
  if (!found) return { ...ofFile(null, grids), problem: 'empty', headings: [], columns: [], people: [], skipped: [] };
  const { grid, list } = found;
  return {
    ...ofFile(grid, grids),
    problem: list.problem,
    headings: [...list.headings],
    columns: [...list.columns],
    people: list.people.map(({ line, cells, facts, contact, faults, twin, unknownSite }) => ({
      row: line,
      cells: [...cells],
      facts,
      contact,
      faults: [...faults],
      ...ofTwin(twin),
      unknownSite,
    })),
    skipped: list.others.map(({ row, cells }) => ({ row, cells: [...cells] })),
  };
}
