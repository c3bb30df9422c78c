import { levelOf } from '../../../planning/agenda/rules/secrecy.ts';
import { refuseFaults } from '../../../planning/collections/commands.ts';
import { dayAt } from '../../../planning/conferences/rules.ts';
import { requireConference } from '../../../planning/conferences/store.ts';
import type { ChangeContext } from '../../../platform/bus/handlers.ts';
import { AppError } from '../../../platform/errors.ts';
import { defaultZone } from '../../../platform/views/templates.ts';
import type { NumberDrawing, Drawn } from '../contract/index.ts';
import { isFarAhead, periodOf, type Book } from '../rules/books.ts';
import { knownLetters } from '../rules/kinds.ts';
import { nextSuffix, paperSign } from '../rules/numbers.ts';
import { holdBook, partyTerms, takeNumbers } from '../store/books.ts';
import { emptyEntry, entryOfPaper, insertEntry, insertLine, lastOffice, suffixesAfter, type StoredPaperEntry } from '../store/entries.ts';

/** What drawing needs of the command in whose transaction it happens. */
export type DrawingScope = Pick<ChangeContext, 'tx' | 'actor' | 'now' | 'emit'>;

/** Tells those who look at the registers. */
export const tellChanged = ({ emit }: Pick<ChangeContext, 'emit'>, conferenceId: string | null): void =>
  emit({ kind: 'registers.changed', ...(conferenceId === null ? {} : { conferenceId }) });

/** The book of papers out of a form and kind on a day. @throws AppError number-day-far, no-number-book. */
export async function bookOfDay(
  { tx, now }: Pick<DrawingScope, 'tx' | 'now'>,
  { form, kind, date }: Pick<NumberDrawing, 'form' | 'kind' | 'date'>,
): Promise<Book> {
  if (isFarAhead(date, dayAt(now, defaultZone))) throw new AppError('number-day-far');
  const period = periodOf(form, date, await partyTerms(tx));
  if (period === null) throw new AppError('no-number-book');
  return { side: 'out', form, kind: knownLetters(form, kind), period };
}

/** @throws AppError is-rehearsal, archived, not-found: no number of the office is for a paper of such a conference. */
export async function mustCount(tx: DrawingScope['tx'], conferenceId: string): Promise<void> {
  const conference = await requireConference(tx, conferenceId);
  if (conference.rehearsalOf !== null) throw new AppError('is-rehearsal');
}

export const drawnOf = ({ id, number, suffix, sign }: StoredPaperEntry): Drawn => ({ id, number, suffix, sign: sign ?? '' });

/** For which paper a number is drawn; both null: for a paper of the office that belongs to no conference. */
interface DrawnFor {
  readonly conferenceId: string | null;
  /** The id of the paper of the conference that gets it. */
  readonly paper: string | null;
}

/** @throws AppError no-late-number: the number before is not taken yet, or its letters are used up. */
async function lateSuffix(tx: DrawingScope['tx'], book: Book, after: number): Promise<string> {
  if (after > (await holdBook(tx, book))) throw new AppError('no-late-number', { n: after });
  const suffix = nextSuffix(await suffixesAfter(tx, book, after));
  if (suffix === null) throw new AppError('no-late-number', { n: after });
  return suffix;
}

/**
 * Draws a number from the book of the office inside the transaction of another command: it is taken if that one succeeds, and never was if
 * it fails. A paper that has a number already gets the same one. @throws AppError is-rehearsal, not-found, no-number-book, no-late-number,
 * number-day-far, invalid (above the clearance of the actor).
 */
export async function drawNumber(
  scope: DrawingScope,
  { drawing, conferenceId, paper }: DrawnFor & { drawing: NumberDrawing },
): Promise<Drawn> {
  const { tx, actor, now } = scope;
  const { form, date, facts, after } = drawing;
  refuseFaults(
    levelOf(facts.classification) > actor.clearance ? [{ path: 'drawing.facts.classification', message: 'above-clearance' }] : [],
  );
  if (conferenceId !== null) await mustCount(tx, conferenceId);
  const book = await bookOfDay(scope, drawing);
  // Whoever draws for the same paper waits here, and finds what the first one has stored.
  await holdBook(tx, book);
  const had = conferenceId === null || paper === null ? null : await entryOfPaper(tx, conferenceId, paper);
  if (had) return drawnOf(had);
  const suffix = after === undefined ? '' : await lateSuffix(tx, book, after);
  const number = after ?? (await takeNumbers(tx, book, 1));
  const office = drawing.office ?? (await lastOffice(tx, form));
  const sign = paperSign({ form, kind: book.kind, date, office, number, suffix });
  const entry = { ...emptyEntry(book, number, date), ...facts, suffix, office, sign, conferenceId, paper };
  await insertEntry(tx, entry, now);
  await insertLine(tx, entry.id, { actor, now, kind: 'drawn', data: { text: sign } });
  tellChanged(scope, conferenceId);
  return drawnOf(entry);
}
