import type { Plan } from '../../planning/plan/contract.ts';
import { mayRead } from '../../planning/plan/rules.ts';
import type { SpeakerIds, Underway } from '../../planning/publishing/rules/index.ts';
import type { Folded } from '../../platform/journal/contract.ts';
import { ceremonyState } from '../ceremony/rules/index.ts';
import { checkInState } from '../check-in/rules/index.ts';
import { isIn, sitesState } from '../roll-call/rules/index.ts';
import { openSecretVote, secretVotesState } from '../secret-votes/rules/index.ts';
import type { Speaker } from '../sitting/contract/entities.ts';
import { openVote, votesState } from '../votes/rules/index.ts';
import { indexPlan, speakersList, stateOf, unsettled, type ProceedingsState } from '../sitting/rules/index.ts';

/** What is open: a sitting, adjourned or not, or a vote that outlived it; null: nothing. */
export function openIn(folded: Folded): 'sitting-open' | 'vote-open' | 'secret-vote-open' | null {
  if (stateOf(folded).openSittingId !== null) return 'sitting-open';
  if (openVote(votesState(folded)) !== null) return 'vote-open';
  return openSecretVote(secretVotesState(folded)) === null ? null : 'secret-vote-open';
}

/** The sittings that were opened so far, also those that are closed again. */
export const openedSittings = (folded: Folded): readonly string[] => Object.keys(stateOf(folded).sittings);

/** Whether one of these sites has the floor. */
export const haveFloorIn = (folded: Folded, siteIds: readonly string[]): boolean =>
  siteIds.some((siteId) => stateOf(folded).floor?.speaker.siteId === siteId);

/** How often the journal tells of a participant: speeches, and sittings in which they were noted at a door. */
export function toldOfParticipant(folded: Folded, participantId: string): { turns: number; notes: number } {
  const { turns, floor } = stateOf(folded);
  const spoken = [...Object.values(turns), ...(floor ? [floor] : [])].filter(({ speaker }) => speaker.participantId === participantId);
  const noted = Object.values(checkInState(folded).notes).filter((note) => note.participantId === participantId);
  return { turns: spoken.length, notes: noted.length };
}

/** The texts that the journal names of a participant: topics of their requests, and reasons for refusing them. */
export const textsOfParticipant = (folded: Folded, participantId: string): string[] =>
  Object.values(stateOf(folded).requests)
    .filter((request) => request.participantId === participantId)
    .flatMap(({ topic, reason }) => [topic, reason].flatMap((text) => text?.id ?? []));

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
    hasSecretVote: openSecretVote(secretVotesState(folded)) !== null,
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
