import type { LivePlan, Speaker } from '../../live/sitting/contract/index.ts';
import { names } from '../../platform/text.ts';
import type { Matter } from '../follow-up/contract.ts';
import type { ItemAsHeld, Speech } from '../minutes/rules/facts.ts';
import type { ExcerptFor } from './contract.ts';

/** Of whom an excerpt tells. */
export interface ExcerptOf {
  readonly of: ExcerptFor;
  readonly id: string;
  readonly name: string;
}

/** Whether somebody spoke as a person, or for a site: as its voice, with its paper, or as one of its people. */
export function speaksFor({ papers, participants }: LivePlan, { of, id }: ExcerptOf, speaker: Speaker): boolean {
  const paper = papers.find((one) => one.id === speaker.paperId);
  const participantId = speaker.participantId ?? paper?.participantId ?? null;
  if (of === 'person') return participantId === id;
  const own = participants.find((one) => one.id === participantId);
  return (speaker.siteId ?? paper?.siteId ?? own?.siteId ?? null) === id;
}

/** An item with what somebody said in it. */
export interface ExcerptItem {
  readonly item: ItemAsHeld;
  readonly speeches: readonly Speech[];
}

/** The items in which somebody spoke, in the order of the minutes. */
export const excerptItems = (plan: LivePlan, items: readonly ItemAsHeld[], of: ExcerptOf): ExcerptItem[] =>
  items
    .map((item) => ({
      item,
      speeches: item.facts.filter((fact): fact is Speech => fact.kind === 'speech' && speaksFor(plan, of, fact.speaker)),
    }))
    .filter(({ speeches }) => speeches.length > 0);

/** The recommendations that somebody made, and the tasks that they were given by name. */
export function mattersOfExcerpt(matters: readonly Matter[], { of, id, name }: ExcerptOf) {
  const raised = (one: Matter): boolean => (of === 'site' ? one.fromId === id : one.raisedBy !== null && names(one.raisedBy, name));
  return {
    recommendations: matters.filter((one) => one.kind === 'recommendation' && raised(one)),
    tasks: matters.filter((one) => one.kind === 'task' && one.owner !== null && names(one.owner, name)),
  };
}
