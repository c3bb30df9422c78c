import { undoableFactSlice } from '../../../platform/journal/fact-slice.ts';
import type { CorrectedFacts, UndoableEntry } from '../../../platform/journal/undo.ts';
import { recordingStarted, recordingStopped } from '../contract/media-entries.ts';
import { isConsistent } from './consistency.ts';
import { sittingFactsByKind } from './facts.ts';
import { stoppedInto } from './media.ts';
import { initialProceedings, sittingParts, type ProceedingsFacts } from './state.ts';

/** The live sitting as a fold over the journal. */
export const proceedingsSlice = undoableFactSlice({
  name: 'proceedings',
  initial: initialProceedings,
  parts: sittingParts,
  factsByKind: sittingFactsByKind,
  // A recording exists once it was made: no correction undoes it.
  lasting: [recordingStarted.kind, recordingStopped.kind],
  isConsistent,
  correctedFacts,
  entriesBefore: stoppedInto,
});

/**
 * Everyone knows whether an item is running or over, so its correction goes to everyone. A speaker's notice that the entry removed is
 * restored by its own correction, because fewer readers are cleared for its item.
 */
function correctedFacts({ kind, itemId, before }: UndoableEntry<ProceedingsFacts>): CorrectedFacts<ProceedingsFacts>[] {
  const { prepared, ...facts } = before;
  const readers = kind.startsWith('item.') ? null : itemId;
  if (!prepared || prepared.itemId === readers) return [{ itemId: readers, facts: before }];
  return [
    { itemId: readers, facts },
    { itemId: prepared.itemId, facts: { prepared } },
  ];
}
