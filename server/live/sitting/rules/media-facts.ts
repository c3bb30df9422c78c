import type { z } from 'zod';
import type { Entry } from '../../../platform/journal/contract.ts';
import type { Facts, RecordingRun } from '../contract/entities.ts';
import {
  recordingStarted,
  recordingStopped,
  type microphoneOpened,
  type screenSet,
  type transmissionAllowed,
} from '../contract/media-entries.ts';
import type { ProceedingsState } from './state.ts';

type OfMicrophone = z.output<typeof microphoneOpened.data>;

export const microphoneFacts =
  (open: boolean) =>
  (_state: ProceedingsState, { at }: Entry, { siteId }: OfMicrophone): Facts => ({ microphones: { [siteId]: { open, at } } });

export const screenFacts = (_state: ProceedingsState, _entry: Entry, { siteId }: z.output<typeof screenSet.data>): Facts => ({
  screenSiteId: siteId,
});

export const allowedFacts = (_state: ProceedingsState, _entry: Entry, { itemId }: z.output<typeof transmissionAllowed.data>): Facts => ({
  allowedItemId: itemId,
});

/** The recordings after an entry about one of them; null for every other entry. What was recorded was recorded: no correction undoes it. */
export function withRecording(state: ProceedingsState, entry: Entry): ProceedingsState | null {
  const started = recordingStarted.read(entry);
  if (started) {
    const run: RecordingRun = { ...started, sittingId: entry.sittingId ?? '', startedAt: entry.at, stoppedAt: null, reason: null };
    return { ...state, recordings: { ...state.recordings, [run.recordingId]: run } };
  }
  const stopped = recordingStopped.read(entry);
  const run = stopped && state.recordings[stopped.recordingId];
  if (!stopped || !run) return null;
  return { ...state, recordings: { ...state.recordings, [run.recordingId]: { ...run, stoppedAt: entry.at, reason: stopped.reason } } };
}
