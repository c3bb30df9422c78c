import type { Plan } from '../../planning/plan/contract.ts';
import { mayRead } from '../../planning/plan/rules.ts';
import type { SpeakerIds, Underway } from '../../planning/publishing/rules/index.ts';
import type { Folded } from '../../platform/journal/contract.ts';
import { ceremonyState } from '../ceremony/rules/index.ts';
import { isIn, sitesState } from '../roll-call/rules/index.ts';
import type { Speaker } from '../sitting/contract/entities.ts';
import { indexPlan, speakersList, stateOf, unsettled, type ProceedingsState } from '../sitting/rules/index.ts';

/** Whether a sitting is open, adjourned or not. */
export const isSittingOpen = (folded: Folded): boolean => stateOf(folded).openSittingId !== null;

/** The sittings that were opened so far, also those that are closed again. */
export const openedSittings = (folded: Folded): readonly string[] => Object.keys(stateOf(folded).sittings);

/** Whether one of these sites has the floor. */
export const haveFloorIn = (folded: Folded, siteIds: readonly string[]): boolean =>
  siteIds.some((siteId) => stateOf(folded).floor?.speaker.siteId === siteId);

/** What is running, waiting or already held according to a folded journal, by ids of the plan in force. */
export function underwayIn(folded: Folded, plan: Plan): Underway {
  const state = stateOf(folded);
  const { openSittingId, runningItemId } = state;
  return {
    openSittingId,
    runningItemId,
    heldSittings: Object.keys(state.sittings).filter((id) => id !== openSittingId),
    heldItems: Object.values(state.items).flatMap(({ itemId, startedAt }) =>
      startedAt !== null && itemId !== runningItemId ? [itemId] : [],
    ),
    speaking: state.floor ? [idsOf(state.floor.speaker)] : [],
    waiting: openSittingId === null ? [] : waitingIn(state, plan),
    heard: Object.values(state.turns).map(({ speaker }) => idsOf(speaker)),
    connectedSites: Object.entries(sitesState(folded).sites).flatMap(([siteId, run]) => (isIn(run) ? [siteId] : [])),
    begunAwards: openSittingId === null ? [] : begunAwards(folded, plan),
  };
}

/** Awards on stage or conferred in part or whole; those of classified items are left out, as who publishes may not know of them. */
function begunAwards(folded: Folded, { items }: Plan): string[] {
  const { stage, conferrals } = ceremonyState(folded);
  const open = new Set(items.flatMap((item) => (mayRead(0, item) ? [item.id] : [])));
  const begun = [...(stage ? [stage] : []), ...Object.values(conferrals)].filter(({ itemId }) => open.has(itemId));
  return [...new Set(begun.map(({ awardId }) => awardId))];
}

/** Those on the list of the running item or of a later one, notified to get ready, or with an open request. */
function waitingIn(state: ProceedingsState, plan: Plan): SpeakerIds[] {
  const listed = speakersList(state, indexPlan({ ...plan, publication: null }), state.runningItemId).map(({ speaker }) => speaker);
  const placed = Object.values(state.places).flatMap(({ speaker }) => speaker ?? []);
  const prepared = state.prepared?.speaker ?? [];
  return [...[listed, placed, prepared].flat().map(idsOf), ...unsettled(state).map((request) => ({ ...request, paperId: null }))];
}

const idsOf = ({ participantId, siteId, paperId }: Speaker): SpeakerIds => ({ participantId, siteId, paperId });
