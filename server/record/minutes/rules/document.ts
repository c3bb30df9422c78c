import * as Y from 'yjs';
import { AppError } from '../../../platform/errors.ts';
import { PART_BYTES, UPDATE_BYTES } from '../contract.ts';

/** Name of the XML fragment that holds the text of a part. */
export const BODY = 'body';

const BLOCKS = new Set(['paragraph', 'bulletList', 'orderedList', 'conclusion', 'task', 'recommendation', 'proceeding']);

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

/**
 * Takes an update into a document; true when it brought anything new. The document is spoilt by a refusal: throw it away.
 * @throws AppError too-large; minutes-update when it is no update or not of this text; minutes-gap when an earlier one is missing.
 */
export function takeUpdate(doc: Y.Doc, update: Uint8Array): boolean {
  if (update.byteLength > UPDATE_BYTES) throw new AppError('too-large');
  let news = false;
  doc.once('update', () => (news = true));
  try {
    Y.decodeUpdate(update);
    Y.applyUpdate(doc, update);
  } catch {
    throw new AppError('minutes-update');
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new AppError('minutes-gap');
  if (!isText(doc)) throw new AppError('minutes-update');
  if (news && Y.encodeStateAsUpdate(doc).byteLength > PART_BYTES) throw new AppError('too-large');
  return news;
}

/** Whether a document holds the text and nothing else, of blocks that are known. */
function isText(doc: Y.Doc): boolean {
  if ([...doc.share.keys()].some((name) => name !== BODY)) return false;
  try {
    return bodyOf(doc)
      .toArray()
      .every((block) => block instanceof Y.XmlElement && BLOCKS.has(block.nodeName));
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
