import { translate, type Key } from '../../../i18n/translate.ts';
import type { Operation } from '../../../platform/contract.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { addedQuery, batchFlash } from '../../collections/batches/pages.ts';
import { editingFrame } from '../../collections/pages.ts';
import { MAX_SHEET_BYTES } from '../contract.ts';
import { onlyRows } from '../rules/sheet/sheet-rows.ts';
import type { PasteProblem } from '../rules/table.ts';
import { digestOf, isConfirmed, manyIn, offeredLines, pastedText } from './fields.ts';

type Attempt<T> = Promise<{ readonly output: T } | { readonly refusal: Refusal }>;

/** A row of a file that was read. */
interface ReadRow {
  readonly row: number;
  readonly faults: readonly unknown[];
  readonly listed: string | null;
  readonly sameAs: number | null;
}
interface ReadFile {
  readonly problem: PasteProblem | null;
  readonly columns: readonly (string | null)[];
}

/** What stands above the list while a file is looked at. */
interface Above {
  readonly band?: object;
  readonly problem?: string;
  readonly flash?: { readonly text: string; readonly undoAction?: string };
}

/** Pages that read a file into one list of a conference: it is chosen, looked at, and added once it is confirmed. */
export interface SheetPages<Read extends ReadFile, Row extends ReadRow> {
  /** The list: its path below the conference, and its tab. */
  readonly path: 'participants' | 'awards';
  readonly words: { readonly title: Key; readonly back: Key; readonly hint: Key; readonly known: Key };
  /** The operation that reads. */
  readonly operation: Operation;
  readonly fields: readonly string[];
  read(context: PageContext, content: string, columns: (string | null)[] | undefined): Attempt<Read>;
  rowsOf(read: Read): readonly Row[];
  /** The list that was read, as the form keeps it. */
  textOf(read: Read): string;
  /** Rows that say something of the others, which are kept with any of them. */
  titlesOf?(read: Read): readonly { readonly row: number }[];
  bandOf(context: PageContext, action: string, read: Read): Promise<object>;
  add(context: PageContext, rows: readonly Row[]): Attempt<{ readonly id: string; readonly ids: readonly string[] }>;
  list(context: PageContext, above: Above): Promise<Answer>;
}

/** What somebody has seen: the list, and what its columns were taken for. */
const seenText = (text: string, columns: readonly (string | null)[]): string => `${text}\n${columns.join('\t')}`;

/** The text of a list that was read: tabs part its cells, whatever stands in them. */
const textFile = (text: string): Buffer => Buffer.from(`sep=\t\n${text}`);

/** Registers the pages. */
export function sheetPages<Read extends ReadFile, Row extends ReadRow>(routes: PageRoutes, pages: SheetPages<Read, Row>): void {
  const { path, words, operation, fields } = pages;
  const homeOf = ({ params }: PageContext): string => `/conferences/${params['conferenceId'] ?? ''}/${path}`;
  const actionOf = (context: PageContext): string => `${homeOf(context)}/import`;

  /** The page on which a file is chosen. */
  async function choosePage(context: PageContext, fault?: string): Promise<Answer> {
    const frame = await editingFrame(context, context.params['conferenceId'] ?? '', path);
    const view = { ...frame, words, tab: path, action: actionOf(context), back: homeOf(context), fault };
    return context.render('planning/pasting/import', view, fault ? 400 : 200);
  }

  /** What the columns hold, as they were chosen; undefined where they were not asked for yet. */
  function columnsIn({ form }: PageContext): (string | null)[] | undefined {
    const chosen = manyIn(form['column']);
    return chosen.length === 0 ? undefined : chosen.map((value) => fields.find((field) => field === value) ?? null);
  }

  /** Reads a file, or the text of one that was read before. */
  const reading = (context: PageContext, file: Buffer) => pages.read(context, file.toString('base64'), columnsIn(context));

  async function bandOf(context: PageContext, read: Read) {
    const band = await pages.bandOf(context, actionOf(context), read);
    return { ...band, seen: digestOf(seenText(pages.textOf(read), read.columns)) };
  }

  async function sent(context: PageContext): Promise<Answer> {
    await editingFrame(context, context.params['conferenceId'] ?? '', path);
    if (context.files.length === 0 && typeof context.form['text'] === 'string') return readAgain(context, pastedText(context));
    const file = context.files.find(({ field }) => field === 'file');
    if (!file || file.bytes.length === 0) return choosePage(context, translate(context.lang, 'pasting.sheet.missing'));
    if (file.bytes.length > MAX_SHEET_BYTES) return choosePage(context, translate(context.lang, 'pasting.sheet.tooLarge'));
    const result = await reading(context, file.bytes);
    if ('refusal' in result) return choosePage(context, result.refusal.message);
    const { problem } = result.output;
    if (problem !== null && pages.rowsOf(result.output).length === 0) {
      return choosePage(context, translate(context.lang, `pasting.sheet.problem.${problem}`));
    }
    return pages.list(context, { band: await bandOf(context, result.output) });
  }

  /** Shows or adds what was read before, with what was chosen since. */
  async function readAgain(context: PageContext, text: string): Promise<Answer> {
    const result = await reading(context, textFile(text));
    if ('refusal' in result) return choosePage(context, result.refusal.message);
    return isConfirmed(context, seenText(text, columnsIn(context) ?? []))
      ? confirm(context, result.output)
      : pages.list(context, { band: await bandOf(context, result.output) });
  }

  /** What is left to decide of a list, above what was added of it. */
  async function rest(context: PageContext, read: Read, left: readonly Row[]) {
    const kept = [...left, ...(pages.titlesOf?.(read) ?? [])].map(({ row }) => row);
    const result = await reading(context, textFile(onlyRows(pages.textOf(read), new Set(kept))));
    return 'refusal' in result ? {} : { band: await bandOf(context, result.output) };
  }

  /** Adds the rows that the page offered, whatever became of the list since: the same form sent twice asks for the same. */
  async function confirm(context: PageContext, read: Read): Promise<Answer> {
    const offered = offeredLines(context);
    const rows = pages.rowsOf(read);
    const chosen = rows.filter(({ row, faults }) => offered.has(row) && faults.length === 0);
    const result = await pages.add(context, chosen);
    if ('refusal' in result) {
      const { code, message } = result.refusal;
      const problem = code === 'invalid' ? translate(context.lang, 'pasting.changed') : message;
      return pages.list(context, { band: await bandOf(context, read), problem });
    }
    const { id } = result.output;
    const left = rows.filter(({ row, listed, sameAs }) => !offered.has(row) && listed === null && sameAs === null);
    if (left.length === 0) return context.redirect(`${homeOf(context)}?${addedQuery(path, id, chosen.length)}`);
    return pages.list(context, { ...(await rest(context, read, left)), ...batchFlash(context, homeOf(context), id, chosen.length) });
  }

  const address = `/conferences/:conferenceId/${path}/import`;
  routes.get(address, (context) => choosePage(context));
  routes.post(address, sent, { uploadFor: operation, largeFor: operation });
}
