import type { z } from 'zod';
import { AppError } from '../../../platform/errors.ts';
import type { Entry, NewEntry } from '../../../platform/journal/contract.ts';
import type { Speaker, SpeakerPlace } from '../contract/entities.ts';
import { queueAdded, queueMoved, queueRemoved } from '../contract/entries.ts';
import { openSitting, type SittingContext } from './decision.ts';
import { resolveSpeaker } from './naming.ts';
import { orderBefore, speakerKey, speakersList, type WaitingSpeaker } from './speakers.ts';
import type { ProceedingsState, ProceedingsFacts } from './state.ts';

interface AddInput {
  readonly participantId?: string;
  readonly siteId?: string;
  readonly seconds: number | null;
  readonly before: string | null;
}

/** Adds a speaker to the list of the running item. @throws AppError sitting-not-open, invalid, already-waiting, not-waiting. */
export function decideAdd(state: ProceedingsState, input: AddInput, { plan, id }: SittingContext): NewEntry[] {
  const { sittingId } = openSitting(state);
  const itemId = state.runningItemId;
  const list = speakersList(state, plan, itemId);
  const speaker = { ...resolveSpeaker(state, plan, input), queueId: id };
  if (placeOfSame(list, speaker)) throw new AppError('already-waiting');
  const order = orderBefore(list, waiting(list, input.before));
  return [queueAdded.make({ key: `queue:${id}`, itemId, speaker, order, seconds: input.seconds }, sittingId)];
}

/** @throws AppError sitting-not-open, not-waiting. */
export function decideMove(state: ProceedingsState, input: { key: string; before: string | null }, { plan }: SittingContext): NewEntry[] {
  const { sittingId } = openSitting(state);
  const list = speakersList(state, plan, state.runningItemId);
  const { key, itemId } = required(list, input.key);
  if (input.before === key) throw new AppError('not-waiting');
  const others = list.filter((one) => one.key !== key);
  return [queueMoved.make({ key, itemId, order: orderBefore(others, waiting(others, input.before)) }, sittingId)];
}

/** @throws AppError sitting-not-open, not-waiting. */
export function decideRemove(state: ProceedingsState, input: { key: string }, { plan }: SittingContext): NewEntry[] {
  const { sittingId } = openSitting(state);
  const { key, itemId } = required(speakersList(state, plan, state.runningItemId), input.key);
  return [queueRemoved.make({ key, itemId }, sittingId)];
}

/** The place where the same person already waits, or the same site if nobody is named; undefined if there is none. */
export const placeOfSame = (
  list: readonly WaitingSpeaker[],
  { participantId, siteId }: Pick<Speaker, 'participantId' | 'siteId'>,
): WaitingSpeaker | undefined =>
  list.find(({ speaker }) =>
    participantId === null
      ? siteId !== null && speaker.participantId === null && speaker.siteId === siteId
      : speaker.participantId === participantId,
  );

/** The place of a key that may be left out. @throws AppError not-waiting when nobody waits there. */
export const waiting = (list: readonly WaitingSpeaker[], key: string | null): WaitingSpeaker | null =>
  key === null ? null : required(list, key);

function required(list: readonly WaitingSpeaker[], key: string): WaitingSpeaker {
  const found = list.find((one) => one.key === key);
  if (!found) throw new AppError('not-waiting');
  return found;
}

export function placeAddedFacts(_state: ProceedingsState, entry: Entry, data: z.output<typeof queueAdded.data>): ProceedingsFacts {
  const { key, itemId, order, speaker, seconds } = data;
  return { places: { [key]: { key, itemId, order, removed: false, speaker, seconds, at: entry.at } } };
}

export function placeMovedFacts(
  state: ProceedingsState,
  entry: Entry,
  { key, itemId, order }: z.output<typeof queueMoved.data>,
): ProceedingsFacts {
  return { places: { [key]: { ...placeOf(state, entry, key, itemId), order } } };
}

/** An added place is deleted; a planned one is kept as removed, because the plan would bring it back. */
export function placeRemovedFacts(
  state: ProceedingsState,
  entry: Entry,
  { key, itemId }: z.output<typeof queueRemoved.data>,
): ProceedingsFacts {
  const place = placeOf(state, entry, key, itemId);
  const request = place.speaker?.requestId ? state.requests[place.speaker.requestId] : undefined;
  return {
    places: { [key]: place.speaker ? null : { ...place, removed: true } },
    ...(request ? { requests: { [request.requestId]: { ...request, state: 'deferred' as const } } } : {}),
    ...preparedGone(state, key),
  };
}

/** Whoever was told to get ready in a place that is gone is not next any more. */
export function preparedGone({ prepared }: ProceedingsState, key: string): Pick<ProceedingsFacts, 'prepared'> {
  if (!prepared) return {};
  const { paperId, queueId, requestId, participantId } = prepared.speaker;
  const names = [`paper:${paperId}`, `queue:${queueId}`, `queue:${requestId}`, speakerKey(prepared.itemId ?? '', participantId ?? '')];
  return names.includes(key) ? { prepared: null } : {};
}

function placeOf(state: ProceedingsState, entry: Entry, key: string, itemId: string | null): SpeakerPlace {
  return state.places[key] ?? { key, itemId, order: null, removed: false, speaker: null, seconds: null, at: entry.at };
}
