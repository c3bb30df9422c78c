import type { ProceedingsState } from '../../sitting/rules/index.ts';
import type { RecordingFile } from '../contract/recordings.ts';
import { endedRuns } from './clipping.ts';

/**
 * Whether a file holds anything of these items: one of them was running, or had a speech, while it was recorded. The chair may have
 * allowed that at level Mật, and an item may have been classified since.
 */
export function holdsAny(
  state: ProceedingsState,
  hidden: ReadonlySet<string>,
  { sittingId, startedAt, endedAt }: Pick<RecordingFile, 'sittingId' | 'startedAt' | 'endedAt'>,
): boolean {
  const recorded = endedRuns(state, sittingId)
    .map(({ from, to }) => ({ from: Math.max(from, startedAt), to: Math.min(to, endedAt) }))
    .filter(({ from, to }) => to > from);
  // The end of a postponed item is not known, so it counts as still running.
  return [...Object.values(state.items), ...Object.values(state.turns)].some(
    ({ itemId, startedAt: began, endedAt: over }) =>
      began !== null && hidden.has(itemId ?? '') && recorded.some(({ from, to }) => began < to && (over ?? Infinity) > from),
  );
}
