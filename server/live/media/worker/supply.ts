import { setTimeout as sleep } from 'node:timers/promises';
import { fetchWorker, prebuiltAddress } from './fetch.ts';
import { findWorker, GivenWorkerFails, type FoundWorker } from './locate.ts';
import { workerPlaces, type WorkerPlaces } from './places.ts';

/** Whether there is a worker. */
export type WorkerState =
  | { readonly kind: 'looking'; readonly fetchingFrom: string | null }
  | { readonly kind: 'ready'; readonly worker: FoundWorker }
  | { readonly kind: 'off'; readonly reason: 'switched-off' | 'given-fails' | 'none'; readonly detail: string };

export interface SupplyOptions {
  /** False: do not look for a worker. */
  readonly enabled: boolean;
  /** Path of the only worker to use. */
  readonly workerBin?: string | null;
  readonly places?: WorkerPlaces;
  /** URL of upstream's worker; null: do not fetch one. */
  readonly prebuilt?: string | null;
  /** How often to look for a worker built while the server runs, in milliseconds. */
  readonly lookupIntervalMs?: number;
  readonly fetchTimeoutMs?: number;
}

const LOOKUP_INTERVAL_MS = 15_000;

/** Finds a worker in the background after the server's start. Never throws. */
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

  /** Calls `listener` with every later state. Returns a function that removes it. */
  onChange(listener: (state: WorkerState) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Calls `listener` with the worker: now, or as soon as it is found, fetched or built. Returns a function that removes it. */
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

  /** Aborts a running fetch. Resolves when it has ended. */
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

  /** Whether the search is over: a worker was found, or the given one does not run. */
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

  /** Keeps looking until somebody has built one. */
  async #keepLooking(places: WorkerPlaces, every: number): Promise<void> {
    do await sleep(every, undefined, { ref: false, signal: this.#closing.signal });
    while (!(await this.#look(places)));
  }
}
