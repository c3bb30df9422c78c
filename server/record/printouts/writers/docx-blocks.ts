import { AlignmentType, Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlignTable, WidthType } from 'docx';
import type { Block, Signature } from '../contract.ts';
import type { PaperForm } from '../rules/forms.ts';
import { ALIGNMENT, bodySpacing, FONT, line, textRuns, twips } from './docx-text.ts';

export const ORDERED = 'ordered';
type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;
type Made = Paragraph | Table;

/** One block of a paper as Word's paragraphs and tables. */
export function docxBlocks(block: Block, form: PaperForm): Made[] {
  switch (block.kind) {
    case 'paragraph':
      return [paragraph(block, form)];
    case 'heading':
      return [heading(block, form)];
    case 'list':
      return block.items.map((item) => listItem(item, block.ordered, form));
    case 'table':
      return [table(block, form)];
    default:
      return [new Paragraph({ spacing: { after: 0 }, children: [] }), signatures(block, form)];
  }
}

function paragraph(block: Of<'paragraph'>, form: PaperForm): Paragraph {
  const align = block.align ?? 'justify';
  const indent = align === 'justify' ? { firstLine: twips(form.text.indent) } : undefined;
  return new Paragraph({ alignment: ALIGNMENT[align], indent, spacing: bodySpacing(form), children: textRuns(block.runs) });
}

const heading = (block: Of<'heading'>, form: PaperForm): Paragraph =>
  new Paragraph({
    keepNext: true,
    indent: { firstLine: twips(form.text.indent) },
    spacing: { ...bodySpacing(form), before: 120 },
    children: textRuns([{ text: block.text, bold: true }]),
  });

function listItem(item: Of<'list'>['items'][number], ordered: boolean, form: PaperForm): Paragraph {
  const shared = { alignment: AlignmentType.BOTH, spacing: bodySpacing(form) };
  if (ordered) return new Paragraph({ ...shared, numbering: { reference: ORDERED, level: 0 }, children: textRuns(item) });
  return new Paragraph({
    ...shared,
    indent: { firstLine: twips(form.text.indent) },
    children: [new TextRun({ text: '- ', font: FONT }), ...textRuns(item)],
  });
}

/** Full width between the margins; the head is repeated on every page, and no row breaks inside. */
function table(block: Of<'table'>, form: PaperForm): Table {
  const width = twips(210 - form.margins.left - form.margins.right);
  const shares = block.columns.reduce((sum, column) => sum + column.width, 0);
  const columnWidths = block.columns.map((column) => Math.round((width * column.width) / shares));
  const cell = (text: string, index: number, head: boolean) => {
    const align = head ? 'center' : (block.columns[index]?.align ?? 'left');
    return new TableCell({
      width: { size: columnWidths[index] ?? 0, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 80, right: 80 },
      children: [line([{ text, bold: head }], 12, ALIGNMENT[align])],
    });
  };
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.columns.map((column, index) => cell(column.title, index, true)),
  });
  const rows = block.rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text, index) => cell(text, index, false)) }));
  return new Table({ columnWidths, width: { size: width, type: WidthType.DXA }, rows: [head, ...rows] });
}

function signatures(block: Of<'signatures'>, form: PaperForm): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: NO_BORDERS,
    rows: [new TableRow({ cantSplit: true, children: [signature(block.left, form), signature(block.right, form)] })],
  });
}

function signature(one: Signature | null, form: PaperForm): TableCell {
  const bold = (text: string) => line([{ text, bold: true }], form.text.size, AlignmentType.CENTER);
  const room = Array.from({ length: 4 }, () => bold(''));
  return new TableCell({
    width: { size: 50, type: WidthType.PERCENTAGE },
    verticalAlign: VerticalAlignTable.TOP,
    children: one === null ? [new Paragraph({ children: [] })] : [bold(one.title), ...room, bold(one.name ?? '')],
  });
}

const none = { style: 'none', size: 0, color: 'auto' } as const;
/** For tables that only place things side by side. */
export const NO_BORDERS = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
