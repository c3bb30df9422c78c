import type { z } from 'zod';
import { mergedIn, type MergedIds } from '../../../planning/publishing/rules/index.ts';
import { sliceOf, type Entry, type Folded } from '../../../platform/journal/contract.ts';
import { undoableFactSlice } from '../../../platform/journal/fact-slice.ts';
import type { Facts, Keyed } from '../../../platform/journal/facts.ts';
import type { StateWithUndoLog } from '../../../platform/journal/undo.ts';
import type { AskerPresence } from '../../sitting/rules/decision.ts';
import { stateOf } from '../../sitting/rules/state.ts';
import { participantNoted, type Presence, type PresenceNote } from '../contract.ts';
import { withMergedNotes } from './merged.ts';

/** Who is present, as the journal tells it: ids and times, no names. */
export interface CheckInState extends StateWithUndoLog {
  /** By `noteKey`. */
  readonly notes: Keyed<PresenceNote>;
}

type Noted = z.output<typeof participantNoted.data>;

/** How long a device may have waited for a line; an older time is taken for a wrong clock. */
const MAX_WAIT_MS = 24 * 3_600_000;

export const noteKey = (sittingId: string, participantId: string): string => `${sittingId}/${participantId}`;

/** When something happened that a device saw at `seenAt` and that was received at `at`. */
export const happenedAt = (at: number, seenAt: number): number => (seenAt <= at && seenAt >= at - MAX_WAIT_MS ? seenAt : at);

export const isPresent = (presence: Presence): boolean => presence === 'inPerson' || presence === 'online';

/** The first arrival: that of a device without a line is told late. */
function arrivalOf(before: PresenceNote | undefined, { presence, siteId, door }: Noted, at: number): PresenceNote['arrival'] {
  const earlier = before?.arrival ?? null;
  if (presence === null || !isPresent(presence)) return earlier;
  return earlier !== null && earlier.at <= at ? earlier : { at, siteId, door };
}

function notedFacts({ notes }: CheckInState, entry: Entry, data: Noted): Facts<CheckInState> {
  const { sittingId, participantId, presence, siteId, late, reason } = data;
  const key = noteKey(sittingId, participantId);
  if (presence === null) return { notes: { [key]: null } };
  const before = notes[key];
  const at = happenedAt(entry.at, data.seenAt);
  const why = reason ?? (presence === 'excused' ? before?.reason : undefined);
  const arrival = arrivalOf(before, data, at);
  const note = { participantId, presence, at, siteId, arrival, late, ...(why && { reason: why }), seq: entry.seq };
  return { notes: { [key]: note } };
}

/** Check-in as a fold over the journal. */
export const checkInSlice = undoableFactSlice<CheckInState>({
  name: 'checkIn',
  initial: { notes: {}, undoLog: [] },
  parts: { notes: 'keyed' },
  factsByKind: { [participantNoted.kind]: notedFacts },
});

const resolved = new WeakMap<CheckInState, { readonly merged: MergedIds; readonly state: CheckInState }>();

/** What is noted, with those who were entered twice under the id that was kept. */
export function checkInState(folded: Folded): CheckInState {
  const state = sliceOf(checkInSlice, folded);
  const merged = mergedIn(folded);
  if (Object.keys(merged).length === 0) return state;
  const before = resolved.get(state);
  if (before?.merged === merged) return before.state;
  const now = withMergedNotes(state, merged);
  resolved.set(state, { merged, state: now });
  return now;
}

/** What is noted of somebody; undefined: nothing is. */
export const noteAbout = ({ notes }: CheckInState, sittingId: string, participantId: string): PresenceNote | undefined =>
  notes[noteKey(sittingId, participantId)];

/** Where somebody is in the open sitting, as far as it was noted; null: nothing is. */
export function presenceOfAsker(folded: Folded, participantId: string): AskerPresence | null {
  const { openSittingId } = stateOf(folded);
  const note = openSittingId === null ? undefined : noteAbout(checkInState(folded), openSittingId, participantId);
  return note ? { isAway: !isPresent(note.presence), siteId: note.presence === 'inPerson' ? note.siteId : null } : null;
}

/** What is noted for a sitting. */
export function notesOfSitting({ notes }: CheckInState, sittingId: string): PresenceNote[] {
  const prefix = noteKey(sittingId, '');
  return Object.entries(notes).flatMap(([key, note]) => (key.startsWith(prefix) ? [note] : []));
}
