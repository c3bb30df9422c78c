import { generateKeyBetween } from 'fractional-indexing';
import type { FloorRequest, Speaker, SpeakerPlace } from '../contract/entities.ts';
import { siteOfParticipant, type PlanIndex } from './plan.ts';
import type { ProceedingsState } from './state.ts';

/** A speaker waiting in the list of an item. */
export interface WaitingSpeaker {
  readonly key: string;
  readonly speaker: Speaker;
  readonly itemId: string | null;
  readonly order: string;
  /** The planned length; null if not known. */
  readonly seconds: number | null;
  /** True if the published plan names them. */
  readonly planned: boolean;
}

const nobody: Speaker = { participantId: null, siteId: null, paperId: null, requestId: null, queueId: null };
/** A speaker by some of their names. */
export const speakerOf = (names: Partial<Speaker>): Speaker => ({ ...nobody, ...names });

/** The speaker of a request; its place in the list has the request's id. */
export const requestSpeaker = ({ requestId, siteId, participantId }: FloorRequest): Speaker => ({
  participantId,
  siteId,
  paperId: null,
  requestId,
  queueId: requestId,
});

/** Key of a planned paper on the list of speakers. */
export const paperKey = (paperId: string): string => `paper:${paperId}`;
/** Key of a planned speaker of an item without papers. */
export const speakerKey = (itemId: string, participantId: string): string => `speaker:${itemId}:${participantId}`;

/** The list of speakers of an item: planned speakers who have not spoken, and added ones, in order. */
export function speakersList(state: ProceedingsState, plan: PlanIndex, itemId: string | null): WaitingSpeaker[] {
  const planned = itemId === null ? [] : inPlanOrder([...plannedSpeakers(plan, itemId), ...plannedPapers(plan, itemId)]);
  const hasSpoken = spokenIn(state);
  const waiting = planned.filter((one) => !hasSpoken(one)).flatMap((one) => placed(state, one));
  const added = Object.values(state.places).flatMap((place) => addedPlace(place, itemId));
  return [...waiting, ...added].toSorted(byOrder);
}

/** All planned speakers of an item in the order of the plan, whether they have spoken or not. */
export function plannedList(plan: PlanIndex, itemId: string): WaitingSpeaker[] {
  return inPlanOrder([...plannedSpeakers(plan, itemId), ...plannedPapers(plan, itemId)]);
}

/** Whether planned speakers have or had the floor; looks at all turns once, whoever is asked about. */
export function spokenIn({ floor, turns }: ProceedingsState): (one: WaitingSpeaker) => boolean {
  const papers = new Set<string>();
  const people = new Set<string>();
  const inItem = (itemId: string | null, { participantId }: Speaker): string => `${itemId} ${participantId}`;
  for (const { itemId, speaker } of floor ? [...Object.values(turns), floor] : Object.values(turns)) {
    if (speaker.paperId !== null) papers.add(speaker.paperId);
    else people.add(inItem(itemId, speaker));
  }
  return ({ speaker, itemId }) => (speaker.paperId !== null ? papers.has(speaker.paperId) : people.has(inItem(itemId, speaker)));
}

/** The key of a place before another one, or at the end of the list. */
export function orderBefore(list: readonly WaitingSpeaker[], before: WaitingSpeaker | null): string {
  const upper = before?.order ?? null;
  const lower = list.map((one) => one.order).filter((order) => upper === null || order < upper);
  return generateKeyBetween(lower.at(-1) ?? null, upper);
}

type Unplaced = Omit<WaitingSpeaker, 'order'>;

function plannedSpeakers(plan: PlanIndex, itemId: string): Unplaced[] {
  const item = plan.items.get(itemId);
  if (!item) return [];
  const seconds = item.speakers.length === 1 ? secondsOf(item.minutes) : null;
  return item.speakers.map((participantId) => {
    const speaker = speakerOf({ participantId, siteId: siteOfParticipant(plan, participantId) });
    return { key: speakerKey(itemId, participantId), speaker, itemId, seconds, planned: true };
  });
}

function plannedPapers(plan: PlanIndex, itemId: string): Unplaced[] {
  const papers = [...plan.papers.values()].filter((paper) => paper.itemId === itemId);
  return papers.map((paper) => ({
    key: paperKey(paper.id),
    speaker: paperSpeaker(plan, paper.id),
    itemId,
    seconds: secondsOf(paper.minutes),
    planned: true,
  }));
}

/** The speaker of a paper according to the plan. */
export function paperSpeaker(plan: PlanIndex, paperId: string): Speaker {
  const { participantId = null, siteId = null } = plan.papers.get(paperId) ?? {};
  const joined = siteId !== null && plan.sites.has(siteId) ? siteId : siteOfParticipant(plan, participantId);
  return speakerOf({ participantId, siteId: joined, paperId });
}

/** A planned length as the limit of a turn. */
export const secondsOf = (minutes: number | null): number | null => (minutes === null ? null : Math.min(minutes * 60, 7200));

function inPlanOrder(all: readonly Unplaced[]): WaitingSpeaker[] {
  let order: string | null = null;
  return all.map((one) => {
    order = generateKeyBetween(order, null);
    return { ...one, order };
  });
}

function placed(state: ProceedingsState, one: WaitingSpeaker): WaitingSpeaker[] {
  const place = state.places[one.key];
  if (place?.removed) return [];
  return [place?.order ? { ...one, order: place.order } : one];
}

function addedPlace({ key, speaker, itemId, order, seconds }: SpeakerPlace, current: string | null): WaitingSpeaker[] {
  if (speaker === null || order === null || (itemId !== null && itemId !== current)) return [];
  return [{ key, speaker, itemId, order, seconds, planned: false }];
}

function byOrder(one: WaitingSpeaker, other: WaitingSpeaker): number {
  if (one.order !== other.order) return one.order < other.order ? -1 : 1;
  return one.key < other.key ? -1 : 1;
}
