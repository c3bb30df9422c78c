import { readXlsx, type Sheet } from 'hucre/xlsx';
import { AppError } from '../errors.ts';
import { checkArchive } from './archive.ts';
import { fittingTexts, MAX_ROWS } from './cell-text.ts';
import type { Grid } from './grid.ts';
import { inUnicode, oldFontCalled, oldFontOf, type OldFont } from './old-fonts.ts';

/** @throws AppError sheet-broken, sheet-encrypted, sheet-macros, sheet-links, sheet-unknown, sheet-too-large. */
function checkWorkbook(bytes: Buffer): void {
  const parts = checkArchive(bytes);
  if (parts.some((name) => /vbaProject\.bin$/i.test(name))) throw new AppError('sheet-macros');
  if (parts.some((name) => name.startsWith('xl/externalLinks/'))) throw new AppError('sheet-links');
  if (!parts.includes('xl/workbook.xml')) throw new AppError('sheet-unknown');
}

/** What a formula shows that was never calculated. */
const missingValue = ({ cells }: Sheet, row: number, column: number): string =>
  cells?.get(`${row},${column}`)?.formula === undefined ? '' : '#VALUE!';

const fontsOf = ({ cells }: Sheet): ReadonlyMap<string, string> =>
  new Map([...(cells ?? [])].flatMap(([place, { style }]) => (style?.font?.name === undefined ? [] : [[place, style.font.name] as const])));

function gridOf(sheet: Sheet): Grid {
  const { name, rows, merges = [] } = sheet;
  const texts = fittingTexts(rows).map((row, down) => row.map((text, across) => text || missingValue(sheet, down, across)));
  const whole = oldFontOf(texts.flat());
  const fonts = fontsOf(sheet);
  const found = new Set<OldFont>();
  const converted = texts.map((row, down) =>
    row.map((text, across) => {
      const font = fonts.get(`${down},${across}`);
      // Where somebody has typed in Unicode, the font says nothing.
      const old = /[\u0100-\u1eff]/.test(text) ? null : (oldFontCalled(font) ?? whole);
      if (old === null || !/[\u0080-\u00ff]/.test(text)) return text;
      found.add(old);
      return inUnicode(text, old, font);
    }),
  );
  return { name, rows: converted, merges, oldFont: [...found][0] ?? null };
}

/** The sheets of a workbook that are to be seen. @throws AppError as `checkWorkbook`, and sheet-broken. */
export async function readWorkbook(bytes: Buffer): Promise<Grid[]> {
  checkWorkbook(bytes);
  try {
    const { sheets } = await readXlsx(bytes, {
      readStyles: true,
      // One more shows that there are more.
      maxRows: MAX_ROWS + 1,
      sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden,
    });
    return sheets.map(gridOf);
  } catch (error) {
    // What the library says of a file is for its developers.
    throw error instanceof AppError ? error : new AppError('sheet-broken');
  }
}
