import type { z } from 'zod';
import { mayRead } from '../../../planning/plan/rules.ts';
import { AppError } from '../../../platform/errors.ts';
import type { NewEntry } from '../../../platform/journal/contract.ts';
import { correction } from '../contract/entries.ts';
import type { Acting, Known } from './decision.ts';
import { stoppedInto } from './media.ts';
import { isAdjourned } from './sitting-facts.ts';
import { namesOf, withFacts, type ProceedingsState, type Slip } from './state.ts';

/**
 * Undoes an entry and what it implied: the facts from before hold again, one correcting entry for each, the last one first.
 * Where that leads back into a classified item, the recording that runs ends.
 * Throws cannot-undo (too long ago, or no such entry), changed-since (something later builds on it).
 */
export function decideCorrection(state: ProceedingsState, { seq }: { seq: number }, acting: Acting, { plan }: Known): NewEntry[] {
  const group = slipsOf(state, seq);
  if (group.some((slip) => !mayKnow(slip, acting, plan))) throw new AppError('cannot-undo');
  const names = new Set(group.flatMap((slip) => namesOf(slip.before)));
  const later = state.slips.filter((slip) => slip.seq > seq).flatMap((slip) => namesOf(slip.before));
  if (later.some((name) => names.has(name))) throw new AppError('changed-since');
  const before = group.reduce((now, slip) => withFacts(now, slip.before), state);
  if (!isConsistent(before)) throw new AppError('changed-since');
  const sittingId = state.openSittingId ?? before.openSittingId;
  const corrections = group.flatMap((slip) => correctionsOf(slip).map((data) => correction.make(data, sittingId)));
  return [...stoppedInto(state, before, { plan }), ...corrections];
}

/**
 * The correction is for those who were told of the entry. A warning to a speaker that the entry took away comes back in a correction
 * of its own, because fewer people may know of its item.
 */
function correctionsOf({ seq: corrects, kind, itemId, before }: Slip): z.output<typeof correction.data>[] {
  const { prepared, ...facts } = before;
  const readers = kind.startsWith('item.') ? null : itemId;
  const apart = prepared && prepared.itemId !== readers;
  const main = { corrects, kind, itemId: readers, facts: apart ? facts : before };
  return apart ? [main, { corrects, kind, itemId: prepared.itemId, facts: { prepared } }] : [main];
}

/** The entry and those right before it that followed from it, the last one first. */
function slipsOf({ slips }: ProceedingsState, seq: number): Slip[] {
  const at = slips.findIndex((slip) => slip.seq === seq);
  const main = slips[at];
  if (!main || main.implied) throw new AppError('cannot-undo');
  const group = [main];
  for (let index = at - 1; index >= 0; index -= 1) {
    const slip = slips[index];
    if (!slip?.implied || slip.seq !== main.seq - group.length) break;
    group.push(slip);
  }
  return group;
}

function mayKnow({ itemId }: Slip, { actor }: Acting, plan: Known['plan']): boolean {
  const item = itemId === null ? undefined : plan.items.get(itemId);
  return !item || mayRead(actor.clearance, item);
}

/** What always holds: one open sitting, an item that runs in it, a turn in that item, nobody with the floor in a break, no recording without its sitting. */
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
