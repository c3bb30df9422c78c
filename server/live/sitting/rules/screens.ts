import type { z } from 'zod';
import { AppError } from '../../../platform/errors.ts';
import type { Entry, NewEntry } from '../../../platform/journal/contract.ts';
import type { DisplayMode, ScreenAnnouncement } from '../contract/entities.ts';
import { announcementCleared, announcementMade, displaySet } from '../contract/entries.ts';
import type { SittingContext } from './decision.ts';
import type { ProceedingsState, ProceedingsFacts } from './state.ts';

/** Announcements may be made without an open sitting: "opening at eight". */
export const decideAnnounce = (
  _state: ProceedingsState,
  { to }: { to: ScreenAnnouncement['to'] },
  { id }: Pick<SittingContext, 'id'>,
): NewEntry[] => [announcementMade.make({ text: { id, version: 1 }, to })];

/** @throws AppError no-announcement if none is shown, announcement-changed if it is not the one that was meant. */
export function decideClear({ announcementId }: ProceedingsState, { id }: { id?: string }): NewEntry[] {
  if (announcementId === null) throw new AppError('no-announcement');
  if (id !== undefined && id !== announcementId) throw new AppError('announcement-changed');
  return [announcementCleared.make({ id: announcementId })];
}

/** @throws AppError display-same if the display is already in this mode. */
export function decideDisplay({ display }: ProceedingsState, { mode }: { mode: DisplayMode }): NewEntry[] {
  if (display === mode) throw new AppError('display-same');
  return [displaySet.make({ mode })];
}

/** A new announcement replaces the one before. */
export function announcementFacts(
  state: ProceedingsState,
  entry: Entry,
  { text, to }: z.output<typeof announcementMade.data>,
): ProceedingsFacts {
  const made = { [text.id]: { text, to, at: entry.at, clearedAt: null } };
  return { announcements: { ...cleared(state, entry.at), ...made }, announcementId: text.id };
}

export function clearedFacts(state: ProceedingsState, entry: Entry, { id }: z.output<typeof announcementCleared.data>): ProceedingsFacts {
  return state.announcementId === id ? { announcements: cleared(state, entry.at), announcementId: null } : {};
}

function cleared(state: ProceedingsState, at: number): NonNullable<ProceedingsFacts['announcements']> {
  const id = state.announcementId;
  const shown = id === null ? undefined : state.announcements[id];
  return id !== null && shown ? { [id]: { ...shown, clearedAt: at } } : {};
}

export const displayFacts = (_state: ProceedingsState, _entry: Entry, { mode }: z.output<typeof displaySet.data>): ProceedingsFacts => ({
  display: mode,
});
