import {
  AlignmentType,
  BorderStyle,
  Document,
  HeightRule,
  ImageRun,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Card, CardSheet } from '../contract.ts';
import { FONT, textRuns, twips } from './docx-text.ts';
import { qrPicture } from './qr-code.ts';

/** A4, in millimetres. */
const A4 = { width: 210, height: 297 };
const BADGE = { width: 95, height: 55, perRow: 2 };

/** The largest of the sizes (points, by the most characters that they take) for a text. Word does not measure: lengths stand for widths. */
const sizeFor = (text: string, sizes: readonly (readonly [most: number, points: number])[], least: number): number =>
  sizes.find(([most]) => text.length <= most)?.[1] ?? least;

const centred = (text: string, size: number, bold = false): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 60 }, children: textRuns([{ text, bold }], size) });

const CUT = { style: BorderStyle.DASHED, size: 4, color: '999999' };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const around = (line: typeof CUT | typeof NONE) => ({ top: line, bottom: line, left: line, right: line });

const CODE = { cell: 26, size: 17 };

/** The QR code beside the words of a badge. */
function codeCell(card: Card | undefined): TableCell {
  const pixels = (CODE.size / 25.4) * 96;
  const transformation = { width: pixels, height: pixels };
  const code = card?.code ?? null;
  const picture = code === null ? [] : [new ImageRun({ type: 'png', data: qrPicture(code), transformation })];
  return new TableCell({
    width: { size: twips(CODE.cell), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    borders: { ...around(card ? CUT : NONE), left: NONE },
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: picture })],
  });
}

const badge = (sheet: CardSheet, card: Card | undefined): TableCell =>
  new TableCell({
    width: { size: twips(BADGE.width - CODE.cell), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    borders: { ...around(card ? CUT : NONE), right: NONE },
    margins: { left: twips(4), right: twips(1) },
    children: card
      ? [
          centred(sheet.conference, sizeFor(sheet.conference, [[90, 8]], 6)),
          centred(
            card.name,
            sizeFor(
              card.name,
              [
                [18, 17],
                [26, 14],
                [60, 11],
              ],
              8,
            ),
            true,
          ),
          centred(
            card.posts,
            sizeFor(
              card.posts,
              [
                [60, 10],
                [120, 8],
              ],
              6,
            ),
          ),
          centred(sheet.mark ?? card.place, 7.5),
        ]
      : [new Paragraph({ children: [] })],
  });

function badges(sheet: CardSheet) {
  const rows = Array.from({ length: Math.ceil(sheet.cards.length / BADGE.perRow) }, (_, at) =>
    sheet.cards.slice(at * BADGE.perRow, (at + 1) * BADGE.perRow),
  );
  const cellsOf = (cards: readonly Card[]): TableCell[] =>
    Array.from({ length: BADGE.perRow }, (_, at) => [badge(sheet, cards[at]), codeCell(cards[at])]).flat();
  const table = new Table({
    columnWidths: Array.from({ length: BADGE.perRow }, () => [twips(BADGE.width - CODE.cell), twips(CODE.cell)]).flat(),
    rows: rows.map(
      (cards) =>
        new TableRow({
          cantSplit: true,
          height: { value: twips(BADGE.height), rule: HeightRule.EXACT },
          children: cellsOf(cards),
        }),
    ),
  });
  const margin = { top: twips(11), bottom: twips(5), left: twips(10), right: twips(10) };
  return [
    {
      properties: { page: { size: { width: twips(A4.width), height: twips(A4.height) }, margin } },
      children: rows.length > 0 ? [table] : [],
    },
  ];
}

/** A folded card: the name stands on the lower half; Word cannot turn the upper one upside down, as the PDF does. */
function nameCard(sheet: CardSheet, { name, posts, seat }: Card) {
  const lines = [
    centred(
      name,
      sizeFor(
        name,
        [
          [16, 66],
          [22, 52],
          [30, 38],
          [60, 26],
        ],
        16,
      ),
      true,
    ),
    centred(
      posts,
      sizeFor(
        posts,
        [
          [60, 26],
          [120, 18],
        ],
        12,
      ),
    ),
    ...[seat, sheet.mark ?? ''].filter((line) => line !== '').map((line) => centred(line, 9)),
  ];
  const row = (children: Paragraph[]) =>
    new TableRow({
      height: { value: twips(98), rule: HeightRule.EXACT },
      children: [new TableCell({ verticalAlign: VerticalAlignTable.CENTER, borders: around(NONE), children })],
    });
  return {
    properties: {
      page: {
        // Word turns the sides round by itself.
        size: { width: twips(A4.width), height: twips(A4.height), orientation: PageOrientation.LANDSCAPE },
        margin: { top: twips(3), bottom: twips(1), left: twips(12), right: twips(12) },
      },
    },
    children: [new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [row([new Paragraph({ children: [] })]), row(lines)] })],
  };
}

/** Writes badges or name cards as a Word file (.docx). */
export function writeCardsDocx(sheet: CardSheet): Promise<Uint8Array> {
  const sections = sheet.kind === 'name-cards' ? sheet.cards.map((card) => nameCard(sheet, card)) : badges(sheet);
  const file = new Document({
    title: sheet.title,
    creator: sheet.organizer,
    styles: { default: { document: { run: { font: FONT, language: { value: 'vi-VN' } } } } },
    sections: sections.length > 0 ? sections : [{ children: [] }],
  });
  return Packer.toBuffer(file);
}
