import { stateOf, type ProceedingsState } from '../../../live/sitting/rules/index.ts';
import type { ChangeContext, QueryContext } from '../../../platform/bus/handlers.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Photo } from '../contract.ts';
import { itemLevelNow, levelOfPhoto, type Guarded } from '../rules.ts';
import { itemLevels, storedPhoto, type StoredPhoto } from '../store.ts';

/** What decides who may know of a picture. */
export interface Secrecy {
  readonly state: ProceedingsState;
  mayKnow(photo: Guarded): boolean;
  mayKnowItem(itemId: string): boolean;
  isInDraft(itemId: string): boolean;
  levelOf(itemId: string | null): number;
}

/** What the actor may know of the pictures of a conference, or whoever has this clearance. */
export async function secrecyFor(
  scope: QueryContext | ChangeContext,
  conferenceId: string,
  clearance = scope.actor.clearance,
): Promise<Secrecy> {
  const state = stateOf(await ('tx' in scope ? scope.journalHeld(conferenceId) : scope.state(conferenceId)));
  const levels = await itemLevels('tx' in scope ? scope.tx : scope.db, conferenceId);
  return {
    state,
    mayKnow: (photo) => levelOfPhoto(photo, state, levels) <= clearance,
    mayKnowItem: (itemId) => itemLevelNow(levels, itemId) <= clearance,
    isInDraft: (itemId) => levels.draft(itemId) !== null,
    levelOf: (itemId) => itemLevelNow(levels, itemId),
  };
}

/** A picture that the actor may know of. @throws AppError not-found for any other. */
export async function knownPhoto(
  scope: QueryContext | ChangeContext,
  secrecy: Secrecy,
  { conferenceId, id }: { readonly conferenceId: string; readonly id: Photo['id'] },
  removed = false,
): Promise<StoredPhoto> {
  const found = await storedPhoto('tx' in scope ? scope.tx : scope.db, conferenceId, id, removed);
  if (!found || !secrecy.mayKnow(found)) throw new AppError('not-found');
  return found;
}
