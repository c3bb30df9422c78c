import { translate, type Key, type Lang } from '../../../i18n/translate.ts';
import { letters } from '../../../platform/text.ts';
import type { FieldLabels } from './band.ts';

/** A column of the file, with what it can hold. */
interface ColumnChoice {
  readonly letters: string;
  readonly heading: string;
  /** What stands in it first. */
  readonly example: string;
  readonly isRead: boolean;
  readonly options: readonly { readonly value: string; readonly label: string; readonly selected: boolean }[];
}

/** What the band says of a file besides. */
export interface FileParts {
  readonly columns: readonly ColumnChoice[];
  readonly notes: readonly string[];
}

interface Row {
  readonly row: number;
  readonly cells: readonly string[];
}

const MAX_EXAMPLE = 60;
const MAX_SHOWN_ROWS = 5;

/** The columns that a list has, and what the fields that they can hold are called. */
interface Columns<Field extends string> {
  readonly headings: readonly string[];
  readonly columns: readonly (Field | null)[];
  readonly rows: readonly Row[];
  readonly labels: FieldLabels<Field>;
}

/** The columns of a file, each with what it was taken for and what else it can be. */
export function columnChoices<Field extends string>(lang: Lang, { headings, columns, rows, labels }: Columns<Field>): ColumnChoice[] {
  const options = (chosen: Field | null) => [
    { value: '', label: translate(lang, 'pasting.sheet.notRead'), selected: chosen === null },
    ...(Object.keys(labels) as Field[]).map((field) => ({
      value: field,
      label: translate(lang, labels[field]),
      selected: field === chosen,
    })),
  ];
  return columns.map((field, at) => ({
    letters: letters(at),
    heading: headings[at] ?? '',
    example: (rows.find(({ cells }) => cells[at])?.cells[at] ?? '').slice(0, MAX_EXAMPLE),
    isRead: field !== null,
    options: options(field),
  }));
}

/** Where a field stands in a file; null where it has no column of its own. */
export const columnOf =
  <Field extends string>(lang: Lang, columns: readonly (Field | null)[]) =>
  (field: Field): string | null => {
    const at = columns.indexOf(field);
    return at < 0 ? null : translate(lang, 'pasting.sheet.column', { letters: letters(at) });
  };

/** Some rows in a sentence; nothing where there are none. */
export function rowsNote(lang: Lang, rows: readonly Row[], words: { readonly all: Key; readonly more: Key }): string[] {
  const shown = rows.slice(0, MAX_SHOWN_ROWS).map(({ row, cells }) => {
    const texts = cells.filter((cell, at) => cell !== '' && cells.indexOf(cell) === at);
    return translate(lang, 'pasting.sheet.row', { n: row, text: texts.join(' ').slice(0, MAX_EXAMPLE) });
  });
  const n = rows.length - shown.length;
  return shown.length > 0 ? [translate(lang, n > 0 ? words.more : words.all, { rows: shown.join('; '), n })] : [];
}

interface File {
  readonly sheet: string | null;
  readonly otherSheets: readonly string[];
  readonly oldFont: 'tcvn3' | 'vni' | null;
}

/** Which sheet was read, and what was converted. */
export const fileNotes = (lang: Lang, { sheet, otherSheets, oldFont }: File): string[] => [
  ...(sheet !== null && otherSheets.length > 0
    ? [translate(lang, 'pasting.sheet.others', { sheet, others: otherSheets.slice(0, 10).join(', ') })]
    : []),
  ...(oldFont ? [translate(lang, `pasting.sheet.font.${oldFont}`)] : []),
];
