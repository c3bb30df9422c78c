import type { z } from 'zod';
import type { Entry } from '../../../platform/journal/contract.ts';
import type { Facts } from '../contract/entities.ts';
import type { announcementCleared, announcementMade, displaySet } from '../contract/entries.ts';
import type { ProceedingsState } from './state.ts';

/** A new announcement takes the place of the one before. */
export function announcementFacts(state: ProceedingsState, entry: Entry, { text, to }: z.output<typeof announcementMade.data>): Facts {
  const made = { [text.id]: { text, to, at: entry.at, clearedAt: null } };
  return { announcements: { ...cleared(state, entry.at), ...made }, announcementId: text.id };
}

export function clearedFacts(state: ProceedingsState, entry: Entry, { id }: z.output<typeof announcementCleared.data>): Facts {
  return state.announcementId === id ? { announcements: cleared(state, entry.at), announcementId: null } : {};
}

function cleared(state: ProceedingsState, at: number): NonNullable<Facts['announcements']> {
  const id = state.announcementId;
  const shown = id === null ? undefined : state.announcements[id];
  return id !== null && shown ? { [id]: { ...shown, clearedAt: at } } : {};
}

export const displayFacts = (_state: ProceedingsState, _entry: Entry, { mode }: z.output<typeof displaySet.data>): Facts => ({
  display: mode,
});
