import { isAdjourned } from './decision.ts';
import type { ProceedingsState } from './state.ts';

/** The invariants: one open sitting, a running item in it, a turn in that item, no turn in a break, no recording without its sitting. */
export function isConsistent({
  openSittingId,
  sittings,
  runningItemId,
  items,
  floor,
  turns,
  announcementId,
  announcements,
  recordings,
}: ProceedingsState): boolean {
  const open = openSittingId === null ? null : (sittings[openSittingId] ?? null);
  const running = Object.values(items).filter((item) => item.state === 'running');
  const sittingHolds = open === null ? openSittingId === null : open.closedAt === null;
  const othersClosed = Object.values(sittings).every((run) => run.sittingId === openSittingId || run.closedAt !== null);
  const itemHolds =
    runningItemId === null ? running.length === 0 : running.length === 1 && items[runningItemId]?.sittingId === openSittingId;
  const floorHolds = floor === null || (open !== null && !isAdjourned(open) && floor.itemId === runningItemId && !turns[floor.turnId]);
  const recordingsHold = Object.values(recordings).every(
    ({ sittingId, stoppedAt }) => sittings[sittingId] !== undefined && (stoppedAt !== null || sittingId === openSittingId),
  );
  return (
    recordingsHold &&
    sittingHolds &&
    othersClosed &&
    itemHolds &&
    floorHolds &&
    (announcementId === null || announcements[announcementId] !== undefined)
  );
}
