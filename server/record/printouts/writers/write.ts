import type { OfficialPaper, PaperFile, PaperFormat } from '../contract.ts';
import { fileName } from '../rules.ts';
import { writeDocx } from './docx.ts';
import { writePdf } from './pdf.ts';

const MEDIA_TYPES: Readonly<Record<PaperFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

/** Writes a paper as a file in the format asked for. `words` and the day make its name. */
export async function writePaper(paper: OfficialPaper, format: PaperFormat, words: string, day: string | null): Promise<PaperFile> {
  const bytes = format === 'docx' ? await writeDocx(paper) : await writePdf(paper);
  return { name: fileName(words, day, format), mediaType: MEDIA_TYPES[format], bytes };
}
