import { ownSeatName } from '../../../planning/seating/presenter/seat-words.ts';
import { displayName } from '../../../planning/plan/rules.ts';
import type { Floor, Speaker, Turn } from '../../sitting/contract/entities.ts';
import { spokenIn, plannedList, speakersList, type WaitingSpeaker } from '../../sitting/rules/index.ts';
import { planOfTurn } from '../../sitting/rules/names-then.ts';
import { itemOf, type LiveAgendaItem, type ViewContext } from './view-context.ts';

/** How a speaker is shown: the name largest, posts below. */
export interface SpeakerName {
  readonly title: string;
  /** Posts, or who speaks for a site; empty if nothing more is known. */
  readonly posts: readonly string[];
  /** True for a person with a name, rather than a site or a post. */
  readonly isPerson: boolean;
}

/** A person by name with posts; a site by its name with who speaks for it; a post without a name is a complete speaker. */
export function speakerName(context: ViewContext, speaker: Speaker): SpeakerName {
  const participant = context.plan.participants.find((one) => one.id === speaker.participantId);
  const paper = context.plan.papers.find((one) => one.id === speaker.paperId);
  if (participant?.name) return { title: participant.name, posts: participant.posts, isPerson: true };
  const title = participant ? displayName(participant) : (paper?.post ?? null);
  const site = context.plan.sites.find((one) => one.id === speaker.siteId);
  if (site && site.kind !== 'main') return { title: site.name, posts: title === null ? [] : [title], isPerson: false };
  return { title: title ?? site?.name ?? context.t('livePage.unknownSpeaker'), posts: [], isPerson: false };
}

/** Where a speaker sits in the hall, in words; none where that is not told. */
export const seatsOfSpeaker = ({ plan, lang }: ViewContext, { participantId }: Speaker): string[] =>
  (plan.participants.find(({ id }) => id === participantId)?.seats ?? []).map((seat) => ownSeatName(lang, seat));

/** The context for naming a turn: with the names in force when it began. */
export const atTurn = (context: ViewContext, turnId: string): ViewContext => ({ ...context, plan: planOfTurn(context.plan, turnId) });

/** Who has or had the floor in a turn, under the name and posts that held when it began. */
export const turnSpeaker = (context: ViewContext, { turnId, speaker }: Pick<Turn, 'turnId' | 'speaker'>): SpeakerName =>
  speakerName(atTurn(context, turnId), speaker);

/** The topic: of the paper, or of the request if the reader may know it. */
export function topicOf(context: ViewContext, { paperId, requestId }: Speaker): string | null {
  const topic = context.plan.papers.find((one) => one.id === paperId)?.topic ?? null;
  return topic ?? (requestId === null ? null : context.text(requestId));
}

/** Progress of an item with several speakers. */
export interface SpeakerProgress {
  /** How many have spoken, including the current speaker. */
  readonly begun: number;
  readonly total: number;
  readonly speaking: boolean;
  readonly waiting: readonly WaitingSpeaker[];
}

/** Progress of an item through its list of speakers; its planned number counts even if not all are named. */
export function progressOf(context: ViewContext, item: LiveAgendaItem): SpeakerProgress {
  const { state, index } = context;
  const spoken = plannedList(index, item.id).filter(spokenIn(state)).length;
  const waiting = speakersList(state, index, item.id);
  const speaking = state.floor?.itemId === item.id;
  const turns = Object.values(state.turns).filter(
    (turn) => turn.itemId === item.id && isAdded(turn.speaker) && turn.recalls === null,
  ).length;
  const begun = spoken + turns + (speaking && state.floor && isAdded(state.floor.speaker) && state.floor.recalls === null ? 1 : 0);
  return { begun, total: Math.max(item.count ?? 0, begun + waiting.length), speaking, waiting };
}

/** A speaker beyond the planned ones: added to the list, by request, or a site invited without a paper. */
const isAdded = ({ queueId, requestId, paperId, participantId, siteId }: Speaker): boolean =>
  queueId !== null || requestId !== null || (paperId === null && participantId === null && siteId !== null);

/** Whether an item is a list of speakers rather than one speech. */
export const isList = (item: LiveAgendaItem, progress: SpeakerProgress): boolean => item.kind === 'papers' || progress.total > 1;

/** Which place of the list whoever has the floor has; null for who speaks outside it, such as the chair between two papers. */
export function floorLabel(context: ViewContext, { itemId, speaker }: Pick<Floor, 'itemId' | 'speaker'>): string | null {
  const item = itemOf(context, itemId);
  const progress = item && progressOf(context, item);
  if (!item || !progress || (isList(item, progress) && !isOfList(context, item, speaker))) return null;
  return placeLabel(context, item, progress, progress.begun);
}

function isOfList({ index }: ViewContext, item: LiveAgendaItem, speaker: Speaker): boolean {
  const { paperId, participantId } = speaker;
  const isPlanned = plannedList(index, item.id).some(({ speaker: one }) =>
    paperId === null ? one.paperId === null && one.participantId === participantId : one.paperId === paperId,
  );
  return isPlanned || isAdded(speaker);
}

/** "Tham luận 3/8" for a place in a list; the item's title for a speech of its own. */
export function placeLabel(context: ViewContext, item: LiveAgendaItem, progress: SpeakerProgress, n: number): string {
  if (!isList(item, progress)) return item.title ?? context.t('livePage.hiddenItem');
  const key = item.kind === 'papers' ? 'livePage.paperPlace' : 'livePage.speakerPlace';
  return context.t(key, { n: String(n), total: String(progress.total) });
}
