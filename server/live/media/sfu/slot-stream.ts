import type { types } from 'mediasoup';
import { SOUND_SLOTS, type MediaSlot } from '../contract/index.ts';
import { keyFramesAskedFor } from '../rtp/rtcp.ts';
import { LAYERS, streamParameters } from './codecs.ts';
import { Relay } from './relay.ts';
import type { SourceTap } from './source-tap.ts';

/** Joining receivers request key frames by the hundred: the worker merges requests within this many milliseconds. */
const KEY_FRAME_REQUEST_DELAY_MS = 400;

/** One permanent stream that everyone receives, whatever fills it. */
export class SlotStream {
  readonly slot: MediaSlot;
  readonly producer: types.Producer;
  readonly #relay: Relay;

  private constructor(slot: MediaSlot, producer: types.Producer, relay: Relay) {
    this.slot = slot;
    this.producer = producer;
    this.#relay = relay;
  }

  /** `number`: makes its SSRCs differ from those of other slots on the same transport. */
  static async open(slot: MediaSlot, transport: types.DirectTransport, number: number): Promise<SlotStream> {
    const kind = SOUND_SLOTS.has(slot) ? 'audio' : 'video';
    const ssrcs = Array.from({ length: kind === 'audio' ? 1 : LAYERS }, (_, layer) => 1000 * (number + 1) + layer);
    const rtpParameters = streamParameters(kind, ssrcs, slot);
    const producer = await transport.produce({ kind, rtpParameters, keyFrameRequestDelay: KEY_FRAME_REQUEST_DELAY_MS });
    const relay = new Relay({
      kind,
      ssrcs,
      send: (packet) => producer.closed || producer.send(packet),
      sendReport: (report) => transport.closed || transport.sendRtcp(report),
    });
    transport.on('rtcp', (compound) => {
      if (keyFramesAskedFor(compound).some((ssrc) => ssrcs.includes(ssrc))) relay.requestKeyFrame();
    });
    return new SlotStream(slot, producer, relay);
  }

  /** Fills the slot. `source` null: the site sends nothing of the kind, or no site fills it. */
  point(source: SourceTap | null): void {
    this.#relay.point(source);
  }

  close(): void {
    this.#relay.close();
  }
}
