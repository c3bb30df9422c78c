import * as Y from 'yjs';
import type { Tx } from '../../../platform/database/open.ts';
import type { Part, MinutesVersion } from '../contract.ts';
import { documentOf } from '../rules/document.ts';
import { insertVersion, type KeptParts, type Reason } from '../store.ts';
import { base64, documentsOf } from './documents.ts';

/** Interval of automatic versions while the text changes. */
export const VERSION_INTERVAL_MS = 5 * 60_000;

/** Keeps the current text as a version. */
export async function keep(tx: Tx, conferenceId: string, actorId: string, at: number, why: Reason): Promise<MinutesVersion> {
  const documents = await documentsOf(tx, conferenceId);
  const parts: KeptParts = Object.fromEntries([...documents].map(([part, doc]) => [part, base64(Y.encodeStateAsUpdate(doc))]));
  return insertVersion(tx, { conferenceId, at, actorId, why, parts });
}

/** Whether a version is to be kept: none was for long enough. `since`: the time of the last one, or the first word; null without any. */
export const isDue = (since: number | null, now: number): boolean => since !== null && now - since >= VERSION_INTERVAL_MS;

export type Documents = ReadonlyMap<Part, Y.Doc>;

/** Contents of a version, section by section. */
export const keptDocuments = (kept: KeptParts): Documents =>
  new Map(Object.entries(kept).map(([part, state]) => [part, documentOf([Buffer.from(state, 'base64')])]));
