import { keptId, type MergedIds } from '../../../planning/publishing/rules/merged.ts';
import type { Keyed } from '../../../platform/journal/facts.ts';
import { Speaker, type Floor, type FloorRequest, type PreparedSpeaker, type SpeakerPlace, type Turn } from '../contract/entities.ts';
import type { Entry } from '../../../platform/journal/contract.ts';

interface Named {
  readonly participantId: string | null;
}

const known = <T extends Named>(merged: MergedIds, one: T): T =>
  one.participantId === null ? one : { ...one, participantId: keptId(merged, one.participantId) };

const spoken = <T extends { readonly speaker: Speaker }>(merged: MergedIds, one: T): T => ({ ...one, speaker: known(merged, one.speaker) });

const each = <T>(facts: Keyed<T>, change: (fact: T) => T): Keyed<T> =>
  Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, change(fact)]));

/** The key of a planned speaker names who speaks: `speaker:item:participant`. */
const placeKey = (merged: MergedIds, key: string): string => {
  const [, item, id] = /^speaker:([^:]+):([^:]+)$/.exec(key) ?? [];
  return item === undefined || id === undefined ? key : `speaker:${item}:${keptId(merged, id)}`;
};

/** The places of the list of speakers; of two for the same person in one item the one that names them by the id that was kept. */
function places(merged: MergedIds, facts: NamingState['places']): NamingState['places'] {
  const renamed = Object.entries(facts).map(([key, place]) => {
    const now = placeKey(merged, key);
    return { was: key, now, place: { ...place, key: now, speaker: place.speaker && known(merged, place.speaker) } };
  });
  const own = renamed.filter(({ was, now }) => was === now);
  return Object.fromEntries([...renamed, ...own].map(({ now, place }) => [now, place]));
}

/** The facts of a state that name participants. */
interface NamingState {
  readonly floor: Floor | null;
  readonly prepared: PreparedSpeaker | null;
  readonly turns: Keyed<Turn>;
  readonly places: Keyed<SpeakerPlace>;
  readonly requests: Keyed<FloorRequest>;
}

/** The state with those who were entered twice under the id that was kept. The facts of the journal stay as they are. */
export const withMerged = <S extends NamingState>(state: S, merged: MergedIds): S => ({
  ...state,
  floor: state.floor && spoken(merged, state.floor),
  prepared: state.prepared && spoken(merged, state.prepared),
  turns: each(state.turns, (turn) => spoken(merged, turn)),
  places: places(merged, state.places),
  requests: each(state.requests, (request) => known(merged, request)),
});

/** Entries as they are told: those who were entered twice are named by the id that was kept. */
export function entriesOfMerged(entries: readonly Entry[], merged: MergedIds): readonly Entry[] {
  if (Object.keys(merged).length === 0) return entries;
  return entries.map((entry) => {
    const { participantId } = entry.data;
    const speaker = Speaker.safeParse(entry.data['speaker']).data;
    const named = {
      ...(typeof participantId === 'string' && { participantId: keptId(merged, participantId) }),
      ...(speaker && { speaker: known(merged, speaker) }),
    };
    return { ...entry, data: { ...entry.data, ...named } };
  });
}
