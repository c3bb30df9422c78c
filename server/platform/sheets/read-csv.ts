import { parseCsv } from 'hucre/csv';
import { AppError } from '../errors.ts';
import { fittingTexts } from './cell-text.ts';
import { unguarded } from './csv.ts';
import type { Grid } from './grid.ts';
import { inUnicode, oldFontOf } from './old-fonts.ts';

/** Whether every character is one of a text. */
const isText = (text: string): boolean => !/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text);

/** Decodes what spreadsheets save as text: UTF-8, UTF-16 ("Unicode text"), Windows-1258, or Western letters of an old font. */
export function decodedText(bytes: Buffer): string {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return new TextDecoder('utf-8').decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const western = new TextDecoder('windows-1252').decode(bytes);
    return oldFontOf([western]) === null ? new TextDecoder('windows-1258').decode(bytes).normalize('NFC') : western;
  }
}

/** What separates the cells: a first line of Excel that says so, or else what most lines have. */
function delimiterOf(text: string): string {
  const said = /^sep=(.)\r?\n/.exec(text)?.[1];
  if (said !== undefined) return said;
  const head = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, '');
  const counts = ['\t', ';', ','].map((mark) => [mark, head.split(mark).length] as const);
  return counts.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ',';
}

/** Reads a text of separated cells. @throws AppError sheet-unknown for anything else. */
export function readCsv(bytes: Buffer): Grid {
  const text = decodedText(bytes);
  if (!isText(text)) throw new AppError('sheet-unknown');
  const rows = parseCsv(text.replace(/^sep=.\r?\n/, ''), { delimiter: delimiterOf(text) });
  const texts = fittingTexts(rows).map((row) => row.map(unguarded));
  const old = oldFontOf(texts.flat());
  return { name: null, rows: old ? texts.map((row) => row.map((cell) => inUnicode(cell, old))) : texts, merges: [], oldFont: old };
}
