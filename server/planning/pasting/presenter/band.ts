import { isKey, translate, type Key, type Lang } from '../../../i18n/translate.ts';
import type { Option } from '../../collections/presenter.ts';
import { MAX_PASTED_ROWS, type PastedFault, type PasteProblem } from '../rules/table.ts';

/** A row of the band: what was pasted, and what is to be said of it. */
export interface PastedRow {
  readonly line: number;
  readonly text: string;
  /** Further columns, in order. */
  readonly details: readonly string[];
  /** What is wrong, by field; such a row is not added. */
  readonly faults: readonly { readonly field: string; readonly text: string }[];
  /** Where it stands already; such a row is not added either. */
  readonly twin: string | null;
  /** Something to know, which does not keep it from being added. */
  readonly remark: string | null;
}

/** A name that nothing has, with what it can be taken for. */
export interface UnknownName {
  readonly called: string;
  /** Number of rows with this name. */
  readonly n: number;
  readonly label: string;
  readonly options: readonly (Option & { readonly selected: boolean })[];
}

/** What the band above a list says of a pasted text. Nothing of it is stored. */
export interface PasteBand {
  readonly action: string;
  readonly text: string;
  readonly problem: string | null;
  readonly summary: string;
  readonly ignored: string | null;
  /** Rows that need a decision, or are left out. */
  readonly open: readonly PastedRow[];
  readonly ready: readonly PastedRow[];
  readonly readyCount: number;
  /** How many rows of each kind are not shown; null if all are. */
  readonly openMore: string | null;
  readonly readyMore: string | null;
  /** Numbers of the rows that are added on confirmation, as the form sends them back. */
  readonly lines: string;
  readonly addLabel: string | null;
  readonly unknown: readonly UnknownName[];
  /** Fields that the form keeps. */
  readonly kept: readonly { readonly name: string; readonly value: string }[];
}

/** The label that a form says a field of a pasted row by. */
export type FieldLabels<Field extends string> = Readonly<Record<Field, Key>>;

/** Faults of a row in words. */
export const faultTexts = <Field extends string>(
  lang: Lang,
  faults: readonly PastedFault<Field>[],
  labels: FieldLabels<Field>,
  columnOf?: (field: Field) => string | null,
) =>
  faults.map(({ field, message, params = {} }) => {
    const key = `errors.fault.${message}`;
    const place = [translate(lang, labels[field]), columnOf?.(field)].filter(Boolean).join(' ');
    return { field: place, text: isKey(key) ? translate(lang, key, params) : message };
  });

const problemText = (lang: Lang, problem: PasteProblem): string => translate(lang, `pasting.problem.${problem}`, { n: MAX_PASTED_ROWS });

interface BandParts {
  readonly action: string;
  readonly text: string;
  readonly problem: PasteProblem | null;
  readonly ignored: readonly string[];
  readonly rows: readonly PastedRow[];
  readonly unknown: readonly UnknownName[];
  readonly kept?: readonly { readonly name: string; readonly value: string }[];
}

/** The value of a choice for an unknown name: none of those that there are. */
export const NONE = '-';
/** The value of the choice that somebody is new. */
export const NEW = '+';

/** Most rows of a kind that the band shows; the numbers count all. */
const MAX_SHOWN = 500;

/** How many rows are not shown; null if all are. */
const moreText = (lang: Lang, n: number): string | null => (n > MAX_SHOWN ? translate(lang, 'pasting.more', { n: n - MAX_SHOWN }) : null);

const needsFix = ({ faults }: PastedRow): boolean => faults.length > 0;

/** The band for what was read. */
export function pasteBand(lang: Lang, { action, text, problem, ignored, rows, unknown, kept = [] }: BandParts): PasteBand {
  // What needs a correction first: of long lists not all rows are shown.
  const open = [...rows.filter(needsFix), ...rows.filter((row) => !needsFix(row) && (row.twin !== null || row.remark !== null))];
  const ready = rows.filter((row) => !needsFix(row) && row.twin === null);
  const [fixes, twins] = [rows.filter(needsFix).length, rows.filter((row) => !needsFix(row) && row.twin !== null).length];
  const counts = [
    translate(lang, 'pasting.new', { n: ready.length }),
    ...(twins > 0 ? [translate(lang, 'pasting.twins', { n: twins })] : []),
    ...(fixes > 0 ? [translate(lang, 'pasting.fixes', { n: fixes })] : []),
  ];
  return {
    action,
    text: problem === 'too-long' || problem === 'bad-text' ? '' : text,
    problem: problem && problemText(lang, problem),
    summary: counts.join(', '),
    ignored: ignored.length > 0 ? translate(lang, 'pasting.ignored', { columns: ignored.slice(0, 20).join(', ').slice(0, 300) }) : null,
    open: open.slice(0, MAX_SHOWN),
    ready: ready.slice(0, MAX_SHOWN),
    readyCount: ready.length,
    openMore: moreText(lang, open.length),
    readyMore: moreText(lang, ready.length),
    lines: ready.map(({ line }) => line).join(','),
    addLabel: ready.length > 0 ? translate(lang, 'pasting.add', { n: ready.length }) : null,
    unknown,
    kept,
  };
}
