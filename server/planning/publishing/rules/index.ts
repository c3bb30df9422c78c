import { AppError } from '../../../platform/errors.ts';
import { sliceOf, type Folded, type Slice } from '../../../platform/journal/contract.ts';
import { planPublished, type PlanChange } from '../contract.ts';
import type { MergedIds } from './merged.ts';

export { changesBetween } from './changes.ts';
export { keptId, withoutMerged, type MergedIds } from './merged.ts';
export { namesInChanges, REFERENCES } from './names.ts';
export { requireKnownTouches, touchesOf, touchKey, type SpeakerIds, type Underway } from './touches.ts';
export { readableChanges, secretKeys } from './secrecy.ts';

/** The version of the plan in force; null before the first. */
export interface PublishingState {
  readonly number: number | null;
  /** Missing while nobody was merged. */
  readonly merged?: MergedIds;
}

export const publishingSlice: Slice<PublishingState> = {
  name: 'publishing',
  initial: { number: null },
  apply: (state, entry) => {
    const published = planPublished.read(entry);
    return published ? { ...state, ...published } : state;
  },
};

/** Facts about the draft, loaded before the decision. */
export interface Draft {
  /** The version with which it was compared; null if there is none. */
  readonly last: number | null;
  readonly changes: readonly PlanChange[];
  /** Number of findings that block publishing. */
  readonly blocking: number;
}

/**
 * The number that the draft gets when published.
 * @throws AppError superseded (somebody else has published meanwhile), blocking (with their number), nothing-changed.
 */
export function nextNumber(state: PublishingState, draft: Draft, expected: number | undefined): number {
  const next = (state.number ?? 0) + 1;
  if (state.number !== draft.last || (expected !== undefined && expected !== next))
    throw new AppError('superseded', { number: state.number ?? 0 });
  if (draft.blocking > 0) throw new AppError('blocking', { n: draft.blocking });
  if (draft.last !== null && draft.changes.length === 0) throw new AppError('nothing-changed', { number: draft.last });
  return next;
}

const NOBODY: MergedIds = {};

/** Who was entered twice, by the version in force. */
export const mergedIn = (folded: Folded): MergedIds => sliceOf(publishingSlice, folded).merged ?? NOBODY;
