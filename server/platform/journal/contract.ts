import type { z } from 'zod';

/** One fact of the journal as clients and folds see it. `at` is in milliseconds since 1970 and never runs backwards. */
export interface Entry {
  readonly seq: number;
  readonly at: number;
  readonly sittingId: string | null;
  readonly kind: string;
  /** Of the kind; old ones are brought up to date before the fold. */
  readonly version: number;
  readonly data: Readonly<Record<string, unknown>>;
  /** `kind:id` of who acted, or null where the reader may not know. */
  readonly actor: string | null;
}

/** What a reader without clearance gets of an entry: its number and nothing else. */
export interface Stub {
  readonly seq: number;
  readonly kind?: never;
}

export type VisibleEntry = Entry | Stub;
export const isStub = (entry: VisibleEntry): entry is Stub => !('kind' in entry);

/** A fact that a command wants to append. */
export interface NewEntry {
  readonly kind: string;
  readonly version: number;
  readonly sittingId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A kind of entry: its data, who may know it, and how older versions become today's. */
export interface EntryKind<D extends z.ZodObject = z.ZodObject> {
  readonly kind: string;
  readonly version: number;
  readonly data: D;
  /** 'staff': only those at the desk and the secretaries; 'everyone' else too. */
  readonly audience: 'everyone' | 'staff';
  /** The agenda item whose classification governs the entry; null when none does. */
  readonly item: (data: z.output<D>) => string | null;
  /** From version n to n + 1. */
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

/** A fold of many entries that is under way. Its state is private until it ends; it takes nothing after that. */
export interface SliceFold<S> {
  take(entry: Entry): void;
  end(): S;
}

/** A feature's part of the live state: nothing but a pure fold over the entries. */
export interface Slice<S> {
  readonly name: string;
  readonly initial: S;
  apply(state: S, entry: Entry): S;
  /** Folds many entries without copying the state for each; where it is missing they are applied one by one. */
  beginFold?(state: S): SliceFold<S>;
}

/** How the entries of all features are read and folded. */
export interface Reading {
  readonly slices: readonly Slice<unknown>[];
  readonly kinds: ReadonlyMap<string, EntryKind>;
  /** The kind of entry with which other levels come into force; none is told before they hold. */
  readonly reclassifiedBy?: string;
}

/** The live state: the slices of all features by name. */
export type Folded = Readonly<Record<string, unknown>>;

/** The state of one slice. */
export const sliceOf = <S>(slice: Slice<S>, folded: Folded): S => (folded[slice.name] as S | undefined) ?? slice.initial;

/** Folds entries into the state; stubs change nothing but the revision, which the caller keeps. */
export function foldAll(slices: readonly Slice<unknown>[], folded: Folded, entries: readonly VisibleEntry[]): Folded {
  const fold = beginFold(slices, folded);
  fold.take(entries);
  return fold.end();
}

/** A fold of all slices that may be given its entries in several portions. */
export interface Fold {
  take(entries: readonly VisibleEntry[]): void;
  /** The state after everything that was taken; the one that it began with is as it was. */
  end(): Folded;
}

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
