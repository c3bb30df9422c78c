import { AppError } from '../../../platform/errors.ts';
import type { Turn } from '../contract/entities.ts';
import { SEEN_NAMES, type Seen } from '../contract/seen.ts';
import type { SittingContext } from './decision.ts';
import type { PlanIndex } from './plan.ts';
import { speakersList } from './speakers.ts';
import type { ProceedingsState } from './state.ts';

/** Everything that a command of the desk may name as seen, as it is now. */
export function seenNow(state: ProceedingsState, plan: PlanIndex): Required<Seen> {
  const { openSittingId, runningItemId, floor } = state;
  return {
    sittingId: openSittingId,
    itemId: runningItemId,
    turnId: floor?.turnId ?? null,
    lastTurnId: floor?.turnId ?? lastTurn(state, runningItemId)?.turnId ?? null,
    limitSeconds: floor?.limitSeconds ?? null,
    list: listRevision(state, plan),
  };
}

/** The last finished turn of an item. */
export function lastTurn({ turns }: ProceedingsState, itemId: string | null): Turn | null {
  const ofItem = Object.values(turns).filter((turn) => turn.itemId === itemId);
  return ofItem.reduce<Turn | null>((latest, turn) => (latest && latest.endedAt > turn.endedAt ? latest : turn), null);
}

/** Whoever was interrupted by a break and has not spoken since: they go on first. */
export function interruptedTurn(state: ProceedingsState): Turn | null {
  const last = lastTurn(state, state.runningItemId);
  const pause = state.sittings[state.openSittingId ?? '']?.adjournments.at(-1);
  return state.floor === null && last && pause && last.endedAt === pause.from ? last : null;
}

/** The same for the same places in the same order, so that a list that was changed and set right again is the one that was seen. */
export function listRevision(state: ProceedingsState, plan: PlanIndex): string {
  const keys = speakersList(state, plan, state.runningItemId).map(({ key }) => key);
  return `${keys.length}.${shortened(keys.join(' '))}`;
}

/** FNV-1a, 32 bits: tells two lists apart; it is not meant to keep a secret. */
function shortened(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

const CODES = {
  sittingId: 'seen-sitting',
  itemId: 'seen-item',
  turnId: 'seen-turn',
  lastTurnId: 'seen-turn',
  limitSeconds: 'seen-limit',
  list: 'seen-list',
} as const satisfies Record<keyof Seen, string>;

/** Facts that are hidden from whoever may not know the running item: they saw none of them, and cannot name them. */
const OF_ITEM: ReadonlySet<keyof Seen> = new Set(['turnId', 'lastTurnId', 'limitSeconds', 'list']);

/** @throws AppError seen-sitting, seen-item, seen-turn, seen-limit, seen-list if another command came first. */
export function requireSeen(
  state: ProceedingsState,
  seen: Seen | undefined,
  { plan, actor, levelOf }: Pick<SittingContext, 'plan' | 'actor' | 'levelOf'>,
): void {
  if (!seen) return;
  const now = seenNow(state, plan);
  const itemId = state.floor?.itemId ?? state.runningItemId;
  const isHidden = itemId !== null && levelOf(itemId) > actor.clearance;
  for (const name of SEEN_NAMES) {
    if (seen[name] === undefined || (isHidden && OF_ITEM.has(name))) continue;
    if (seen[name] !== now[name]) throw new AppError(CODES[name]);
  }
}
