import { DateTime } from 'luxon';
import { conferencesContract, type ConferenceFacts } from '../../conferences/contract.ts';
import { conferenceLayout } from '../../conferences/pages/layout.ts';
import { conferenceIn, dateOrNull, typed } from '../../conferences/pages/fields.ts';
import { mayCreate } from '../../conferences/pages/settings.ts';
import { copyTitle, dayRangeText, refusalView } from '../../conferences/presenter.ts';
import { preparationContract } from '../../conferences/preparation/contract.ts';
import { CalendarDate, MAX_LINE_LENGTH } from '../../../platform/contract.ts';
import { AppError, type Refusal } from '../../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { publishingContract } from '../../publishing/contract.ts';
import { copySummary } from '../presenter.ts';

const LABELS = { title: 'conferences.settings.duplicateTitle', date: 'conferenceTemplates.copy.date' } as const;

/** The same day of the next year; null if the day is not known. */
const nextYear = (date: ConferenceFacts['date']): string | null =>
  date === null ? null : DateTime.fromISO(date, { zone: 'utc' }).plus({ years: 1 }).toISODate();

async function summaryOf(context: PageContext, conferenceId: string) {
  const { plan } = await context.run(publishingContract.draft, { conferenceId });
  const { tasks } = await context.run(preparationContract.list, { conferenceId });
  return copySummary(context.lang, plan, tasks.length);
}

interface Sent {
  readonly given: { readonly title: string; readonly date: string | null };
  readonly refusal: Refusal;
}

/** The next conference of the series, as the address of its page names it; null without one. */
function asked({ query }: PageContext): Sent['given'] | null {
  const { title = '', date = '' } = query;
  return title === '' ? null : { title: title.slice(0, MAX_LINE_LENGTH), date: CalendarDate.safeParse(date).data ?? null };
}

/** The page that asks for the first day and the title of a copy, and says what it takes and what it leaves. */
async function duplicatePage(context: PageContext, sent?: Sent): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, 'overview');
  if (!mayCreate(context)) throw new AppError('forbidden');
  if (frame.conference.rehearsal) throw new AppError('is-rehearsal');
  const { conference, days } = await context.run(conferencesContract.get, { conferenceId });
  const given = sent?.given ?? asked(context) ?? { title: copyTitle(context.lang, conference.title), date: nextYear(conference.date) };
  const refusal = sent && refusalView(context.lang, sent.refusal, LABELS);
  const view = { ...frame, ...(await summaryOf(context, conferenceId)), given, refusal, held: dayRangeText(context.lang, days) };
  return context.render('planning/conference-templates/duplicate', view, sent ? 400 : 200);
}

async function duplicate(context: PageContext): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const given = { title: typed(context, 'title'), date: dateOrNull(context, 'date') };
  const result = await context.attempt(conferencesContract.duplicate, { conferenceId, ...given });
  if ('refusal' in result) return duplicatePage(context, { given, refusal: result.refusal });
  return context.redirect(`/conferences/${result.output.id}?from=${conferenceId}`, 'conferences.done.duplicated');
}

/** What a copy took from its original and left there, for its first page; null if the reader may not read the original. */
export async function copiedNote(context: PageContext) {
  const { from } = context.query;
  const original = from === undefined ? null : await context.attempt(conferencesContract.get, { conferenceId: from });
  if (from === undefined || !original || 'refusal' in original) return null;
  const draft = await context.attempt(publishingContract.draft, { conferenceId: from });
  if ('refusal' in draft) return null;
  return { id: from, original: original.output.conference.title, ...(await summaryOf(context, from)) };
}

export function duplicatingPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/duplicate', (context) => duplicatePage(context));
  routes.post('/conferences/:conferenceId/duplicate', duplicate);
}
