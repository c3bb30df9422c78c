import { AlignmentType, Paragraph, Tab, Table, TableCell, TableRow, TextRun, VerticalAlignTable, WidthType } from 'docx';
import type { Block, GridCell, ListItem, Signature } from '../contract.ts';
import type { PaperForm } from '../rules/forms.ts';
import { filledRows } from '../rules/grid.ts';
import { ALIGNMENT, bodySpacing, FONT, halfPoints, line, textRuns, twips } from './docx-text.ts';

/** Text in tables, in points. */
const GRID_SIZE = 12;
/** The head of an annex, in points. */
const ANNEX_SIZE = 14;
type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;
type Made = Paragraph | Table;
/** The numbered list that a line belongs to. */
export type ListOf = ReadonlyMap<object, string>;

interface InPaper {
  readonly form: PaperForm;
  readonly lists: ListOf;
  /** Whether it stays on the page of what follows it. */
  readonly keepNext: boolean;
}

/** One block of a paper as Word's paragraphs and tables. */
export function docxBlocks(block: Exclude<Block, { kind: 'code' | 'pictures' | 'bars' }>, { form, lists, keepNext }: InPaper): Made[] {
  switch (block.kind) {
    case 'paragraph':
      return [paragraph(block, form, keepNext)];
    case 'heading':
      return [heading(block, form)];
    case 'item':
      return [listItem(block, form, { reference: lists.get(block), keepNext })];
    case 'grid':
      // Word joins tables that follow each other, and text right below one sticks to it.
      return [grid(block, form, lists), new Paragraph({ spacing: { after: 0 }, children: [] })];
    case 'annex':
      return annexHead(block);
    case 'table':
      return [table(block, form)];
    default:
      return [new Paragraph({ keepNext: true, spacing: { after: 0 }, children: [] }), signatures(block, form)];
  }
}

function paragraph(block: Of<'paragraph'>, form: PaperForm, keepNext: boolean): Paragraph {
  const align = block.align ?? 'justify';
  const indent = align === 'justify' ? { firstLine: twips(form.text.indent) } : undefined;
  const kept = { keepNext, keepLines: keepNext };
  return new Paragraph({ ...kept, alignment: ALIGNMENT[align], indent, spacing: bodySpacing(form), children: textRuns(block.runs) });
}

const heading = (block: Of<'heading'>, form: PaperForm): Paragraph =>
  new Paragraph({
    keepNext: true,
    indent: { firstLine: twips(form.text.indent) },
    spacing: { ...bodySpacing(form), before: 120 },
    children: textRuns([{ text: block.text, bold: true }]),
  });

/** The title of an annex, what it lists and to what it is annexed, at the top of a page. */
const annexHead = ({ title, about, of }: Of<'annex'>): Made[] => [
  new Paragraph({
    pageBreakBefore: true,
    keepNext: true,
    alignment: AlignmentType.CENTER,
    spacing: { after: 0 },
    children: textRuns([{ text: title, bold: true }], ANNEX_SIZE),
  }),
  line([{ text: about, bold: true }], ANNEX_SIZE, AlignmentType.CENTER),
  line([{ text: of, italic: true }], ANNEX_SIZE, AlignmentType.CENTER),
  line([], 8, AlignmentType.CENTER),
];

/** Indentation of a list level, beyond the first line of a paragraph; the text hangs after its sign. */
export const LEVEL_MM = 8;

interface InList {
  readonly reference: string | undefined;
  readonly keepNext?: boolean;
  /** In points, where it is not that of the text. */
  readonly size?: number;
}

function listItem({ level, mark, runs }: ListItem, form: PaperForm, { reference, keepNext = false, size }: InList): Paragraph {
  const shared = {
    keepNext,
    keepLines: keepNext,
    alignment: AlignmentType.BOTH,
    spacing: size === undefined ? bodySpacing(form) : { after: 0 },
  };
  if (reference !== undefined)
    return new Paragraph({ ...shared, numbering: { reference, level: level - 1 }, children: textRuns(runs, size) });
  const left = twips((size === undefined ? form.text.indent : 0) + level * LEVEL_MM);
  const dash =
    mark === 'dash'
      ? [new TextRun({ children: ['-', new Tab()], font: FONT, size: size === undefined ? undefined : halfPoints(size) })]
      : [];
  return new Paragraph({
    ...shared,
    indent: { left, hanging: mark === 'dash' ? twips(LEVEL_MM) : 0 },
    children: [...dash, ...textRuns(runs, size)],
  });
}

/** A table as somebody wrote it, as wide as the text, its columns alike. */
function grid(block: Of<'grid'>, form: PaperForm, lists: ListOf): Table {
  const { columns, rows } = filledRows(block.rows);
  const width = twips(210 - form.margins.left - form.margins.right);
  const column = Math.floor(width / columns);
  return new Table({
    columnWidths: Array.from({ length: columns }, () => column),
    width: { size: width, type: WidthType.DXA },
    rows: rows.map((row) => new TableRow({ children: row.map((cell) => gridCell(cell, column, form, lists)) })),
  });
}

function gridCell(cell: GridCell, column: number, form: PaperForm, lists: ListOf): TableCell {
  const lines = cell.lines.map(({ list, runs }) => {
    const styled = cell.head ? runs.map((run) => ({ ...run, bold: true })) : runs;
    if (list === null) return line(styled, GRID_SIZE, cell.head ? AlignmentType.CENTER : AlignmentType.LEFT);
    return listItem({ ...list, runs: styled }, form, { reference: lists.get(list), size: GRID_SIZE });
  });
  return new TableCell({
    width: { size: column * cell.columns, type: WidthType.DXA },
    columnSpan: cell.columns,
    rowSpan: cell.rows,
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    children: lines.length > 0 ? lines : [new Paragraph({ children: [] })],
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
