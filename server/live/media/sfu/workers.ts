import type { types } from 'mediasoup';
import type { Log } from '../../../platform/log.ts';

export interface WorkersOptions {
  /** Path of the worker's program. */
  readonly program: string;
  /** Number of workers, one per core. */
  readonly count: number;
  /** IP to listen on, and the one announced to clients instead. */
  readonly listen: string;
  readonly announced: string | null;
  /** UDP and TCP port of the first worker, the next ones count up; 0: free ones. */
  readonly port: number;
  readonly log: Log;
}

/** A running worker, with the only port for all its clients. */
export interface WorkerHandle {
  readonly number: number;
  readonly worker: types.Worker;
  readonly webRtcServer: types.WebRtcServer;
  /** Number of peers. */
  load: number;
}

/** A worker that dies sooner than this, in milliseconds, is replaced at once the first time, then with growing delays up to this. */
const MAX_RESTART_DELAY_MS = 10_000;

/** The worker processes. A dead one is replaced, and `onDied` is called. */
export class Workers {
  readonly #options: WorkersOptions;
  readonly #handles = new Map<number, WorkerHandle>();
  readonly #died = new Set<(handle: WorkerHandle) => void>();
  #closed = false;

  private constructor(options: WorkersOptions) {
    this.#options = options;
  }

  /** Starts all workers. @throws Error if the program does not run or a port is taken. */
  static async start(options: WorkersOptions): Promise<Workers> {
    const workers = new Workers(options);
    try {
      for (let number = 0; number < options.count; number += 1) await workers.#open(number);
      return workers;
    } catch (error) {
      workers.close();
      throw error;
    }
  }

  onDied(listener: (handle: WorkerHandle) => void): void {
    this.#died.add(listener);
  }

  get handles(): readonly WorkerHandle[] {
    return [...this.#handles.values()];
  }

  /** The worker with the fewest peers; null while none is running. */
  leastLoaded(): WorkerHandle | null {
    return this.handles.toSorted((one, other) => one.load - other.load)[0] ?? null;
  }

  /** Starts a worker. `early`: how many before it in a row died early. */
  async #open(number: number, early = 0): Promise<void> {
    const { program, listen, announced, port } = this.#options;
    // Three hundred files, which a server without a worker's program never needs.
    const { createWorker } = await import('mediasoup');
    const worker = await createWorker({ workerBin: program, logLevel: 'error' });
    const at = {
      ip: listen,
      ...(announced === null ? {} : { announcedAddress: announced }),
      ...(port === 0 ? {} : { port: port + number }),
    };
    try {
      const webRtcServer = await worker.createWebRtcServer({
        listenInfos: [
          { protocol: 'udp', ...at },
          { protocol: 'tcp', ...at },
        ],
      });
      // The server was stopped meanwhile, and nobody would end this one.
      if (this.#closed) return worker.close();
      const handle: WorkerHandle = { number, worker, webRtcServer, load: 0 };
      const startedAt = Date.now();
      this.#handles.set(number, handle);
      worker.once('died', () => this.#gone(handle, Date.now() - startedAt < MAX_RESTART_DELAY_MS ? early + 1 : 0));
    } catch (error) {
      worker.close();
      throw error;
    }
  }

  #gone(handle: WorkerHandle, early: number): void {
    const { log } = this.#options;
    this.#handles.delete(handle.number);
    log.error({ worker: handle.number, pid: handle.worker.pid }, 'media worker died');
    const tell = () => {
      if (!this.#closed) for (const listener of this.#died) listener(handle);
    };
    // With other workers running, its rooms move there at once.
    const isAlone = this.#handles.size === 0;
    if (!isAlone) tell();
    void this.#reopen(handle.number, early).then(() => isAlone && tell());
  }

  async #reopen(number: number, early: number): Promise<void> {
    const wait = early < 2 ? 0 : Math.min(MAX_RESTART_DELAY_MS, 500 * 2 ** (early - 1));
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    if (this.#closed) return;
    await this.#open(number, early).catch((error: unknown) => {
      this.#options.log.error({ err: error, worker: number }, 'media worker could not be replaced');
      return this.#reopen(number, Math.max(2, early + 1));
    });
  }

  close(): void {
    this.#closed = true;
    for (const { worker } of this.handles) worker.close();
    this.#handles.clear();
  }
}
