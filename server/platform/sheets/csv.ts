/** Byte order mark, with which a CSV file begins: spreadsheets then read it as UTF-8. */
export const CSV_MARK = '\uFEFF';

/** What a spreadsheet would calculate. */
const FORMULA = /^[\s\uFEFF]*[=+\-@]|^[\t\r\n]/;

/**
 * A cell of a CSV file: quoted, and with an apostrophe before what a spreadsheet would calculate. A text that begins with = + - @, a
 * tabulator or a line break would otherwise run as a formula where the file is opened.
 */
export function csvCell(value: string): string {
  const guarded = FORMULA.test(value) ? `'${value}` : value;
  return `"${guarded.replaceAll('"', '""')}"`;
}

/** A cell that was read, without the apostrophe that guards it. */
export const unguarded = (value: string): string => (value.startsWith("'") && FORMULA.test(value.slice(1)) ? value.slice(1) : value);

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;
