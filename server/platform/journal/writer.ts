import type { Decision } from '../bus/handlers.ts';
import { canonicalJson } from '../canonical.ts';
import type { Clock } from '../clock.ts';
import type { Actor } from '../contract.ts';
import { isNullViolation, isUniqueViolation } from '../database/errors.ts';
import { executeDirect, transact, type Database, type Tx } from '../database/open.ts';
import { AppError } from '../errors.ts';
import { newId } from '../ids.ts';
import { nextTurn } from '../next-turn.ts';
import { chainRows, type Head } from './chain.ts';
import type { Folded } from './contract.ts';
import type { Journals } from './journals.ts';
import type { LiveJournal } from './live-journal.ts';
import {
  acceptedBefore,
  commandKey,
  insertReceipt,
  insertStatement,
  packRows,
  type Claim,
  type JournalGate,
  type Receipt,
  type JournalRow,
} from './store.ts';

/** A command that wants to append to a journal. */
export interface Work {
  readonly journal: LiveJournal;
  readonly actor: Actor;
  /** The command's id and content; null if the caller gave no id. */
  readonly claim: Claim | null;
  /** Appends even if the journal's gate is shut. */
  readonly always?: boolean;
  decide(state: Folded, now: number): Decision<unknown>;
}

interface Waiting extends Work {
  resolve(output: unknown): void;
  reject(error: unknown): void;
}

interface Decided {
  readonly work: Waiting;
  readonly rows: readonly JournalRow[];
  readonly after: Folded;
  readonly decision: Decision<unknown>;
  readonly output: unknown;
  readonly receipt: Receipt | null;
}

export interface JournalWriterOptions {
  readonly db: Database;
  readonly url: string;
  readonly journals: Journals;
  readonly clock: Clock;
  /** Holds a journal's conference for a transaction that also writes rows outside the journal. */
  readonly hold?: (tx: Tx, journalId: string) => Promise<boolean>;
  /** Which journals accept entries; all, if there is none. */
  readonly gate?: JournalGate;
}

const MAX_BATCH = 256;
const TRIES = 20;

/** The answer of a command accepted before under the same id. @throws AppError id-reused if the id belongs to another command. */
export function repeated(receipt: Receipt, claim: Claim): unknown {
  if (receipt.name !== claim.name || receipt.inputHash !== claim.inputHash) throw new AppError('id-reused');
  return JSON.parse(receipt.output);
}

/**
 * Appends to journals. Commands that arrive together are decided one after the other on the state in memory, and share one
 * transaction and one insert; none is answered before the commit. If that fails, they are stored one by one.
 */
export class JournalWriter {
  readonly #db: Database;
  readonly #journals: Journals;
  readonly #clock: Clock;
  readonly #hold: JournalWriterOptions['hold'];
  readonly #gate: JournalGate | undefined;
  /** SQL of the insert. */
  readonly #insert: string;
  #queue: Waiting[] = [];
  #draining: Promise<void> | null = null;

  constructor(options: JournalWriterOptions) {
    this.#db = options.db;
    this.#journals = options.journals;
    this.#clock = options.clock;
    this.#hold = options.hold;
    this.#gate = options.gate;
    this.#insert = insertStatement(options.url, options.gate);
  }

  /** Resolves with the command's output once its entries are durable. */
  submit(work: Work): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ ...work, resolve, reject });
      this.#draining ??= this.#drain();
    });
  }

  /** Resolves when all submitted commands are answered. */
  async idle(): Promise<void> {
    await this.#draining;
  }

  async #drain(): Promise<void> {
    // Let everything that arrives in this turn of the event loop join the first batch.
    await nextTurn();
    while (this.#queue.length > 0) await this.#storeTogether(this.#queue.splice(0, MAX_BATCH));
    this.#draining = null;
  }

  async #storeTogether(batch: readonly Waiting[]): Promise<void> {
    const decided = await this.#decideAll(batch);
    if (decided.length === 0) return;
    try {
      await this.#commit(decided);
    } catch {
      for (const { work } of decided) await this.#storeAlone(work);
      return;
    }
    await this.#tell(decided);
  }

  async #decideAll(batch: readonly Waiting[]): Promise<Decided[]> {
    const heads = new Map<LiveJournal, { head: Head; state: Folded }>();
    const decided: Decided[] = [];
    for (const work of batch) {
      const at = heads.get(work.journal) ?? { head: work.journal.head, state: work.journal.state };
      try {
        const one = this.#decide(work, at.head, at.state);
        // A command with nothing to append may be a repetition of one that did append: then the first answer stands.
        if (one.rows.length === 0 && (await this.#answeredBefore(work))) continue;
        const last = one.rows.at(-1);
        if (last) heads.set(work.journal, { head: last, state: one.after });
        decided.push(one);
      } catch (error) {
        await this.#refuse(work, error);
      }
    }
    return decided;
  }

  #decide(work: Waiting, head: Head, state: Folded): Decided {
    const now = Math.max(this.#clock(), head.at);
    const decision = work.decide(state, now);
    const { actor, claim, journal } = work;
    const commandId = claim ? commandKey(claim.actorId, claim.commandId) : newId();
    const chained = chainRows(head, { journalId: journal.id, actorKind: actor.kind, actorId: actor.id, commandId, now }, decision.entries);
    const { entries, state: after } = journal.preview(state, chained);
    const output = decision.output(entries);
    const receipt = claim && { ...claim, output: canonicalJson(output), at: now };
    return { work, rows: withReceipt(chained, receipt), after, decision, output, receipt };
  }

  async #answeredBefore(work: Waiting): Promise<boolean> {
    const receipt = await this.#receiptOf(work);
    if (receipt && work.claim) work.resolve(repeated(receipt, work.claim));
    return receipt !== null;
  }

  /** A refused command may be a repetition of one that was accepted: then the first answer is given again. */
  async #refuse(work: Waiting, error: unknown): Promise<void> {
    try {
      const receipt = await this.#receiptOf(work);
      if (receipt && work.claim) work.resolve(repeated(receipt, work.claim));
      else work.reject(error);
    } catch (other) {
      work.reject(other);
    }
  }

  async #commit(decided: readonly Decided[]): Promise<void> {
    const hasRows = decided.some(({ rows }) => rows.length > 0);
    const packed = packRows(decided.map(({ rows, work }) => ({ rows, always: work.always ?? false })));
    // A command with nothing to append keeps its receipt in a row of its own.
    const receipts = decided.flatMap((one) => (one.rows.length === 0 ? (one.receipt ?? []) : []));
    const writes = decided.flatMap((one) => one.decision.write ?? []);
    if (receipts.length === 0 && writes.length === 0) {
      if (hasRows) await executeDirect(this.#db, this.#insert, packed);
      return;
    }
    const held = new Set(decided.flatMap(({ work, decision }) => (decision.write ? [work.journal.id] : [])));
    await transact(this.#db, async (tx) => {
      // Always in the same order, so that two servers cannot deadlock.
      for (const id of [...held].toSorted()) await this.#hold?.(tx, id);
      if (hasRows) await tx.$executeRawUnsafe(this.#insert, packed);
      for (const receipt of receipts) await insertReceipt(tx, receipt);
      for (const write of writes) await write(tx);
    });
  }

  /** Sends the entries; a journal that fails does not stop the others. */
  async #tell(decided: readonly Decided[]): Promise<void> {
    for (const [journal, told] of Map.groupBy(decided, ({ work }) => work.journal)) {
      try {
        await this.#journals.advance(
          journal,
          told.flatMap(({ rows }) => rows),
        );
        for (const { work, output } of told) work.resolve(output);
      } catch (error) {
        this.#journals.catchUp(journal);
        for (const { work } of told) await this.#refuse(work, error);
      }
    }
  }

  /** Stores one command by itself, and reads the journal's tail again whenever another server was first. */
  async #storeAlone(work: Waiting): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#journals.refresh(work.journal);
        const one = this.#decide(work, work.journal.head, work.journal.state);
        await this.#commit([one]);
        await this.#tell([one]);
        return;
      } catch (error) {
        const refusal = await this.#shut(work, error);
        if (refusal) return this.#refuse(work, refusal);
        const mayPass = isUniqueViolation(error) || (this.#gate !== undefined && isNullViolation(error));
        if (mayPass && attempt < TRIES && !(await this.#receiptOf(work))) continue;
        return this.#refuse(work, error);
      }
    }
  }

  /** Why the gate rejected a command; null if the error has another cause, or the gate is open again. */
  async #shut({ journal, always }: Waiting, error: unknown): Promise<AppError | null> {
    if (always || !this.#gate || !isNullViolation(error)) return null;
    const code = await this.#gate.refusal(this.#db, journal.id);
    return code && new AppError(code);
  }

  async #receiptOf({ claim, journal }: Waiting): Promise<Receipt | null> {
    return claim && acceptedBefore(this.#db, journal.id, claim);
  }
}

/** Stores the receipt with the command's first entry. */
function withReceipt(rows: readonly JournalRow[], receipt: Receipt | null): readonly JournalRow[] {
  if (!receipt) return rows;
  const { name, inputHash, output } = receipt;
  return rows.map((row, at) => (at === 0 ? { ...row, receipt: JSON.stringify({ name, inputHash, output }) } : row));
}
