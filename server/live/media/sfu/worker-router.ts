import type { types } from 'mediasoup';
import { mediaCodecs } from './codecs.ts';
import type { WorkerHandle } from './workers.ts';

/**
 * Bits a second under which the estimate of what a page's line bears does not fall: enough for the smallest picture. Under it nothing
 * would flow, and an estimate that rests on what arrives would never rise again. A page whose line does not bear that says so.
 */
const MIN_OUTGOING_BPS = 120_000;

/** A conference's router on one worker, with the way by which what is sent there comes into the server itself. */
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

  /** Makes a producer of this router known on another one, under the same id. */
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

  /** What a page receives by, and where it may send, what it sends by. */
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

  /** A transport for a page's browser, through the worker's one port, over UDP or where that is closed over TCP. */
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
