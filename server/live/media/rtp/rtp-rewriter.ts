import { distance16, newPacket, rewritten, sequenceOf, timestampOf } from './packet.ts';
import { senderReport } from './rtcp.ts';
import { readVp8, writeVp8 } from './vp8.ts';

export interface RtpRewriterOptions {
  readonly ssrc: number;
  readonly payloadType: number;
  /** Timestamp ticks per second. */
  readonly clockRate: number;
  /** Milliseconds since 1970, by a clock that does not jump. */
  readonly now: () => number;
}

/** Offsets that make a source's counters continue ours. */
interface Offsets {
  readonly sequence: number;
  readonly timestamp: number;
  readonly picture: number;
  readonly base: number;
}

/**
 * One permanent outgoing RTP stream over changing sources: sequence numbers, timestamps and VP8's picture counters continue where
 * the previous source ended, so that a receiver sees one stream with a key frame where the picture changes.
 */
export class RtpRewriter {
  readonly #options: RtpRewriterOptions;
  #offsets: Offsets | null = null;
  #sequence = 0;
  #timestamp = 0;
  #picture = 0;
  #base = 0;
  #lastAt: number | null = null;
  /** Distance of the newest packet from the first one of the current source. */
  #span = 0;

  constructor(options: RtpRewriterOptions) {
    this.#options = options;
  }

  get ssrc(): number {
    return this.#options.ssrc;
  }

  /** When the last packet was sent, in milliseconds since 1970; null before the first. */
  get lastAt(): number | null {
    return this.#lastAt;
  }

  /** Marks that the next packet comes from another source. */
  cut(): void {
    this.#offsets = null;
  }

  /** The packet rewritten for this stream; null if it is older than the switch, where its number belongs to the previous source. */
  continued(packet: Buffer, isVideo: boolean): Buffer | null {
    const vp8 = isVideo ? readVp8(packet) : null;
    this.#offsets ??= this.#join(packet, vp8?.picture?.id ?? 0, vp8?.base?.index ?? 0);
    const { sequence: bySequence, timestamp: byTime, picture: byPicture, base: byBase } = this.#offsets;
    const sequence = (sequenceOf(packet) + bySequence) & 0xffff;
    const ahead = this.#lastAt === null ? 1 : distance16(sequence, this.#sequence);
    if (-ahead > this.#span) return null;
    const timestamp = (timestampOf(packet) + byTime) >>> 0;
    const { ssrc, payloadType } = this.#options;
    const copy = rewritten(packet, { sequence, timestamp, ssrc, payloadType });
    const picture = ((vp8?.picture?.id ?? 0) + byPicture) & 0x7fff;
    const base = ((vp8?.base?.index ?? 0) + byBase) & 0xff;
    if (vp8) writeVp8(copy, vp8, picture, base);
    // A retransmitted packet comes late and must not turn the counters back.
    if (ahead > 0) {
      this.#span += ahead;
      this.#advance(sequence, timestamp);
      if (vp8?.picture) this.#picture = picture;
      if (vp8?.base) this.#base = base;
    }
    return copy;
  }

  /** A new packet, `ticks` after the one before, such as a moment of silence. */
  made(payload: Buffer, ticks: number): Buffer {
    const { ssrc, payloadType } = this.#options;
    this.#advance((this.#sequence + 1) & 0xffff, (this.#timestamp + ticks) >>> 0);
    this.cut();
    return newPacket({ sequence: this.#sequence, timestamp: this.#timestamp, ssrc, payloadType }, payload);
  }

  /** A sender report for the current moment; null before the first packet. */
  report(): Buffer | null {
    if (this.#lastAt === null) return null;
    const { ssrc, now } = this.#options;
    return senderReport(ssrc, { at: now(), timestamp: this.#timestampAt(now()) });
  }

  #advance(sequence: number, timestamp: number): void {
    this.#sequence = sequence;
    this.#timestamp = timestamp;
    this.#lastAt = this.#options.now();
  }

  /** The timestamp for a moment: time without packets also passes in the stream. */
  #timestampAt(now: number): number {
    const passed = this.#lastAt === null ? 0 : now - this.#lastAt;
    return (this.#timestamp + Math.round((passed * this.#options.clockRate) / 1000)) >>> 0;
  }

  #join(packet: Buffer, picture: number, base: number): Offsets {
    const { now, clockRate } = this.#options;
    const ticks = this.#lastAt === null ? 0 : Math.max(1, Math.round(((now() - this.#lastAt) * clockRate) / 1000));
    const next = this.#timestamp + ticks;
    this.#span = -1;
    return {
      sequence: (this.#sequence + 1 - sequenceOf(packet)) & 0xffff,
      timestamp: (next - timestampOf(packet)) >>> 0,
      picture: (this.#picture + 1 - picture) & 0x7fff,
      base: (this.#base + 1 - base) & 0xff,
    };
  }
}
