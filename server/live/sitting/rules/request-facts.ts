import type { z } from 'zod';
import type { Entry } from '../../../platform/journal/contract.ts';
import type { Facts, FloorRequest, Place, Speaker } from '../contract/entities.ts';
import type { requestAccepted, requestMade, requestWithdrawn } from '../contract/entries.ts';
import type { ProceedingsState } from './state.ts';

type OfRequest = z.output<typeof requestWithdrawn.data>;

export function requestedFacts(_state: ProceedingsState, entry: Entry, data: z.output<typeof requestMade.data>): Facts {
  return { requests: { [data.requestId]: { ...data, state: 'open', madeAt: entry.at } } };
}

/** A request that leaves the list of speakers takes its place with it. */
export const requestStateFacts =
  (next: 'withdrawn' | 'deferred') =>
  (state: ProceedingsState, _entry: Entry, { requestId }: OfRequest): Facts => {
    const request = state.requests[requestId];
    if (!request) return {};
    const key = `queue:${requestId}`;
    return { requests: { [requestId]: { ...request, state: next } }, ...(state.places[key] ? { places: { [key]: null } } : {}) };
  };

/** An accepted request takes a place in the list that has its id. */
export function acceptedFacts(state: ProceedingsState, entry: Entry, data: z.output<typeof requestAccepted.data>): Facts {
  const request = state.requests[data.requestId];
  if (!request) return {};
  const key = `queue:${data.requestId}`;
  const { itemId, order, seconds } = data;
  const place: Place = { key, itemId, order, removed: false, speaker: requestSpeaker(request), seconds, at: entry.at };
  return { requests: { [data.requestId]: { ...request, state: 'accepted' } }, places: { [key]: place } };
}

export const requestSpeaker = ({ requestId, siteId, participantId }: FloorRequest): Speaker => ({
  participantId,
  siteId,
  paperId: null,
  requestId,
  queueId: requestId,
});
