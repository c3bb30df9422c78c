import type { Database, Tx } from '../database/open.ts';
import type { Actor, InputOf, Operation, OutputOf, Role } from '../contract.ts';
import type { Audience } from '../journal/audience.ts';
import type { Entry, Folded, NewEntry, VisibleEntry } from '../journal/contract.ts';

/** Told to the rest of the server after the commit, never before: `kind` chooses the listeners. */
export interface DomainEvent {
  readonly kind: string;
  readonly conferenceId?: string;
  readonly [detail: string]: unknown;
}

/** What every handler knows: who acts, in which roles, and how to ask the bus for more in the same name. */
export interface OperationContext {
  readonly actor: Actor;
  /** Roles in the conference of the input; empty outside one. */
  readonly roles: readonly Role[];
  /** From which network address it came; null where no door says so. */
  readonly address: string | null;
  /** Milliseconds since 1970 by the server's clock. */
  readonly now: number;
  /** Reads another operation as the same actor, with all its checks. */
  ask<T extends Operation>(operation: T, input: InputOf<T>): Promise<OutputOf<T>>;
}

/** A journal as one audience may know it. */
export interface VisibleState {
  readonly revision: number;
  readonly folded: Folded;
  visibleAfter(seq: number): readonly VisibleEntry[];
}

export interface QueryContext extends OperationContext {
  readonly db: Database;
  /** The folded journal of a conference, whole: filter before showing. */
  state(journalId: string): Promise<Folded>;
  /** The journal as an audience may know it: its last entry's number, its fold, and what it is told of the entries after a number. */
  stateFor(journalId: string, audience: Audience): Promise<VisibleState>;
}

/** What a live command may ask before it decides. */
export interface PrepareContext extends QueryContext {
  /** An answer about this conference that may be a moment old where another server changed it; never where this one did. */
  recent<T>(key: string, find: () => Promise<T>): Promise<T>;
}

export interface ChangeContext extends OperationContext {
  /** The transaction of this command: everything is kept, or nothing. */
  readonly tx: Tx;
  emit(announcement: DomainEvent): void;
}

/** What a live command decides: the entries to append and the rows that belong to them, all or none. */
export interface Decision<Output> {
  readonly entries: readonly NewEntry[];
  /** Rows written in the same transaction, such as a text that an entry names. Runs after the entries are inserted. */
  readonly write?: (tx: Tx) => Promise<void>;
  /** The answer, from the entries as they were stored. */
  readonly output: (stored: readonly Entry[]) => Output;
  readonly events?: readonly DomainEvent[];
}

export interface DecisionContext {
  readonly actor: Actor;
  readonly roles: readonly Role[];
  readonly now: number;
}

interface Live<T extends Operation, Prepared> {
  /** Reads what the decision needs beside the state. Facts that may change meanwhile are checked again in `decide` or `write`. */
  readonly prepare: (scope: PrepareContext, input: InputOf<T>) => Promise<Prepared>;
  /** Pure and quick: may run several times, when another command was first. Throws AppError to refuse. */
  readonly decide: (state: Folded, input: InputOf<T>, scope: DecisionContext, prepared: Prepared) => Decision<OutputOf<T>>;
}

type AnyInput = InputOf<Operation>;
export type Handler =
  | { readonly operation: Operation; readonly kind: 'signal'; run(scope: QueryContext, input: AnyInput): Promise<unknown> }
  | { readonly operation: Operation; readonly kind: 'query'; run(scope: QueryContext, input: AnyInput): Promise<unknown> }
  | {
      readonly operation: Operation;
      readonly kind: 'change';
      prepare(scope: QueryContext, input: AnyInput): Promise<unknown>;
      run(scope: ChangeContext, input: AnyInput, prepared: unknown): Promise<unknown>;
    }
  | {
      readonly operation: Operation;
      readonly kind: 'live';
      prepare(scope: PrepareContext, input: AnyInput): Promise<unknown>;
      decide(state: Folded, input: AnyInput, scope: DecisionContext, prepared: unknown): Decision<unknown>;
    };

/** Handles a query. */
export const handleQuery = <T extends Operation>(
  operation: T,
  run: (scope: QueryContext, input: InputOf<T>) => Promise<OutputOf<T>>,
): Handler => ({ operation, kind: 'query', run: (scope, input) => run(scope, input as InputOf<T>) });

/**
 * Handles a command that changes nothing but what the server has in memory, such as a line for sound and picture. Repeated with its own
 * id within two minutes it gives the same answer.
 */
export const handleSignal = <T extends Operation>(
  operation: T,
  run: (scope: QueryContext, input: InputOf<T>) => Promise<OutputOf<T>>,
): Handler => ({ operation, kind: 'signal', run: (scope, input) => run(scope, input as InputOf<T>) });

/**
 * Handles a command that changes tables, in a transaction of its own. Slow work that needs no transaction (hashing a
 * password, reading a file) goes into `prepare`, so that others do not wait for it.
 */
export const handleChange = <T extends Operation, Prepared = undefined>(
  operation: T,
  run: (scope: ChangeContext, input: InputOf<T>, prepared: Prepared) => Promise<OutputOf<T>>,
  prepare?: (scope: QueryContext, input: InputOf<T>) => Promise<Prepared>,
): Handler => ({
  operation,
  kind: 'change',
  prepare: async (scope, input) => prepare?.(scope, input as InputOf<T>),
  run: (scope, input, prepared) => run(scope, input as InputOf<T>, prepared as Prepared),
});

/** Handles a command that appends to the journal of the conference in its input (`conferenceId`). */
export const handleAppend = <T extends Operation, Prepared>(operation: T, live: Live<T, Prepared>): Handler => ({
  operation,
  kind: 'live',
  prepare: (scope, input) => live.prepare(scope, input as InputOf<T>),
  decide: (state, input, scope, prepared) => live.decide(state, input as InputOf<T>, scope, prepared as Prepared),
});
