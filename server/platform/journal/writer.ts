import type { Decision } from '../bus/handlers.ts';
import { canonicalJson } from '../canonical.ts';
import type { Clock } from '../clock.ts';
import type { Actor } from '../contract.ts';
import { isUniqueViolation } from '../database/errors.ts';
import { transact, type Database } from '../database/open.ts';
import { AppError } from '../errors.ts';
import { newId } from '../ids.ts';
import { chainRows, type Head } from './chain.ts';
import type { Folded } from './contract.ts';
import type { Journals } from './journals.ts';
import type { LiveJournal } from './live-journal.ts';
import { findReceipt, insertStatements, type InsertStatements, type Receipt, type Row } from './store.ts';

/** A command that wants to append to a journal. */
export interface Work {
  readonly journal: LiveJournal;
  readonly actor: Actor;
  /** The command's own id with what it was; null when the caller gave none. */
  readonly claim: Omit<Receipt, 'output' | 'at'> | null;
  decide(state: Folded, now: number): Decision<unknown>;
}

interface Waiting extends Work {
  resolve(output: unknown): void;
  reject(error: unknown): void;
}

interface Decided {
  readonly work: Waiting;
  readonly rows: readonly Row[];
  readonly decision: Decision<unknown>;
  readonly output: unknown;
  readonly receipt: Receipt | null;
}

const LARGEST_BATCH = 256;
const TRIES = 20;

/** The answer of a command that was accepted before under the same id. Throws id-reused when the id was another command's. */
export function repeated(receipt: Receipt, claim: Omit<Receipt, 'output' | 'at'>): unknown {
  if (receipt.name !== claim.name || receipt.inputHash !== claim.inputHash) throw new AppError('id-reused');
  return JSON.parse(receipt.output);
}

/**
 * Appends to journals. Commands that arrive together are decided one after the other on the state in memory, and share one
 * transaction and one insert; none is answered before the commit. When that fails they go one by one.
 */
export class JournalWriter {
  readonly #db: Database;
  readonly #journals: Journals;
  readonly #clock: Clock;
  readonly #insert: InsertStatements;
  #queue: Waiting[] = [];
  #draining: Promise<void> | null = null;

  constructor(options: { db: Database; url: string; journals: Journals; clock: Clock }) {
    this.#db = options.db;
    this.#journals = options.journals;
    this.#clock = options.clock;
    this.#insert = insertStatements(options.url);
  }

  /** Resolves with the command's output once its entries are durable. */
  submit(work: Work): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ ...work, resolve, reject });
      this.#draining ??= this.#drain();
    });
  }

  /** Resolves when everything submitted so far is answered. */
  async idle(): Promise<void> {
    await this.#draining;
  }

  async #drain(): Promise<void> {
    // Let everything that this turn of the loop brings join the first batch.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0) await this.#storeTogether(this.#queue.splice(0, LARGEST_BATCH));
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
    this.#tell(decided);
  }

  async #decideAll(batch: readonly Waiting[]): Promise<Decided[]> {
    const heads = new Map<LiveJournal, { head: Head; state: Folded }>();
    const decided: Decided[] = [];
    for (const work of batch) {
      const at = heads.get(work.journal) ?? { head: work.journal.head, state: work.journal.state };
      try {
        const one = this.#decide(work, at.head, at.state);
        const last = one.rows.at(-1);
        if (last) heads.set(work.journal, { head: last, state: work.journal.preview(at.state, one.rows).state });
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
    const commandId = claim ? `${claim.actorId}/${claim.commandId}` : newId();
    const rows = chainRows(head, { journalId: journal.id, actorKind: actor.kind, actorId: actor.id, commandId, now }, decision.entries);
    const output = decision.output(journal.preview(state, rows).entries);
    return { work, rows, decision, output, receipt: claim && { ...claim, output: canonicalJson(output), at: now } };
  }

  /** A refusal may be the echo of the same command, accepted before: then the first answer is given again. */
  async #refuse(work: Waiting, error: unknown): Promise<void> {
    try {
      const receipt = work.claim && (await findReceipt(this.#db, work.claim.actorId, work.claim.commandId));
      if (receipt && work.claim) work.resolve(repeated(receipt, work.claim));
      else work.reject(error);
    } catch (other) {
      work.reject(other);
    }
  }

  async #commit(decided: readonly Decided[]): Promise<void> {
    const rows = decided.flatMap((one) => one.rows);
    const receipts = decided.flatMap((one) => one.receipt ?? []);
    const writes = decided.flatMap((one) => one.decision.write ?? []);
    const statements = [...(rows.length > 0 ? [this.#insert.entries(rows)] : []), ...(receipts.length > 0 ? [this.#insert.receipts(receipts)] : [])];
    const [only] = statements;
    if (writes.length === 0 && statements.length === 1 && only) {
      await this.#db.$executeRaw(only);
      return;
    }
    await transact(this.#db, async (tx) => {
      for (const statement of statements) await tx.$executeRaw(statement);
      for (const write of writes) await write(tx);
    });
  }

  #tell(decided: readonly Decided[]): void {
    for (const { work, rows, output } of decided) {
      this.#journals.advance(work.journal, rows);
      work.resolve(output);
    }
  }

  /** By itself, with another look at the tail whenever another server was first. */
  async #storeAlone(work: Waiting): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#journals.refresh(work.journal);
        const one = this.#decide(work, work.journal.head, work.journal.state);
        await this.#commit([one]);
        this.#tell([one]);
        return;
      } catch (error) {
        if (isUniqueViolation(error) && attempt < TRIES && !(await this.#wasAccepted(work))) continue;
        return this.#refuse(work, error);
      }
    }
  }

  async #wasAccepted({ claim }: Waiting): Promise<boolean> {
    return claim !== null && (await findReceipt(this.#db, claim.actorId, claim.commandId)) !== null;
  }
}
