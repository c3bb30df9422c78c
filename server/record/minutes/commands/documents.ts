import * as Y from 'yjs';
import type { ChangeContext, QueryContext, OperationContext } from '../../../platform/bus/handlers.ts';
import type { Tx } from '../../../platform/database/open.ts';
import { AppError } from '../../../platform/errors.ts';
import { proceedingsContract, type LivePlan } from '../../../live/sitting/contract/index.ts';
import type { Part } from '../contract.ts';
import { documentOf } from '../rules/document.ts';
import { itemIdOf, readableParts } from '../rules/parts.ts';
import { findRow } from '../../../planning/conferences/store.ts';
import { mayRead } from '../../../planning/plan/rules.ts';
import { levelsInForce, publishedPlan } from '../../../planning/publishing/store.ts';
import { insertUpdate, replaceUpdates, updatesOf } from '../store.ts';

/** Maximum number of separate updates of a section before they are compacted. */
export const MAX_UPDATES = 100;

export const askLivePlan = (scope: OperationContext, conferenceId: string): Promise<LivePlan> =>
  scope.ask(proceedingsContract.livePlan, { conferenceId });

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The sections that the actor may see, in the order of the minutes. */
export type Readable = (written: readonly Part[]) => Part[];

/** A function that selects the sections that the actor may see. */
export async function readableTo(scope: QueryContext, conferenceId: string): Promise<Readable> {
  const [plan, levelOf] = [await askLivePlan(scope, conferenceId), await levelsInForce(scope.db, conferenceId)];
  return (written) => readableParts(plan, written, (itemId) => levelOf(itemId) <= scope.actor.clearance);
}

/** @throws AppError not-found for a part of an item that is not in the agenda or for which the actor is not cleared. */
export async function requirePart(scope: QueryContext, conferenceId: string, part: Part): Promise<void> {
  if (await isOfReadableItem(scope, conferenceId, part)) return;
  const written = await updatesOf(scope.db, conferenceId, part);
  const readable = await readableTo(scope, conferenceId);
  if (!readable(written.map((update) => update.part)).includes(part)) throw new AppError('not-found');
}

/** Whether a part is of an item of the agenda in force that the actor may read: what `readableTo` finds out too, but dearly. */
async function isOfReadableItem({ db, actor }: QueryContext, conferenceId: string, part: Part): Promise<boolean> {
  const row = await findRow(db, conferenceId);
  if (!row || row.deletedAt !== null) throw new AppError('not-found');
  if (row.publishedNumber === null) return false;
  const itemId = itemIdOf(part);
  const item = (await publishedPlan(db, conferenceId, row.publishedNumber))?.items.find(({ id }) => id === itemId);
  return item !== undefined && item.kind !== 'break' && mayRead(actor.clearance, item);
}

interface Appended {
  readonly conferenceId: string;
  readonly part: Part;
  /** What is stored of it so far: how many updates, and the number of the last one. */
  readonly count: number;
  readonly number: number;
  /** Including the update. */
  readonly doc: Y.Doc;
  readonly bytes: Uint8Array;
  /** True if words were moved to after a replaced block, which the writers are told. */
  readonly moved?: boolean;
}

/** Stores a checked update and compacts the updates of the section when there are many. Returns whether it did. */
export async function append(scope: ChangeContext, { conferenceId, part, count, number, doc, bytes, moved = false }: Appended) {
  const { tx, now, actor } = scope;
  const update = { conferenceId, part, number: number + 1, actorId: actor.id, at: now };
  const isMany = count + 1 >= MAX_UPDATES;
  if (isMany) await replaceUpdates(tx, { ...update, bytes: withoutDeleted(doc) });
  else await insertUpdate(tx, { ...update, bytes });
  scope.emit({ kind: 'minutes.written', conferenceId, part, moved });
  return isMany;
}

/** The whole state of a document, compact: without deleted content. */
const withoutDeleted = (doc: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(documentOf([Y.encodeStateAsUpdate(doc)]));

/** The current documents of the sections that the actor may see. */
export async function readableDocuments(scope: QueryContext, conferenceId: string): Promise<Map<Part, Y.Doc>> {
  const documents = await documentsOf(scope.db, conferenceId);
  const readable = new Set((await readableTo(scope, conferenceId))([...documents.keys()]));
  return new Map([...documents].filter(([part]) => readable.has(part)));
}

/** The documents of all sections ever written to. */
export async function documentsOf(db: Tx, conferenceId: string): Promise<Map<Part, Y.Doc>> {
  const byPart = Map.groupBy(await updatesOf(db, conferenceId), (update) => update.part);
  return new Map([...byPart].map(([part, updates]) => [part, documentOf(updates.map((update) => update.bytes))]));
}
