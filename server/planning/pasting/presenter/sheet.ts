import type { Lang } from '../../../i18n/translate.ts';
import type { OutputOf } from '../../../platform/contract.ts';
import type { Participant } from '../../participants/contract.ts';
import type { Site } from '../../sites/contract.ts';
import type { pastingContract } from '../contract.ts';
import type { PastedPerson, SiteChoices } from '../rules/people.ts';
import { listText } from '../rules/sheet/sheet-rows.ts';
import type { PasteBand } from './band.ts';
import { columnChoices, columnOf, fileNotes, rowsNote, type FileParts } from './file.ts';
import { peopleBand, PERSON_LABELS } from './people.ts';

export type ReadSheet = OutputOf<typeof pastingContract.readSheet>;

const asPasted = ({ row, facts, contact, faults, listed, sameAs, unknownSite }: ReadSheet['people'][number]): PastedPerson => ({
  line: row,
  facts,
  contact,
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
export function sheetBand(lang: Lang, { action, read, participants, sites, choices }: Sheet): PasteBand & FileParts {
  const { headings, columns, people, skipped } = read;
  const band = peopleBand(lang, {
    action,
    text: sheetText(read),
    read: { lines: [], ignored: [], problem: read.problem, people: people.map(asPasted) },
    participants,
    sites,
    choices,
    columnOf: columnOf(lang, columns),
  });
  const notes = [...fileNotes(lang, read), ...rowsNote(lang, skipped, { all: 'pasting.sheet.skipped', more: 'pasting.sheet.skippedMore' })];
  return { ...band, columns: columnChoices(lang, { headings, columns, rows: people, labels: PERSON_LABELS }), notes };
}
