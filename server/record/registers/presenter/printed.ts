import { translate, type Lang } from '../../../i18n/translate.ts';
import type { PrintedSheet } from '../../../platform/sheets/printed-sheet.ts';
import { dayText } from '../../follow-up/presenter/words.ts';
import type { OfficialPaper } from '../../printouts/contract.ts';
import { plain } from '../../printouts/presenter/paper.ts';
import type { PaperEntry, WantedEntries } from '../contract/index.ts';
import { entryCells, printedCells, printedColumns, REGISTER_COLUMNS } from './columns.ts';

/** The office writes its name in by hand. */
const BLANK = '……………………';

interface Printed {
  readonly wanted: WantedEntries;
  readonly entries: readonly PaperEntry[];
  /** The title of the conference to which the register is narrowed. */
  readonly of: string | null;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** What was looked for, in words. */
function aboutPrinted(lang: Lang, { wanted, of }: Printed): string {
  const parts = [
    wanted.year === undefined
      ? translate(lang, 'registers.filters.everyYear')
      : translate(lang, 'registers.printed.year', { year: String(wanted.year) }),
    wanted.kind === undefined ? null : translate(lang, 'registers.printed.kind', { kind: wanted.kind }),
    of,
    wanted.search === '' ? null : translate(lang, 'followUp.sheet.searched', { words: wanted.search }),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

/** A register as a spreadsheet. */
export function registerSheetOf(lang: Lang, printed: Printed): PrintedSheet {
  const { side } = printed.wanted;
  return {
    name: translate(lang, `registers.sides.${side}`),
    issuer: '',
    title: translate(lang, `registers.printed.title.${side}`),
    about: aboutPrinted(lang, printed),
    columns: REGISTER_COLUMNS[side].map(({ title, width, align }) => ({ title: translate(lang, title), width, align })),
    rows: printed.entries.map((entry) => entryCells(lang, entry)),
    below: translate(lang, 'registers.printed.total', { n: printed.entries.length, date: dayText(lang, printed.today) }),
  };
}

/** A register as a paper. */
export function registerPaperOf(lang: Lang, printed: Printed): OfficialPaper {
  const { side } = printed.wanted;
  const rows = printed.entries.map((entry) => printedCells(lang, entry));
  const title = translate(lang, `registers.printed.title.${side}`);
  const total = translate(lang, 'registers.printed.total', { n: printed.entries.length, date: dayText(lang, printed.today) });
  return {
    issuer: 'state',
    body: BLANK,
    superior: null,
    number: null,
    place: null,
    date: printed.today,
    kind: title,
    about: aboutPrinted(lang, printed),
    mark: null,
    blocks: [
      ...(rows.length === 0
        ? [plain(translate(lang, `registers.none.${side}`))]
        : [{ kind: 'table' as const, columns: printedColumns(lang, side), rows }]),
      plain(total),
    ],
    recipients: null,
    title,
  };
}
