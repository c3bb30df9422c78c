import * as Y from 'yjs';
import { AppError } from '../../../platform/errors.ts';
import { PART_BYTES, UPDATE_BYTES } from '../contract.ts';
import { isMinutesText } from './shape.ts';

/** Name of the XML fragment that holds the text of a part. */
export const BODY = 'body';

/** A part's document from its updates, in any order. */
export function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  Y.transact(doc, () => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

/** The text of a document. */
export const bodyOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment(BODY);

/** One page writes so many characters and marks at most: a clock beyond it was not counted by typing. */
const MAX_CLOCK = 10_000_000;

/** What an update brought to a document: null where nothing was new, otherwise Yjs's ids of the pages whose words or marks it added. */
export type Taken = { readonly writers: readonly number[] } | null;

/**
 * Takes an update into a document. The document is spoilt by a refusal: hand in a copy and throw it away.
 * @throws AppError too-large; minutes-update when it is no update or not of this text; minutes-gap when an earlier one is missing.
 */
export function takeUpdate(doc: Y.Doc, update: Uint8Array): Taken {
  if (update.byteLength > UPDATE_BYTES) throw new AppError('too-large');
  const before = clocksOf(doc);
  let isNew = false;
  doc.once('update', () => (isNew = true));
  try {
    Y.decodeUpdate(update);
    Y.applyUpdate(doc, update);
  } catch {
    throw new AppError('minutes-update');
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new AppError('minutes-gap');
  const after = clocksOf(doc);
  if (!isText(doc) || [...after.values()].some((clock) => clock > MAX_CLOCK)) throw new AppError('minutes-update');
  if (isNew && Y.encodeStateAsUpdate(doc).byteLength > PART_BYTES) throw new AppError('too-large');
  return isNew ? { writers: [...after].flatMap(([id, clock]) => (clock > (before.get(id) ?? 0) ? [id] : [])) } : null;
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

/** The update that makes the text of `doc` the text of `wanted`; null when it is already. What others write meanwhile stays. */
export function rewriting(doc: Y.Doc, wanted: Y.Doc): Uint8Array | null {
  const body = bodyOf(doc);
  if (body.toJSON() === bodyOf(wanted).toJSON()) return null;
  const before = Y.encodeStateVector(doc);
  const blocks = bodyOf(wanted)
    .toArray()
    .flatMap((block) => (block instanceof Y.XmlElement ? [block.clone()] : []));
  doc.transact(() => {
    body.delete(0, body.length);
    body.insert(0, blocks);
  });
  return Y.encodeStateAsUpdate(doc, before);
}
