import type { Block, OfficialPaper } from '../contract.ts';
import { formFor } from '../rules/forms.ts';
import { filledRows } from '../rules/grid.ts';
import { apartFromAnnexes, copiesOf, keptWithSignatures, numberLine, placeAndDate, recipientLines } from '../rules/index.ts';
import { PICTURE_MM, sizeWithin } from '../rules/pictures.ts';
import { typesetPdf, typesetSvg } from './typesetting.ts';

/** Writes a paper as PDF. @throws AppError work-too-long. */
export function writePdf(paper: OfficialPaper): Promise<Uint8Array> {
  const pictures: Uint8Array[] = [];
  return typesetPdf('paper', pdfData(paper, pictures), codesIn(paper), {}, pictures);
}

/** Draws the pages of a paper as SVG, as they will print. @throws AppError work-too-long. */
export const drawPages = (paper: OfficialPaper): Promise<Uint8Array> => typesetSvg('paper', pdfData(paper, []), codesIn(paper));

/** The texts of its QR codes. */
const codesIn = (paper: OfficialPaper): string[] =>
  copiesOf(paper).flatMap((blocks) => blocks.flatMap((block) => (block.kind === 'code' ? block.code : [])));

/** A block as the template takes it. Bytes do not go through JSON: a picture is named by its place among `pictures`, where it is put. */
function blockData(block: Block, pictures: Uint8Array[]) {
  if (block.kind === 'grid') return { kind: block.kind, ...filledRows(block.rows) };
  if (block.kind !== 'pictures') return block;
  const named = block.pictures.map(({ bytes, ratio, ...words }) => ({
    ...words,
    ...sizeWithin(ratio, PICTURE_MM),
    at: pictures.push(bytes) - 1,
  }));
  return { kind: block.kind, pictures: named };
}

function pdfData(paper: OfficialPaper, pictures: Uint8Array[]) {
  const form = formFor(paper.issuer, paper.date);
  return {
    ...paper,
    // What it is made of goes as copies; bytes of pictures would not go through JSON.
    blocks: [],
    copies: copiesOf(paper).map((blocks) => {
      const kept = keptWithSignatures(blocks);
      const made = (block: Block) => ({ ...blockData(block, pictures), keep: kept.has(block) });
      const { body, annexes } = apartFromAnnexes(blocks);
      return { body: body.map(made), annexes: annexes.map(made) };
    }),
    form,
    lang: 'vi',
    number: paper.number && numberLine(form, paper.number),
    placeAndDate: placeAndDate(paper.place, paper.date),
    recipients: paper.recipients ? recipientLines(form, paper.recipients) : [],
    recipientsTitle: 'Nơi nhận:',
  };
}
