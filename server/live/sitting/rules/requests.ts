import type { z } from 'zod';
import { mayRead } from '../../../planning/plan/rules.ts';
import type { Actor } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Entry, NewEntry } from '../../../platform/journal/contract.ts';
import type { ASKING_BARS, FloorRequest, SpeakerPlace, TextRef } from '../contract/entities.ts';
import { requestAccepted, requestDeferred, requestMade, requestRefused, requestWithdrawn } from '../contract/entries.ts';
import { openSitting, type SittingContext } from './decision.ts';
import { siteOfParticipant } from './plan.ts';
import { isListClosed } from './limits.ts';
import { UNSETTLED } from './naming.ts';
import { preparedGone, waiting } from './queue.ts';
import { orderBefore, requestSpeaker, speakersList } from './speakers.ts';
import type { ProceedingsState, ProceedingsFacts } from './state.ts';

/** Requests that are not settled, of those a filter chooses, oldest first. */
export const unsettled = (state: ProceedingsState, of: (request: FloorRequest) => boolean = () => true): FloorRequest[] =>
  Object.values(state.requests)
    .filter((request) => UNSETTLED.has(request.state) && of(request))
    .toSorted((one, other) => one.madeAt - other.madeAt);

/** One login makes so many requests in so long a time: more is a key that is stuck, or a script. */
const MAX_REQUESTS = 5;
const REQUESTS_WINDOW_MS = 60_000;

/** Sites and delegates request for themselves. @throws AppError sitting-not-open, forbidden, one of ASKING_BARS, request-open, list-closed, requests-too-many. */
export function decideRequest(state: ProceedingsState, { topic }: { topic: TextRef | null }, context: SittingContext): NewEntry[] {
  const { sittingId } = openSitting(state);
  const who = asker(context);
  if (unsettled(state, (request) => isOwn(request, context)).length > 0) throw new AppError('request-open');
  if (isListClosed(state)) throw new AppError('list-closed');
  const isRecent = ({ madeAt }: FloorRequest): boolean => context.now - madeAt < REQUESTS_WINDOW_MS;
  const recent = Object.values(state.requests).filter((request) => isRecent(request) && isOwn(request, context));
  if (recent.length >= MAX_REQUESTS) throw new AppError('requests-too-many');
  return [requestMade.make({ requestId: context.id, ...who, itemId: knownRunningItem(state, context), topic }, sittingId)];
}

/** @throws AppError sitting-not-open, not-found (another's request does not exist), request-over. */
export function decideWithdraw(state: ProceedingsState, { requestId }: { requestId: string }, context: SittingContext): NewEntry[] {
  const { sittingId } = openSitting(state);
  const request = state.requests[requestId];
  if (!request || !isOwn(request, context)) throw new AppError('not-found');
  if (!UNSETTLED.has(request.state)) throw new AppError('request-over');
  return [requestWithdrawn.make({ requestId, itemId: request.itemId }, sittingId)];
}

/** @throws AppError sitting-not-open, not-found, request-over, not-waiting. */
export function decideAccept(
  state: ProceedingsState,
  input: { requestId: string; seconds: number | null; before: string | null },
  { plan }: SittingContext,
): NewEntry[] {
  const { sittingId } = openSitting(state);
  const request = inState(state, input.requestId, ['open', 'deferred']);
  const list = speakersList(state, plan, state.runningItemId);
  const order = orderBefore(list, waiting(list, input.before));
  const { requestId, itemId } = request;
  // A request made during one item may wait for another one: then it belongs to none.
  return [
    requestAccepted.make({ requestId, itemId: itemId === state.runningItemId ? itemId : null, order, seconds: input.seconds }, sittingId),
  ];
}

/** @throws AppError sitting-not-open, not-found, request-over. */
export function decideDefer(state: ProceedingsState, { requestId }: { requestId: string }): NewEntry[] {
  const { sittingId } = openSitting(state);
  const request = inState(state, requestId, ['open', 'accepted']);
  return [requestDeferred.make({ requestId, itemId: request.itemId }, sittingId)];
}

/** `reason`: the text that says why, if one was given. @throws AppError sitting-not-open, not-found, request-over. */
export function decideRefuse(state: ProceedingsState, { requestId, reason }: { requestId: string; reason: TextRef | null }): NewEntry[] {
  const { sittingId } = openSitting(state);
  const request = inState(state, requestId, ['open', 'deferred', 'accepted']);
  return [requestRefused.make({ requestId, itemId: request.itemId, reason }, sittingId)];
}

function inState(state: ProceedingsState, requestId: string, states: readonly FloorRequest['state'][]): FloorRequest {
  const request = state.requests[requestId];
  if (!request) throw new AppError('not-found');
  if (!states.includes(request.state)) throw new AppError('request-over');
  return request;
}

type Asking = Pick<SittingContext, 'plan' | 'participantId' | 'askerPresence'> & { readonly actor: Pick<Actor, 'kind' | 'id'> };

function asker(context: Asking): Pick<FloorRequest, 'siteId' | 'participantId'> {
  const { actor, participantId } = context;
  if (actor.kind === 'site') return { siteId: actor.id, participantId: null };
  if (participantId === null) throw new AppError('forbidden');
  const bar = askingBar(context);
  if (bar !== null) throw new AppError(bar);
  return { siteId: placeOfAsker(context), participantId };
}

/** Where a participant is: where they were seen today, else where the plan expects them. */
export const placeOfAsker = ({
  plan,
  participantId,
  askerPresence,
}: Pick<Asking, 'plan' | 'participantId' | 'askerPresence'>): string | null =>
  askerPresence?.siteId ?? siteOfParticipant(plan, participantId);

/**
 * Why a participant cannot ask for the floor now; null: they can. Whoever is at a remote site and has no login asks through the site, which
 * puts them before its camera and microphone.
 */
export function askingBar(context: Asking): (typeof ASKING_BARS)[number] | null {
  const { actor, plan, participantId, askerPresence } = context;
  if (participantId === null || !plan.participants.has(participantId)) return 'not-in-plan';
  if (askerPresence?.isAway === true) return 'noted-away';
  const siteId = placeOfAsker(context);
  return actor.kind === 'invited' && siteId !== null && siteId !== plan.hallId ? 'asks-at-site' : null;
}

/** Whether the request is the actor's own. */
export function isOwn(
  request: FloorRequest,
  { actor, participantId }: Pick<SittingContext, 'participantId'> & { readonly actor: Pick<Actor, 'kind' | 'id'> },
): boolean {
  if (actor.kind === 'site') return request.siteId === actor.id && request.participantId === null;
  return participantId !== null && request.participantId === participantId;
}

/** The running item if the requester is cleared for it; otherwise their own request would be hidden from them. */
function knownRunningItem({ runningItemId }: ProceedingsState, { actor, plan }: SittingContext): string | null {
  const item = runningItemId === null ? undefined : plan.items.get(runningItemId);
  return item && mayRead(actor.clearance, item) ? item.id : null;
}

type OfRequest = z.output<typeof requestWithdrawn.data>;

export function requestedFacts(_state: ProceedingsState, entry: Entry, data: z.output<typeof requestMade.data>): ProceedingsFacts {
  return { requests: { [data.requestId]: { ...data, state: 'open', madeAt: entry.at } } };
}

/** Withdrawing a request removes its place in the list of speakers. */
export const requestStateFacts =
  (next: 'withdrawn' | 'deferred' | 'refused') =>
  (state: ProceedingsState, _entry: Entry, { requestId }: OfRequest): ProceedingsFacts => {
    const request = state.requests[requestId];
    if (!request) return {};
    const key = `queue:${requestId}`;
    return {
      requests: { [requestId]: { ...request, state: next } },
      ...(state.places[key] ? { places: { [key]: null } } : {}),
      ...preparedGone(state, key),
    };
  };

export function refusedFacts(state: ProceedingsState, entry: Entry, data: z.output<typeof requestRefused.data>): ProceedingsFacts {
  const { requests, ...gone } = requestStateFacts('refused')(state, entry, data);
  const request = requests?.[data.requestId];
  if (!request) return {};
  return { ...gone, requests: { [data.requestId]: { ...request, ...(data.reason ? { reason: data.reason } : {}) } } };
}

/** An accepted request takes a place in the list that has its id. */
export function acceptedFacts(state: ProceedingsState, entry: Entry, data: z.output<typeof requestAccepted.data>): ProceedingsFacts {
  const request = state.requests[data.requestId];
  if (!request) return {};
  const key = `queue:${data.requestId}`;
  const { itemId, order, seconds } = data;
  const place: SpeakerPlace = { key, itemId, order, removed: false, speaker: requestSpeaker(request), seconds, at: entry.at };
  return { requests: { [data.requestId]: { ...request, state: 'accepted' } }, places: { [key]: place } };
}
