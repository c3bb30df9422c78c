import type { z } from 'zod';
import type { Entry } from '../../../platform/journal/contract.ts';
import type { Facts, Place } from '../contract/entities.ts';
import type { queueAdded, queueMoved, queueRemoved } from '../contract/entries.ts';
import type { ProceedingsState } from './state.ts';

export function placeAddedFacts(_state: ProceedingsState, entry: Entry, data: z.output<typeof queueAdded.data>): Facts {
  const { key, itemId, order, speaker, seconds } = data;
  return { places: { [key]: { key, itemId, order, removed: false, speaker, seconds, at: entry.at } } };
}

export function placeMovedFacts(state: ProceedingsState, entry: Entry, { key, itemId, order }: z.output<typeof queueMoved.data>): Facts {
  return { places: { [key]: { ...placeOf(state, entry, key, itemId), order } } };
}

/** An added place goes; a planned one is kept as taken out, because the plan would bring it back. */
export function placeRemovedFacts(state: ProceedingsState, entry: Entry, { key, itemId }: z.output<typeof queueRemoved.data>): Facts {
  const place = placeOf(state, entry, key, itemId);
  const request = place.speaker?.requestId ? state.requests[place.speaker.requestId] : undefined;
  return {
    places: { [key]: place.speaker ? null : { ...place, removed: true } },
    ...(request ? { requests: { [request.requestId]: { ...request, state: 'deferred' as const } } } : {}),
  };
}

function placeOf(state: ProceedingsState, entry: Entry, key: string, itemId: string | null): Place {
  return state.places[key] ?? { key, itemId, order: null, removed: false, speaker: null, seconds: null, at: entry.at };
}
