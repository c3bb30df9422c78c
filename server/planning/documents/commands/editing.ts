import { knownTo, mayRead as cleared } from '../../agenda/rules/secrecy.ts';
import { differences } from '../../conferences/rules.ts';
import { noteChange, refuseFaults, refuseUsed, removedThing } from '../../collections/commands.ts';
import { usedFaults } from '../../collections/uses/rules.ts';
import { usesOfDocument } from '../../collections/uses/store.ts';
import { handleChange, type ChangeContext, type Handler } from '../../../platform/bus/handlers.ts';
import type { InputOf, Operation } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { z } from 'zod';
import { ConferenceDocument, documentsContract as contract, type DocumentFacts } from '../contract.ts';
import { documentList, filesOfDocument, knownItems } from '../store/index.ts';
import { readable } from './access.ts';

/** Logs a change of a document and emits its event. @throws AppError archived, not-found. */
export const noteDocumentChange = (
  scope: ChangeContext,
  operation: Operation,
  conferenceId: string,
  id: string,
  changed: object,
): Promise<void> => noteChange(scope, { conferenceId, operation, id, what: 'documents', changes: changed });

/** Editors cannot set a classification above their clearance, nor adopt a document in an item they cannot see. */
async function refuse(scope: ChangeContext, conferenceId: string, { classification, adoptedIn }: DocumentFacts): Promise<void> {
  const known = await knownItems(scope.tx, conferenceId, scope.actor.clearance);
  const unknown = adoptedIn !== null && !known.some(({ id }) => id === adoptedIn);
  refuseFaults([
    ...(cleared(scope.actor.clearance, { classification }) ? [] : [{ path: 'classification', message: 'above-clearance' }]),
    ...(unknown ? [{ path: 'adoptedIn', message: 'no-such-reference' }] : []),
  ]);
}

async function add(scope: ChangeContext, { conferenceId, ...facts }: InputOf<typeof contract.add>) {
  const id = newId();
  await noteDocumentChange(scope, contract.add, conferenceId, id, { added: [null, facts] });
  await refuse(scope, conferenceId, facts);
  await documentList.insert(scope.tx, conferenceId, { ...facts, id, version: 1, extras: {} });
  return { id };
}

async function edit(scope: ChangeContext, { conferenceId, id, version, ...facts }: InputOf<typeof contract.edit>) {
  const { document: before } = await readable(scope, conferenceId, id);
  await noteDocumentChange(scope, contract.edit, conferenceId, id, differences(before, facts));
  await refuse(scope, conferenceId, facts);
  const known = await knownItems(scope.tx, conferenceId, scope.actor.clearance);
  // Editors who cannot see the adopting item are shown none, so saving must not remove it.
  const kept = facts.adoptedIn ?? (known.some((item) => item.id === before.adoptedIn) ? null : before.adoptedIn);
  return { version: await documentList.update(scope.tx, conferenceId, { ...before, ...facts, adoptedIn: kept, version }) };
}

async function remove(scope: ChangeContext, { conferenceId, id, version }: InputOf<typeof contract.remove>) {
  await readable(scope, conferenceId, id);
  const found = await documentList.require(scope.tx, conferenceId, id);
  const files = await filesOfDocument(scope.tx, conferenceId, id);
  if (files > 0) throw new AppError('has-files', { n: files });
  refuseUsed(usedFaults(await usesOfDocument(scope.tx, conferenceId, id), knownTo(scope.actor.clearance)));
  await noteDocumentChange(scope, contract.remove, conferenceId, id, { removed: [found, null] });
  await documentList.remove(scope.tx, conferenceId, { id, version });
  return {};
}

const Removed = z.object({ entity: ConferenceDocument, position: z.number() });

async function restore(scope: ChangeContext, { conferenceId, id }: InputOf<typeof contract.restore>) {
  const removed = Removed.safeParse(await removedThing(scope.tx, conferenceId, contract.remove, id)).data;
  if (!removed || !cleared(scope.actor.clearance, removed.entity)) throw new AppError('not-found');
  if (await documentList.find(scope.tx, conferenceId, id)) return { id };
  await noteDocumentChange(scope, contract.restore, conferenceId, id, { restored: [null, true] });
  const items = await knownItems(scope.tx, conferenceId, 3);
  const adoptedIn = items.some((item) => item.id === removed.entity.adoptedIn) ? removed.entity.adoptedIn : null;
  await documentList.insert(scope.tx, conferenceId, { ...removed.entity, adoptedIn }, removed.position);
  return { id };
}

async function place(scope: ChangeContext, { conferenceId, id, version, before }: InputOf<typeof contract.place>) {
  await readable(scope, conferenceId, id);
  if (before !== null) await readable(scope, conferenceId, before);
  await noteDocumentChange(scope, contract.place, conferenceId, id, { before: [null, before] });
  return { version: await documentList.place(scope.tx, conferenceId, { id, version }, before === id ? null : before) };
}

export const documentEditingHandlers: Handler[] = [
  handleChange(contract.add, add),
  handleChange(contract.edit, edit),
  handleChange(contract.remove, remove),
  handleChange(contract.restore, restore),
  handleChange(contract.place, place),
];
