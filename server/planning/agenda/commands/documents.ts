import { refuseFaults } from '../../collections/commands.ts';
import { differences } from '../../conferences/rules.ts';
import { handleChange, type ChangeContext, type Handler } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { agendaContract as contract, Item, MAX_ITEM_DOCUMENTS } from '../contract.ts';
import { mayRead } from '../rules/secrecy.ts';
import { classificationsOf, itemList } from '../store.ts';
import { noteAgendaChange, requireItem } from './access.ts';

/** @throws AppError not-found for a document that does not exist, or for which the actor is not cleared. */
async function mustReadDocument({ tx, actor }: ChangeContext, conferenceId: string, documentId: string): Promise<void> {
  const [found] = await classificationsOf(tx, conferenceId, [documentId]);
  const classification = found && Item.shape.classification.parse(found.classification);
  if (classification === undefined || !mayRead(actor.clearance, { classification })) throw new AppError('not-found');
}

/** Ties a document to an item from the side of the document. Whoever edits the item at the same time is told that it has changed. */
async function tieDocument(scope: ChangeContext, { conferenceId, id, documentId, tied }: InputOf<typeof contract.tieDocument>) {
  const { entity: before } = await requireItem(scope, conferenceId, id);
  await mustReadDocument(scope, conferenceId, documentId);
  if (before.documents.includes(documentId) === tied) return { version: before.version };
  const documents = tied ? [...before.documents, documentId] : before.documents.filter((one) => one !== documentId);
  const tooMany = documents.length > MAX_ITEM_DOCUMENTS;
  refuseFaults(tooMany ? [{ path: 'documentId', message: 'too-many-entries', params: { n: MAX_ITEM_DOCUMENTS } }] : []);
  await noteAgendaChange(scope, contract.tieDocument, conferenceId, id, differences(before, { documents }));
  return { version: await itemList.update(scope.tx, conferenceId, { ...before, documents }) };
}

export const itemDocumentHandlers: Handler[] = [handleChange(contract.tieDocument, tieDocument)];
