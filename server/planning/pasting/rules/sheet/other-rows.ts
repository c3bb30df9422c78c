import { fold } from '../../../../platform/text.ts';
import type { SheetLine } from './sheet-rows.ts';

/** What a row of sums begins with: also "Tổng cộng: 120 đại biểu", but no "Tổng Thư ký". */
const SUM = /^(?:(?:tong cong|tong so|cong cong)\b|(?:tong|cong|total|sum)\s*(?:[:.(]|\d|$))/;
const ORDINAL = /^\d+[.)]?$/;
/** How sections are numbered. */
const SECTION = /^(?:[IVX]{1,5}|[A-ZĐ])[.)]?$/;
const SECTION_TITLE = /^(?:[IVX]{1,5}|[A-ZĐ])[.)]\s+\S/;

const ordinalIn = ({ cells }: SheetLine, column: number): string => cells[column] ?? '';
const othersIn = ({ cells }: SheetLine, column: number): string[] => cells.filter((cell, at) => at !== column && cell !== '');
const isCapital = (text: string): boolean => text === text.toLocaleUpperCase('vi') && /\p{L}{2}/u.test(text);

const isSum = ({ cells }: SheetLine): boolean => SUM.test(fold(cells.find((cell) => cell !== '') ?? ''));

/** Whether a row is the title of a section: one text, numbered by letters or in capitals, in a list that numbers its people. */
function isSection(line: SheetLine, column: number): boolean {
  const [title = '', ...more] = othersIn(line, column);
  const ordinal = column < 0 ? '' : ordinalIn(line, column);
  if (more.length > 0 || ORDINAL.test(ordinal)) return false;
  if (title === '') return isCapital(ordinal) || SECTION_TITLE.test(ordinal);
  return SECTION.test(ordinal) || SECTION_TITLE.test(title) || (column >= 0 && ordinal === '' && isCapital(title));
}

/** Where what stands below the list begins: behind its sum, or behind a gap after the last row that has a number. */
function endOf(lines: readonly SheetLine[], column: number): number {
  const last = column < 0 ? -1 : lines.findLastIndex((line) => ORDINAL.test(ordinalIn(line, column)));
  const from = lines.findIndex((line, at) => at > last && isSum(line));
  if (from >= 0) return from;
  const gap = last < 0 ? -1 : lines.findIndex(({ row }, at) => at > last && row > (lines[at - 1]?.row ?? 0) + 1);
  return gap < 0 ? lines.length : gap;
}

/**
 * Parts the rows of a list into people and others: sums, titles of sections, and what stands below it, such as who signs. `column`: the one
 * of ordinal numbers, -1 for none.
 */
export function partedRows(lines: readonly SheetLine[], column: number): { people: SheetLine[]; others: SheetLine[] } {
  const numbered = lines.filter((line) => ORDINAL.test(ordinalIn(line, column))).length;
  const used = numbered * 2 >= lines.length && numbered > 0 ? column : -1;
  const end = endOf(lines, used);
  const isOther = (line: SheetLine, at: number): boolean => at >= end || isSum(line) || isSection(line, used);
  return { people: lines.filter((line, at) => !isOther(line, at)), others: lines.filter(isOther) };
}
