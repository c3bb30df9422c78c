import type { z } from 'zod';

/** One fact of the journal as clients and folds see it. `at` is in milliseconds since 1970 and never runs backwards. */
export interface Entry {
  readonly seq: number;
  readonly at: number;
  readonly sittingId: string | null;
  readonly kind: string;
  /** Version of the kind; older ones are upgraded before the fold. */
  readonly version: number;
  readonly data: Readonly<Record<string, unknown>>;
  /** `kind:id` of the actor; null if the reader may not know. */
  readonly actor: string | null;
}

/** An entry for a reader without clearance: nothing but its number. */
export interface Stub {
  readonly seq: number;
  readonly kind?: never;
}

export type VisibleEntry = Entry | Stub;
export const isStub = (entry: VisibleEntry): entry is Stub => !('kind' in entry);

/** An entry that a command wants to append. */
export interface NewEntry {
  readonly kind: string;
  readonly version: number;
  readonly sittingId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A kind of entry: its data, who may see it, and how to upgrade older versions. */
export interface EntryKind<D extends z.ZodObject = z.ZodObject> {
  readonly kind: string;
  readonly version: number;
  readonly data: D;
  /** 'staff': only the desk and the secretaries; 'everyone': all readers. */
  readonly audience: 'everyone' | 'staff';
  /** The agenda item whose classification applies to the entry; null if none does. */
  readonly item: (data: z.output<D>) => string | null;
  /** By n: the upgrade from version n to n + 1. */
  readonly upgrades: Readonly<Record<number, (data: Record<string, unknown>) => Record<string, unknown>>>;
  /** Makes an entry of this kind. */
  make(data: z.output<D>, sittingId?: string | null): NewEntry;
  /** Narrows an entry to this kind; undefined for others. */
  read(entry: Entry): z.output<D> | undefined;
}

interface KindDefinition<D extends z.ZodObject> {
  readonly kind: string;
  readonly version?: number;
  readonly data: D;
  readonly audience?: 'everyone' | 'staff';
  readonly item?: (data: z.output<D>) => string | null;
  readonly upgrades?: EntryKind<D>['upgrades'];
}

/** Defines a kind of journal entry: keyed facts of tens of bytes (ids, times, numbers), never texts. */
export function entryKind<D extends z.ZodObject>(definition: KindDefinition<D>): EntryKind<D> {
  const { kind, version = 1 } = definition;
  return {
    audience: 'everyone',
    item: () => null,
    upgrades: {},
    ...definition,
    version,
    make: (data, sittingId = null) => ({ kind, version, sittingId, data }),
    read: (entry) => (entry.kind === kind ? (entry.data as z.output<D>) : undefined),
  };
}

/** A running fold of many entries. Its state is private until it ends; after that it takes no more entries. */
export interface SliceFold<S> {
  take(entry: Entry): void;
  end(): S;
}

/** A feature's part of the live state: a pure fold over the entries. */
export interface Slice<S> {
  readonly name: string;
  readonly initial: S;
  apply(state: S, entry: Entry): S;
  /** Folds many entries without copying the state for each; without it, entries are applied one by one. */
  beginFold?(state: S): SliceFold<S>;
}

/** What is needed to read and fold the entries of all features. */
export interface Reading {
  readonly slices: readonly Slice<unknown>[];
  readonly kinds: ReadonlyMap<string, EntryKind>;
  /** The kind of entry that brings new classification levels into force; no entry is sent before they are. */
  readonly reclassifiedBy?: string;
}

/** The live state: the slices of all features by name. */
export type Folded = Readonly<Record<string, unknown>>;

/** The state of one slice. */
export const sliceOf = <S>(slice: Slice<S>, folded: Folded): S => (folded[slice.name] as S | undefined) ?? slice.initial;

/** Folds entries into the state. Stubs only raise the revision, which the caller keeps. */
export function foldAll(slices: readonly Slice<unknown>[], folded: Folded, entries: readonly VisibleEntry[]): Folded {
  const fold = beginFold(slices, folded);
  fold.take(entries);
  return fold.end();
}

/** A fold of all slices that takes its entries in portions. */
export interface Fold {
  take(entries: readonly VisibleEntry[]): void;
  /** The state after all entries taken; the initial state is left unchanged. */
  end(): Folded;
}

/** Begins a fold of all slices on a state, which stays unchanged. */
export function beginFold(slices: readonly Slice<unknown>[], folded: Folded): Fold {
  const folds = slices.map((slice) => [slice.name, beginSliceFold(slice, sliceOf(slice, folded))] as const);
  let isEmpty = true;
  return {
    take(entries) {
      for (const entry of entries) {
        if (isStub(entry)) continue;
        isEmpty = false;
        for (const [, fold] of folds) fold.take(entry);
      }
    },
    end: () => (isEmpty ? folded : Object.fromEntries(folds.map(([name, fold]) => [name, fold.end()]))),
  };
}

function beginSliceFold<S>(slice: Slice<S>, state: S): SliceFold<S> {
  if (slice.beginFold) return slice.beginFold(state);
  let now = state;
  return {
    take: (entry) => {
      now = slice.apply(now, entry);
    },
    end: () => now,
  };
}
