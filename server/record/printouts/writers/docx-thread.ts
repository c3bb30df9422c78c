import { join } from 'node:path';
import { WorkThread } from '../../../platform/threads/work-thread.ts';
import type { CardSheet, OfficialPaper } from '../contract.ts';
import { PAPER_TIMEOUT_MS } from './limits.ts';

const LIMITS = { timeoutMs: PAPER_TIMEOUT_MS, memoryMb: 768 };
/** A thread that runs one of the writers beside this file. */
const writerIn = <Input>(module: string, name: string) =>
  new WorkThread<Input, Uint8Array>({ module: join(import.meta.dirname, module), name }, LIMITS);

const papers = writerIn<OfficialPaper>('docx.ts', 'writeDocx');
const cards = writerIn<CardSheet>('cards-docx.ts', 'writeCardsDocx');

/** Writes a paper as a Word file in a thread of its own. @throws AppError work-too-long, work-too-large, unavailable. */
export const writeDocxApart = (paper: OfficialPaper): Promise<Uint8Array> => papers.run(paper);

/** Writes badges or name cards as a Word file in a thread of their own. @throws AppError work-too-long, work-too-large, unavailable. */
export const writeCardsDocxApart = (sheet: CardSheet): Promise<Uint8Array> => cards.run(sheet);
