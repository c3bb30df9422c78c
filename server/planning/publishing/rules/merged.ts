import type { PlanChange } from '../contract.ts';

/** Participants who were entered twice: by the id that is no longer used, the id of the one that was kept. */
export type MergedIds = Readonly<Record<string, string>>;

/** The id by which a participant is known now. */
export const keptId = (merged: MergedIds, id: string): string => (Object.hasOwn(merged, id) ? (merged[id] ?? id) : id);

/** The changes without the removal of those who were merged: they are still there, under the other id. */
export const withoutMerged = (changes: readonly PlanChange[], merged: MergedIds): PlanChange[] =>
  changes.filter(({ kind, list, id }) => kind !== 'removed' || list !== 'participants' || !Object.hasOwn(merged, id));
