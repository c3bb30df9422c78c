import { hasRole, STAFF } from '../../../accounts/permissions.ts';
import type { ChangeContext, QueryContext } from '../../../platform/bus/handlers.ts';
import { AppError } from '../../../platform/errors.ts';
import { mayReadDocument, type DocumentReader } from '../rules.ts';
import { standsFor, storedDocument, type StoredDocument } from '../store/index.ts';

/** The reader, from their login and the conference's team. */
export async function readerOf(scope: QueryContext | ChangeContext, conferenceId: string): Promise<DocumentReader> {
  const { actor, roles } = scope;
  const staff = actor.kind === 'system' || hasRole(roles, STAFF);
  const stands = await standsFor('tx' in scope ? scope.tx : scope.db, actor, conferenceId);
  return { clearance: actor.clearance, staff, known: actor.kind !== 'anonymous', roles, ...stands };
}

/** A document that the actor may read. @throws AppError not-found for any other. */
export async function readable(
  scope: QueryContext | ChangeContext,
  conferenceId: string,
  id: string,
): Promise<StoredDocument & { reader: DocumentReader }> {
  const reader = await readerOf(scope, conferenceId);
  const found = await storedDocument('tx' in scope ? scope.tx : scope.db, conferenceId, id);
  if (!found || !mayReadDocument(reader, found.document, found.handouts)) throw new AppError('not-found');
  return { ...found, reader };
}
