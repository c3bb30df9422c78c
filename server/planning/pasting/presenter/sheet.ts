import { translate, type Lang } from '../../../i18n/translate.ts';
import type { OutputOf } from '../../../platform/contract.ts';
import type { Participant } from '../../participants/contract.ts';
import type { Site } from '../../sites/contract.ts';
import { PERSON_FIELDS, type pastingContract, type PersonField } from '../contract.ts';
import type { PastedPerson, SiteChoices } from '../rules/people.ts';
import { listText } from '../rules/sheet/sheet-rows.ts';
import type { PasteBand } from './band.ts';
import { peopleBand, PERSON_LABELS } from './people.ts';

export type ReadSheet = OutputOf<typeof pastingContract.readSheet>;

/** The letters of a column: A, B … Z, AA. */
export const columnLetters = (at: number): string =>
  (at >= 26 ? columnLetters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

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
export interface SheetBand extends PasteBand {
  readonly columns: readonly ColumnChoice[];
  readonly notes: readonly string[];
}

const MAX_EXAMPLE = 60;
const MAX_SKIPPED = 5;

function columnChoices(lang: Lang, { headings, columns, people }: ReadSheet): ColumnChoice[] {
  const options = (chosen: PersonField | null) => [
    { value: '', label: translate(lang, 'pasting.sheet.notRead'), selected: chosen === null },
    ...PERSON_FIELDS.map((field) => ({ value: field, label: translate(lang, PERSON_LABELS[field]), selected: field === chosen })),
  ];
  return columns.map((field, at) => ({
    letters: columnLetters(at),
    heading: headings[at] ?? '',
    example: (people.find(({ cells }) => cells[at])?.cells[at] ?? '').slice(0, MAX_EXAMPLE),
    isRead: field !== null,
    options: options(field),
  }));
}

/** What is to be known of the file: which sheet was read, what was converted, and which rows are nobody. */
function notesOn(lang: Lang, { sheet, otherSheets, oldFont, skipped }: ReadSheet): string[] {
  const rows = skipped.slice(0, MAX_SKIPPED).map(({ row, cells }) =>
    translate(lang, 'pasting.sheet.row', {
      n: row,
      text: cells
        .filter((cell) => cell !== '')
        .join(' ')
        .slice(0, MAX_EXAMPLE),
    }),
  );
  const more = skipped.length - rows.length;
  return [
    ...(sheet !== null && otherSheets.length > 0
      ? [translate(lang, 'pasting.sheet.others', { sheet, others: otherSheets.slice(0, 10).join(', ') })]
      : []),
    ...(oldFont ? [translate(lang, `pasting.sheet.font.${oldFont}`)] : []),
    ...(rows.length > 0
      ? [translate(lang, more > 0 ? 'pasting.sheet.skippedMore' : 'pasting.sheet.skipped', { rows: rows.join('; '), n: more })]
      : []),
  ];
}

const asPasted = ({ row, facts, faults, listed, sameAs, unknownSite }: ReadSheet['people'][number]): PastedPerson => ({
  line: row,
  facts,
  faults: faults.map(({ field, message, params }) => ({ field, message, ...(params && { params }) })),
  twin: listed !== null ? { listed } : sameAs !== null ? { line: sameAs } : null,
  unknownSite,
});

interface Sheet {
  readonly action: string;
  readonly read: ReadSheet;
  readonly participants: readonly Pick<Participant, 'id'>[];
  readonly sites: readonly Site[];
  readonly choices: SiteChoices;
}

/** The list that was read, as the form keeps it. */
export const sheetText = ({ headings, people, skipped }: ReadSheet): string =>
  listText(
    headings,
    [...people, ...skipped].toSorted((a, b) => a.row - b.row),
  );

/** The band that says what a file of people would add, with its columns to confirm. */
export function sheetBand(lang: Lang, { action, read, participants, sites, choices }: Sheet): SheetBand {
  const people = read.people.map(asPasted);
  const columns = columnChoices(lang, read);
  const lettersOf = (field: PersonField): string | null => columns[read.columns.indexOf(field)]?.letters ?? null;
  const band = peopleBand(lang, {
    action,
    text: sheetText(read),
    read: { lines: [], ignored: [], problem: read.problem, people },
    participants,
    sites,
    choices,
    columnOf: (field) => {
      const letters = lettersOf(field);
      return letters === null ? null : translate(lang, 'pasting.sheet.column', { letters });
    },
  });
  return { ...band, columns, notes: notesOn(lang, read) };
}
