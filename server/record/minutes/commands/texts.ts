import * as Y from 'yjs';
import type { ChangeContext, QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf, OutputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import type { minutesContract } from '../contract.ts';
import { readBody } from '../rules/body.ts';
import { bodyOf, documentOf, takeUpdate } from '../rules/document.ts';
import { orphansOf, rescue } from '../rules/rescue.ts';
import { claimClients, requireWritable, updatesOf } from '../store.ts';
import { append, base64, readableDocuments, requirePart } from './documents.ts';
import { isDue, keep } from './keeping.ts';
import { keepPart, takePart } from './parts-written.ts';

type Write = typeof minutesContract.write;
type Read = typeof minutesContract.read;

export const prepareWrite = (scope: QueryContext, input: InputOf<Write>): Promise<void> =>
  requirePart(scope, input.conferenceId, input.part);

/**
 * Stores an update of a part; one that brings nothing new is answered and not stored. Words whose block somebody else replaced meanwhile
 * are put behind it.
 * @throws AppError minutes-update when it writes in the place of somebody else's page.
 */
export async function writeSection(scope: ChangeContext, input: InputOf<Write>): Promise<OutputOf<Write>> {
  const { tx, now } = scope;
  const { conferenceId, part } = input;
  const since = await requireWritable(tx, conferenceId);
  const { doc, count, last } = await takePart(tx, conferenceId, part);
  const [update, before] = [Buffer.from(input.update, 'base64'), Y.encodeStateVector(doc)];
  const taken = takeUpdate(doc, update);
  if (taken === null) return { part, savedAt: last?.at ?? now, moved: false };
  await claimClients(tx, { conferenceId, part, actorId: scope.actor.id }, taken.writers);
  const moved = rescue(doc, bodyOf(doc), orphansOf(doc, taken));
  const bytes = moved ? Y.encodeStateAsUpdate(doc, before) : update;
  const number = last?.number ?? 0;
  const isCompacted = await append(scope, { conferenceId, part, count, number, doc, bytes, moved });
  // Moved words stand under an id of this document, which nobody may learn and write under.
  if (!moved && !isCompacted) keepPart(conferenceId, { doc, count: count + 1, last: { part, number: number + 1, bytes, at: now } });
  if (isDue(since, now)) await keep(tx, conferenceId, scope.actor.id, now, {});
  return { part, savedAt: now, moved };
}

export async function read(scope: QueryContext, input: InputOf<Read>): Promise<OutputOf<Read>> {
  const { conferenceId, part, since } = input;
  await requirePart(scope, conferenceId, part);
  const stored = await updatesOf(scope.db, conferenceId, part);
  const doc = documentOf(stored.map((update) => update.bytes));
  return { part, update: base64(stateSince(doc, since)), savedAt: stored.at(-1)?.at ?? null };
}

/** @throws AppError minutes-update when the state vector is none. */
function stateSince(doc: Y.Doc, since: string | undefined): Uint8Array {
  try {
    return since === undefined ? Y.encodeStateAsUpdate(doc) : Y.encodeStateAsUpdate(doc, Buffer.from(since, 'base64'));
  } catch {
    throw new AppError('minutes-update');
  }
}

type Texts = typeof minutesContract.texts;

export async function minutesTexts(scope: QueryContext, { conferenceId }: InputOf<Texts>): Promise<OutputOf<Texts>> {
  const documents = await readableDocuments(scope, conferenceId);
  const saved = new Map((await updatesOf(scope.db, conferenceId)).map((update) => [update.part, update.at]));
  return { parts: [...documents].map(([part, doc]) => ({ part, savedAt: saved.get(part) ?? scope.now, blocks: readBody(doc) })) };
}
