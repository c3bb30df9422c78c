import { AppError } from '../../../platform/errors.ts';
import type { FloorRequest, Speaker } from '../contract/entities.ts';
import { usualSeconds } from './limits.ts';
import { siteOfParticipant, type PlanIndex } from './plan.ts';
import { paperSpeaker, requestSpeaker, secondsOf, speakerOf } from './speakers.ts';
import type { ProceedingsState } from './state.ts';

/** Requests that may still be granted. */
export const UNSETTLED: ReadonlySet<FloorRequest['state']> = new Set(['open', 'deferred', 'accepted'] as const);

/** The ways in which a command may name a speaker. */
export interface SpeakerNames {
  readonly participantId?: string;
  readonly siteId?: string;
  readonly paperId?: string;
  readonly requestId?: string;
  readonly queueId?: string;
}

/**
 * The speaker with everything known about them: a place, request or paper says who it is; a participant or site that is
 * named besides speaks in their place. @throws AppError invalid (with the path of a name that does not exist), request-over.
 */
export function resolveSpeaker(state: ProceedingsState, plan: PlanIndex, named: SpeakerNames): Speaker {
  const base = { ...fromPaper(plan, named), ...fromPlace(state, named), ...fromRequest(state, named) };
  const participantId = named.participantId ?? base.participantId ?? null;
  if (named.participantId !== undefined && !plan.participants.has(named.participantId)) throw unknown('participantId');
  if (named.siteId !== undefined && !plan.sites.has(named.siteId)) throw unknown('siteId');
  const siteId = named.siteId ?? (named.participantId ? siteOfParticipant(plan, participantId) : null) ?? base.siteId ?? null;
  return speakerOf({ ...base, participantId, siteId });
}

/** Time given by the plan or the list, else the usual one of the item or the conference; null if none was set. */
export const plannedSeconds = (state: ProceedingsState, plan: PlanIndex, speaker: Speaker, itemId: string | null): number | null =>
  ownSeconds(state, plan, speaker, itemId) ?? usualSeconds(state, plan, itemId);

function ownSeconds(state: ProceedingsState, plan: PlanIndex, speaker: Speaker, itemId: string | null): number | null {
  if (speaker.paperId !== null) return secondsOf(plan.papers.get(speaker.paperId)?.minutes ?? null);
  if (speaker.queueId !== null) return state.places[`queue:${speaker.queueId}`]?.seconds ?? null;
  const item = itemId === null ? undefined : plan.items.get(itemId);
  const alone = item?.speakers.length === 1 && item.speakers[0] === speaker.participantId;
  return alone ? secondsOf(item.minutes) : null;
}

const unknown = (path: string) => new AppError('invalid', {}, [{ path, message: 'no-such-reference' }]);

function fromPaper(plan: PlanIndex, { paperId }: SpeakerNames): Partial<Speaker> {
  if (paperId === undefined) return {};
  if (!plan.papers.has(paperId)) throw unknown('paperId');
  return paperSpeaker(plan, paperId);
}

function fromPlace(state: ProceedingsState, { queueId }: SpeakerNames): Partial<Speaker> {
  if (queueId === undefined) return {};
  const speaker = state.places[`queue:${queueId}`]?.speaker;
  if (!speaker) throw unknown('queueId');
  return speaker;
}

function fromRequest(state: ProceedingsState, { requestId }: SpeakerNames): Partial<Speaker> {
  if (requestId === undefined) return {};
  const request = state.requests[requestId];
  if (!request) throw unknown('requestId');
  if (!UNSETTLED.has(request.state)) throw new AppError('request-over');
  return { ...requestSpeaker(request), queueId: request.state === 'accepted' ? requestId : null };
}
