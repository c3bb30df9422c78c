import type { z } from 'zod';
import type { Entry } from '../../../platform/journal/contract.ts';
import type { Facts, Floor, Speaker } from '../contract/entities.ts';
import type { floorEnded, floorExtended, floorGranted, floorPrepared, floorRecalled } from '../contract/entries.ts';
import type { ProceedingsState } from './state.ts';

type Granted = z.output<typeof floorGranted.data>;
type Recalled = z.output<typeof floorRecalled.data>;
type OfTurn = z.output<typeof floorEnded.data>;

const freshTurn = { pausedAt: null, pausedMs: 0, recalls: null };

/** A grant uses up the request and the place in the list that it answers, and the warning to that speaker. */
export function grantedFacts(state: ProceedingsState, entry: Entry, data: Granted): Facts {
  const { turnId, itemId, speaker, limitSeconds } = data;
  const floor: Floor = { turnId, speaker, sittingId: entry.sittingId ?? '', itemId, startedAt: entry.at, limitSeconds, ...freshTurn };
  return { floor, ...usedUp(state, speaker) };
}

export function recalledFacts(state: ProceedingsState, entry: Entry, data: Recalled): Facts {
  const { floor } = grantedFacts(state, entry, data);
  return { floor: floor ? { ...floor, recalls: data.recalls } : null, ...(isPrepared(state, data.speaker) ? { prepared: null } : {}) };
}

function usedUp(state: ProceedingsState, speaker: Speaker): Facts {
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

/** The same place in the list, or the same person or site where no place is known. */
export function sameSpeaker(one: Speaker, other: Speaker): boolean {
  for (const name of ['paperId', 'queueId', 'requestId', 'participantId', 'siteId'] as const) {
    if (one[name] !== null || other[name] !== null) return one[name] === other[name];
  }
  return false;
}

export function pausedFacts(state: ProceedingsState, entry: Entry, { turnId }: OfTurn): Facts {
  return ofTurn(state, turnId, (floor) => ({ ...floor, pausedAt: entry.at }));
}

export function resumedFacts(state: ProceedingsState, entry: Entry, { turnId }: OfTurn): Facts {
  return ofTurn(state, turnId, (floor) => runningAgain(floor, entry.at));
}

export function extendedFacts(
  state: ProceedingsState,
  _entry: Entry,
  { turnId, limitSeconds }: z.output<typeof floorExtended.data>,
): Facts {
  return ofTurn(state, turnId, (floor) => ({ ...floor, limitSeconds }));
}

export function floorEndedFacts(state: ProceedingsState, entry: Entry, { turnId }: OfTurn): Facts {
  const floor = state.floor;
  if (floor?.turnId !== turnId) return {};
  return { floor: null, turns: { [turnId]: { ...runningAgain(floor, entry.at), endedAt: entry.at } } };
}

export function preparedFacts(_state: ProceedingsState, entry: Entry, { speaker, itemId }: z.output<typeof floorPrepared.data>): Facts {
  return { prepared: { speaker, itemId, at: entry.at } };
}

function ofTurn(state: ProceedingsState, turnId: string, change: (floor: Floor) => Floor): Facts {
  return state.floor?.turnId === turnId ? { floor: change(state.floor) } : {};
}

function runningAgain(floor: Floor, at: number): Floor {
  const { pausedAt, pausedMs } = floor;
  return pausedAt === null ? floor : { ...floor, pausedAt: null, pausedMs: pausedMs + (at - pausedAt) };
}
