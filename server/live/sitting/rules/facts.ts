import type { Entry } from '../../../platform/journal/contract.ts';
import * as kinds from '../contract/entries.ts';
import type { Facts } from '../contract/entities.ts';
import * as media from '../contract/media-entries.ts';
import { announcementFacts, clearedFacts, displayFacts } from './screens.ts';
import { extendedFacts, floorEndedFacts, grantedFacts, pausedFacts, preparedFacts, recalledFacts, resumedFacts } from './floor-facts.ts';
import { itemEndedFacts, itemRestoredFacts, itemStartedFacts } from './item-facts.ts';
import { placeAddedFacts, placeMovedFacts, placeRemovedFacts } from './queue-facts.ts';
import { allowedFacts, microphoneFacts, screenFacts } from './media-facts.ts';
import { acceptedFacts, requestedFacts, requestStateFacts } from './request-facts.ts';
import { adjournedFacts, closedFacts, openedFacts, sittingResumedFacts } from './sitting-facts.ts';
import type { ProceedingsState } from './state.ts';

type FactsOf = (state: ProceedingsState, entry: Entry, data: never) => Facts;

const byKind: Readonly<Record<string, FactsOf>> = {
  [kinds.sittingOpened.kind]: openedFacts,
  [kinds.sittingAdjourned.kind]: adjournedFacts,
  [kinds.sittingResumed.kind]: sittingResumedFacts,
  [kinds.sittingClosed.kind]: closedFacts,
  [kinds.itemStarted.kind]: itemStartedFacts,
  [kinds.itemFinished.kind]: itemEndedFacts('finished'),
  [kinds.itemPostponed.kind]: itemEndedFacts('postponed'),
  [kinds.itemSkipped.kind]: itemEndedFacts('skipped'),
  [kinds.itemRestored.kind]: itemRestoredFacts,
  [kinds.floorGranted.kind]: grantedFacts,
  [kinds.floorRecalled.kind]: recalledFacts,
  [kinds.floorPaused.kind]: pausedFacts,
  [kinds.floorResumed.kind]: resumedFacts,
  [kinds.floorExtended.kind]: extendedFacts,
  [kinds.floorEnded.kind]: floorEndedFacts,
  [kinds.floorPrepared.kind]: preparedFacts,
  [kinds.queueAdded.kind]: placeAddedFacts,
  [kinds.queueMoved.kind]: placeMovedFacts,
  [kinds.queueRemoved.kind]: placeRemovedFacts,
  [kinds.requestMade.kind]: requestedFacts,
  [kinds.requestWithdrawn.kind]: requestStateFacts('withdrawn'),
  [kinds.requestDeferred.kind]: requestStateFacts('deferred'),
  [kinds.requestAccepted.kind]: acceptedFacts,
  [kinds.announcementMade.kind]: announcementFacts,
  [kinds.announcementCleared.kind]: clearedFacts,
  [kinds.displaySet.kind]: displayFacts,
  [media.microphoneClosed.kind]: microphoneFacts(false),
  [media.microphoneOpened.kind]: microphoneFacts(true),
  [media.screenSet.kind]: screenFacts,
  [media.transmissionAllowed.kind]: allowedFacts,
};

/** What an entry sets; null when it is no entry of the proceedings. */
export function factsOf(state: ProceedingsState, entry: Entry): Facts | null {
  const facts = byKind[entry.kind];
  return facts ? facts(state, entry, entry.data as never) : null;
}
