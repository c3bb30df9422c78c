import type { InputOf, OutputOf } from '../../../platform/contract.ts';
import { readSheets } from '../../../platform/sheets/read-sheets.ts';
import type { Award } from '../../awards/contract.ts';
import type { pastingContract } from '../contract.ts';
import { readSheetAwards } from '../rules/sheet/awards/index.ts';
import type { AwardReading } from '../rules/sheet/awards/rows.ts';
import { bestOf, ofFile, ofTwin } from './read-file.ts';

type ReadAwards = typeof pastingContract.readAwards;

/** What is needed to read a file: it goes to another thread as a copy. */
export interface AwardSheetJob extends Pick<InputOf<ReadAwards>, 'columns'>, AwardReading {
  readonly file: Uint8Array;
  readonly awards: readonly Award[];
}

/** Reads the list of awards in a file: what runs in a thread of its own. @throws AppError as `readSheets`. */
export async function readAwardsSheet({ file, columns, ...reading }: AwardSheetJob): Promise<OutputOf<ReadAwards>> {
  const grids = await readSheets(file);
  const found = bestOf(
    grids,
    (grid) => readSheetAwards(grid, { ...reading, columns: columns ?? null }),
    ({ rows }) => rows.length,
  );
  if (!found) return { ...ofFile(null, grids), problem: 'empty', headings: [], columns: [], rows: [], sections: [], skipped: [] };
  const { grid, list } = found;
  const rows = list.rows.map(({ line, cells, facts, faults, twin }) => ({
    row: line,
    cells: [...cells],
    facts,
    faults: [...faults],
    ...ofTwin(twin),
  }));
  const plain = (lines: typeof list.others) => lines.map(({ row, cells }) => ({ row, cells: [...cells] }));
  return {
    ...ofFile(grid, grids),
    problem: list.problem,
    headings: [...list.headings],
    columns: [...list.columns],
    rows,
    sections: plain(list.sections),
    skipped: plain(list.others),
  };
}
