import type { Speaker } from '../contract/entities.ts';
import type { PlanLists } from './plan.ts';
import type { ProceedingsState } from './state.ts';

/** Ids of the participants named in the live state or the agenda: their names are needed on screens. */
export function namedIn(state: ProceedingsState, plan: Pick<PlanLists, 'items' | 'papers'>): Set<string> {
  const speakers: (Speaker | null | undefined)[] = [
    state.floor?.speaker,
    state.prepared?.speaker,
    ...Object.values(state.turns).map((turn) => turn.speaker),
    ...Object.values(state.places).map((place) => place.speaker),
  ];
  const live = speakers.map((speaker) => speaker?.participantId);
  const asking = Object.values(state.requests).map((request) => request.participantId);
  const planned = [...plan.items.flatMap((item) => item.speakers), ...plan.papers.map((paper) => paper.participantId)];
  return new Set([...live, ...asking, ...planned].filter((id) => typeof id === 'string'));
}
