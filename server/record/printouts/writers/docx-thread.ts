import { join } from 'node:path';
import { WorkThread } from '../../../platform/threads/work-thread.ts';
import type { CardSheet, OfficialPaper } from '../contract.ts';
import { PAPER_TIMEOUT_MS } from './limits.ts';

const MEMORY_MB = 768;
const WRITE = { module: join(import.meta.dirname, 'docx.ts'), name: 'writeDocx' };

const thread = new WorkThread<OfficialPaper, Uint8Array>(WRITE, { timeoutMs: PAPER_TIMEOUT_MS, memoryMb: MEMORY_MB });

/** Writes a paper as a Word file in a thread of its own. @throws AppError work-too-long, work-too-large, unavailable. */
export const writeDocxApart = (paper: OfficialPaper): Promise<Uint8Array> => thread.run(paper);

const cards = new WorkThread<CardSheet, Uint8Array>(
  { module: join(import.meta.dirname, 'cards-docx.ts'), name: 'writeCardsDocx' },
  { timeoutMs: PAPER_TIMEOUT_MS, memoryMb: MEMORY_MB },
);

/** Writes badges or name cards as a Word file in a thread of their own. @throws AppError work-too-long, work-too-large, unavailable. */
export const writeCardsDocxApart = (sheet: CardSheet): Promise<Uint8Array> => cards.run(sheet);
