import { keptId, type MergedIds } from '../../../planning/publishing/rules/merged.ts';
import type { Presence, PresenceNote } from '../contract.ts';
import type { Keyed } from '../../../platform/journal/facts.ts';

const CAME: ReadonlySet<Presence> = new Set(['inPerson', 'online', 'left'] as const);

const earlier = (one: PresenceNote['arrival'], other: PresenceNote['arrival']): PresenceNote['arrival'] =>
  one === null || other === null ? (one ?? other) : other.at < one.at ? other : one;

/**
 * One note of two about the same person: whoever came under either name was there, although the other entry was noted as absent; otherwise
 * the later one holds. They arrived when they were first seen.
 */
function together(one: PresenceNote, other: PresenceNote): PresenceNote {
  const [later, before] = one.seq > other.seq ? [one, other] : [other, one];
  const holds = CAME.has(before.presence) && !CAME.has(later.presence) ? before : later;
  return { ...holds, arrival: earlier(one.arrival, other.arrival), late: later.late ?? before.late, seq: later.seq };
}

/** The notes of a state with those who were entered twice under the id that was kept. The facts of the journal stay as they are. */
export function withMergedNotes<S extends { readonly notes: Keyed<PresenceNote> }>(state: S, merged: MergedIds): S {
  const notes: Record<string, PresenceNote> = {};
  for (const [key, note] of Object.entries(state.notes)) {
    const participantId = keptId(merged, note.participantId);
    const at = key.slice(0, key.length - note.participantId.length) + participantId;
    const own = { ...note, participantId };
    const there = notes[at];
    notes[at] = there ? together(there, own) : own;
  }
  return { ...state, notes };
}

/** The ids under which somebody was noted besides the one that was kept. */
export const formerIds = (merged: MergedIds, participantId: string): string[] =>
  Object.keys(merged).filter((id) => merged[id] === participantId);
