import type { z } from 'zod';
import { AppError } from '../../../platform/errors.ts';
import type { Entry, NewEntry } from '../../../platform/journal/contract.ts';
import { MAX_TURN_SECONDS, type Floor, type Speaker } from '../contract/entities.ts';
import {
  floorEnded,
  floorExtended,
  floorGranted,
  floorLimited,
  floorPaused,
  floorPrepared,
  floorRecalled,
  floorResumed,
} from '../contract/entries.ts';
import { requireClearedSite } from './clearance.ts';
import { activeSitting, impliedEnd, knownItem, type SittingContext } from './decision.ts';
import { plannedSeconds, resolveSpeaker, type SpeakerNames } from './naming.ts';
import type { ProceedingsState, ProceedingsFacts } from './state.ts';
import { secondsLeft } from './time.ts';

interface GrantInput extends SpeakerNames {
  readonly itemId?: string;
  readonly seconds?: number | null;
  readonly handOver: boolean;
}

/**
 * Gives the floor. With `handOver`, the current speaker loses it in the same command.
 * @throws AppError sitting-not-open, sitting-adjourned, floor-held (the speaker has it already), paper-given, floor-taken, item-not-running,
 * not-found, invalid, request-over.
 */
export function decideGrant(state: ProceedingsState, input: GrantInput, context: SittingContext): NewEntry[] {
  const { plan, id } = context;
  const { sittingId } = activeSitting(state);
  const speaker = resolveSpeaker(state, plan, input);
  requireOther(state, speaker);
  if (hasGivenPaper(state, speaker)) throw new AppError('paper-given');
  const itemId = runningItem(state, input.itemId ?? plan.papers.get(speaker.paperId ?? '')?.itemId, context);
  requireClearedSite(context, speaker.siteId, itemId);
  const limitSeconds = input.seconds === undefined ? plannedSeconds(state, plan, speaker, itemId) : input.seconds;
  return [...madeFree(state, input), floorGranted.make({ turnId: id, itemId, speaker, limitSeconds }, sittingId)];
}

/** Calls a speaker back, with the time that was left unless another is given. Throws like decideGrant, and not-found where there was no such turn. */
export function decideRecall(
  state: ProceedingsState,
  input: { turnId: string; seconds?: number | null; handOver: boolean },
  context: SittingContext,
): NewEntry[] {
  const { sittingId } = activeSitting(state);
  const turn = state.turns[input.turnId];
  if (!turn) throw new AppError('not-found');
  const itemId = runningItem(state, undefined, context);
  const speaker = { ...turn.speaker, requestId: null, queueId: null };
  requireOther(state, speaker);
  requireClearedSite(context, speaker.siteId, itemId);
  const limitSeconds = input.seconds === undefined ? secondsLeft(turn) : input.seconds;
  const data = { turnId: context.id, itemId, speaker, limitSeconds, recalls: turn.turnId };
  return [...madeFree(state, input), floorRecalled.make(data, sittingId)];
}

/**
 * Notifies the next speaker; notifying another one replaces them.
 * @throws AppError sitting-not-open, sitting-adjourned, floor-held, already-prepared, invalid, request-over.
 */
export function decidePrepare(state: ProceedingsState, input: SpeakerNames, context: SittingContext): NewEntry[] {
  const { plan } = context;
  const { sittingId } = activeSitting(state);
  const speaker = resolveSpeaker(state, plan, input);
  requireOther(state, speaker);
  if (isPrepared(state, speaker)) throw new AppError('already-prepared');
  const paper = plan.papers.get(speaker.paperId ?? '');
  const itemId = paper ? knownItem(context, paper.itemId).id : state.runningItemId;
  requireClearedSite(context, speaker.siteId, itemId);
  return [floorPrepared.make({ speaker, itemId }, sittingId)];
}

interface TurnInput {
  readonly turnId?: string;
}

/** @throws AppError floor-empty, turn-over, floor-paused. */
export function decidePause(state: ProceedingsState, input: TurnInput): NewEntry[] {
  const floor = currentTurn(state, input);
  if (floor.pausedAt !== null) throw new AppError('floor-paused');
  return [floorPaused.make(turnAndItem(floor), floor.sittingId)];
}

/** @throws AppError floor-empty, turn-over, floor-not-paused. */
export function decideResumeTime(state: ProceedingsState, input: TurnInput): NewEntry[] {
  const floor = currentTurn(state, input);
  if (floor.pausedAt === null) throw new AppError('floor-not-paused');
  return [floorResumed.make(turnAndItem(floor), floor.sittingId)];
}

/** @throws AppError floor-empty, turn-over, floor-unlimited, floor-too-long. */
export function decideExtend(state: ProceedingsState, input: TurnInput & { seconds: number }): NewEntry[] {
  const floor = currentTurn(state, input);
  if (floor.limitSeconds === null) throw new AppError('floor-unlimited');
  const limitSeconds = floor.limitSeconds + input.seconds;
  if (limitSeconds > MAX_TURN_SECONDS) throw new AppError('floor-too-long', { hours: MAX_TURN_SECONDS / 3600 });
  return [floorExtended.make({ ...turnAndItem(floor), limitSeconds }, floor.sittingId)];
}

/** @throws AppError floor-empty, turn-over, limit-same. */
export function decideLimit(state: ProceedingsState, input: TurnInput & { seconds: number | null }): NewEntry[] {
  const floor = currentTurn(state, input);
  if (floor.limitSeconds === input.seconds) throw new AppError('limit-same');
  return [floorLimited.make({ ...turnAndItem(floor), limitSeconds: input.seconds }, floor.sittingId)];
}

/** @throws AppError floor-empty, turn-over; forbidden to a site that ends another's turn. */
export function decideEnd(state: ProceedingsState, input: TurnInput, { actor }: SittingContext): NewEntry[] {
  const floor = currentTurn(state, input);
  if (actor.kind === 'site' && floor.speaker.siteId !== actor.id) throw new AppError('forbidden');
  return [floorEnded.make(turnAndItem(floor), floor.sittingId)];
}

/** The current turn. @throws AppError floor-empty, turn-over if another one was meant. */
function currentTurn({ floor }: ProceedingsState, { turnId }: TurnInput): Floor {
  if (!floor) throw new AppError('floor-empty');
  if (turnId !== undefined && turnId !== floor.turnId) throw new AppError('turn-over');
  return floor;
}

/** Whoever has the floor is not given it again, under whatever name: it would be a second speech in the minutes. */
function requireOther({ floor }: ProceedingsState, speaker: Speaker): void {
  if (floor && isSamePerson(floor.speaker, speaker)) throw new AppError('floor-held');
}

/** The same paper, place or person; a site without a named person is whoever speaks from there. */
function isSamePerson(one: Speaker, other: Speaker): boolean {
  const isSame = (name: keyof Speaker): boolean => one[name] !== null && one[name] === other[name];
  if (isSame('paperId') || isSame('queueId') || isSame('requestId') || isSame('participantId')) return true;
  return isSame('siteId') && (one.participantId === null || other.participantId === null);
}

/** A paper is given once; whoever gave it is called back, not invited to give it again. */
const hasGivenPaper = ({ turns }: ProceedingsState, { paperId }: Speaker): boolean =>
  paperId !== null && Object.values(turns).some((turn) => turn.speaker.paperId === paperId);

const turnAndItem = ({ turnId, itemId }: Floor) => ({ turnId, itemId });

function madeFree(state: ProceedingsState, { handOver }: { handOver: boolean }): NewEntry[] {
  if (state.floor && !handOver) throw new AppError('floor-taken');
  return impliedEnd(state);
}

/** Nobody speaks to an item that is not running; while no item is running, one may speak outside the agenda. */
function runningItem(state: ProceedingsState, asked: string | undefined, context: SittingContext): string | null {
  const itemId = asked ?? state.runningItemId;
  if (itemId !== null) knownItem(context, itemId);
  if (itemId !== state.runningItemId) throw new AppError('item-not-running');
  return itemId;
}

type Granted = z.output<typeof floorGranted.data>;
type Recalled = z.output<typeof floorRecalled.data>;
type TurnData = z.output<typeof floorEnded.data>;

const freshTurn = { pausedAt: null, pausedMs: 0, recalls: null };

/** A grant settles the request, takes the place off the list, and clears the notification of that speaker. */
export function grantedFacts(state: ProceedingsState, entry: Entry, data: Granted): ProceedingsFacts {
  const { turnId, itemId, speaker, limitSeconds } = data;
  const floor: Floor = { turnId, speaker, sittingId: entry.sittingId ?? '', itemId, startedAt: entry.at, limitSeconds, ...freshTurn };
  return { floor, ...usedUp(state, speaker) };
}

export function recalledFacts(state: ProceedingsState, entry: Entry, data: Recalled): ProceedingsFacts {
  const { floor } = grantedFacts(state, entry, data);
  return { floor: floor ? { ...floor, recalls: data.recalls } : null, ...(isPrepared(state, data.speaker) ? { prepared: null } : {}) };
}

function usedUp(state: ProceedingsState, speaker: Speaker): ProceedingsFacts {
  const request = speaker.requestId === null ? undefined : state.requests[speaker.requestId];
  const place = speaker.queueId === null ? undefined : state.places[`queue:${speaker.queueId}`];
  return {
    ...(request ? { requests: { [request.requestId]: { ...request, state: 'granted' as const } } } : {}),
    ...(place ? { places: { [place.key]: null } } : {}),
    ...(isPrepared(state, speaker) ? { prepared: null } : {}),
  };
}

/** Whether this is the speaker who was told to get ready. */
export function isPrepared(state: ProceedingsState, speaker: Speaker): boolean {
  return state.prepared !== null && sameSpeaker(state.prepared.speaker, speaker);
}

/** The same place in the list, or the same person or site if no place is known. */
export function sameSpeaker(one: Speaker, other: Speaker): boolean {
  for (const name of ['paperId', 'queueId', 'requestId', 'participantId', 'siteId'] as const) {
    if (one[name] !== null || other[name] !== null) return one[name] === other[name];
  }
  return false;
}

export function pausedFacts(state: ProceedingsState, entry: Entry, { turnId }: TurnData): ProceedingsFacts {
  return factsTurnData(state, turnId, (floor) => ({ ...floor, pausedAt: entry.at }));
}

export function resumedFacts(state: ProceedingsState, entry: Entry, { turnId }: TurnData): ProceedingsFacts {
  return factsTurnData(state, turnId, (floor) => runningAgain(floor, entry.at));
}

export function extendedFacts(
  state: ProceedingsState,
  _entry: Entry,
  { turnId, limitSeconds }: z.output<typeof floorExtended.data>,
): ProceedingsFacts {
  return factsTurnData(state, turnId, (floor) => ({ ...floor, limitSeconds }));
}

export function floorLimitedFacts(
  state: ProceedingsState,
  _entry: Entry,
  { turnId, limitSeconds }: z.output<typeof floorLimited.data>,
): ProceedingsFacts {
  return factsTurnData(state, turnId, (floor) => ({ ...floor, limitSeconds }));
}

export function floorEndedFacts(state: ProceedingsState, entry: Entry, { turnId }: TurnData): ProceedingsFacts {
  const floor = state.floor;
  if (floor?.turnId !== turnId) return {};
  return { floor: null, turns: { [turnId]: { ...runningAgain(floor, entry.at), endedAt: entry.at } } };
}

export function preparedFacts(
  _state: ProceedingsState,
  entry: Entry,
  { speaker, itemId }: z.output<typeof floorPrepared.data>,
): ProceedingsFacts {
  return { prepared: { speaker, itemId, at: entry.at } };
}

function factsTurnData(state: ProceedingsState, turnId: string, change: (floor: Floor) => Floor): ProceedingsFacts {
  return state.floor?.turnId === turnId ? { floor: change(state.floor) } : {};
}

function runningAgain(floor: Floor, at: number): Floor {
  const { pausedAt, pausedMs } = floor;
  return pausedAt === null ? floor : { ...floor, pausedAt: null, pausedMs: pausedMs + (at - pausedAt) };
}
