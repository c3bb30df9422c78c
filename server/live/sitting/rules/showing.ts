import { AppError } from '../../../platform/errors.ts';
import type { NewEntry } from '../../../platform/journal/contract.ts';
import type { Announcement, DisplayMode, TextRef } from '../contract/entities.ts';
import { announcementCleared, announcementMade, displaySet } from '../contract/entries.ts';
import type { ProceedingsState } from './state.ts';

/** Announcements are made whether a sitting is open or not: "opening at eight". */
export const decideAnnounce = ({ text, to }: { text: TextRef; to: Announcement['to'] }): NewEntry[] => [
  announcementMade.make({ text, to }),
];

/** Throws no-announcement when none is shown. */
export function decideClear({ announcementId }: ProceedingsState): NewEntry[] {
  if (announcementId === null) throw new AppError('no-announcement');
  return [announcementCleared.make({ id: announcementId })];
}

export const decideDisplay = ({ mode }: { mode: DisplayMode }): NewEntry[] => [displaySet.make({ mode })];
