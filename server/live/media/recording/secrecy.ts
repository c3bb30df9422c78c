import type { ProceedingsState } from '../../sitting/rules/index.ts';
import type { RecordingFile } from '../contract/recordings.ts';
import { endedRuns } from './clipping.ts';

/**
 * Whether a file holds anything of these items: one of them ran, or was spoken to, while it was recorded. The chair may have allowed that
 * at the level Mật, and what was open then may have been classified since.
 */
export function holdsAny(
  state: ProceedingsState,
  hidden: ReadonlySet<string>,
  { sittingId, startedAt, endedAt }: Pick<RecordingFile, 'sittingId' | 'startedAt' | 'endedAt'>,
): boolean {
  const recorded = endedRuns(state, sittingId)
    .map(({ from, to }) => ({ from: Math.max(from, startedAt), to: Math.min(to, endedAt) }))
    .filter(({ from, to }) => to > from);
  // Of an item that was put off it is not known when it ended: it counts as going on.
  return [...Object.values(state.items), ...Object.values(state.turns)].some(
    ({ itemId, startedAt: began, endedAt: over }) =>
      began !== null && hidden.has(itemId ?? '') && recorded.some(({ from, to }) => began < to && (over ?? Infinity) > from),
  );
}
