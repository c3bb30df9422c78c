import { ImageRun, Paragraph, Table, TableCell, TableRow, VerticalAlignTable, WidthType } from 'docx';
import type { Block } from '../contract.ts';
import type { PaperForm } from '../rules/forms.ts';
import { NO_BORDERS } from './docx-blocks.ts';
import { textRuns, twips } from './docx-text.ts';
import { qrPicture } from './qr-code.ts';

/** Millimetres of the code, and of the cell in which it stands. */
const CODE = { size: 26, cell: 32 };
const WORDS_SIZE = 11;

/** A QR code with its words beside it. */
export function docxCode({ code, words }: Extract<Block, { kind: 'code' }>, form: PaperForm): Table {
  const pixels = (CODE.size / 25.4) * 96;
  const picture = new ImageRun({ type: 'png', data: qrPicture(code), transformation: { width: pixels, height: pixels } });
  const width = twips(210 - form.margins.left - form.margins.right);
  const cells = [twips(CODE.cell), width - twips(CODE.cell)];
  const [first = 0, second = 0] = cells;
  const lines = words.map((text) => new Paragraph({ spacing: { after: 60 }, children: textRuns([{ text }], WORDS_SIZE) }));
  return new Table({
    columnWidths: cells,
    width: { size: width, type: WidthType.DXA },
    borders: NO_BORDERS,
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          new TableCell({ width: { size: first, type: WidthType.DXA }, children: [new Paragraph({ children: [picture] })] }),
          new TableCell({
            width: { size: second, type: WidthType.DXA },
            verticalAlign: VerticalAlignTable.CENTER,
            children: lines,
          }),
        ],
      }),
    ],
  });
}
