import { AlignmentType, ImageRun, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import type { Block, PaperPicture } from '../contract.ts';
import type { PaperForm } from '../rules/forms.ts';
import { PICTURE_MM, sizeWithin } from '../rules/pictures.ts';
import { NO_BORDERS } from './docx-blocks.ts';
import { line, twips } from './docx-text.ts';

const WORDS_SIZE = 11;
const pixels = (millimetres: number): number => Math.round((millimetres / 25.4) * 96);

/** Pictures in two columns, each with its words below it. */
export function docxPictures({ pictures }: Extract<Block, { kind: 'pictures' }>, form: PaperForm): Table {
  const width = twips(210 - form.margins.left - form.margins.right);
  const half = Math.floor(width / 2);
  const rows = Array.from({ length: Math.ceil(pictures.length / 2) }, (_, at) => pictures.slice(2 * at, 2 * at + 2));
  return new Table({
    columnWidths: [half, half],
    width: { size: 2 * half, type: WidthType.DXA },
    borders: NO_BORDERS,
    rows: rows.map((row) => new TableRow({ cantSplit: true, children: [0, 1].map((at) => cell(row[at], half)) })),
  });
}

const cell = (picture: PaperPicture | undefined, width: number): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 60, bottom: 200, left: 60, right: 60 },
    children: picture ? [image(picture), ...picture.lines.map((runs) => line(runs, WORDS_SIZE, AlignmentType.LEFT))] : [new Paragraph({})],
  });

function image({ bytes, ratio, about }: PaperPicture): Paragraph {
  const { width, height } = sizeWithin(ratio, PICTURE_MM);
  const altText = { name: about, title: about, description: about };
  const transformation = { width: pixels(width), height: pixels(height) };
  return new Paragraph({
    keepNext: true,
    spacing: { after: 40 },
    children: [new ImageRun({ type: 'jpg', data: bytes, transformation, altText })],
  });
}
