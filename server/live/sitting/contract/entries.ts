import { z } from 'zod';
import { entryKind, type EntryKind } from '../../../platform/journal/contract.ts';
import { Id } from '../../../platform/contract.ts';
import { ANNOUNCEMENT_READERS, DISPLAY_MODES, MAX_TURN_SECONDS, OrderKey, Speaker, TextRef, TurnLimit, TurnSeconds } from './entities.ts';
import { mediaEntries } from './media-entries.ts';

/** `implied`: the next entry of the same command implied this one, as the end of an item implies the end of its turn. */
const Implied = z.boolean().optional();
const itemOf = (data: { itemId: string | null }) => data.itemId;
const ItemId = Id.nullable();

const OfSitting = z.strictObject({ sittingId: Id });
export const sittingOpened = entryKind({ kind: 'sitting.opened', data: OfSitting.extend({ publication: z.number().int().min(1) }) });
export const sittingAdjourned = entryKind({ kind: 'sitting.adjourned', data: OfSitting });
export const sittingResumed = entryKind({ kind: 'sitting.resumed', data: OfSitting });
export const sittingClosed = entryKind({ kind: 'sitting.closed', data: OfSitting });

// Everyone may know that an item is running or over, even a classified one: without clearance it is a neutral "nội dung".
// Who speaks in it, and on what, is visible only with clearance.
const OfItem = z.strictObject({ itemId: Id, sittingId: Id, implied: Implied });
export const itemStarted = entryKind({ kind: 'item.started', data: OfItem });
export const itemFinished = entryKind({ kind: 'item.finished', data: OfItem });
export const itemPostponed = entryKind({ kind: 'item.postponed', data: OfItem });
export const itemSkipped = entryKind({ kind: 'item.skipped', data: OfItem });
export const itemRestored = entryKind({ kind: 'item.restored', data: OfItem });

const Grant = z.strictObject({ turnId: Id, itemId: ItemId, speaker: Speaker, limitSeconds: TurnSeconds.nullable() });
export const floorGranted = entryKind({ kind: 'floor.granted', data: Grant, item: itemOf });
export const floorRecalled = entryKind({ kind: 'floor.recalled', data: Grant.extend({ recalls: Id }), item: itemOf });

const OfTurn = z.strictObject({ turnId: Id, itemId: ItemId });
export const floorPaused = entryKind({ kind: 'floor.paused', data: OfTurn, item: itemOf });
export const floorResumed = entryKind({ kind: 'floor.resumed', data: OfTurn, item: itemOf });
export const floorExtended = entryKind({
  kind: 'floor.extended',
  data: OfTurn.extend({ limitSeconds: z.number().int().min(1).max(MAX_TURN_SECONDS) }),
  item: itemOf,
});
/** Another limit for the turn that goes on; null: no countdown from now on. */
export const floorLimited = entryKind({
  kind: 'floor.limited',
  data: OfTurn.extend({ limitSeconds: z.number().int().min(1).max(MAX_TURN_SECONDS).nullable() }),
  item: itemOf,
});
/** How long turns may last from now on: in one item, or, without one, in the conference. */
export const limitSet = entryKind({ kind: 'limit.set', data: TurnLimit, item: itemOf });
export const floorEnded = entryKind({ kind: 'floor.ended', data: OfTurn.extend({ implied: Implied }), item: itemOf });
export const floorPrepared = entryKind({
  kind: 'floor.prepared',
  data: z.strictObject({ itemId: ItemId, speaker: Speaker }),
  item: itemOf,
});

const OfPlace = z.strictObject({ key: z.string().min(1).max(200), itemId: ItemId });
export const queueAdded = entryKind({
  kind: 'queue.added',
  data: OfPlace.extend({ speaker: Speaker, order: OrderKey, seconds: TurnSeconds.nullable() }),
  item: itemOf,
});
export const queueMoved = entryKind({ kind: 'queue.moved', data: OfPlace.extend({ order: OrderKey }), item: itemOf });
export const queueRemoved = entryKind({ kind: 'queue.removed', data: OfPlace, item: itemOf });

const OfRequest = z.strictObject({ requestId: Id, itemId: ItemId });
export const requestMade = entryKind({
  kind: 'request.made',
  data: OfRequest.extend({ siteId: Id.nullable(), participantId: Id.nullable(), topic: TextRef.nullable() }),
  item: itemOf,
});
export const requestWithdrawn = entryKind({ kind: 'request.withdrawn', data: OfRequest, item: itemOf });
export const requestAccepted = entryKind({
  kind: 'request.accepted',
  data: OfRequest.extend({ order: OrderKey, seconds: TurnSeconds.nullable() }),
  item: itemOf,
});
export const requestDeferred = entryKind({ kind: 'request.deferred', data: OfRequest, item: itemOf });
export const requestRefused = entryKind({
  kind: 'request.refused',
  data: OfRequest.extend({ reason: TextRef.nullable() }),
  item: itemOf,
});
const OfList = z.strictObject({ itemId: ItemId });
export const listClosed = entryKind({ kind: 'list.closed', data: OfList, item: itemOf });
export const listOpened = entryKind({ kind: 'list.opened', data: OfList, item: itemOf });

export const announcementMade = entryKind({
  kind: 'announcement.made',
  data: z.strictObject({ text: TextRef, to: z.enum(ANNOUNCEMENT_READERS) }),
});
export const announcementCleared = entryKind({ kind: 'announcement.cleared', data: z.strictObject({ id: Id }) });
export const displaySet = entryKind({ kind: 'display.set', data: z.strictObject({ mode: z.enum(DISPLAY_MODES) }) });

/** Every kind of entry of the proceedings. */
export const proceedingsEntries: readonly EntryKind[] = [
  sittingOpened,
  sittingAdjourned,
  sittingResumed,
  sittingClosed,
  itemStarted,
  itemFinished,
  itemPostponed,
  itemSkipped,
  itemRestored,
  floorGranted,
  floorRecalled,
  floorPaused,
  floorResumed,
  floorExtended,
  floorLimited,
  limitSet,
  floorEnded,
  floorPrepared,
  queueAdded,
  queueMoved,
  queueRemoved,
  requestMade,
  requestWithdrawn,
  requestAccepted,
  requestDeferred,
  requestRefused,
  listClosed,
  listOpened,
  announcementMade,
  announcementCleared,
  displaySet,
  ...mediaEntries,
] as EntryKind[];
