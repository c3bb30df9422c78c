import { canonicalJson } from '../canonical.ts';
import type { Actor, InputOf, Operation, OutputOf, RoleName } from '../contract.ts';
import { transact, type Tx } from '../database/open.ts';
import { AppError, type ErrorCode } from '../errors.ts';
import type { Folded } from '../journal/contract.ts';
import { turnTaker } from '../next-turn.ts';
import { acceptedBefore, insertReceipt, type Claim } from '../journal/store.ts';
import { claimOf } from './claim.ts';
import { repeated } from '../journal/writer.ts';
import { admitCall, type Admitted } from './admission.ts';
import { authorize, clearedFor, conferenceIdOf } from './authority.ts';
import { PreparedTooEarly, type DomainEvent, type Handler, type QueryContext } from './handlers.ts';
import { SignalReplay } from './signal-replay.ts';
import { WorkLimit } from './work-limit.ts';
import { guessOf } from './guess-limit.ts';
import type { Call, RefusedCall } from './call.ts';
import type { BusOptions } from './options.ts';
import { ConferenceFactCache } from './conference-fact-cache.ts';

/** How often a live command is prepared, if others keep changing what it is based on. */
const PREPARATIONS = 3;

type Listener = (event: DomainEvent) => void;
type RefusalListener = (operation: Operation, code: ErrorCode) => void;
type HandlerOf<K extends Handler['kind']> = Extract<Handler, { kind: K }>;

/** The only way to run an operation: authorizes, parses, transacts or appends, and emits after the commit. */
export class Bus {
  readonly #options: BusOptions;
  readonly #handlers = new Map<string, Handler>();
  readonly #listeners = new Set<Listener>();
  readonly #refusalListeners = new Set<RefusalListener>();
  readonly #conferenceFacts: ConferenceFactCache;
  readonly #signals: SignalReplay;
  readonly #work = new WorkLimit();
  #running = 0;
  #idle: (() => void)[] = [];

  constructor(options: BusOptions) {
    this.#options = options;
    this.#conferenceFacts = new ConferenceFactCache(options.clock);
    this.#signals = new SignalReplay(options.clock);
    this.serve(options.handlers);
  }

  /** Adds the handlers of a feature that runs commands itself and therefore needs the bus first. */
  serve(handlers: readonly Handler[]): void {
    for (const handler of handlers) this.#handlers.set(handler.operation.name, handler);
  }

  /** Called with the events of commands, after their commit. */
  onEvent(listener: Listener): void {
    this.#listeners.add(listener);
  }

  /** Called with every refusal: the operation, and the code that its caller gets. */
  onRefusal(listener: RefusalListener): void {
    this.#refusalListeners.add(listener);
  }

  /** Runs an operation for an actor, in turn with what else they ask for. @throws AppError only. */
  run<T extends Operation>(operation: T, actor: Actor, input: unknown, call: Call = {}): Promise<OutputOf<T>> {
    return this.#work.run(operation, actor, call.address ?? null, () => this.#run(operation, actor, input, call));
  }

  async #run<T extends Operation>(operation: T, actor: Actor, input: unknown, call: Call): Promise<OutputOf<T>> {
    const handler = this.#handlers.get(operation.name);
    if (!handler) throw new AppError('not-found');
    this.#running += 1;
    try {
      const { roles, parsed, hash } = await this.#admitCall(operation, actor, input);
      const claim = claimOf(operation, actor, parsed, call.commandId ?? null, hash);
      const guess = guessOf(operation, actor, parsed, call.address ?? null);
      const work = () => this.#dispatch(handler, this.#context(actor, roles, call), parsed, claim);
      return (await (guess ? this.#options.guesses.attempt(guess, work) : work())) as OutputOf<T>;
    } catch (error) {
      if (error instanceof AppError) await this.#refused(error, { operation, actor, input, address: call.address ?? null });
      throw error;
    } finally {
      this.#running -= 1;
      if (this.#running === 0) for (const done of this.#idle.splice(0)) done();
    }
  }

  async #refused({ code, faults }: AppError, call: Omit<RefusedCall, 'code' | 'faults'>): Promise<void> {
    for (const listener of this.#refusalListeners) listener(call.operation, code);
    await this.#options.noteRefusal?.({ ...call, code, faults });
  }

  /**
   * Checks that an actor may run an operation with an input, without running it. Returns the parsed input.
   * @throws AppError for whatever the contract refuses.
   */
  async check<T extends Operation>(operation: T, actor: Actor, input: unknown): Promise<InputOf<T>> {
    return (await this.#admitCall(operation, actor, input)).parsed;
  }

  /** @throws AppError unless the actor may run the operation in the conference that the input names. */
  async mustBePermitted(operation: Operation, actor: Actor, input: unknown): Promise<void> {
    await authorize(operation, actor, input, this.#options.rolesOf);
  }

  #admitCall<T extends Operation>(operation: T, actor: Actor, input: unknown): Promise<Admitted<InputOf<T>>> {
    return admitCall(operation, actor, input, { rolesOf: this.#options.rolesOf, handler: this.#handlers.get(operation.name) });
  }

  /** Resolves when no operation is running. */
  idle(): Promise<void> {
    return this.#running === 0 ? Promise.resolve() : new Promise((resolve) => this.#idle.push(resolve));
  }

  #context(actor: Actor, roles: readonly RoleName[], { address = null, device = null, headersOnly = false }: Call): QueryContext {
    const { db, clock, journals } = this.#options;
    const ownTurn = turnTaker();
    return {
      actor,
      roles,
      address,
      device,
      headersOnly,
      now: clock(),
      db,
      ask: (operation, input, clearance) => ownTurn().then(() => this.#run(operation, clearedFor(actor, clearance), input, { address })),
      state: (id) => journals.state(id),
      stateFor: (id, audience) => journals.stateFor(id, audience),
    };
  }

  async #dispatch(handler: Handler, context: QueryContext, input: unknown, claim: Claim | null): Promise<unknown> {
    if (handler.kind === 'query') return handler.run(context, input);
    const barrier = this.#options.barrier?.() ?? null;
    if (barrier !== null && handler.kind !== 'signal') throw new AppError(barrier);
    if (handler.kind === 'signal') return claim ? this.#signals.run(claim, () => handler.run(context, input)) : handler.run(context, input);
    return handler.kind === 'change' ? this.#change(handler, context, input, claim) : this.#append(handler, context, input, claim);
  }

  async #change(handler: HandlerOf<'change'>, context: QueryContext, input: unknown, claim: Claim | null): Promise<unknown> {
    const { db } = this.#options;
    try {
      const prepared = await handler.prepare(context, input);
      const { output, events } = await transact(db, async (tx) => {
        const before = claim && (await acceptedBefore(tx, null, claim));
        if (before && claim) return { output: repeated(before, claim), events: [] };
        await this.#hold(tx, conferenceIdOf(input));
        const events: DomainEvent[] = [];
        const change = {
          tx,
          emit: (one: DomainEvent) => void events.push(one),
          journalHeld: (id: string) => this.#journalHeld(tx, id),
          hold: (id: string) => this.#options.hold(tx, id),
        };
        const output = await handler.run({ ...context, ...change }, input, prepared);
        if (claim) await insertReceipt(tx, { ...claim, output: canonicalJson(output), at: context.now });
        return { output, events };
      });
      this.#forget(input);
      this.emit(events);
      return output;
    } catch (error) {
      return this.#echo(error, claim, null);
    }
  }

  async #hold(tx: Tx, conferenceId: string | null): Promise<void> {
    if (conferenceId !== null && !(await this.#options.hold(tx, conferenceId))) throw new AppError('not-found');
  }

  async #journalHeld(tx: Tx, journalId: string): Promise<Folded> {
    await this.#options.holdJournal?.(tx, journalId);
    return this.#options.journals.stateIn(tx, journalId);
  }

  /** A refused command may be a repetition of one that was accepted: then the first answer is given again. */
  async #echo(error: unknown, claim: Claim | null, journalId: string | null): Promise<unknown> {
    if (claim === null) throw error;
    const receipt = await acceptedBefore(this.#options.db, journalId, claim);
    if (!receipt) throw error;
    return repeated(receipt, claim);
  }

  async #append(handler: HandlerOf<'append'>, context: QueryContext, input: unknown, claim: Claim | null): Promise<unknown> {
    const journalId = conferenceIdOf(input);
    if (journalId === null) throw new Error(`${handler.operation.name} appends, but its input names no conference`);
    for (let attempt = 1; attempt <= PREPARATIONS; attempt += 1) {
      try {
        return await this.#appendPrepared(handler, context, input, { claim, journalId });
      } catch (error) {
        if (!(error instanceof PreparedTooEarly)) throw error;
        this.#conferenceFacts.forget(journalId);
      }
    }
    throw new AppError('conflict');
  }

  async #appendPrepared(
    handler: HandlerOf<'append'>,
    context: QueryContext,
    input: unknown,
    { claim, journalId }: { readonly claim: Claim | null; readonly journalId: string },
  ): Promise<unknown> {
    const { journals, writer } = this.#options;
    const { actor, roles } = context;
    let events: readonly DomainEvent[] = [];
    const prepare = async () =>
      handler.prepare({ ...context, recent: (key, find) => this.#conferenceFacts.get(journalId, key, find) }, input);
    const ready = await prepare().then(
      (prepared) => ({ prepared }),
      async (error: unknown) => ({ answered: await this.#echo(error, claim, journalId) }),
    );
    if ('answered' in ready) return ready.answered;
    const { prepared } = ready;
    const journal = await journals.open(journalId);
    const output = await writer.submit({
      journal,
      actor,
      claim,
      always: handler.always,
      decide: (state, now) => {
        const decision = handler.decide(state, input, { ...prepared, actor, roles, now, levelOf: (itemId) => journal.levelOf(itemId) });
        events = decision.events ?? [];
        return decision;
      },
    });
    this.emit(events);
    return output;
  }

  #forget(input: unknown): void {
    const conferenceId = conferenceIdOf(input);
    if (conferenceId !== null) this.#conferenceFacts.forget(conferenceId);
  }

  /** What fails after the commit is not the command's failure: it is logged, and the caller gets their answer. */
  #tell(listener: Listener, event: DomainEvent): void {
    try {
      listener(event);
    } catch (error) {
      this.#options.log?.error({ err: error, event: event.kind }, 'event not told');
    }
  }

  /** Tells the rest of the server. Only for what is committed, or is never stored. */
  emit(events: readonly DomainEvent[]): void {
    for (const event of events) {
      this.#forget(event);
      for (const listener of this.#listeners) this.#tell(listener, event);
    }
  }
}
