import { join } from 'node:path';
import { WorkThread } from '../threads/work-thread.ts';
import type { PrintedSheet } from './printed-sheet.ts';

const WRITE = { module: join(import.meta.dirname, 'write-xlsx.ts'), name: 'writeSheets' };

const thread = new WorkThread<readonly PrintedSheet[], Uint8Array>(WRITE, { timeoutMs: 60_000, memoryMb: 512 });

/** Writes lists as an Excel workbook, a sheet each, in a thread of its own. @throws AppError work-too-long, work-too-large, unavailable. */
export const writeSheetsApart = (sheets: readonly PrintedSheet[]): Promise<Uint8Array> => thread.run(sheets);

/** Writes a list as an Excel workbook in a thread of its own. @throws AppError work-too-long, work-too-large, unavailable. */
export const writeSheetApart = (sheet: PrintedSheet): Promise<Uint8Array> => writeSheetsApart([sheet]);
