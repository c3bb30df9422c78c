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

/** What every handler gets: the actor, their roles, and a way to run queries on their behalf. */
export interface OperationContext {
  readonly actor: Actor;
  /** Roles in the conference of the input; empty outside one. */
  readonly roles: readonly RoleName[];
  /** Client IP; null if the transport does not expose it. */
  readonly address: string | null;
  /** The browser's description of itself (User-Agent); null for programs that give none. */
  readonly device: string | null;
  /** True if only the headers of the answer are sent (HTTP HEAD), so that the caller reads nothing. */
  readonly headersOnly: boolean;
  /** Milliseconds since 1970 by the server's clock. */
  readonly now: number;
  /** Runs a query as the same actor, with all its checks; `clearance`: as if they were cleared for no more than that. */
  ask<T extends Operation>(operation: T, input: InputOf<T>, clearance?: number): Promise<OutputOf<T>>;
}

/** A journal, redacted for one audience. */
export interface VisibleState {
  readonly revision: number;
  /** Names what the entries were redacted by: under another name they have to be read anew. */
  readonly view: string;
  readonly folded: Folded;
  visibleAfter(seq: number): readonly VisibleEntry[];
}

export interface QueryContext extends OperationContext {
  readonly db: Database;
  /** The folded journal of a conference, unredacted: filter before showing. */
  state(journalId: string): Promise<Folded>;
  /** The journal redacted for an audience: number of the last entry, state, and the visible entries after a number. */
  stateFor(journalId: string, audience: Audience): Promise<VisibleState>;
}

/** What a live command may read before it decides. */
export interface PrepareContext extends QueryContext {
  /** A cached answer about this conference. It may briefly miss a change by another server, never one by this server. */
  recent<T>(key: string, find: () => Promise<T>): Promise<T>;
}

export interface ChangeContext extends OperationContext {
  /** The transaction of this command: all of it is committed, or nothing. */
  readonly tx: Tx;
  /** The folded journal of a conference, to which nobody else appends until this transaction ends. Call it before changing anything. */
  journalHeld(journalId: string): Promise<Folded>;
  /**
   * Holds a conference that the input does not name, as the one that it names is held: what is read after that stays true until this
   * transaction ends. Call it before changing anything. Returns false if there is no such conference.
   */
  hold(conferenceId: string): Promise<boolean>;
  emit(event: DomainEvent): void;
}

/** What a live command decides: the entries to append and the rows that belong to them, committed together. */
export interface Decision<Output> {
  readonly entries: readonly NewEntry[];
  /** Rows written in the same transaction, such as a text that an entry names. Runs after the entries are inserted. */
  readonly write?: (tx: Tx) => Promise<void>;
  /** The answer, from the entries as they were stored. */
  readonly output: (stored: readonly Entry[]) => Output;
  readonly events?: readonly DomainEvent[];
}

/** Thrown by a decision if the journal shows that what was prepared is outdated: the command is then prepared again. */
export class PreparedTooEarly extends Error {}

/** What every decision gets besides the state and the input. A feature adds what it prepared. */
export interface DecisionContext {
  readonly actor: Actor;
  readonly roles: readonly RoleName[];
  /** Milliseconds since 1970, never before the last entry of the journal. */
  readonly now: number;
  /** Classification levels of the agenda items by the plan in force. */
  readonly levelOf: LevelOf;
}

interface Append<T extends Operation, Prepared extends object> {
  /** Appends even if the journal accepts no other entries: what these record has already happened. */
  readonly always?: boolean;
  /**
   * Reads what the decision needs besides the state; the result becomes part of the context. Check facts that may change meanwhile
   * again in `decide` or `write`.
   */
  readonly prepare: (context: PrepareContext, input: InputOf<T>) => Promise<Prepared>;
  /** Pure and quick: may run several times, if another command was first. Throws AppError to refuse. */
  readonly decide: (state: Folded, input: InputOf<T>, context: DecisionContext & Prepared) => Decision<OutputOf<T>>;
}

/** An input that was read from a file. */
export interface FileRead {
  /** Checked by the operation's schema. */
  readonly input: object;
  /** SHA-256 of its canonical JSON. */
  readonly hash: string;
}
/** Reads an input from the bytes of a JSON file, without stopping the server for a large one. @throws AppError not-json, invalid. */
export type ReadFile = (bytes: Uint8Array) => Promise<FileRead>;

type AnyInput = InputOf<Operation>;
export type Handler =
  | { readonly operation: Operation; readonly kind: 'signal'; run(context: QueryContext, input: AnyInput): Promise<unknown> }
  | { readonly operation: Operation; readonly kind: 'query'; run(context: QueryContext, input: AnyInput): Promise<unknown> }
  | {
      readonly operation: Operation;
      readonly kind: 'change';
      readonly readFile: ReadFile | null;
      prepare(context: QueryContext, input: AnyInput): Promise<unknown>;
      run(context: ChangeContext, input: AnyInput, prepared: unknown): Promise<unknown>;
    }
  | {
      readonly operation: Operation;
      readonly kind: 'append';
      readonly always: boolean;
      prepare(context: PrepareContext, input: AnyInput): Promise<object>;
      decide(state: Folded, input: AnyInput, context: DecisionContext): Decision<unknown>;
    };

/** Handles a query. */
export const handleQuery = <T extends Operation>(
  operation: T,
  run: (context: QueryContext, input: InputOf<T>) => Promise<OutputOf<T>>,
): Handler => ({ operation, kind: 'query', run: (context, input) => run(context, input as InputOf<T>) });

/**
 * Handles a command that changes only the server's memory, such as a media transport. Repeated with the same id within two minutes,
 * it gives the same answer.
 */
export const handleSignal = <T extends Operation>(
  operation: T,
  run: (context: QueryContext, input: InputOf<T>) => Promise<OutputOf<T>>,
): Handler => ({ operation, kind: 'signal', run: (context, input) => run(context, input as InputOf<T>) });

/**
 * Handles a command that changes tables, in a transaction of its own. Slow work that needs no transaction (hashing a
 * password, reading a file) goes into `prepare`, so that others do not wait for it. `readFile`: for an operation whose body is a file.
 */
export const handleChange = <T extends Operation, Prepared = undefined>(
  operation: T,
  run: (context: ChangeContext, input: InputOf<T>, prepared: Prepared) => Promise<OutputOf<T>>,
  prepare?: (context: QueryContext, input: InputOf<T>) => Promise<Prepared>,
  readFile: ReadFile | null = null,
): Handler => ({
  operation,
  kind: 'change',
  readFile,
  prepare: async (context, input) => prepare?.(context, input as InputOf<T>),
  run: (context, input, prepared) => run(context, input as InputOf<T>, prepared as Prepared),
});

/** Handles a command that appends to the journal of the conference in its input (`conferenceId`). */
export const handleAppend = <T extends Operation, Prepared extends object>(operation: T, append: Append<T, Prepared>): Handler => ({
  operation,
  kind: 'append',
  always: append.always ?? false,
  prepare: (context, input) => append.prepare(context, input as InputOf<T>),
  decide: (state, input, context) => append.decide(state, input as InputOf<T>, context as DecisionContext & Prepared),
});
