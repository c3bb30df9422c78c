import type { types } from 'mediasoup';
import { mediaCodecs } from './codecs.ts';
import type { WorkerHandle } from './workers.ts';

/**
 * Lower bound for the bandwidth estimate, in bits per second: enough for the smallest picture. Below it nothing would flow, and an
 * estimate based on what arrives would never rise again. A page whose connection cannot carry that reports it.
 */
const MIN_OUTGOING_BPS = 120_000;

/** A conference's router on one worker, with a direct transport that brings its producers into the server. */
export class WorkerRouter {
  readonly handle: WorkerHandle;
  readonly router: types.Router;
  readonly directTransport: types.DirectTransport;
  readonly #piped = new Map<string, Promise<unknown>>();

  private constructor(workerHandle: WorkerHandle, router: types.Router, directTransport: types.DirectTransport) {
    this.handle = workerHandle;
    this.router = router;
    this.directTransport = directTransport;
  }

  static async open(workerHandle: WorkerHandle): Promise<WorkerRouter> {
    const router = await workerHandle.worker.createRouter({ mediaCodecs });
    return new WorkerRouter(workerHandle, router, await router.createDirectTransport());
  }

  /** Pipes a producer to another router, under the same id. */
  async pipe(producer: types.Producer, to: WorkerRouter): Promise<void> {
    if (to === this) return;
    const key = `${producer.id}/${to.router.id}`;
    let piped = this.#piped.get(key);
    if (!piped) {
      piped = this.router.pipeToRouter({ producerId: producer.id, router: to.router });
      piped.catch(() => this.#piped.delete(key));
      producer.observer.once('close', () => this.#piped.delete(key));
      this.#piped.set(key, piped);
    }
    await piped;
  }

  /** Creates a page's transports: one to receive, and one to send if it may. */
  async transports(sends: boolean): Promise<{ send: types.WebRtcTransport | null; receive: types.WebRtcTransport }> {
    const receive = await this.#transport();
    try {
      await receive.setMinOutgoingBitrate(MIN_OUTGOING_BPS);
      return { receive, send: sends ? await this.#transport() : null };
    } catch (error) {
      receive.close();
      throw error;
    }
  }

  /** A transport for a browser, on the worker's only port, over UDP, or TCP if that is blocked. */
  #transport(): Promise<types.WebRtcTransport> {
    return this.router.createWebRtcTransport({
      webRtcServer: this.handle.webRtcServer,
      enableUdp: true,
      enableTcp: true,
      preferUdp: true,
      initialAvailableOutgoingBitrate: 1_000_000,
    });
  }

  close(): void {
    this.router.close();
  }
}
