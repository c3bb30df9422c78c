import { translate } from '../../../i18n/translate.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { addedQuery, batchFlash } from '../../collections/batches/pages.ts';
import { editingFrame } from '../../collections/pages.ts';
import { participantsContract } from '../../participants/contract.ts';
import { participantsList } from '../../participants/pages/list.ts';
import { publishingContract } from '../../publishing/contract.ts';
import { MAX_SHEET_BYTES, pastingContract as contract, PERSON_FIELDS, type PersonField } from '../contract.ts';
import { sheetBand, sheetText, type ReadSheet } from '../presenter/sheet.ts';
import { onlyRows } from '../rules/sheet/sheet-rows.ts';
import { calledSites, digestOf, isConfirmed, manyIn, offeredLines, pastedText, siteChoices } from './fields.ts';

const homeOf = ({ params }: PageContext): string => `/conferences/${params['conferenceId'] ?? ''}/participants`;
const actionOf = (context: PageContext): string => `${homeOf(context)}/import`;

/** The page on which a file is chosen. */
async function choosePage(context: PageContext, fault?: string): Promise<Answer> {
  const frame = await editingFrame(context, context.params['conferenceId'] ?? '', 'participants');
  return context.render(
    'planning/pasting/import',
    { ...frame, action: actionOf(context), back: homeOf(context), fault },
    fault ? 400 : 200,
  );
}

/** What the columns hold, as they were chosen; undefined where they were not asked for yet. */
function columnsIn({ form }: PageContext): (PersonField | null)[] | undefined {
  const chosen = manyIn(form['column']);
  return chosen.length === 0 ? undefined : chosen.map((value) => PERSON_FIELDS.find((field) => field === value) ?? null);
}

/** Reads a file, or the text of one that was read before. */
const reading = (context: PageContext, file: Buffer) =>
  context.attempt(contract.readSheet, {
    conferenceId: context.params['conferenceId'] ?? '',
    content: file.toString('base64'),
    columns: columnsIn(context),
    sites: calledSites(context),
  });

/** What somebody has seen: the list, and what its columns were taken for. */
const seenText = (text: string, columns: readonly (PersonField | null)[]): string => `${text}\n${columns.join('\t')}`;

/** The text of a list that was read: tabs part its cells, whatever stands in them. */
const textFile = (text: string): Buffer => Buffer.from(`sep=\t\n${text}`);

async function bandOf(context: PageContext, read: ReadSheet) {
  const { plan } = await context.run(publishingContract.draft, { conferenceId: context.params['conferenceId'] ?? '' });
  const { participants, sites } = plan;
  const band = sheetBand(context.lang, { action: actionOf(context), read, participants, sites, choices: siteChoices(context) });
  return { ...band, seen: digestOf(seenText(band.text, read.columns)) };
}

async function sent(context: PageContext): Promise<Answer> {
  await editingFrame(context, context.params['conferenceId'] ?? '', 'participants');
  if (context.files.length === 0 && typeof context.form['text'] === 'string') return readAgain(context, pastedText(context));
  const file = context.files.find(({ field }) => field === 'file');
  if (!file || file.bytes.length === 0) return choosePage(context, translate(context.lang, 'pasting.sheet.missing'));
  if (file.bytes.length > MAX_SHEET_BYTES) return choosePage(context, translate(context.lang, 'pasting.sheet.tooLarge'));
  const result = await reading(context, file.bytes);
  if ('refusal' in result) return choosePage(context, result.refusal.message);
  if (result.output.problem !== null && result.output.people.length === 0) {
    return choosePage(context, translate(context.lang, `pasting.sheet.problem.${result.output.problem}`));
  }
  return participantsList(context, { band: await bandOf(context, result.output) });
}

/** Shows or adds what was read before, with the columns and sites that were chosen since. */
async function readAgain(context: PageContext, text: string): Promise<Answer> {
  const result = await reading(context, textFile(text));
  if ('refusal' in result) return choosePage(context, result.refusal.message);
  return isConfirmed(context, seenText(text, columnsIn(context) ?? []))
    ? confirm(context, result.output)
    : participantsList(context, { band: await bandOf(context, result.output) });
}

/** Adds the rows that the page offered, whatever became of the list since: the same form sent twice asks for the same. */
async function confirm(context: PageContext, read: ReadSheet): Promise<Answer> {
  const offered = offeredLines(context);
  const chosen = read.people.filter(({ row, faults }) => offered.has(row) && faults.length === 0);
  const conferenceId = context.params['conferenceId'] ?? '';
  const result = await context.attempt(participantsContract.addMany, { conferenceId, participants: chosen.map(({ facts }) => facts) });
  if ('refusal' in result) {
    const { code, message } = result.refusal;
    const problem = code === 'invalid' ? translate(context.lang, 'pasting.changed') : message;
    return participantsList(context, { band: await bandOf(context, read), problem });
  }
  const { id, ids } = result.output;
  const left = read.people.filter(({ row, listed, sameAs }) => !offered.has(row) && listed === null && sameAs === null);
  if (left.length === 0) return context.redirect(`${homeOf(context)}?${addedQuery('participants', id, ids.length)}`);
  const rest = await reading(context, textFile(onlyRows(sheetText(read), new Set(left.map(({ row }) => row)))));
  const above = 'refusal' in rest ? {} : { band: await bandOf(context, rest.output) };
  return participantsList(context, { ...above, ...batchFlash(context, homeOf(context), id, ids.length) });
}

export function peopleSheetPages(routes: PageRoutes): void {
  const path = '/conferences/:conferenceId/participants/import';
  routes.get(path, (context) => choosePage(context));
  routes.post(path, sent, { uploadFor: contract.readSheet, largeFor: contract.readSheet });
}
