import type { DecisionContext } from '../bus/handlers.ts';
import { AppError } from '../errors.ts';
import { sliceOf, type Folded, type NewEntry, type Slice } from './contract.ts';
import { correction } from './correction.ts';
import type { Keyed } from './facts.ts';

/** An entry that can still be undone, with the facts before it. */
export interface UndoableEntry<F = Keyed> {
  readonly seq: number;
  readonly kind: string;
  /** The agenda item whose classification decides who may undo it; null if none does. */
  readonly itemId: string | null;
  readonly sittingId: string | null;
  readonly at: number;
  /** True if the entry after it implied this one; the two are undone together. */
  readonly implied: boolean;
  readonly before: F;
}

export interface StateWithUndoLog {
  /** Entries that can be undone, oldest first. */
  readonly undoLog: readonly UndoableEntry[];
}

/** The facts of a correction for one group of readers: those cleared for the item, or everyone. */
export interface CorrectedFacts<F = Keyed> {
  readonly itemId: string | null;
  readonly facts: F;
}

/** How a slice undoes its own entries. */
export interface Undoing<S> {
  log(state: S): readonly UndoableEntry[];
  /** The state with the earlier facts restored. */
  restore(state: S, before: Keyed): S;
  factNames(facts: Keyed): readonly string[];
  /** Whether a state is consistent. */
  isConsistent(state: S): boolean;
  correctedFacts(undoable: UndoableEntry): readonly CorrectedFacts[];
  /** Further entries that going back requires, appended before the corrections. */
  entriesBefore(state: S, after: S, context: DecisionContext): readonly NewEntry[];
}

export interface UndoableSlice<S> extends Slice<S> {
  readonly undoing: Undoing<S>;
}

const isUndoable = (slice: Slice<unknown>): slice is UndoableSlice<unknown> => 'undoing' in slice && slice.undoing !== undefined;

/** The part of an undo that concerns one slice. */
interface SliceUndo {
  readonly slice: UndoableSlice<unknown>;
  readonly state: unknown;
  readonly log: readonly UndoableEntry[];
}

/**
 * Undoes an entry and those it implied: restores the earlier facts, with one correcting entry each, the last one first.
 * @throws AppError cannot-undo (too long ago, no such entry, or the actor is not cleared for it), changed-since (something later builds on it).
 */
export function decideCorrection(
  slices: readonly Slice<unknown>[],
  folded: Folded,
  { seq }: { readonly seq: number },
  context: DecisionContext,
): NewEntry[] {
  const undos = slices.filter(isUndoable).map((slice): SliceUndo => {
    const state = sliceOf(slice, folded);
    return { slice, state, log: slice.undoing.log(state) };
  });
  const group = groupOf(
    undos.flatMap(({ log }) => log),
    seq,
  );
  const mayKnow = ({ itemId }: UndoableEntry): boolean => itemId === null || context.levelOf(itemId) <= context.actor.clearance;
  if (!group.every(mayKnow)) throw new AppError('cannot-undo');
  const seqs = new Set(group.map((undoable) => undoable.seq));
  const parts = undos.map((undo) => undoSlice(undo, seqs, seq, context));
  const corrections = parts.flatMap((part) => part.corrections).toSorted((one, other) => other.corrects - one.corrects);
  return [...parts.flatMap((part) => part.entriesBefore), ...corrections.map(({ entry }) => entry)];
}

/** The entry and those right before it that it implied, in any slice, the last one first. */
function groupOf(undoable: readonly UndoableEntry[], seq: number): UndoableEntry[] {
  const at = (number: number) => undoable.filter((entry) => entry.seq === number);
  const group = at(seq);
  if (group.length === 0 || group.some(({ implied }) => implied)) throw new AppError('cannot-undo');
  for (let number = seq - 1; ; number -= 1) {
    const consequence = at(number);
    if (consequence.length === 0 || !consequence.every(({ implied }) => implied)) return group;
    group.push(...consequence);
  }
}

function undoSlice({ slice, state, log }: SliceUndo, seqs: ReadonlySet<number>, seq: number, context: DecisionContext) {
  const { undoing, name } = slice;
  const own = log.filter((undoable) => seqs.has(undoable.seq)).toReversed();
  if (own.length === 0) return { entriesBefore: [], corrections: [] };
  const names = new Set(own.flatMap(({ before }) => undoing.factNames(before)));
  const later = log.filter((undoable) => undoable.seq > seq).flatMap(({ before }) => undoing.factNames(before));
  if (later.some((fact) => names.has(fact))) throw new AppError('changed-since');
  const after = own.reduce((now, { before }) => undoing.restore(now, before), state);
  if (!undoing.isConsistent(after)) throw new AppError('changed-since');
  const corrections = own.flatMap((undoable) => undoing.correctedFacts(undoable).map((facts) => correctionOf(name, undoable, facts)));
  return { entriesBefore: undoing.entriesBefore(state, after, context), corrections };
}

function correctionOf(slice: string, { seq: corrects, kind, sittingId }: UndoableEntry, { itemId, facts }: CorrectedFacts) {
  return { corrects, entry: correction.make({ corrects, kind, itemId, facts, slice }, sittingId) };
}
