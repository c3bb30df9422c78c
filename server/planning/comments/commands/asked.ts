import { requireConference, whereaboutsOf } from '../../conferences/store.ts';
import { dayAt } from '../../conferences/rules.ts';
import { storedDocument, type StoredDocument } from '../../documents/store/index.ts';
import type { ChangeContext, QueryContext } from '../../../platform/bus/handlers.ts';
import { AppError } from '../../../platform/errors.ts';
import type { CommentAuthor, CommentRound } from '../contract.ts';
import { isAsked, isOpenOn } from '../rules/index.ts';
import { authorOf, roundOf } from '../store/index.ts';

type Scope = QueryContext | ChangeContext;
const dbOf = (scope: Scope) => ('tx' in scope ? scope.tx : scope.db);

/** Whether comments of a round are taken at this moment. */
export async function isTaking(scope: Scope, conferenceId: string, round: CommentRound): Promise<boolean> {
  const { timeZone } = await requireConference(dbOf(scope), conferenceId);
  return isOpenOn(round, dayAt(scope.now, timeZone));
}

export interface Asked {
  readonly author: CommentAuthor;
  readonly stored: StoredDocument;
  readonly round: CommentRound;
}

/** A document on which the caller is asked for comments. @throws AppError not-found for any other. */
export async function asked(scope: Scope, conferenceId: string, documentId: string): Promise<Asked> {
  const db = dbOf(scope);
  const author = await authorOf(db, scope.actor, conferenceId);
  const [stored, round] = [await storedDocument(db, conferenceId, documentId), await roundOf(db, conferenceId, documentId)];
  if (!author || !stored || !round || !isAsked(author, scope.actor.clearance, stored.document, round)) throw new AppError('not-found');
  return { author, stored, round };
}

/** @throws AppError archived, not-found: in a conference that is put away nothing is written any more. */
export async function mustBeInUse({ tx }: ChangeContext, conferenceId: string): Promise<void> {
  const whereabouts = await whereaboutsOf(tx, conferenceId);
  if (whereabouts !== 'in-use') throw new AppError(whereabouts === 'archived' ? 'archived' : 'not-found');
}
