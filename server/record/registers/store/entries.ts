import type { Actor } from '../../../platform/contract.ts';
import { isUniqueViolation } from '../../../platform/database/errors.ts';
import type { Queryable, Tx } from '../../../platform/database/open.ts';
import type { Prisma } from '../../../platform/database/prisma.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { fold } from '../../../platform/text.ts';
import { PaperEntry } from '../contract/index.ts';
import type { Book } from '../rules/books.ts';

type Row = NonNullable<Awaited<ReturnType<Queryable['registerEntry']['findFirst']>>>;
/** A line as it is stored. */
export type StoredPaperEntry = Omit<PaperEntry, 'isHidden'>;
const Stored = PaperEntry.omit({ isHidden: true });

export function paperEntryOf({ folded: _folded, createdAt: _createdAt, year: _year, form, ...row }: Row): StoredPaperEntry {
  return Stored.parse({ ...row, form: form === '' ? null : form });
}

/** What a line is searched by. */
const foldedEntry = (entry: StoredPaperEntry): string =>
  fold(
    [entry.sign, entry.office, entry.kindName, entry.about, entry.signer, entry.recipients, entry.holder, entry.signedFor, entry.note]
      .filter((text) => text !== null)
      .join(' '),
  );

const columnsOf = (entry: StoredPaperEntry) => ({
  ...entry,
  form: entry.form ?? '',
  year: Number(entry.date.slice(0, 4)),
  folded: foldedEntry(entry),
});

/** A line of which nothing but its number is known. */
export const emptyEntry = (book: Book, number: number, date: string): StoredPaperEntry => ({
  ...book,
  form: book.form === '' ? null : book.form,
  id: newId(),
  number,
  suffix: '',
  state: 'taken',
  date,
  office: null,
  sign: null,
  paperDate: null,
  kindName: null,
  about: null,
  signer: null,
  recipients: null,
  holder: null,
  signedFor: null,
  copies: null,
  pages: null,
  urgency: null,
  classification: null,
  note: null,
  reason: null,
  conferenceId: null,
  paper: null,
  matterId: null,
  version: 1,
});

/** @throws AppError stale. */
export async function insertEntry(tx: Tx, entry: StoredPaperEntry, now: number): Promise<void> {
  try {
    await tx.registerEntry.create({ data: { ...columnsOf(entry), createdAt: new Date(now) } });
  } catch (error) {
    // The same paper drew from another book at the same time: whoever was second looks again.
    throw isUniqueViolation(error) ? new AppError('stale') : error;
  }
}

/** Stores a line over the version that was seen, and returns its new version. @throws AppError stale. */
export async function saveEntry(tx: Tx, entry: StoredPaperEntry): Promise<number> {
  const { id, version } = entry;
  const { count } = await tx.registerEntry.updateMany({ where: { id, version }, data: { ...columnsOf(entry), version: version + 1 } });
  if (count === 0) throw new AppError('stale');
  return version + 1;
}

export async function findEntry(db: Queryable, id: string): Promise<StoredPaperEntry | null> {
  const row = await db.registerEntry.findUnique({ where: { id } });
  return row && paperEntryOf(row);
}

/** The line of a paper of a conference; null if it has no number. */
export async function entryOfPaper(db: Queryable, conferenceId: string, paper: string): Promise<StoredPaperEntry | null> {
  const row = await db.registerEntry.findUnique({ where: { conferenceId_paper: { conferenceId, paper } } });
  return row && paperEntryOf(row);
}

/** The letters of the late numbers behind a number of a book. */
export async function suffixesAfter(tx: Tx, book: Book, number: number): Promise<string[]> {
  return (await tx.registerEntry.findMany({ where: { ...book, number }, select: { suffix: true } })).map(({ suffix }) => suffix);
}

/** The letters of the office as the last sign of a form has them; null without one. */
export async function lastOffice(db: Queryable, form: string): Promise<string | null> {
  const where = { side: 'out', form, office: { not: null } };
  const row = await db.registerEntry.findFirst({ where, orderBy: [{ createdAt: 'desc' }, { number: 'desc' }], select: { office: true } });
  return row?.office ?? null;
}

interface NewLine {
  readonly actor: Actor;
  readonly now: number;
  readonly kind: string;
  readonly data?: Prisma.InputJsonObject;
}

/** Notes what was done with a line. */
export async function insertLine(tx: Tx, entryId: string, { actor, now, kind, data = {} }: NewLine): Promise<void> {
  const last = await tx.registerLine.aggregate({ where: { entryId }, _max: { number: true } });
  const who = { actorKind: actor.kind, actorId: actor.id };
  await tx.registerLine.create({ data: { entryId, number: (last._max.number ?? 0) + 1, at: new Date(now), ...who, kind, data } });
}

/** What was done with a line, the latest first. */
export const linesOf = (db: Queryable, entryId: string) => db.registerLine.findMany({ where: { entryId }, orderBy: { number: 'desc' } });
