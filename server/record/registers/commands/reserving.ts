import { levelOf } from '../../../planning/agenda/rules/secrecy.ts';
import { refuseFaults } from '../../../planning/collections/commands.ts';
import { dayAt } from '../../../planning/conferences/rules.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { defaultZone } from '../../../platform/views/templates.ts';
import type { registersContract } from '../contract/index.ts';
import { isFarAhead, periodOf } from '../rules/books.ts';
import { paperSign } from '../rules/numbers.ts';
import { partyTerms, takeNumbers } from '../store/books.ts';
import { emptyEntry, insertEntry, insertLine, lastOffice, saveEntry } from '../store/entries.ts';
import { bookOfDay, drawnOf, tellChanged, type DrawingScope } from './drawing.ts';
import { seenEntry } from './voiding.ts';

/** @throws AppError invalid: nobody enters a paper that they could not read. */
export function refuseAboveClearance(
  { actor }: Pick<DrawingScope, 'actor'>,
  path: string,
  classification: Parameters<typeof levelOf>[0],
): void {
  refuseFaults(levelOf(classification) > actor.clearance ? [{ path, message: 'above-clearance' }] : []);
}

/** Reserves the next numbers of a book: they have lines and no papers yet. */
export async function reserve(scope: DrawingScope, input: InputOf<typeof registersContract.reserve>) {
  const { tx, actor, now } = scope;
  const { form, date, count, reason } = input;
  const book = await bookOfDay(scope, input);
  const last = await takeNumbers(tx, book, count);
  const office = input.office ?? (await lastOffice(tx, form));
  const entries = Array.from({ length: count }, (_, at) => {
    const number = last - count + 1 + at;
    const sign = paperSign({ form, kind: book.kind, date, office, number, suffix: '' });
    return { ...emptyEntry(book, number, date), state: 'reserved' as const, office, sign, reason };
  });
  for (const entry of entries) {
    await insertEntry(tx, entry, now);
    await insertLine(tx, entry.id, { actor, now, kind: 'reserved', data: { text: reason } });
  }
  tellChanged(scope, null);
  const [first, end] = [entries[0], entries.at(-1)];
  if (!first || !end) throw new Error('no number was reserved');
  return { first: drawnOf(first), last: drawnOf(end) };
}

/** Gives a reserved number to a paper. @throws AppError not-found, stale, number-not-reserved, number-day-far, invalid. */
export async function useReserved(scope: DrawingScope, { id, version, date, facts }: InputOf<typeof registersContract.use>) {
  const { tx, actor, now } = scope;
  const entry = await seenEntry(scope, id, version);
  if (entry.state !== 'reserved' || entry.form === null) throw new AppError('number-not-reserved');
  if (isFarAhead(date, dayAt(now, defaultZone))) throw new AppError('number-day-far');
  const { form, office, number, suffix, kind } = entry;
  // Another term or year has numbers of its own.
  const isElsewhere = periodOf(form, date, await partyTerms(tx)) !== entry.period;
  refuseFaults(isElsewhere ? [{ path: 'date', message: 'day-of-another-book' }] : []);
  refuseAboveClearance(scope, 'facts.classification', facts.classification);
  const sign = paperSign({ form, kind, date, office, number, suffix });
  const next = await saveEntry(tx, { ...entry, ...facts, state: 'taken', date, sign, reason: null });
  await insertLine(tx, id, { actor, now, kind: 'used', data: { text: sign } });
  tellChanged(scope, entry.conferenceId);
  return { version: next };
}
