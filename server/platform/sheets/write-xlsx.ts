import { writeXlsx, type Cell, type CellStyle, type CellValue, type WriteSheet } from 'hucre/xlsx';
import type { PrintedSheet } from './printed-sheet.ts';

/** Rows from the top, from 0: the issuer, the title, what it is about, and the headings that every page repeats. */
const [ISSUER, TITLE, ABOUT, HEADINGS] = [0, 2, 3, 5];

const FONT = { name: 'Times New Roman', size: 12 };
const EDGE = { style: 'thin' } as const;
const BORDER = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE };
const BOLD = { ...FONT, bold: true };
const STYLES = {
  issuer: { font: BOLD },
  title: { font: { ...BOLD, size: 14 }, alignment: { horizontal: 'center' } },
  about: { font: BOLD, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } },
  heading: {
    font: BOLD,
    border: BORDER,
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7EEF7' } },
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  },
  left: { font: FONT, border: BORDER, alignment: { horizontal: 'left', vertical: 'top', wrapText: true } },
  center: { font: FONT, border: BORDER, alignment: { horizontal: 'center', vertical: 'top', wrapText: true } },
  below: { font: { ...FONT, italic: true } },
} as const satisfies Readonly<Record<string, CellStyle>>;

/** 20 and 15 mm in inches, as official papers have them; the wider one is where it is bound. */
const MARGINS = { left: 0.79, right: 0.59, top: 0.79, bottom: 0.79 };

type Cells = Map<string, Partial<Cell>>;

/** Every cell by its place; a text is never a formula. */
function cellsOf({ issuer, title, about, columns, rows, below }: PrintedSheet): Cells {
  const cells: Cells = new Map();
  const put = (row: number, column: number, value: CellValue, style: CellStyle): void =>
    void cells.set(`${row},${column}`, typeof value === 'string' ? { value, type: 'string', style } : { value, style });
  put(ISSUER, 0, issuer, STYLES.issuer);
  put(TITLE, 0, title, STYLES.title);
  put(ABOUT, 0, about, STYLES.about);
  columns.forEach((column, at) => put(HEADINGS, at, column.title, STYLES.heading));
  rows.forEach((row, down) => columns.forEach(({ align }, at) => put(HEADINGS + 1 + down, at, row[at] ?? null, STYLES[align])));
  if (below !== null) put(HEADINGS + rows.length + 1, 0, below, STYLES.below);
  return cells;
}

const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`;

/** A list as a sheet of a workbook. */
function sheetOf(sheet: PrintedSheet): WriteSheet {
  const { name, columns, rows } = sheet;
  const over = (row: number) => ({ startRow: row, startCol: 0, endRow: row, endCol: columns.length - 1 });
  const height = HEADINGS + 1 + rows.length + (sheet.below === null ? 0 : 1);
  return {
    name,
    rows: Array.from({ length: height }, () => Array.from(columns, () => null)),
    cells: cellsOf(sheet),
    columns: columns.map(({ width }) => ({ width })),
    // A merge of one cell is no merge: Excel calls such a file damaged.
    merges: columns.length > 1 ? [over(TITLE), over(ABOUT)] : [],
    freezePane: { rows: HEADINGS + 1 },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, margins: MARGINS },
    headerFooter: { oddFooter: '&C&P/&N' },
  };
}

/** Writes lists as an Excel workbook (.xlsx), a sheet each, that print on A4 with their headings on every page. */
export async function writeSheets(sheets: readonly PrintedSheet[]): Promise<Uint8Array> {
  const [first] = sheets;
  if (!first) throw new Error('a workbook has at least one sheet');
  return writeXlsx({
    sheets: sheets.map(sheetOf),
    // Not `printTitlesRow`, which leaves out the quotes that a name with spaces needs.
    namedRanges: sheets.map(({ name }) => ({
      name: '_xlnm.Print_Titles',
      range: `${quoted(name)}!$${HEADINGS + 1}:$${HEADINGS + 1}`,
      scope: name,
    })),
    properties: { title: `${first.title}: ${first.about}`, creator: first.issuer },
  });
}
