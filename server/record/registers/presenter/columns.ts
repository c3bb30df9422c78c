import { translate, type Key, type Lang } from '../../../i18n/translate.ts';
import { dayText } from '../../follow-up/presenter/words.ts';
import type { Column } from '../../printouts/contract.ts';
import type { PaperEntry, Side } from '../contract/index.ts';
import { paperNumberText } from '../rules/numbers.ts';
import { kindText, titleText } from './list.ts';

interface RegisterColumn {
  readonly title: Key;
  /** Characters in a spreadsheet. */
  readonly width: number;
  /** Share of the width of a printed page; none: it stands in the note there. */
  readonly share?: number;
  readonly align: 'left' | 'center';
  readonly text: (lang: Lang, entry: PaperEntry) => string | number | null;
}

const stateNote = (lang: Lang, { state, reason, note }: PaperEntry): string =>
  [state === 'taken' ? null : translate(lang, `registers.state.${state}`), state === 'taken' ? null : reason, note]
    .filter((part) => part !== null)
    .join('. ');

const kindAndAbout = (lang: Lang, entry: PaperEntry): string =>
  [kindText(entry), titleText(lang, entry)].filter((part) => part !== null).join(': ');

const levelAndUrgency = (lang: Lang, { classification, urgency }: PaperEntry): string =>
  [
    classification && translate(lang, `agenda.classification.${classification}`),
    urgency && translate(lang, `officialPapers.urgency.${urgency}`),
  ]
    .filter(Boolean)
    .join(', ');

/** The columns of the registers of Decree 30/2020/NĐ-CP, annex IV, and of levels and pages besides. */
export const REGISTER_COLUMNS: Readonly<Record<Side, readonly RegisterColumn[]>> = {
  out: [
    { title: 'registers.columns.sign', width: 14, share: 15, align: 'left', text: (_lang, entry) => entry.sign ?? paperNumberText(entry) },
    { title: 'registers.columns.date', width: 11, share: 13, align: 'center', text: (lang, { date }) => dayText(lang, date) },
    { title: 'registers.columns.kindAndAbout', width: 34, share: 26, align: 'left', text: kindAndAbout },
    { title: 'registers.columns.signer', width: 16, share: 11, align: 'left', text: (_lang, { signer }) => signer },
    { title: 'registers.columns.recipients', width: 18, share: 11, align: 'left', text: (_lang, { recipients }) => recipients },
    { title: 'registers.columns.holder', width: 16, share: 10, align: 'left', text: (_lang, { holder }) => holder },
    { title: 'registers.columns.copies', width: 8, share: 8, align: 'center', text: (_lang, { copies }) => copies },
    { title: 'registers.columns.pages', width: 8, align: 'center', text: (_lang, { pages }) => pages },
    { title: 'registers.columns.levels', width: 12, align: 'left', text: levelAndUrgency },
    { title: 'registers.columns.note', width: 16, share: 10, align: 'left', text: stateNote },
  ],
  in: [
    { title: 'registers.columns.arrived', width: 11, share: 13, align: 'center', text: (lang, { date }) => dayText(lang, date) },
    { title: 'registers.columns.arrival', width: 8, share: 7, align: 'center', text: (_lang, entry) => paperNumberText(entry) },
    { title: 'registers.columns.author', width: 20, share: 13, align: 'left', text: (_lang, { office }) => office },
    { title: 'registers.columns.sign', width: 14, share: 11, align: 'left', text: (_lang, { sign }) => sign },
    {
      title: 'registers.columns.paperDate',
      width: 11,
      share: 13,
      align: 'center',
      text: (lang, { paperDate }) => paperDate && dayText(lang, paperDate),
    },
    { title: 'registers.columns.kindAndAbout', width: 34, share: 23, align: 'left', text: kindAndAbout },
    { title: 'registers.columns.receiver', width: 18, share: 10, align: 'left', text: (_lang, { holder }) => holder },
    { title: 'registers.columns.signedFor', width: 12, share: 7, align: 'left', text: (_lang, { signedFor }) => signedFor },
    { title: 'registers.columns.levels', width: 12, align: 'left', text: levelAndUrgency },
    { title: 'registers.columns.note', width: 16, share: 10, align: 'left', text: stateNote },
  ],
};

/** The columns of a printed register: those of the decree. */
export const printedColumns = (lang: Lang, side: Side): Column[] =>
  REGISTER_COLUMNS[side].flatMap(({ title, share, align }) =>
    share === undefined ? [] : { title: translate(lang, title), width: share, align },
  );

/** A line of a register as a spreadsheet has it, cell by cell. */
export const entryCells = (lang: Lang, entry: PaperEntry): (string | number | null)[] =>
  REGISTER_COLUMNS[entry.side].map(({ text }) => text(lang, entry));

/** A line of a printed register: its level and its pages stand in the note, which comes last. */
export function printedCells(lang: Lang, entry: PaperEntry): string[] {
  const cells = REGISTER_COLUMNS[entry.side].filter(({ share }) => share !== undefined).map(({ text }) => String(text(lang, entry) ?? ''));
  const pages = entry.pages === null ? '' : translate(lang, 'registers.printed.pages', { n: entry.pages });
  const note = [levelAndUrgency(lang, entry), pages, cells.at(-1)].filter((part) => part !== '' && part !== undefined).join('. ');
  return [...cells.slice(0, -1), note];
}
