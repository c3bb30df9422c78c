import * as Y from 'yjs';
import { minutesContract, type Part } from '../../../server/record/minutes/contract.ts';
import { call, Refused } from '../../connection.ts';
import { fromBase64, toBase64 } from './bytes.ts';
import { dropUnsaved, keepUnsaved, unsavedUnder } from './unsaved.ts';

/** How a part stands: everything confirmed, on its way, or refused with the server's words. */
export type PartState = 'saved' | 'unsaved' | { readonly refused: string };

/** Whether the browser has every word that the server has not confirmed, so that the page may be closed. */
export type Keeping = 'kept' | 'keeping' | 'failed';

const SAVE_DELAY_MS = 400;
const RETRY_DELAY_MS = 3000;
const REMOTE = 'remote';

export interface PartTextOptions {
  readonly conferenceId: string;
  readonly part: Part;
  /** Prefix of what the browser keeps for this user and conference; `page` tells open pages apart. */
  readonly keptUnder: string;
  readonly page: string;
  /** Called when words came, from here or from others, and when the state changed. */
  readonly onChange: () => void;
}

/** The shared text of one part in this page: sends what is new here, takes in what is new elsewhere. */
export class PartText {
  readonly doc = new Y.Doc();
  state: PartState = 'saved';
  keeping: Keeping = 'kept';
  /** When the server last confirmed, by its own clock. */
  savedAt: number | null = null;
  readonly #options: PartTextOptions;
  /** What the server is known to have. */
  #confirmed: Uint8Array = Y.encodeStateVector(new Y.Doc());
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** How often the text was changed here; deletions do not show in a state vector. */
  #changes = 0;
  #sending = false;
  #fetching: Promise<void> | null = null;

  constructor(options: PartTextOptions) {
    this.#options = options;
    this.doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin !== REMOTE) this.#changedHere();
      options.onChange();
    });
  }

  get #key(): string {
    return `${this.#options.keptUnder}${this.#options.part}/${this.#options.page}`;
  }

  #unconfirmed(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc, this.#confirmed);
  }

  #changedHere(): void {
    this.#changes += 1;
    this.state = 'unsaved';
    void this.#keep(this.#changes);
    this.#sendIn(SAVE_DELAY_MS);
  }

  async #keep(changes: number): Promise<void> {
    this.keeping = 'keeping';
    const isKept = await keepUnsaved(this.#key, this.#unconfirmed());
    if (changes !== this.#changes) return;
    this.keeping = isKept ? 'kept' : 'failed';
    this.#options.onChange();
  }

  #sendIn(pause: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.send(), pause);
  }

  /** Takes in what another page of this browser could not send before it was closed; it is then sent from here. */
  async recover(): Promise<void> {
    for (const { key, update } of await unsavedUnder(`${this.#options.keptUnder}${this.#options.part}/`)) {
      Y.applyUpdate(this.doc, update, 'recovered');
      await this.send();
      if (this.state === 'saved' && key !== this.#key) await dropUnsaved(key);
    }
  }

  /** Sends what the server has not confirmed; tries again by itself while it fails. */
  async send(): Promise<void> {
    if (this.#sending || this.state === 'saved') return;
    this.#sending = true;
    const { conferenceId, part } = this.#options;
    const [changes, at, update] = [this.#changes, Y.encodeStateVector(this.doc), toBase64(this.#unconfirmed())];
    try {
      const { savedAt } = await call(minutesContract.write, { conferenceId, part, update });
      this.#confirmed = at;
      this.savedAt = savedAt;
      await this.#settle(changes);
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#sending = false;
      this.#options.onChange();
    }
  }

  /** Everything is confirmed when nothing was changed while the update was on its way. */
  async #settle(changes: number): Promise<void> {
    if (changes !== this.#changes) return this.#sendIn(SAVE_DELAY_MS);
    this.state = 'saved';
    await dropUnsaved(this.#key);
  }

  #failed(error: unknown): void {
    const code = error instanceof Refused ? error.refusal.code : null;
    if (code === 'minutes-gap') this.#confirmed = Y.encodeStateVector(new Y.Doc());
    else if (error instanceof Refused) this.state = { refused: error.refusal.message };
    if (code === null || code === 'minutes-gap') this.#sendIn(RETRY_DELAY_MS);
  }

  /** Takes in what others wrote. */
  fetch(): Promise<void> {
    this.#fetching ??= this.#read().finally(() => (this.#fetching = null));
    return this.#fetching;
  }

  async #read(): Promise<void> {
    const { conferenceId, part } = this.#options;
    const since = toBase64(Y.encodeStateVector(this.doc));
    const { update, savedAt } = await call(minutesContract.read, { conferenceId, part, since });
    Y.applyUpdate(this.doc, fromBase64(update), REMOTE);
    if (this.state === 'saved') this.#confirmed = Y.encodeStateVector(this.doc);
    this.savedAt = Math.max(this.savedAt ?? 0, savedAt ?? 0) || null;
    this.#options.onChange();
  }
}
