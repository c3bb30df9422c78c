import { mayRead } from '../../../planning/agenda/rules/secrecy.ts';
import { AppError } from '../../../platform/errors.ts';
import { storedPaper } from '../../official-papers/store/papers.ts';
import { findEntry, insertLine, saveEntry, type StoredPaperEntry } from '../store/entries.ts';
import { tellChanged, type DrawingScope } from './drawing.ts';

/** A line of the version that was seen, of a paper that the actor may know. @throws AppError not-found, stale. */
export async function seenEntry({ tx, actor }: Pick<DrawingScope, 'tx' | 'actor'>, id: string, version: number): Promise<StoredPaperEntry> {
  const entry = await findEntry(tx, id);
  if (!entry || !mayRead(actor.clearance, entry)) throw new AppError('not-found');
  if (entry.version !== version) throw new AppError('stale');
  return entry;
}

/** Whether the paper for which a number was drawn came to bear it: it may have been recalled, or sent back, in between. */
export async function bearsItsNumber(tx: DrawingScope['tx'], { conferenceId, paper }: StoredPaperEntry): Promise<boolean> {
  if (conferenceId === null || paper === null) return false;
  const stored = await storedPaper(tx, conferenceId, paper);
  return stored !== null && stored.paper.number !== null;
}

/**
 * Voids a number for a reason; its line stays, and the number is never given again. The paper that had it has none any more.
 * @throws AppError number-void.
 */
export async function voidEntry(scope: DrawingScope, entry: StoredPaperEntry, reason: string): Promise<number> {
  if (entry.state === 'void') throw new AppError('number-void');
  const version = await saveEntry(scope.tx, { ...entry, state: 'void', reason, paper: null });
  const { actor, now } = scope;
  await insertLine(scope.tx, entry.id, { actor, now, kind: 'voided', data: { text: reason, paper: entry.paper } });
  tellChanged(scope, entry.conferenceId);
  return version;
}
