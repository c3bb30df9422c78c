import type { DecisionContext } from '../bus/handlers.ts';
import type { Entry, NewEntry, Slice, SliceFold } from './contract.ts';
import { factNames, factsBefore, FactsDraft, withFacts, type Facts, type Keyed, type Parts } from './facts.ts';
import { correction } from './correction.ts';
import type { CorrectedFacts, StateWithUndoLog, UndoableEntry, UndoableSlice } from './undo.ts';

/** The facts that an entry of a kind sets; null for none, so that there is nothing to undo. Do not keep the state: it changes with the next entry. */
type FactsOf<S> = (state: S, entry: Entry, data: never) => Facts<S> | null;

interface FactSliceDefinition<S> {
  readonly name: string;
  readonly initial: S;
  readonly parts: Parts<S>;
  /** The facts that entries set, by kind; other kinds change nothing. */
  readonly factsByKind: Readonly<Record<string, FactsOf<S>>>;
}

/** How undoing in a slice differs from the default. */
interface UndoDefinition<S> {
  /** Kinds of entries that cannot be undone. */
  readonly lasting?: readonly string[];
  /** Whether a state is consistent; an undo that would lead to an inconsistent one is refused. */
  readonly isConsistent?: (state: S) => boolean;
  /** The corrections of an entry, one per group of readers; usually one, for those cleared for its item. */
  readonly correctedFacts?: (undoable: UndoableEntry<Facts<S>>) => readonly CorrectedFacts<Facts<S>>[];
  /** Further entries that going back to the state `after` requires. */
  readonly entriesBefore?: (state: S, after: S, context: DecisionContext) => readonly NewEntry[];
}

/** How many entries can be undone: the newest ones. */
const MAX_UNDOABLE_ENTRIES = 24;

/** A slice whose entries set facts, which this function merges, one entry at a time or many. */
export function factSlice<S extends object>({ name, initial, parts, factsByKind }: FactSliceDefinition<S>): Slice<S> {
  const draftFold = (state: S): SliceFold<S> => {
    const draft = new FactsDraft(parts, state);
    return {
      take(entry) {
        const facts = factsByKind[entry.kind]?.(draft.state, entry, entry.data as never);
        if (facts) draft.merge(facts);
      },
      end: () => draft.state,
    };
  };
  const concerns = (entry: Entry): boolean => Object.hasOwn(factsByKind, entry.kind);
  return { name, initial, ...foldsOf(draftFold, concerns) };
}

/** A slice whose entries set facts and can be undone: earlier facts are kept in its `undoLog`. */
export function undoableFactSlice<S extends StateWithUndoLog>(definition: FactSliceDefinition<S> & UndoDefinition<S>): UndoableSlice<S> {
  const { name, initial, parts, factsByKind } = definition;
  const lasting = new Set(definition.lasting);
  const isOwn = (kind: string, slice: string | undefined): boolean =>
    slice === undefined ? Object.hasOwn(factsByKind, kind) : slice === name;
  const concerns = (entry: Entry): boolean => {
    const corrected = correction.read(entry);
    return corrected ? isOwn(corrected.kind, corrected.slice) : Object.hasOwn(factsByKind, entry.kind);
  };
  const draftFold = (state: S): SliceFold<S> => {
    const draft = new FactsDraft(parts, state);
    let undoLog = [...state.undoLog];
    const correct = ({ corrects, facts }: { readonly corrects: number; readonly facts: Keyed }): void => {
      draft.merge(facts as Facts<S>);
      undoLog = undoLog.filter(({ seq }) => seq !== corrects);
    };
    const set = (entry: Entry, facts: Facts<S>): void => {
      if (!lasting.has(entry.kind)) undoLog.push(undoableOf(entry, factsBefore(parts, draft.state, facts)));
      if (undoLog.length > MAX_UNDOABLE_ENTRIES) undoLog.shift();
      draft.merge(facts);
    };
    return {
      take(entry) {
        const corrected = correction.read(entry);
        if (corrected && isOwn(corrected.kind, corrected.slice)) return correct(corrected);
        const facts = factsByKind[entry.kind]?.(draft.state, entry, entry.data as never);
        if (facts) set(entry, facts);
      },
      end: () => ({ ...draft.state, undoLog }),
    };
  };
  return { name, initial, ...foldsOf(draftFold, concerns), undoing: undoingOf(definition) };
}

/** `apply` and `beginFold` over the same draft. An entry that does not concern the slice returns the identical state. */
function foldsOf<S>(draftFold: (state: S) => SliceFold<S>, concerns: (entry: Entry) => boolean) {
  const beginFold = (state: S): SliceFold<S> => {
    let fold: SliceFold<S> | null = null;
    return {
      take(entry) {
        if (!concerns(entry)) return;
        fold ??= draftFold(state);
        fold.take(entry);
      },
      end: () => fold?.end() ?? state,
    };
  };
  const apply = (state: S, entry: Entry): S => {
    const fold = beginFold(state);
    fold.take(entry);
    return fold.end();
  };
  return { apply, beginFold };
}

function undoableOf(entry: Entry, before: Keyed): UndoableEntry {
  const { seq, kind, sittingId, at, data } = entry;
  const { itemId = null, implied = false } = data as { itemId?: string | null; implied?: boolean };
  return { seq, kind, itemId, sittingId, at, implied, before };
}

function undoingOf<S extends StateWithUndoLog>(definition: FactSliceDefinition<S> & UndoDefinition<S>): UndoableSlice<S>['undoing'] {
  const { parts, isConsistent, correctedFacts, entriesBefore } = definition;
  return {
    log: ({ undoLog }) => undoLog,
    restore: (state, before) => withFacts(parts, state, before as Facts<S>),
    factNames: (facts) => factNames(parts, facts as Facts<S>),
    isConsistent: (state) => isConsistent?.(state) ?? true,
    correctedFacts: (undoable) =>
      (correctedFacts?.(undoable as UndoableEntry<Facts<S>>) as readonly CorrectedFacts[] | undefined) ?? [
        { itemId: undoable.itemId, facts: undoable.before },
      ],
    entriesBefore: (state, after, context) => entriesBefore?.(state, after, context) ?? [],
  };
}
