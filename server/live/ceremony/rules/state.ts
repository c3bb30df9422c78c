import type { z } from 'zod';
import { sliceOf, type Entry, type Folded } from '../../../platform/journal/contract.ts';
import { undoableFactSlice } from '../../../platform/journal/fact-slice.ts';
import type { Facts, Keyed } from '../../../platform/journal/facts.ts';
import type { StateWithUndoLog } from '../../../platform/journal/undo.ts';
import { batchCleared, batchConferred, batchStaged, campaignLaunched, recipientMarked } from '../contract.ts';

/** A batch on the stage, conferred or passed over. Times in milliseconds since 1970. */
export type BatchRun = z.output<typeof batchStaged.data> & { readonly at: number; readonly seq: number };
export type RecipientMark = z.output<typeof recipientMarked.data> & { readonly seq: number };
export type Launch = z.output<typeof campaignLaunched.data> & { readonly at: number };

/** The ceremony as the journal tells it: places and ids, no names. */
export interface CeremonyState extends StateWithUndoLog {
  readonly stage: BatchRun | null;
  /** Conferred batches, by `batchKey`. */
  readonly conferrals: Keyed<BatchRun>;
  /** Batches that were passed over, by `batchKey`. */
  readonly skipped: Keyed<{ readonly itemId: string }>;
  /** How recipients receive otherwise than in person, by `markKey`. */
  readonly marks: Keyed<RecipientMark>;
  /** Launched campaigns, by id. */
  readonly launches: Keyed<Launch>;
}

type CeremonyFacts = Facts<CeremonyState>;

export const batchKey = ({ awardId, batch }: { readonly awardId: string; readonly batch: number }): string => `${awardId}/${batch}`;
export const markKey = (awardId: string, recipient: number): string => `${awardId}/${recipient}`;

type Standing = z.output<typeof batchStaged.data>;
type Cleared = z.output<typeof batchCleared.data>;
type Marked = z.output<typeof recipientMarked.data>;
type Launched = z.output<typeof campaignLaunched.data>;

const run = ({ at, seq }: Entry, data: Standing): BatchRun => ({ ...data, at, seq });

/** The stage is empty when its item ends. The item's entries are known here by their names alone. */
const itemEndedFacts = ({ stage }: CeremonyState, _entry: Entry, { itemId }: { readonly itemId: string }): CeremonyFacts | null =>
  stage?.itemId === itemId ? { stage: null } : null;

const initial: CeremonyState = { stage: null, conferrals: {}, skipped: {}, marks: {}, launches: {}, undoLog: [] };

/** The ceremony as a fold over the journal. */
export const ceremonySlice = undoableFactSlice<CeremonyState>({
  name: 'ceremony',
  initial,
  parts: { stage: 'single', conferrals: 'keyed', skipped: 'keyed', marks: 'keyed', launches: 'keyed' },
  factsByKind: {
    [batchStaged.kind]: (_state, entry, data: Standing) => ({ stage: run(entry, data), skipped: { [batchKey(data)]: null } }),
    [batchConferred.kind]: (_state, entry, data: Standing) => ({ stage: null, conferrals: { [batchKey(data)]: run(entry, data) } }),
    [batchCleared.kind]: (_state, _entry, { skipped, ...data }: Cleared) => ({
      stage: null,
      ...(skipped ? { skipped: { [batchKey(data)]: { itemId: data.itemId } } } : {}),
    }),
    [recipientMarked.kind]: (_state, { seq }, data: Marked) => ({
      marks: { [markKey(data.awardId, data.recipient)]: data.how === null ? null : { ...data, seq } },
    }),
    [campaignLaunched.kind]: (_state, { at }, data: Launched) => ({ launches: { [data.campaignId]: { ...data, at } } }),
    'item.finished': itemEndedFacts,
    'item.postponed': itemEndedFacts,
    'item.skipped': itemEndedFacts,
  },
});

export const ceremonyState = (folded: Folded): CeremonyState => sliceOf(ceremonySlice, folded);

/** The batch on the stage; none where its item does not run, as after the item's start was undone. */
export const stageIn = ({ stage }: CeremonyState, runningItemId: string | null): BatchRun | null =>
  stage !== null && stage.itemId === runningItemId ? stage : null;

/** The marks of a batch's recipients. */
export const recipientMarks = (
  { marks }: CeremonyState,
  { awardId, from, to }: Pick<BatchRun, 'awardId' | 'from' | 'to'>,
): RecipientMark[] => Object.values(marks).filter((mark) => mark.awardId === awardId && mark.recipient >= from && mark.recipient < to);

/** The same for the same batch with the same marks, so that what a caller saw can be told from what has changed since. */
export function stageRevision(state: CeremonyState, stage: BatchRun): string {
  const marks = recipientMarks(state, stage);
  return `${stage.seq}.${marks.length}.${Math.max(0, ...marks.map(({ seq }) => seq))}`;
}
