import { diffArrays } from 'diff';
import * as Y from 'yjs';
import { AppError } from '../../../platform/errors.ts';
import { PART_BYTES, UPDATE_BYTES } from '../contract.ts';
import type { TakenIn } from './rescue.ts';
import { isMinutesText } from './shape.ts';

/** Name of the XML fragment that holds the text of a part. */
export const BODY = 'body';

/** A part's document from its updates, in any order. `gc: false` keeps deleted content, to know where it was. */
export function documentOf(updates: readonly Uint8Array[], options: { readonly gc?: boolean } = {}): Y.Doc {
  const doc = new Y.Doc(options);
  Y.transact(doc, () => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

/** The text of a document. */
export const bodyOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment(BODY);

/** One page writes so many characters and marks at most: a clock beyond it was not counted by typing. */
const MAX_CLOCK = 10_000_000;

/** What an update changed in a document. */
export interface Taken extends TakenIn {
  /** Yjs's ids of the pages whose words or marks it added. */
  readonly writers: readonly number[];
}

/**
 * Takes an update into a document; null if it brought nothing new. A refusal leaves the document corrupt: pass a copy and discard it.
 * @throws AppError too-large; minutes-update when it is no update or not of this text; minutes-gap when an earlier one is missing.
 */
export function takeUpdate(doc: Y.Doc, update: Uint8Array): Taken | null {
  if (update.byteLength > UPDATE_BYTES) throw new AppError('too-large');
  const before = clocksOf(doc);
  const brought: TakenIn['deleted'][] = [];
  doc.once('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, { deleteSet }: Y.Transaction) => void brought.push(deleteSet));
  try {
    Y.decodeUpdate(update);
    Y.applyUpdate(doc, update);
  } catch {
    throw new AppError('minutes-update');
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new AppError('minutes-gap');
  const after = clocksOf(doc);
  if (!isText(doc) || [...after.values()].some((clock) => clock > MAX_CLOCK)) throw new AppError('minutes-update');
  const [deleted] = brought;
  if (!deleted) return null;
  if (isTooLarge(doc)) throw new AppError('too-large');
  return { update, deleted, known: before, writers: [...after].flatMap(([id, clock]) => (clock > (before.get(id) ?? 0) ? [id] : [])) };
}

/** Whether a text is too large; what was deleted from it does not count. */
function isTooLarge(doc: Y.Doc): boolean {
  const state = Y.encodeStateAsUpdate(doc);
  return state.byteLength > PART_BYTES && Y.encodeStateAsUpdate(documentOf([state])).byteLength > PART_BYTES;
}

/** How much each page has written, by its id. */
const clocksOf = (doc: Y.Doc): Map<number, number> => Y.decodeStateVector(Y.encodeStateVector(doc));

/** Whether a document holds the text of the minutes and nothing else. */
function isText(doc: Y.Doc): boolean {
  try {
    return [...doc.share.keys()].every((name) => name === BODY) && isMinutesText(bodyOf(doc));
  } catch {
    return false;
  }
}

/** A block as it is compared with another: what it holds, without when it was made. */
const written = (block: unknown): string => (block instanceof Y.XmlElement ? block.toJSON() : '');

/**
 * The update that makes the text of `doc` the text of `wanted`; null if it is already. Only blocks that differ are replaced, so that
 * what others write in the rest meanwhile stays where it is.
 */
export function rewriting(doc: Y.Doc, wanted: Y.Doc): Uint8Array | null {
  const body = bodyOf(doc);
  const target = bodyOf(wanted).toArray();
  const changes = diffArrays(body.toArray().map(written), target.map(written));
  if (changes.every(({ added, removed }) => !added && !removed)) return null;
  const before = Y.encodeStateVector(doc);
  doc.transact(() => {
    let [at, from] = [0, 0];
    for (const { added, removed, count } of changes) {
      if (removed) body.delete(at, count);
      if (added)
        body.insert(
          at,
          target.slice(from, from + count).flatMap((block) => (block instanceof Y.XmlElement ? [block.clone()] : [])),
        );
      if (!removed) at += count;
      if (!removed) from += count;
    }
  });
  return Y.encodeStateAsUpdate(doc, before);
}
