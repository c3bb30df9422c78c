import { LayerChoice } from '../rtp/layers.ts';
import { RtpRewriter } from '../rtp/rtp-rewriter.ts';
import { readVp8 } from '../rtp/vp8.ts';
import { LAYERS, OPUS, VP8 } from './codecs.ts';
import type { SourceTap } from './source-tap.ts';

export interface RelayOptions {
  readonly kind: 'audio' | 'video';
  /** One per outgoing size: three, or one for a recorder. */
  readonly ssrcs: readonly number[];
  send(packet: Buffer): void;
  /** Sends a sender report. */
  sendReport(report: Buffer): void;
}

/** How often to send sender reports, in milliseconds. */
export const SENDER_REPORT_INTERVAL_MS = 1000;
/** A stream that has been silent for this long has nothing to report, in milliseconds. */
const SILENCE_TIMEOUT_MS = 3000;

/** A monotonic clock, in milliseconds since 1970. */
export const now = (): number => performance.timeOrigin + performance.now();

/** Relays one source at a time into permanent outgoing streams. */
export class Relay {
  readonly #options: RelayOptions;
  readonly #rewriters: readonly RtpRewriter[];
  /** The size that each stream wants; a single stream, as for a recorder, wants the best. */
  readonly #wanted: readonly number[];
  readonly #choice = new LayerChoice();
  readonly #reports: NodeJS.Timeout;
  #source: SourceTap | null = null;
  #stop: (() => void) | null = null;

  constructor(options: RelayOptions) {
    this.#options = options;
    const { payloadType, clockRate } = options.kind === 'audio' ? OPUS : VP8;
    this.#rewriters = options.ssrcs.map((ssrc) => new RtpRewriter({ ssrc, payloadType, clockRate, now }));
    this.#wanted = options.ssrcs.length === 1 ? [LAYERS - 1] : options.ssrcs.map((_, stream) => stream);
    this.#reports = setInterval(() => this.#report(), SENDER_REPORT_INTERVAL_MS);
    this.#reports.unref();
  }

  /** Relays this source, or nothing (null), from now on. The same source again changes nothing. */
  point(source: SourceTap | null): void {
    if (source === this.#source) return;
    this.#stop?.();
    this.#source = source;
    this.#choice.reset();
    for (const rewriter of this.#rewriters) rewriter.cut();
    this.#stop = source?.listen((packet, layer) => this.#take(packet, layer)) ?? null;
  }

  requestKeyFrame(): void {
    this.#source?.requestKeyFrame();
  }

  #take(packet: Buffer, layer: number): void {
    if (this.#options.kind === 'audio') return this.#forward(0, packet, false);
    const isKeyFrame = readVp8(packet)?.isKeyFrame ?? false;
    const at = now();
    this.#choice.arrived(layer, at);
    for (const [stream, wanted] of this.#wanted.entries()) {
      const { taken, changed } = this.#choice.takes(wanted, layer, isKeyFrame, at);
      if (taken) this.#forward(stream, packet, changed);
    }
  }

  #forward(number: number, packet: Buffer, changed: boolean): void {
    const rewriter = this.#rewriters[number];
    if (!rewriter) return;
    if (changed) rewriter.cut();
    const continued = rewriter.continued(packet, this.#options.kind === 'video');
    if (continued) this.#options.send(continued);
  }

  #report(): void {
    const at = now();
    for (const rewriter of this.#rewriters) {
      const report = rewriter.lastAt !== null && at - rewriter.lastAt < SILENCE_TIMEOUT_MS ? rewriter.report() : null;
      if (report) this.#options.sendReport(report);
    }
    if (this.#options.kind === 'video' && this.#choice.isWaiting(this.#wanted, at)) this.requestKeyFrame();
  }

  close(): void {
    clearInterval(this.#reports);
    this.point(null);
  }
}
