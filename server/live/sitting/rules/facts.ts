import type { Entry } from '../../../platform/journal/contract.ts';
import * as kinds from '../contract/entries.ts';
import * as media from '../contract/media-entries.ts';
import {
  extendedFacts,
  floorEndedFacts,
  floorLimitedFacts,
  grantedFacts,
  pausedFacts,
  preparedFacts,
  recalledFacts,
  resumedFacts,
} from './floor.ts';
import { limitFacts, listClosedFacts, listOpenedFacts } from './limits.ts';
import { itemEndedFacts, itemRestoredFacts, itemStartedFacts } from './items.ts';
import { allowedFacts, microphoneFacts, recordingStartedFacts, recordingStoppedFacts, screenFacts } from './media.ts';
import { placeAddedFacts, placeMovedFacts, placeRemovedFacts } from './queue.ts';
import { acceptedFacts, refusedFacts, requestedFacts, requestStateFacts } from './requests.ts';
import { announcementFacts, clearedFacts, displayFacts } from './screens.ts';
import { adjournedFacts, closedFacts, openedFacts, sittingResumedFacts } from './sittings.ts';
import type { ProceedingsState, ProceedingsFacts } from './state.ts';

type FactsOf = (state: ProceedingsState, entry: Entry, data: never) => ProceedingsFacts;

/** The facts that each kind of entry sets. */
export const sittingFactsByKind: Readonly<Record<string, FactsOf>> = {
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
  [kinds.floorLimited.kind]: floorLimitedFacts,
  [kinds.limitSet.kind]: limitFacts,
  [kinds.floorEnded.kind]: floorEndedFacts,
  [kinds.floorPrepared.kind]: preparedFacts,
  [kinds.queueAdded.kind]: placeAddedFacts,
  [kinds.queueMoved.kind]: placeMovedFacts,
  [kinds.queueRemoved.kind]: placeRemovedFacts,
  [kinds.requestMade.kind]: requestedFacts,
  [kinds.requestWithdrawn.kind]: requestStateFacts('withdrawn'),
  [kinds.requestDeferred.kind]: requestStateFacts('deferred'),
  [kinds.requestRefused.kind]: refusedFacts,
  [kinds.requestAccepted.kind]: acceptedFacts,
  [kinds.listClosed.kind]: listClosedFacts,
  [kinds.listOpened.kind]: listOpenedFacts,
  [kinds.announcementMade.kind]: announcementFacts,
  [kinds.announcementCleared.kind]: clearedFacts,
  [kinds.displaySet.kind]: displayFacts,
  [media.microphoneClosed.kind]: microphoneFacts(false),
  [media.microphoneOpened.kind]: microphoneFacts(true),
  [media.screenSet.kind]: screenFacts,
  [media.transmissionAllowed.kind]: allowedFacts,
  [media.recordingStarted.kind]: recordingStartedFacts,
  [media.recordingStopped.kind]: recordingStoppedFacts,
};
