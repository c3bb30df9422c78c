import type { z } from 'zod';
import { levelOf } from '../../../planning/plan/rules.ts';
import type { DecisionContext } from '../../../platform/bus/handlers.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Entry, NewEntry } from '../../../platform/journal/contract.ts';
import type { RecordingRun } from '../contract/entities.ts';
import {
  microphoneClosed,
  microphoneOpened,
  recordingStarted,
  recordingStopped,
  screenSet,
  transmissionAllowed,
} from '../contract/media-entries.ts';
import { activeSitting, knownItem, type SittingContext } from './decision.ts';
import { floorHolder, isBarred, isBarredAt, levelAt, MAX_ALLOWED_LEVEL, mediaRoutingOf, recordingNow } from './media-routing.ts';
import type { ProceedingsState, ProceedingsFacts } from './state.ts';

interface OfSite {
  readonly siteId: string;
}

/** @throws AppError not-found, microphone-closed if none of those meant is open. */
export function decideCloseMicrophones(
  state: ProceedingsState,
  { siteId }: { siteId: string | null },
  { plan }: SittingContext,
): NewEntry[] {
  if (siteId !== null && !plan.sites.has(siteId)) throw new AppError('not-found');
  const { floorMicrophone, hallMicrophone } = mediaRoutingOf(state, plan);
  const open = [floorMicrophone, hallMicrophone].filter((id) => id !== null);
  const sites = siteId === null ? open : open.filter((id) => id === siteId);
  if (sites.length === 0) throw new AppError('microphone-closed');
  return sites.map((id, at) => {
    const implied = at < sites.length - 1 ? { implied: true } : {};
    return microphoneClosed.make({ ...ofMicrophone(state, id, plan), ...implied }, state.openSittingId);
  });
}

const ofMicrophone = ({ floor }: ProceedingsState, siteId: string, { hallId }: SittingContext['plan']) => ({
  siteId,
  itemId: siteId === hallId ? null : (floor?.itemId ?? null),
});

/** @throws AppError not-found, floor-elsewhere (a site without the floor), transmission-barred, microphone-open. */
export function decideOpenMicrophone(state: ProceedingsState, { siteId }: OfSite, { plan }: SittingContext): NewEntry[] {
  if (!plan.sites.has(siteId)) throw new AppError('not-found');
  if (siteId !== plan.hallId && siteId !== floorHolder(state, plan)) throw new AppError('floor-elsewhere');
  if (isBarred(state, plan)) throw new AppError('transmission-barred');
  const { floorMicrophone, hallMicrophone } = mediaRoutingOf(state, plan);
  if (siteId === floorMicrophone || siteId === hallMicrophone) throw new AppError('microphone-open');
  return [microphoneOpened.make(ofMicrophone(state, siteId, plan), state.openSittingId)];
}

/** @throws AppError not-found, transmission-barred (nothing waits behind a classified item to be shown), already-shown. */
export function decideScreen(state: ProceedingsState, { siteId }: { siteId: string | null }, { plan }: SittingContext): NewEntry[] {
  if (siteId !== null && !plan.sites.has(siteId)) throw new AppError('not-found');
  if (siteId !== null && isBarred(state, plan)) throw new AppError('transmission-barred');
  if (state.screenSiteId === siteId) throw new AppError('already-shown');
  return [screenSet.make({ siteId }, state.openSittingId)];
}

/**
 * The chair's word on sound and picture at the level Mật. Taking it back ends the recording.
 * @throws AppError not-found, item-not-running, transmission-never (the two upper levels, or no classified item), transmission-on, transmission-off.
 */
export function decideAllow(state: ProceedingsState, { itemId }: { itemId: string | null }, context: SittingContext): NewEntry[] {
  if (itemId === null) return forbidden(state);
  const item = knownItem(context, itemId);
  if (state.runningItemId !== itemId) throw new AppError('item-not-running');
  if (levelOf(item.classification) !== MAX_ALLOWED_LEVEL) throw new AppError('transmission-never');
  if (state.allowedItemId === itemId) throw new AppError('transmission-on');
  return [transmissionAllowed.make({ itemId }, state.openSittingId)];
}

function forbidden(state: ProceedingsState): NewEntry[] {
  if (state.allowedItemId === null) throw new AppError('transmission-off');
  return [...stopped(state, 'classified'), transmissionAllowed.make({ itemId: null }, state.openSittingId)];
}

/** @throws AppError sitting-not-open, sitting-adjourned, transmission-barred, recording-on. */
export function decideStartRecording(state: ProceedingsState, _input: object, { plan, id }: SittingContext): NewEntry[] {
  const { sittingId } = activeSitting(state);
  if (isBarred(state, plan)) throw new AppError('transmission-barred');
  if (recordingNow(state)) throw new AppError('recording-on');
  return [recordingStarted.make({ recordingId: id }, sittingId)];
}

/** @throws AppError recording-off; forbidden if somebody gives a reason that only the server can know. */
export function decideStopRecording(
  state: ProceedingsState,
  { reason }: { reason: NonNullable<RecordingRun['reason']> },
  { actor }: DecisionContext,
): NewEntry[] {
  if (reason !== 'desk' && actor.kind !== 'system') throw new AppError('forbidden');
  const entries = stopped(state, reason);
  if (entries.length === 0) throw new AppError('recording-off');
  return entries;
}

/** The end of the current recording, implied by the next entry of the same command. */
export function stopped(state: ProceedingsState, reason: NonNullable<RecordingRun['reason']>): NewEntry[] {
  const run = recordingNow(state);
  return run ? [recordingStopped.make({ recordingId: run.recordingId, reason }, run.sittingId)] : [];
}

/**
 * The end of the recording that runs, where a command leads into a classified item, be it by starting it or by undoing what came after it:
 * also where the chair had allowed its sound and picture, for that was no word about this recording. The same where sound and picture are
 * off after the command.
 */
export function stoppedInto(state: ProceedingsState, after: ProceedingsState, { levelOf }: Pick<DecisionContext, 'levelOf'>): NewEntry[] {
  const level = levelAt(after, levelOf);
  const enters = after.runningItemId !== state.runningItemId && level > 0;
  return enters || isBarredAt(after, level) ? stopped(state, 'classified') : [];
}

type MicrophoneData = z.output<typeof microphoneOpened.data>;

export const microphoneFacts =
  (open: boolean) =>
  (_state: ProceedingsState, { at }: Entry, { siteId }: MicrophoneData): ProceedingsFacts => ({ microphones: { [siteId]: { open, at } } });

export const screenFacts = (_state: ProceedingsState, _entry: Entry, { siteId }: z.output<typeof screenSet.data>): ProceedingsFacts => ({
  screenSiteId: siteId,
});

export const allowedFacts = (
  _state: ProceedingsState,
  _entry: Entry,
  { itemId }: z.output<typeof transmissionAllowed.data>,
): ProceedingsFacts => ({
  allowedItemId: itemId,
});

export function recordingStartedFacts(
  _state: ProceedingsState,
  entry: Entry,
  { recordingId }: z.output<typeof recordingStarted.data>,
): ProceedingsFacts {
  const run: RecordingRun = { recordingId, sittingId: entry.sittingId ?? '', startedAt: entry.at, stoppedAt: null, reason: null };
  return { recordings: { [recordingId]: run } };
}

export function recordingStoppedFacts(
  state: ProceedingsState,
  entry: Entry,
  { recordingId, reason }: z.output<typeof recordingStopped.data>,
): ProceedingsFacts {
  const run = state.recordings[recordingId];
  return run ? { recordings: { [recordingId]: { ...run, stoppedAt: entry.at, reason } } } : {};
}
