import * as Y from 'yjs';
import type { Tx } from '../../../platform/database/open.ts';
import type { Part, MinutesVersion } from '../contract.ts';
import { documentOf } from '../rules/document.ts';
import { firstUpdateAt, insertVersion, lastVersion, type KeptParts, type Reason } from '../store.ts';
import { base64, documentsOf } from './documents.ts';

/** Interval of automatic versions while the text changes. */
export const VERSION_INTERVAL_MS = 5 * 60_000;

/** Keeps the current text as a version. */
export async function keep(tx: Tx, conferenceId: string, actorId: string, at: number, why: Reason): Promise<MinutesVersion> {
  const documents = await documentsOf(tx, conferenceId);
  const parts: KeptParts = Object.fromEntries([...documents].map(([part, doc]) => [part, base64(Y.encodeStateAsUpdate(doc))]));
  return insertVersion(tx, { conferenceId, at, actorId, why, parts });
}

/** Keeps a version if the last one, or the first word, is old enough. Called with every change. */
export async function keepBySelf(tx: Tx, conferenceId: string, actorId: string, now: number): Promise<void> {
  const since = (await lastVersion(tx, conferenceId))?.at ?? (await firstUpdateAt(tx, conferenceId)) ?? now;
  if (now - since >= VERSION_INTERVAL_MS) await keep(tx, conferenceId, actorId, now, {});
}

export type Documents = ReadonlyMap<Part, Y.Doc>;

/** Contents of a version, section by section. */
export const keptDocuments = (kept: KeptParts): Documents =>
  new Map(Object.entries(kept).map(([part, state]) => [part, documentOf([Buffer.from(state, 'base64')])]));
