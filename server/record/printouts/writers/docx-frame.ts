import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, TextRun, UnderlineType, WidthType } from 'docx';
import type { OfficialPaper } from '../contract.ts';
import type { HeaderStyle, PaperForm } from '../rules/forms.ts';
import { numberLine, placeAndDate, recipientLines } from '../rules/index.ts';
import { NO_BORDERS } from './docx-blocks.ts';
import { FONT, halfPoints, line, styledLine, twips } from './docx-text.ts';

const CENTRE = AlignmentType.CENTER;

/** Everything above the text: the body at the left, the title at the right, then what the paper is and what it is about. */
export function docxHead(paper: OfficialPaper, form: PaperForm): (Paragraph | Table)[] {
  const width = twips(210 - form.margins.left - form.margins.right);
  const left = Math.round(width * form.leftShare);
  const cell = (size: number, children: Paragraph[]) =>
    new TableCell({ width: { size, type: WidthType.DXA }, margins: { left: 0, right: 0 }, children });
  const head = new Table({
    columnWidths: [left, width - left],
    width: { size: width, type: WidthType.DXA },
    borders: NO_BORDERS,
    rows: [new TableRow({ children: [cell(left, bodySide(paper, form, left)), cell(width - left, titleSide(paper, form))] })],
  });
  return [head, ...titleLines(paper)];
}

function bodySide(paper: OfficialPaper, form: PaperForm, width: number): Paragraph[] {
  const lines = [styledLine(paper.body, form.body, CENTRE)];
  if (paper.superior !== null) lines.unshift(styledLine(paper.superior, form.superior, CENTRE));
  lines.push(form.bodyMark.kind === 'star' ? line([{ text: '*', bold: true }], 14, CENTRE) : rule(width * (1 - form.bodyMark.share)));
  if (paper.number !== null) lines.push(line([{ text: numberLine(form, paper.number) }], 13, CENTRE));
  return lines;
}

/** The last title is underlined, which draws the rule exactly as long as its words. */
function titleSide(paper: OfficialPaper, form: PaperForm): Paragraph[] {
  const titles = form.titles.map((title, index) => ruled(title.text, title, index === form.titles.length - 1));
  return [...titles, line([{ text: placeAndDate(paper.place, paper.date), italic: true }], 14, CENTRE, 6)];
}

const ruled = (text: string, style: HeaderStyle, underlined: boolean): Paragraph =>
  new Paragraph({
    alignment: CENTRE,
    spacing: { after: 0 },
    children: [
      new TextRun({
        text,
        font: FONT,
        size: halfPoints(style.size),
        bold: style.bold,
        italics: style.italic,
        underline: underlined ? { type: UnderlineType.SINGLE } : undefined,
      }),
    ],
  });

/** A short line in the middle: an empty paragraph with a rule above, drawn in by half of `inset` (twips) at both sides. */
const rule = (inset: number): Paragraph =>
  new Paragraph({
    indent: { left: Math.round(inset / 2), right: Math.round(inset / 2) },
    spacing: { before: 70, after: 0, line: 80, lineRule: 'exact' },
    border: { top: { style: BorderStyle.SINGLE, size: 5, space: 1, color: 'auto' } },
    children: [],
  });

function titleLines(paper: OfficialPaper): Paragraph[] {
  const kind = line([{ text: paper.kind, bold: true }], 16, CENTRE, 16);
  if (paper.about === '') return [kind];
  return [kind, line([{ text: paper.about, bold: true }], 14, CENTRE, 3), rule(twips(125)), line([], 8, CENTRE)];
}

/** "Nơi nhận" with its list; nothing for a paper without. */
export function docxFoot(paper: OfficialPaper, form: PaperForm): Paragraph[] {
  if (!paper.recipients) return [];
  const { heading, size } = form.recipients;
  const title = new TextRun({
    text: 'Nơi nhận:',
    font: FONT,
    size: halfPoints(heading.size),
    bold: heading.bold,
    italics: heading.italic,
    underline: heading.underline ? { type: UnderlineType.SINGLE } : undefined,
  });
  const list = recipientLines(form, paper.recipients).map((text) => line([{ text }], size, AlignmentType.LEFT));
  return [new Paragraph({ spacing: { before: 240, after: 0 }, children: [title] }), ...list];
}
