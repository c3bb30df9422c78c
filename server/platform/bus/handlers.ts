import type { Database, Tx } from '../database/open.ts';
import type { Actor, InputOf, Operation, OutputOf, RoleName } from '../contract.ts';
import type { Audience, LevelOf } from '../journal/audience.ts';
import type { Entry, Folded, NewEntry, VisibleEntry } from '../journal/contract.ts';

/** Emitted to the rest of the server after the commit, never before: `kind` chooses the listeners. */
export interface DomainEvent {
  readonly kind: string;
  readonly conferenceId?: string;
  readonly [detail: string]: unknown;
}

/** What every handler knows: who acts, in which roles, and how to ask the bus for more in the same name. */
export interface OperationContext {
  readonly actor: Actor;
  /** Roles in the conference of the input; empty outside one. */
  readonly roles: readonly RoleName[];
  /** Client IP; null if the transport does not expose it. */
  readonly address: string | null;
  /** Only the headers of the answer are sent (HTTP HEAD): what the caller reads by it is nothing. */
  readonly headersOnly: boolean;
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
  emit(event: DomainEvent): void;
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

/** What every decision knows beside the state and the input. A feature adds what it prepared. */
export interface DecisionContext {
  readonly actor: Actor;
  readonly roles: readonly RoleName[];
  /** Milliseconds since 1970, never before the last entry of the journal. */
  readonly now: number;
  /** Classification levels of the agenda items by the plan in force. */
  readonly levelOf: LevelOf;
}

interface Append<T extends Operation, Prepared extends object> {
  /**
   * Reads what the decision needs beside the state; it becomes part of the context. Facts that may change meanwhile are checked again
   * in `decide` or `write`.
   */
  readonly prepare: (context: PrepareContext, input: InputOf<T>) => Promise<Prepared>;
  /** Pure and quick: may run several times, when another command was first. Throws AppError to refuse. */
  readonly decide: (state: Folded, input: InputOf<T>, context: DecisionContext & Prepared) => Decision<OutputOf<T>>;
}

type AnyInput = InputOf<Operation>;
export type Handler =
  | { readonly operation: Operation; readonly kind: 'signal'; run(context: QueryContext, input: AnyInput): Promise<unknown> }
  | { readonly operation: Operation; readonly kind: 'query'; run(context: QueryContext, input: AnyInput): Promise<unknown> }
  | {
      readonly operation: Operation;
      readonly kind: 'change';
      prepare(context: QueryContext, input: AnyInput): Promise<unknown>;
      run(context: ChangeContext, input: AnyInput, prepared: unknown): Promise<unknown>;
    }
  | {
      readonly operation: Operation;
      readonly kind: 'append';
      prepare(context: PrepareContext, input: AnyInput): Promise<object>;
      decide(state: Folded, input: AnyInput, context: DecisionContext): Decision<unknown>;
    };

/** Handles a query. */
export const handleQuery = <T extends Operation>(
  operation: T,
  run: (context: QueryContext, input: InputOf<T>) => Promise<OutputOf<T>>,
): Handler => ({ operation, kind: 'query', run: (context, input) => run(context, input as InputOf<T>) });

/**
 * Handles a command that changes nothing but what the server has in memory, such as a line for sound and picture. Repeated with its own
 * id within two minutes it gives the same answer.
 */
export const handleSignal = <T extends Operation>(
  operation: T,
  run: (context: QueryContext, input: InputOf<T>) => Promise<OutputOf<T>>,
): Handler => ({ operation, kind: 'signal', run: (context, input) => run(context, input as InputOf<T>) });

/**
 * Handles a command that changes tables, in a transaction of its own. Slow work that needs no transaction (hashing a
 * password, reading a file) goes into `prepare`, so that others do not wait for it.
 */
export const handleChange = <T extends Operation, Prepared = undefined>(
  operation: T,
  run: (context: ChangeContext, input: InputOf<T>, prepared: Prepared) => Promise<OutputOf<T>>,
  prepare?: (context: QueryContext, input: InputOf<T>) => Promise<Prepared>,
): Handler => ({
  operation,
  kind: 'change',
  prepare: async (context, input) => prepare?.(context, input as InputOf<T>),
  run: (context, input, prepared) => run(context, input as InputOf<T>, prepared as Prepared),
});

/** Handles a command that appends to the journal of the conference in its input (`conferenceId`). */
export const handleAppend = <T extends Operation, Prepared extends object>(operation: T, append: Append<T, Prepared>): Handler => ({
  operation,
  kind: 'append',
  prepare: (context, input) => append.prepare(context, input as InputOf<T>),
  decide: (state, input, context) => append.decide(state, input as InputOf<T>, context as DecisionContext & Prepared),
});
