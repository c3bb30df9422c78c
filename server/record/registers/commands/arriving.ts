import { createHash } from 'node:crypto';
import { dayAt } from '../../../planning/conferences/rules.ts';
import { checkedFile } from '../../../planning/documents/commands/circulating.ts';
import { safeName } from '../../../planning/documents/content/names.ts';
import { MEDIA_TYPES, type FileType } from '../../../planning/documents/contract.ts';
import type { FileAnswer, InputOf } from '../../../platform/contract.ts';
import type { QueryContext } from '../../../platform/bus/handlers.ts';
import { AppError } from '../../../platform/errors.ts';
import { defaultZone } from '../../../platform/views/templates.ts';
import { MAX_ENTRY_FILE_BYTES, type registersContract } from '../contract/index.ts';
import { isFarAhead, periodOf, type Book } from '../rules/books.ts';
import { visibleEntry } from '../rules/visible.ts';
import { takeNumbers } from '../store/books.ts';
import { emptyEntry, insertEntry, insertLine, saveEntry } from '../store/entries.ts';
import { entryFileWithBytes, insertEntryFile } from '../store/files.ts';
import { entryVisibleTo } from '../store/listing.ts';
import { matterOf } from '../store/matters.ts';
import { refuseArchivedConference } from './access.ts';
import { drawnOf, mustCount, tellChanged, type DrawingScope } from './drawing.ts';
import { refuseAboveClearance } from './reserving.ts';
import { seenEntry } from './voiding.ts';

type Contract = typeof registersContract;

/** Enters a paper that arrived, with the next number of the year. @throws AppError number-day-far, invalid. */
export async function enterArrival(scope: DrawingScope, { date, facts }: InputOf<Contract['enter']>) {
  const { tx, actor, now } = scope;
  if (isFarAhead(date, dayAt(now, defaultZone))) throw new AppError('number-day-far');
  refuseAboveClearance(scope, 'facts.classification', facts.classification);
  const book: Book = { side: 'in', form: '', kind: '', period: periodOf('in', date, []) ?? '' };
  const entry = { ...emptyEntry(book, await takeNumbers(tx, book, 1), date), ...facts };
  await insertEntry(tx, entry, now);
  await insertLine(tx, entry.id, { actor, now, kind: 'entered', data: { text: facts.sign } });
  tellChanged(scope, null);
  return drawnOf(entry);
}

/** Forwards a paper in. @throws AppError not-found, stale, is-rehearsal, archived, number-void, number-not-in. */
export async function forward(scope: DrawingScope, { id, version, to, matterId }: InputOf<Contract['forward']>) {
  const { tx, actor, now } = scope;
  const entry = await seenEntry(scope, id, version);
  if (entry.side !== 'in') throw new AppError('number-not-in');
  if (entry.state === 'void') throw new AppError('number-void');
  await mustCount(tx, to);
  await refuseArchivedConference(scope, to);
  const matter = matterId === null ? null : await matterOf(tx, actor, to, matterId);
  if (matterId !== null && matter === null) throw new AppError('not-found');
  const next = await saveEntry(tx, { ...entry, conferenceId: to, matterId });
  await insertLine(tx, id, { actor, now, kind: 'forwarded', data: { to, matterId } });
  tellChanged(scope, to);
  return { version: next };
}

interface Checked {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly type: FileType;
}

/** Reads an uploaded file before any transaction. @throws AppError file-empty, too-large, file-type, file-mismatch, invalid. */
export const checkEntryFile = async (_scope: QueryContext, input: InputOf<Contract['addFile']>): Promise<Checked> =>
  checkedFile(input, MAX_ENTRY_FILE_BYTES);

/** Adds a file to a paper in. @throws AppError not-found, number-not-in. */
export async function addEntryFile(scope: DrawingScope, { id, name }: InputOf<Contract['addFile']>, { bytes, type }: Checked) {
  const { tx, actor, now } = scope;
  const entry = await entryVisibleTo(tx, actor, id);
  if (!entry || visibleEntry(actor.clearance, entry).isHidden) throw new AppError('not-found');
  if (entry.side !== 'in') throw new AppError('number-not-in');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { entryId: id, name: safeName(name, type), mediaType: MEDIA_TYPES[type], sha256, bytes, now, uploadedBy: actor.id };
  const number = await insertEntryFile(tx, file);
  await insertLine(tx, id, { actor, now, kind: 'file', data: { text: file.name } });
  tellChanged(scope, entry.conferenceId);
  return { number };
}

/** A file of a paper in for those who may know the paper. @throws AppError not-found. */
export async function openEntryFile({ db, actor }: QueryContext, { id, number }: InputOf<Contract['file']>): Promise<FileAnswer> {
  const entry = await entryVisibleTo(db, actor, id);
  const file = entry && !visibleEntry(actor.clearance, entry).isHidden ? await entryFileWithBytes(db, id, number) : null;
  if (!file) throw new AppError('not-found');
  return { name: file.name, mediaType: file.mediaType, content: file.bytes, revalidate: false };
}
