import type { Entry, Slice } from '../../../platform/journal/contract.ts';
import { correction } from '../contract/entries.ts';
import { factsOf } from './facts.ts';
import { withRecording } from './media-facts.ts';
import { factsBefore, initialProceedings, withFacts, type ProceedingsState, type Slip } from './state.ts';

/** So many entries can be undone. */
const UNDOABLE = 24;

/** The live sitting as a fold over the journal. */
export const proceedingsSlice: Slice<ProceedingsState> = {
  name: 'proceedings',
  initial: initialProceedings,
  apply(state, entry) {
    const corrected = correction.read(entry);
    if (corrected) return { ...withFacts(state, corrected.facts), slips: state.slips.filter((slip) => slip.seq !== corrected.corrects) };
    const facts = factsOf(state, entry);
    if (!facts) return withRecording(state, entry) ?? state;
    return { ...withFacts(state, facts), slips: [...state.slips, slipOf(state, entry, facts)].slice(-UNDOABLE) };
  },
};

function slipOf(state: ProceedingsState, entry: Entry, facts: Parameters<typeof factsBefore>[1]): Slip {
  const { itemId = null, implied = false } = entry.data as { itemId?: string | null; implied?: boolean };
  return { seq: entry.seq, kind: entry.kind, itemId, at: entry.at, implied, before: factsBefore(state, facts) };
}
