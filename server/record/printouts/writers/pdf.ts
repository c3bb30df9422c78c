import type { OfficialPaper } from '../contract.ts';
import { formFor } from '../rules/forms.ts';
import { filledRows } from '../rules/grid.ts';
import { copiesOf, numberLine, placeAndDate, recipientLines } from '../rules/index.ts';
import { typesetPdf } from './typesetting.ts';

/** Writes a paper as PDF. @throws AppError work-too-long. */
export const writePdf = (paper: OfficialPaper): Promise<Uint8Array> => typesetPdf('paper', pdfData(paper), codesIn(paper));

/** The texts of its QR codes. */
const codesIn = (paper: OfficialPaper): string[] =>
  copiesOf(paper).flatMap((blocks) => blocks.flatMap((block) => (block.kind === 'code' ? block.code : [])));

function pdfData(paper: OfficialPaper) {
  const form = formFor(paper.issuer, paper.date);
  return {
    ...paper,
    copies: copiesOf(paper).map((blocks) =>
      blocks.map((block) => (block.kind === 'grid' ? { kind: block.kind, ...filledRows(block.rows) } : block)),
    ),
    form,
    lang: 'vi',
    number: paper.number && numberLine(form, paper.number),
    placeAndDate: placeAndDate(paper.place, paper.date),
    recipients: paper.recipients ? recipientLines(form, paper.recipients) : [],
    recipientsTitle: 'Nơi nhận:',
  };
}
