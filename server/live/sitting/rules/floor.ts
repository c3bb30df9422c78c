import { AppError } from '../../../platform/errors.ts';
import type { NewEntry } from '../../../platform/journal/contract.ts';
import { MAX_TURN_SECONDS, type Floor } from '../contract/entities.ts';
import { floorEnded, floorExtended, floorGranted, floorPaused, floorPrepared, floorRecalled, floorResumed } from '../contract/entries.ts';
import { activeSitting, impliedEnd, knownItem, type Acting, type Known } from './decision.ts';
import { plannedSeconds, resolveSpeaker, type Named } from './naming.ts';
import type { ProceedingsState } from './state.ts';

interface GrantInput extends Named {
  readonly itemId?: string;
  readonly seconds?: number | null;
  readonly handOver: boolean;
}

/**
 * Gives the floor. With `handOver` whoever holds it loses it in the same command.
 * Throws sitting-not-open, sitting-adjourned, floor-taken, item-not-running, not-found, invalid, request-over.
 */
export function decideGrant(state: ProceedingsState, input: GrantInput, acting: Acting, { plan, id }: Known): NewEntry[] {
  const { sittingId } = activeSitting(state);
  const speaker = resolveSpeaker(state, plan, input);
  const itemId = runningItem(state, input.itemId ?? plan.papers.get(speaker.paperId ?? '')?.itemId, acting, { plan });
  const limitSeconds = input.seconds === undefined ? plannedSeconds(state, plan, speaker, itemId) : input.seconds;
  return [...madeFree(state, input), floorGranted.make({ turnId: id, itemId, speaker, limitSeconds }, sittingId)];
}

/** Calls a speaker back. Throws like decideGrant, and not-found where there was no such turn. */
export function decideRecall(
  state: ProceedingsState,
  input: { turnId: string; seconds: number | null; handOver: boolean },
  acting: Acting,
  { plan, id }: Known,
): NewEntry[] {
  const { sittingId } = activeSitting(state);
  const turn = state.turns[input.turnId];
  if (!turn) throw new AppError('not-found');
  const itemId = runningItem(state, undefined, acting, { plan });
  const speaker = { ...turn.speaker, requestId: null, queueId: null };
  const data = { turnId: id, itemId, speaker, limitSeconds: input.seconds, recalls: turn.turnId };
  return [...madeFree(state, input), floorRecalled.make(data, sittingId)];
}

/** Notifies the next speaker, also repeatedly; notifying another one replaces them. Throws sitting-not-open, sitting-adjourned, invalid, request-over. */
export function decidePrepare(state: ProceedingsState, input: Named, acting: Acting, { plan }: Known): NewEntry[] {
  const { sittingId } = activeSitting(state);
  const speaker = resolveSpeaker(state, plan, input);
  const paper = plan.papers.get(speaker.paperId ?? '');
  const itemId = paper ? knownItem(plan, paper.itemId, acting).id : state.runningItemId;
  return [floorPrepared.make({ speaker, itemId }, sittingId)];
}

interface TurnInput {
  readonly turnId?: string;
}

/** Throws floor-empty, turn-over, floor-paused. */
export function decidePause(state: ProceedingsState, input: TurnInput): NewEntry[] {
  const floor = currentTurn(state, input);
  if (floor.pausedAt !== null) throw new AppError('floor-paused');
  return [floorPaused.make(ofTurn(floor), floor.sittingId)];
}

/** Throws floor-empty, turn-over, floor-not-paused. */
export function decideResumeTime(state: ProceedingsState, input: TurnInput): NewEntry[] {
  const floor = currentTurn(state, input);
  if (floor.pausedAt === null) throw new AppError('floor-not-paused');
  return [floorResumed.make(ofTurn(floor), floor.sittingId)];
}

/** Throws floor-empty, turn-over, floor-unlimited, floor-too-long. */
export function decideExtend(state: ProceedingsState, input: TurnInput & { seconds: number }): NewEntry[] {
  const floor = currentTurn(state, input);
  if (floor.limitSeconds === null) throw new AppError('floor-unlimited');
  const limitSeconds = floor.limitSeconds + input.seconds;
  if (limitSeconds > MAX_TURN_SECONDS) throw new AppError('floor-too-long', { hours: MAX_TURN_SECONDS / 3600 });
  return [floorExtended.make({ ...ofTurn(floor), limitSeconds }, floor.sittingId)];
}

/** Throws floor-empty, turn-over; forbidden to a site that ends another's turn. */
export function decideEnd(state: ProceedingsState, input: TurnInput, { actor }: Acting): NewEntry[] {
  const floor = currentTurn(state, input);
  if (actor.kind === 'site' && floor.speaker.siteId !== actor.id) throw new AppError('forbidden');
  return [floorEnded.make(ofTurn(floor), floor.sittingId)];
}

/** The turn that goes on. Throws floor-empty, turn-over when another one was meant. */
function currentTurn({ floor }: ProceedingsState, { turnId }: TurnInput): Floor {
  if (!floor) throw new AppError('floor-empty');
  if (turnId !== undefined && turnId !== floor.turnId) throw new AppError('turn-over');
  return floor;
}

const ofTurn = ({ turnId, itemId }: Floor) => ({ turnId, itemId });

function madeFree(state: ProceedingsState, { handOver }: { handOver: boolean }): NewEntry[] {
  if (state.floor && !handOver) throw new AppError('floor-taken');
  return impliedEnd(state);
}

/** Nobody speaks to an item that is not running; without any item running one may speak outside the agenda. */
function runningItem(state: ProceedingsState, asked: string | undefined, acting: Acting, { plan }: Pick<Known, 'plan'>): string | null {
  const itemId = asked ?? state.runningItemId;
  if (itemId !== null) knownItem(plan, itemId, acting);
  if (itemId !== state.runningItemId) throw new AppError('item-not-running');
  return itemId;
}
