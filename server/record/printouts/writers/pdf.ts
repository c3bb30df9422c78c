import type { OfficialPaper } from '../contract.ts';
import { formFor } from '../rules/forms.ts';
import { filledRows } from '../rules/grid.ts';
import { numberLine, placeAndDate, recipientLines } from '../rules/index.ts';
import { typesetPdf } from './typesetting.ts';

/** Writes a paper as PDF. @throws AppError work-too-long. */
export const writePdf = (paper: OfficialPaper): Promise<Uint8Array> => typesetPdf('paper', pdfData(paper));

function pdfData(paper: OfficialPaper) {
  const form = formFor(paper.issuer, paper.date);
  return {
    ...paper,
    blocks: paper.blocks.map((block) => (block.kind === 'grid' ? { kind: block.kind, ...filledRows(block.rows) } : block)),
    form,
    lang: 'vi',
    number: paper.number && numberLine(form, paper.number),
    placeAndDate: placeAndDate(paper.place, paper.date),
    recipients: paper.recipients ? recipientLines(form, paper.recipients) : [],
    recipientsTitle: 'Nơi nhận:',
  };
}
