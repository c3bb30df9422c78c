import { mayRead } from '../../../planning/agenda/rules/secrecy.ts';
import type { PaperEntry } from '../contract/index.ts';

/** What of a line tells nothing of the paper. */
const NEUTRAL = [
  'id',
  'side',
  'form',
  'kind',
  'period',
  'number',
  'suffix',
  'state',
  'date',
  'version',
] as const satisfies (keyof PaperEntry)[];

/** A line as somebody with this clearance may know it: of a paper above it only the number, so that the book shows no gap. */
export function visibleEntry(clearance: number, entry: Omit<PaperEntry, 'isHidden'>): PaperEntry {
  if (mayRead(clearance, entry)) return { ...entry, isHidden: false };
  const kept: ReadonlySet<string> = new Set(NEUTRAL);
  const bare = Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, kept.has(name) ? value : null]));
  return { ...(bare as Omit<PaperEntry, 'isHidden'>), isHidden: true };
}
