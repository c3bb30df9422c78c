import * as Y from 'yjs';
import { displayNames } from '../../../accounts/store.ts';
import type { ChangeContext, QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf, OutputOf } from '../../../platform/contract.ts';
import type { Tx } from '../../../platform/database/open.ts';
import type { ComparedPart, minutesContract, Part, MinutesVersion } from '../contract.ts';
import { readBody } from '../rules/body.ts';
import { compareBlocks } from '../rules/compare.ts';
import { documentOf, rewriting } from '../rules/document.ts';
import { requireVersion, requireWritable, updatesOf, versionsOf } from '../store.ts';
import { collectedBut, type OpenPages } from './collecting.ts';
import { append, readableDocuments, readableTo, type Readable } from './documents.ts';
import { keep, keptDocuments, type Documents } from './keeping.ts';

type Contract = typeof minutesContract;

type Keep = Contract['keepVersion'];

export const prepareKeep =
  (pages: OpenPages) =>
  (scope: QueryContext, { conferenceId }: InputOf<Keep>): Promise<string[]> =>
    collectedBut(pages, scope, conferenceId);

/** `missing`: whose words the version may lack. */
export async function keepVersion(scope: ChangeContext, input: InputOf<Keep>, missing: string[]): Promise<OutputOf<Keep>> {
  await requireWritable(scope.tx, input.conferenceId);
  const kept = await keep(scope.tx, input.conferenceId, scope.actor.id, scope.now, { label: input.label });
  return { ...(await named(scope.tx, kept)), missing };
}

export async function listVersions(scope: QueryContext, input: InputOf<Contract['versions']>): Promise<OutputOf<Contract['versions']>> {
  const versions = await versionsOf(scope.db, input.conferenceId);
  const names = await displayNames(
    scope.db,
    versions.flatMap((version) => version.by ?? []),
  );
  return { versions: versions.map((version) => ({ ...version, by: names.get(version.by ?? '') ?? null })) };
}

/** A version with the name of its author instead of the id. */
async function named(tx: Tx, version: MinutesVersion): Promise<MinutesVersion> {
  const names = await displayNames(tx, version.by === null ? [] : [version.by]);
  return {
    number: version.number,
    at: version.at,
    label: version.label,
    restores: version.restores,
    by: names.get(version.by ?? '') ?? null,
  };
}

export async function compare(scope: QueryContext, input: InputOf<Contract['compare']>): Promise<OutputOf<Contract['compare']>> {
  const { conferenceId } = input;
  const from = await requireVersion(scope.db, conferenceId, input.number);
  const to = input.with === undefined ? null : await requireVersion(scope.db, conferenceId, input.with);
  const now = to ? keptDocuments(to.parts) : await readableDocuments(scope, conferenceId);
  const parts = comparedParts(await readableTo(scope, conferenceId), keptDocuments(from.parts), now);
  return { from: await named(scope.db, from), to: to && (await named(scope.db, to)), parts };
}

/** Compares the sections the reader may see, in the order of the minutes; sections empty on both sides are left out. */
function comparedParts(readable: Readable, before: Documents, after: Documents): ComparedPart[] {
  const blocks = (documents: Documents, part: Part) => readBody(documents.get(part) ?? new Y.Doc());
  return readable([...before.keys(), ...after.keys()]).flatMap((part) => {
    const compared = compareBlocks(blocks(before, part), blocks(after, part));
    if (compared.length === 0) return [];
    return [{ part, changed: compared.some((block) => block.change !== 'same'), blocks: compared }];
  });
}

interface ToRestore {
  readonly readable: Readable;
  readonly missing: string[];
}

export const prepareRestore =
  (pages: OpenPages) =>
  async (scope: QueryContext, { conferenceId, number }: InputOf<Contract['restore']>): Promise<ToRestore> => {
    await requireVersion(scope.db, conferenceId, number);
    return { missing: await collectedBut(pages, scope, conferenceId), readable: await readableTo(scope, conferenceId) };
  };

/** Restores a version by an ordinary edit of the current text; concurrent edits are kept. */
export async function restore(
  scope: ChangeContext,
  input: InputOf<Contract['restore']>,
  { readable, missing }: ToRestore,
): Promise<OutputOf<Contract['restore']>> {
  const { tx } = scope;
  const { conferenceId, number } = input;
  await requireWritable(tx, conferenceId);
  const wanted = await requireVersion(tx, conferenceId, number);
  const kept = await keep(tx, conferenceId, scope.actor.id, scope.now, { restores: number });
  const written = [...new Set([...Object.keys(wanted.parts), ...(await updatesOf(tx, conferenceId)).map((update) => update.part)])];
  const parts = readable(written).filter((part) => written.includes(part) && (input.part === undefined || input.part === part));
  const changed: Part[] = [];
  for (const part of parts) if (await rewrite(scope, conferenceId, part, wanted.parts[part])) changed.push(part);
  return { kept: await named(tx, kept), parts: changed, missing };
}

/** Returns whether anything changed. */
async function rewrite(scope: ChangeContext, conferenceId: string, part: Part, state: string | undefined): Promise<boolean> {
  const stored = await updatesOf(scope.tx, conferenceId, part);
  const doc = documentOf(stored.map((update) => update.bytes));
  const bytes = rewriting(doc, documentOf(state === undefined ? [] : [Buffer.from(state, 'base64')]));
  if (bytes === null) return false;
  await append(scope, { conferenceId, part, count: stored.length, number: stored.at(-1)?.number ?? 0, doc, bytes });
  return true;
}
