import * as Y from 'yjs';
import { bodyOf } from '../../../server/record/minutes/rules/document.ts';
import { keepsPlaces, orphansOf, rescue } from '../../../server/record/minutes/rules/rescue.ts';
import { SerialQueue } from '../../../server/platform/serial-queue.ts';
import { fromBase64, toBase64 } from './bytes.ts';
import { Delayed } from './delayed.ts';
import { clocksAfter, firstPiece, withdrawalOf, wordsOf } from './pieces.ts';
import { isPassing, recoverKept, REFUSED_WORDS } from './recovering.ts';
import type { PartTextOptions } from './part-line.ts';

/** State of a part: everything confirmed, being sent, waiting for a new sign-in, or refused with the server's words. */
export type PartState = 'saved' | 'unsaved' | 'signed-out' | { readonly refused: string };

/** Whether the browser has stored every unconfirmed word, so that the page may be closed. */
export type Keeping = 'kept' | 'keeping' | 'failed';

/** The pause in typing after which words are sent, and their longest wait during continuous typing. */
const SAVE_DELAY_MS = 400;
const MAX_SAVE_DELAY_MS = 2000;
/** Delay before something that failed is retried. */
export const RETRY_DELAY_MS = 3000;
/** A change longer than this is sent by itself. */
const LONG_CHANGE_BYTES = 16 * 1024;
const REMOTE = 'remote';

/** An update being sent: the same bytes are sent until an answer comes, because the first attempt may have arrived. */
interface Flight {
  readonly bytes: Uint8Array;
  /** The state vector after it. */
  readonly clocks: Uint8Array;
  /** Null if more pieces of the same changes follow. */
  readonly changes: number | null;
}

/** The shared text of one part on this page: sends local changes, and applies those of others. */
export class PartText {
  readonly doc = new Y.Doc({ gcFilter: keepsPlaces });
  state: PartState = 'saved';
  keeping: Keeping = 'kept';
  /** The browser still keeps changes of a page that was closed too early, which the server does not have. */
  isRecovering = false;
  /** When the server last confirmed, by the server's clock. */
  savedAt: number | null = null;
  readonly #options: PartTextOptions;
  /** State vector confirmed by the server. */
  #confirmed: Uint8Array = Y.encodeStateVector(new Y.Doc());
  #flight: Flight | null = null;
  readonly #sending: Delayed;
  /** When the oldest waiting words were typed, by this page's clock. */
  #waitingSince: number | null = null;
  /** Number of local changes; needed because deletions do not show in a state vector. */
  #changes = 0;
  /** Beginnings and ends of long changes, such as pastes, in clocks of this page: they are sent and refused by themselves. */
  readonly #stops = new Set<number>();
  /** True after a failed attempt; the next one starts by itself. */
  #isRetrying = false;
  /** The next fetch, while it waits for its turn. */
  #waitingFetch: Promise<void> | null = null;
  readonly #fetchingAgain: Delayed;
  /** Sending and receiving take turns, because otherwise both could rescue the same words. */
  readonly #queue = new SerialQueue();
  /** The update being applied. */
  #incoming: Uint8Array | null = null;

  constructor(options: PartTextOptions) {
    this.#options = options;
    this.#sending = new Delayed(() => void this.send(), options.later);
    this.#fetchingAgain = new Delayed(() => void this.fetch().catch(() => {}), options.later);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== REMOTE) this.#changedHere(update);
      options.onChange();
    });
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => {
      if (transaction.origin === REMOTE) this.#rescue(transaction);
    });
  }

  /** Moves words whose block was replaced by somebody, and which nobody deleted, to after that block. */
  #rescue({ deleteSet, beforeState }: Y.Transaction): void {
    if (!this.#incoming) return;
    const orphans = orphansOf(this.doc, { update: this.#incoming, deleted: deleteSet, known: beforeState });
    if (orphans.length > 0 && rescue(this.doc, bodyOf(this.doc), orphans)) this.#options.onMoved();
  }

  #unconfirmed(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc, this.#confirmed);
  }

  #changedHere(update: Uint8Array): void {
    if (update.byteLength > LONG_CHANGE_BYTES) this.#stopAround(update);
    this.#changes += 1;
    if (this.state !== 'signed-out') this.state = 'unsaved';
    void this.#keep(this.#changes);
    this.#waitingSince ??= Date.now();
    this.#sending.in(Math.max(0, Math.min(SAVE_DELAY_MS, this.#waitingSince + MAX_SAVE_DELAY_MS - Date.now())));
  }

  #stopAround(update: Uint8Array): void {
    const { from, to } = Y.parseUpdateMeta(update);
    for (const clock of [from.get(this.doc.clientID), to.get(this.doc.clientID)]) if (clock !== undefined) this.#stops.add(clock);
  }

  async #keep(changes: number): Promise<void> {
    this.keeping = 'keeping';
    const isKept = await this.#options.shelf.keep(this.#unconfirmed());
    if (changes !== this.#changes) return;
    this.keeping = isKept ? 'kept' : 'failed';
    this.#options.onChange();
  }

  /** Sends changes of pages that were closed too early. @throws what the line throws; then some are still to be sent. */
  async recover(): Promise<void> {
    this.isRecovering = (await this.#options.shelf.others()).length > 0;
    this.#options.onChange();
    await recoverKept(this, this.#options);
    this.isRecovering = false;
    this.#options.onChange();
  }

  /** Sends unconfirmed changes and retries until confirmed. */
  send(): Promise<void> {
    return this.#queue.run(() => this.#send());
  }

  /** Resolves when everything typed so far is confirmed, or cannot be at present. */
  async settled(): Promise<void> {
    for (let state = this.state; state === 'unsaved' && !this.#isRetrying; state = this.state) await this.send();
  }

  async #send(): Promise<void> {
    if (this.state === 'saved' && this.#flight === null) return;
    this.#waitingSince = null;
    const flight = (this.#flight ??= this.#nextFlight());
    try {
      const { savedAt, moved } = await this.#options.line.write(toBase64(flight.bytes));
      this.#isRetrying = false;
      this.#flight = null;
      this.#confirm(flight.clocks);
      this.savedAt = savedAt;
      if (moved) this.#takeMoved();
      await this.#settle(flight.changes);
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#options.onChange();
    }
  }

  #nextFlight(): Flight {
    const { update, isLast } = firstPiece(this.doc, this.#unconfirmed(), this.#stops);
    if (isLast) return { bytes: update, clocks: Y.encodeStateVector(this.doc), changes: this.#changes };
    return { bytes: update, clocks: clocksAfter(this.#confirmed, update), changes: null };
  }

  #confirm(clocks: Uint8Array): void {
    this.#confirmed = clocks;
    const own = Y.decodeStateVector(clocks).get(this.doc.clientID) ?? 0;
    for (const clock of this.#stops) if (clock <= own) this.#stops.delete(clock);
  }

  #takeMoved(): void {
    this.#options.onMoved();
    void this.fetch().catch(() => {});
  }

  /** Settles an update. Everything is confirmed if nothing was changed while it was being sent. */
  async #settle(changes: number | null): Promise<void> {
    if (changes !== this.#changes) {
      this.state = 'unsaved';
      return this.#sending.in(changes === null ? 0 : SAVE_DELAY_MS);
    }
    this.state = 'saved';
    await this.#options.shelf.drop();
  }

  #failed(error: unknown): void {
    const refusal = this.#options.line.refusalOf(error);
    this.#isRetrying = true;
    if (refusal === null) return this.#sending.in(RETRY_DELAY_MS);
    if (isPassing(refusal)) {
      this.state = { refused: refusal.message };
      return this.#sending.in(RETRY_DELAY_MS);
    }
    // If signed out, the same bytes are sent after the next sign-in. Anything else refused is not sent again unchanged.
    if (refusal.code === 'unauthenticated') return void (this.state = 'signed-out');
    const refused = this.#flight;
    this.#flight = null;
    if (refused && REFUSED_WORDS.has(refusal.code)) return this.#withdraw(refusal.message);
    if (refusal.code !== 'minutes-gap') return void (this.state = { refused: refusal.message });
    this.#confirmed = Y.encodeStateVector(new Y.Doc());
    this.#sending.in(RETRY_DELAY_MS);
  }

  /** Takes words out of the text that the server never accepts, so that later words need not wait for them, and reports them. */
  #withdraw(reason: string): void {
    const { update } = firstPiece(this.doc, this.#unconfirmed(), this.#stops, Infinity);
    Y.applyUpdate(this.doc, withdrawalOf(update), 'withdrawn');
    this.#options.onWithdrawn(wordsOf(update), reason);
    this.#sending.in(RETRY_DELAY_MS);
  }

  #takeIn(update: Uint8Array): void {
    this.#incoming = update;
    Y.applyUpdate(this.doc, update, REMOTE);
    this.#incoming = null;
  }

  /** Stops automatic sending. */
  close(): void {
    this.#sending.cancel();
    this.#fetchingAgain.cancel();
    this.doc.destroy();
  }

  /**
   * Fetches and applies everything that the server has at this moment: a fetch under way may have been answered earlier, so another one
   * follows it. After a failure it is retried until it succeeds.
   */
  fetch(): Promise<void> {
    this.#waitingFetch ??= this.#queue.run(() => {
      this.#waitingFetch = null;
      return this.#fetch();
    });
    return this.#waitingFetch;
  }

  async #fetch(): Promise<void> {
    this.#fetchingAgain.cancel();
    try {
      await this.#read();
    } catch (error) {
      const refusal = this.#options.line.refusalOf(error);
      if (refusal === null || isPassing(refusal)) this.#fetchingAgain.in(RETRY_DELAY_MS);
      throw error;
    }
  }

  async #read(): Promise<void> {
    if (this.#flight) await this.#send();
    if (this.#flight) throw new Error('what is on its way is not answered yet');
    const { update, savedAt } = await this.#options.line.read(toBase64(Y.encodeStateVector(this.doc)));
    this.#takeIn(fromBase64(update));
    if (this.state === 'saved' && this.#flight === null) this.#confirmed = Y.encodeStateVector(this.doc);
    this.savedAt = Math.max(this.savedAt ?? 0, savedAt ?? 0) || null;
    this.#options.onChange();
  }
}
