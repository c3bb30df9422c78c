import { formatDate } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { OutputOf } from '../../../platform/contract.ts';
import type { AwardFacts } from '../../awards/contract.ts';
import { awardText, recipientCount } from '../../awards/presenter.ts';
import { gathered } from '../../awards/rules/gathering.ts';
import type { AwardField, pastingContract } from '../contract.ts';
import { listText } from '../rules/sheet/sheet-rows.ts';
import { faultTexts, pasteBand, type FieldLabels, type PasteBand, type PastedRow } from './band.ts';
import { columnChoices, columnOf, fileNotes, rowsNote, type FileParts } from './file.ts';

export type ReadAwards = OutputOf<typeof pastingContract.readAwards>;
type Row = ReadAwards['rows'][number];

export const AWARD_LABELS: FieldLabels<AwardField> = {
  name: 'pasting.awards.name',
  posts: 'participants.fields.posts',
  unit: 'pasting.people.unit',
  to: 'awards.fields.recipientKind',
  award: 'pasting.awards.award',
  class: 'awards.fields.class',
  grantor: 'awards.fields.grantor',
  number: 'awards.fields.decisionNumber',
  date: 'awards.fields.decisionDate',
  count: 'awards.fields.count',
  presenters: 'awards.fields.presenters',
  perBatch: 'publishing.field.perBatch',
};

const isNew = ({ faults, listed, sameAs }: Row): boolean => faults.length === 0 && listed === null && sameAs === null;

function twinText(lang: Lang, { listed, sameAs }: Row): string | null {
  if (listed !== null) return translate(lang, 'pasting.awards.listed');
  return sameAs === null ? null : translate(lang, 'pasting.sheet.sameRow', { n: sameAs });
}

function decisionText(lang: Lang, { decision }: AwardFacts): string {
  if (decision === null) return '';
  const date = decision.date === null ? null : formatDate(lang, decision.date, 'utc');
  if (decision.number === null) return date ?? '';
  return date === null
    ? translate(lang, 'awards.decision', { number: decision.number })
    : translate(lang, 'awards.decisionOf', { number: decision.number, date });
}

function rowOf(lang: Lang, row: Row, columns: ReadAwards['columns']): PastedRow {
  const { facts, faults } = row;
  const award = facts.title === '' ? '' : awardText(lang, facts);
  const pasted = faults.map(({ field, message, params }) => ({ field, message, ...(params && { params }) }));
  return {
    line: row.row,
    text: facts.recipients[0] ?? (facts.title === '' ? '' : recipientCount(lang, facts)),
    details: [award, decisionText(lang, facts)].filter((detail) => detail !== ''),
    faults: faultTexts(lang, pasted, AWARD_LABELS, columnOf(lang, columns)),
    twin: twinText(lang, row),
    remark: null,
  };
}

/** The awards that the rows make together, each in a line. */
const gatheredTexts = (lang: Lang, rows: readonly Row[]): string[] =>
  gathered(rows.map(({ facts }) => facts)).map((award) =>
    [awardText(lang, award), decisionText(lang, award), recipientCount(lang, award)].filter((part) => part !== '').join(' · '),
  );

/** The list that was read, as the form keeps it. */
export const awardsText = ({ headings, rows, sections, skipped }: ReadAwards): string =>
  listText(
    headings,
    [...rows, ...sections, ...skipped].toSorted((a, b) => a.row - b.row),
  );

interface Band extends PasteBand, FileParts {
  /** What the rows are gathered into. */
  readonly gathered: readonly string[];
}

/** The band that says what a file of awards would add, with its columns to confirm. */
export function awardsBand(lang: Lang, action: string, read: ReadAwards): Band {
  const { headings, columns, rows, sections, skipped, problem } = read;
  const shown = rows.map((row) => rowOf(lang, row, columns));
  const band = pasteBand(lang, { action, text: awardsText(read), problem, ignored: [], rows: shown, unknown: [] });
  const notes = [
    ...fileNotes(lang, read),
    ...rowsNote(lang, sections, { all: 'pasting.awards.sections', more: 'pasting.awards.sectionsMore' }),
    ...rowsNote(lang, skipped, { all: 'pasting.awards.skipped', more: 'pasting.awards.skippedMore' }),
  ];
  return {
    ...band,
    columns: columnChoices(lang, { headings, columns, rows, labels: AWARD_LABELS }),
    notes,
    gathered: gatheredTexts(lang, rows.filter(isNew)),
  };
}
