import { setTimeout as sleep } from 'node:timers/promises';
import { fetchWorker, prebuiltAddress } from './fetch.ts';
import { findWorker, GivenWorkerFails, type FoundWorker } from './locate.ts';
import { workerPlaces, type WorkerPlaces } from './places.ts';

/** Whether sound and picture can be carried. */
export type WorkerState =
  | { readonly kind: 'looking'; readonly fetchingFrom: string | null }
  | { readonly kind: 'ready'; readonly worker: FoundWorker }
  | { readonly kind: 'off'; readonly reason: 'switched-off' | 'given-fails' | 'none'; readonly detail: string };

export interface SupplyOptions {
  /** Nothing is looked for otherwise. */
  readonly enabled: boolean;
  /** Path of the worker to take, and no other. */
  readonly workerBin?: string | null;
  readonly places?: WorkerPlaces;
  /** Address of upstream's worker; null: none is fetched. */
  readonly prebuilt?: string | null;
  /** Milliseconds between two looks for a worker that is built while the server runs. */
  readonly lookupIntervalMs?: number;
  readonly fetchTimeoutMs?: number;
}

const LOOKUP_INTERVAL_MS = 15_000;

/** Finds a worker in the background, from the server's start on. Never throws into it. */
export class WorkerSupply {
  #state: WorkerState = { kind: 'looking', fetchingFrom: null };
  readonly #listeners = new Set<(state: WorkerState) => void>();
  readonly #closing = new AbortController();
  readonly #search: Promise<void>;

  constructor(options: SupplyOptions) {
    this.#search = this.#run(options).catch((error: unknown) => {
      if (!this.#closing.signal.aborted) this.#become({ kind: 'off', reason: 'none', detail: String(error) });
    });
  }

  get state(): WorkerState {
    return this.#state;
  }

  /** Tells every later state. Returns what ends it. */
  onChange(listener: (state: WorkerState) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Hands over the worker once there is one: now, or as soon as it is found, fetched or built. Returns what ends the waiting. */
  onReady(listener: (worker: FoundWorker) => void): () => void {
    if (this.#state.kind === 'ready') {
      listener(this.#state.worker);
      return () => {};
    }
    const end = this.onChange((state) => {
      if (state.kind !== 'ready') return;
      end();
      listener(state.worker);
    });
    return end;
  }

  /** The first state that is not "looking". */
  settled(): Promise<WorkerState> {
    if (this.#state.kind !== 'looking') return Promise.resolve(this.#state);
    return new Promise((resolve) => {
      const end = this.onChange((state) => {
        if (state.kind === 'looking') return;
        end();
        resolve(state);
      });
    });
  }

  /** Gives up a fetch that is under way. Resolves when nothing of it runs any more. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#listeners.clear();
    await this.#search;
  }

  #become(state: WorkerState): void {
    if (this.#closing.signal.aborted) return;
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }

  async #run({
    enabled,
    workerBin,
    places: given,
    prebuilt,
    lookupIntervalMs = LOOKUP_INTERVAL_MS,
    fetchTimeoutMs,
  }: SupplyOptions): Promise<void> {
    if (!enabled) return this.#become({ kind: 'off', reason: 'switched-off', detail: 'MEDIA=off' });
    const places = { ...(given ?? workerPlaces()), ...(workerBin ? { given: workerBin } : {}) };
    if (await this.#look(places)) return;
    const address = prebuilt === undefined ? await prebuiltAddress() : prebuilt;
    const detail = address === null ? 'nothing is fetched here' : await this.#fetch(address, places, fetchTimeoutMs);
    if (detail === null && (await this.#look(places))) return;
    this.#become({ kind: 'off', reason: 'none', detail: detail ?? 'what was fetched is gone' });
    await this.#keepLooking(places, lookupIntervalMs);
  }

  /** Whether the search has come to its end: with a worker, or since the one that was given does not run. */
  async #look(places: WorkerPlaces): Promise<boolean> {
    try {
      const worker = await findWorker(places);
      if (worker) this.#become({ kind: 'ready', worker });
      return worker !== null;
    } catch (error) {
      if (!(error instanceof GivenWorkerFails)) throw error;
      this.#become({ kind: 'off', reason: 'given-fails', detail: error.message });
      return true;
    }
  }

  async #fetch(address: string, places: WorkerPlaces, longest: number | undefined): Promise<string | null> {
    this.#become({ kind: 'looking', fetchingFrom: address });
    const fault = await fetchWorker({ address, target: places.fetched, signal: this.#closing.signal, longest });
    return fault === null ? null : `${address}: ${fault}`;
  }

  /** Until somebody has built one. */
  async #keepLooking(places: WorkerPlaces, every: number): Promise<void> {
    do await sleep(every, undefined, { ref: false, signal: this.#closing.signal });
    while (!(await this.#look(places)));
  }
}
