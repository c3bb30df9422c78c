import type { LaterChange } from '../../../platform/pdf/later-changes.ts';
import type { CheckedFile } from '../contract.ts';

/** What was found out about a file, piece by piece. */
export interface FileFindings {
  readonly damaged: number;
  /** For each signature in turn whether the bytes that it covers are those that were signed. */
  readonly sound: readonly boolean[];
  /** What came between a signature and the next one. */
  readonly between: readonly LaterChange[];
  /** Whether the last signature covers the file to its end. */
  readonly isCoveredToEnd: boolean;
}

/** Whether a file is as it was signed. Unclear: what came between two signatures cannot be read here, as other programs write it. */
export function fileState({ damaged, sound, between, isCoveredToEnd }: FileFindings): CheckedFile['state'] {
  if (sound.length === 0) return damaged > 0 ? 'changed' : 'unsigned';
  if (damaged > 0 || sound.includes(false) || !isCoveredToEnd || between.includes('other')) return 'changed';
  return between.includes('unreadable') ? 'unclear' : 'unchanged';
}
