import { LRUCache } from 'lru-cache';
import type { VisibleState } from '../../../platform/bus/handlers.ts';
import { isStub } from '../../../platform/journal/contract.ts';
import { historySlice, type History } from '../rules/index.ts';

/** The history up to an entry of a journal. */
export interface KeptHistory {
  readonly revision: number;
  readonly history: History;
  /** Time of the last entry that the reader may know; null if there is none. */
  readonly lastAt: number | null;
}

const NONE: KeptHistory = { revision: 0, history: historySlice.initial, lastAt: null };

/** Histories by conference and view, so that a page folds only what has happened since the one before. */
const kept = new LRUCache<string, KeptHistory>({ max: 60 });

/** The history as a reader may know it. */
export function historyIn(conferenceId: string, seen: VisibleState): KeptHistory {
  const key = `${conferenceId} ${seen.view}`;
  const known = kept.get(key);
  // A journal that is shorter than what is kept was restored from an earlier copy.
  const before = known && known.revision <= seen.revision ? known : NONE;
  if (before.revision === seen.revision) return before;
  const now = withNewer(before, seen);
  kept.set(key, now);
  return now;
}

function withNewer({ revision, history, lastAt }: KeptHistory, seen: VisibleState): KeptHistory {
  const fold = historySlice.beginFold?.(history);
  if (!fold) throw new Error('the history folds in portions');
  let last = lastAt;
  for (const entry of seen.visibleAfter(revision)) {
    if (isStub(entry)) continue;
    last = entry.at;
    fold.take(entry);
  }
  return { revision: seen.revision, history: fold.end(), lastAt: last };
}
