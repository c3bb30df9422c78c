import { AppError } from '../../../platform/errors.ts';
import type { Log } from '../../../platform/log.ts';
import type { MediaConfig } from '../../../platform/media-config.ts';
import type { MediaStatus } from '../contract/index.ts';
import type { FoundWorker } from '../worker/locate.ts';
import type { WorkerState } from '../worker/supply.ts';
import { Workers, type WorkerHandle } from './workers.ts';

/** Whether the server has workers: still looking for their program, none, or running. */
type Carrier =
  | { readonly kind: 'looking' }
  | { readonly kind: 'off'; readonly reason: string }
  | { readonly kind: 'on'; readonly workers: Workers; readonly label: string };

export interface StatusHolderOptions {
  readonly config: MediaConfig;
  readonly log: Log;
  /** Called when a worker has died, with everything on it. */
  readonly onDied: (handle: WorkerHandle) => void;
}

/** Holds whether media are on, and the workers that carry them. */
export class StatusHolder {
  readonly #options: StatusHolderOptions;
  #carrier: Carrier = { kind: 'looking' };
  readonly #waiting = new Set<() => void>();
  #isClosed = false;

  constructor(options: StatusHolderOptions) {
    this.#options = options;
  }

  get current(): MediaStatus {
    const carrier = this.#carrier;
    return {
      state: carrier.kind,
      worker: carrier.kind === 'on' ? carrier.label : null,
      reason: carrier.kind === 'off' ? carrier.reason : null,
    };
  }

  get isOn(): boolean {
    return this.#carrier.kind === 'on';
  }

  /** The running workers. */
  get handles(): readonly WorkerHandle[] {
    return this.#carrier.kind === 'on' ? this.#carrier.workers.handles : [];
  }

  /** @throws AppError media-restarting (still looking for their program), media-off (with the reason as a fault). */
  workers(): Workers {
    const carrier = this.#carrier;
    if (carrier.kind === 'on') return carrier.workers;
    if (carrier.kind === 'looking') throw new AppError('media-restarting');
    throw new AppError('media-off', {}, [{ path: '', message: carrier.reason }]);
  }

  /** Resolves once the status is known: `on` or `off`. */
  settled(): Promise<void> {
    return this.#carrier.kind === 'looking' ? new Promise((resolve) => void this.#waiting.add(resolve)) : Promise.resolve();
  }

  /** Stores why no worker was found, unless workers are running. */
  note(state: WorkerState): void {
    if (this.#carrier.kind !== 'on' && state.kind === 'off') this.#become({ kind: 'off', reason: state.reason });
  }

  /** Starts the workers. A failure is logged and becomes the status. */
  async begin(found: FoundWorker): Promise<void> {
    if (this.isOn || this.#isClosed) return;
    const { config, log, onDied } = this.#options;
    const { listen, announced, port, workers: count } = config;
    try {
      const workers = await Workers.start({ program: found.path, count, listen, announced, port, log });
      if (this.#isClosed) return workers.close();
      workers.onDied(onDied);
      this.#become({ kind: 'on', workers, label: `mediasoup ${found.version} (${found.origin})` });
    } catch (error) {
      log.error({ err: error }, 'media could not start');
      this.#become({ kind: 'off', reason: 'cannot-start' });
    }
  }

  #become(carrier: Carrier): void {
    this.#carrier = carrier;
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }

  close(): void {
    this.#isClosed = true;
    if (this.#carrier.kind === 'on') this.#carrier.workers.close();
  }
}
