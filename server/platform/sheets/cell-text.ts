import type { CellValue } from 'hucre/xlsx';
import { AppError } from '../errors.ts';
import { isSoundText } from '../sound-text.ts';

/** Rows and columns of a sheet that are read; no list of people is larger. */
export const MAX_ROWS = 20_000;
const MAX_COLUMNS = 200;
/** Longest text of a cell, in UTF-16 code units. Excel itself takes no more. */
const MAX_CELL = 32_767;

const two = (n: number): string => String(n).padStart(2, '0');
/** A time without a day is a day of 1899 or 1900 in a workbook. */
const FIRST_YEAR = 1901;

/** A day as Vietnamese and English offices write it, or a time of day. Workbooks know no time zone. */
const dateText = (date: Date): string =>
  date.getUTCFullYear() < FIRST_YEAR
    ? `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
    : `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;

/** Spaces of all kinds become one; line breaks stay. */
const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();

/** A text without null characters and lone surrogates, which no database stores. */
const sound = (text: string): string => {
  const whole = isSoundText(text) ? text : text.toWellFormed().replaceAll('\0', '');
  return isSoundText(whole) ? whole.normalize('NFC') : whole.replace(/\p{M}{31,}/gu, '');
};

/** What a cell says, as a text; '' where it is empty. */
function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : dateText(value);
  if (typeof value === 'boolean') return value ? 'x' : '';
  return sound(tidy(String(value)));
}

/** The texts of a sheet. @throws AppError sheet-too-large. */
export function fittingTexts(rows: readonly (readonly CellValue[])[]): string[][] {
  const isTooLong = (value: CellValue): boolean => typeof value === 'string' && value.length > MAX_CELL;
  const isTooWide = (row: readonly CellValue[]): boolean => row.slice(MAX_COLUMNS).some((value) => value !== null && value !== '');
  if (rows.length > MAX_ROWS || rows.some((row) => isTooWide(row) || row.some(isTooLong))) throw new AppError('sheet-too-large');
  return rows.map((row) => row.slice(0, MAX_COLUMNS).map(cellText));
}
