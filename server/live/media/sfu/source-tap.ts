import type { types } from 'mediasoup';
import { ssrcOf } from '../rtp/packet.ts';

/** Called with every packet of a source; `layer` 0: the smallest size. */
export type PacketListener = (packet: Buffer, layer: number) => void;

/** Minimum time between requests for key frames, in milliseconds. */
const KEY_FRAME_REQUEST_INTERVAL_MS = 300;

/**
 * A site's picture in all sizes, or its sound, tapped inside the server. It only flows while somebody
 * listens, and only slots of the program feed listen.
 */
export class SourceTap {
  readonly #consumer: types.Consumer;
  readonly #layers: ReadonlyMap<number, number>;
  readonly #listeners = new Set<PacketListener>();
  #askedAt = 0;

  private constructor(consumer: types.Consumer) {
    this.#consumer = consumer;
    const { encodings = [] } = consumer.rtpParameters;
    this.#layers = new Map(encodings.flatMap(({ ssrc }, layer) => (ssrc === undefined ? [] : [[ssrc, layer] as const])));
    consumer.on('rtp', (packet) => {
      const layer = this.#layers.get(ssrcOf(packet));
      if (layer !== undefined) for (const listener of this.#listeners) listener(packet, layer);
    });
  }

  /** Taps a producer through the direct transport of its own router. */
  static async open(
    transport: types.DirectTransport,
    producer: types.Producer,
    rtpCapabilities: types.RtpCapabilities,
  ): Promise<SourceTap> {
    return new SourceTap(await transport.consume({ producerId: producer.id, rtpCapabilities, paused: true, pipe: true }));
  }

  get closed(): boolean {
    return this.#consumer.closed;
  }

  /** Adds a listener; the first makes it flow, beginning with a key frame. Returns a function that removes it. */
  listen(listener: PacketListener): () => void {
    this.#listeners.add(listener);
    // Resuming requests a key frame by itself; a running flow needs a request.
    if (this.#listeners.size === 1) void this.#consumer.resume().catch(() => {});
    else this.requestKeyFrame(true);
    return () => {
      if (this.#listeners.delete(listener) && this.#listeners.size === 0 && !this.#consumer.closed)
        void this.#consumer.pause().catch(() => {});
    };
  }

  requestKeyFrame(now = false): void {
    const at = performance.now();
    if (this.#consumer.closed || this.#consumer.kind === 'audio' || (!now && at - this.#askedAt < KEY_FRAME_REQUEST_INTERVAL_MS)) return;
    this.#askedAt = at;
    void this.#consumer.requestKeyFrame().catch(() => {});
  }

  close(): void {
    this.#consumer.close();
  }
}
