import type { FileAnswer } from '../../../platform/contract.ts';
import { PAPER_MEDIA_TYPES, type CardSheet, type OfficialPaper, type PaperFormat, type SeatPlanSheet } from '../contract.ts';
import { fileName } from '../rules/index.ts';
import { writeCardsPdf } from './cards-pdf.ts';
import { writeCardsDocxApart, writeDocxApart } from './docx-thread.ts';
import { writePdf } from './pdf.ts';
import { writeSeatPlanPdf } from './seat-plan-pdf.ts';

const answer = (content: Uint8Array, format: PaperFormat, words: string, day: string | null): FileAnswer => ({
  name: fileName(words, day, format),
  mediaType: PAPER_MEDIA_TYPES[format],
  content,
  revalidate: false,
});

/** What a file was written from, as long as the file is held. */
const sources = new WeakMap<FileAnswer, OfficialPaper>();

/** The paper that a file was written from; null for a file that is no paper. */
export const paperOfFile = (file: FileAnswer): OfficialPaper | null => sources.get(file) ?? null;

/** Writes a paper as a file in the format asked for. `words` and the day make its name. */
export async function writePaper(paper: OfficialPaper, format: PaperFormat, words: string, day: string | null): Promise<FileAnswer> {
  const file = answer(format === 'docx' ? await writeDocxApart(paper) : await writePdf(paper), format, words, day);
  sources.set(file, paper);
  return file;
}

/** Writes badges or name cards as a file in the format asked for, named like a paper. */
export async function writeCards(sheet: CardSheet, format: PaperFormat, words: string, day: string | null): Promise<FileAnswer> {
  return answer(format === 'docx' ? await writeCardsDocxApart(sheet) : await writeCardsPdf(sheet), format, words, day);
}

/** Draws a seat plan as PDF, named like a paper. */
export const writeSeatPlan = async (sheet: SeatPlanSheet, words: string, day: string | null): Promise<FileAnswer> =>
  answer(await writeSeatPlanPdf(sheet), 'pdf', words, day);
