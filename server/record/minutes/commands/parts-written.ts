import { LRUCache } from 'lru-cache';
import * as Y from 'yjs';
import type { Tx } from '../../../platform/database/open.ts';
import type { Part } from '../contract.ts';
import { documentOf } from '../rules/document.ts';
import { updatesOf, type StoredUpdate } from '../store.ts';

/** A part with all its stored updates. */
export interface StoredPart {
  /** Keeps deleted content, to know where it was. */
  readonly doc: Y.Doc;
  /** How many updates it is stored as. */
  readonly count: number;
  /** Undefined before the first. */
  readonly last: StoredUpdate | undefined;
}

/** The parts that are being written, as they were after their last update: a word needs not read and apply again all before it. */
const kept = new LRUCache<string, StoredPart>({ max: 20 });

/** A part as it is stored now. Whoever changes the document owns it from here on. */
export async function takePart(tx: Tx, conferenceId: string, part: Part): Promise<StoredPart> {
  const key = `${conferenceId}/${part}`;
  const known = kept.get(key);
  kept.delete(key);
  if (!known?.last) return wholePart(tx, conferenceId, part);
  // Another server, a compaction or a transaction that failed may have stored something else since.
  const [same, ...later] = await updatesOf(tx, conferenceId, part, known.last.number);
  if (!same || !isSame(same, known.last)) return wholePart(tx, conferenceId, part);
  for (const { bytes } of later) Y.applyUpdate(known.doc, bytes);
  return { doc: known.doc, count: known.count + later.length, last: later.at(-1) ?? known.last };
}

async function wholePart(tx: Tx, conferenceId: string, part: Part): Promise<StoredPart> {
  const stored = await updatesOf(tx, conferenceId, part);
  const updates = stored.map(({ bytes }) => bytes);
  return { doc: documentOf(updates, { gc: false }), count: stored.length, last: stored.at(-1) };
}

const isSame = (one: StoredUpdate, other: StoredUpdate): boolean =>
  one.number === other.number && one.at === other.at && Buffer.compare(one.bytes, other.bytes) === 0;

/** Keeps a part after the update that was stored last, for the next one. */
export const keepPart = (conferenceId: string, stored: StoredPart): void =>
  void (stored.last && kept.set(`${conferenceId}/${stored.last.part}`, stored));
