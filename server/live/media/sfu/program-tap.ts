import { RtpRewriter } from '../rtp/rtp-rewriter.ts';
import { OPUS, VP8 } from './codecs.ts';
import { now, Relay, SENDER_REPORT_INTERVAL_MS } from './relay.ts';
import type { Room } from './room.ts';
import type { SourceTap } from './source-tap.ts';

export interface TapStream {
  readonly name: 'video' | 'floorSound' | 'hallSound';
  readonly kind: 'audio' | 'video';
  readonly codec: 'VP8' | 'opus';
  readonly payloadType: number;
  readonly clockRate: number;
  readonly ssrc: number;
}

/**
 * The program feed as RTP inside the server, for a recorder. Each stream has one SSRC and continues over every change of its source;
 * sounds are continuous (silence is filled in), the picture is the best available size and may be absent for long.
 */
export interface ProgramTap {
  readonly streams: readonly TapStream[];
  /** `rtcp`: sender reports, for synchronising the streams. */
  onPacket(listener: (stream: TapStream, packet: Buffer, kind: 'rtp' | 'rtcp') => void): void;
  requestKeyFrame(): void;
  close(): void;
}

const VIDEO: TapStream = { name: 'video', kind: 'video', codec: 'VP8', payloadType: VP8.payloadType, clockRate: VP8.clockRate, ssrc: 9001 };
const sound = <Name extends 'floorSound' | 'hallSound'>(name: Name, ssrc: number): TapStream & { readonly name: Name } => ({
  name,
  ssrc,
  kind: 'audio',
  codec: 'opus',
  payloadType: OPUS.payloadType,
  clockRate: OPUS.clockRate,
});
const SOUNDS = [sound('floorSound', 9002), sound('hallSound', 9003)];
const STREAMS: readonly TapStream[] = [VIDEO, ...SOUNDS];

/** One silent Opus frame of 20 ms (RFC 6716, 3.1: CELT, fullband, one frame). */
const SILENCE = Buffer.from([0xf8, 0xff, 0xfe]);
const FRAME_MS = 20;
const FRAME_TICKS = (OPUS.clockRate * FRAME_MS) / 1000;
/** Longest gap in a continuous sound, in milliseconds. */
const MAX_SOUND_GAP_MS = 80;

/** A sound whose pauses are filled with silence. */
class EndlessSound {
  readonly #rewriter: RtpRewriter;
  readonly #send: (packet: Buffer) => void;
  #source: SourceTap | null = null;
  #stop: (() => void) | null = null;
  #dueAt = now();

  constructor(ssrc: number, send: (packet: Buffer) => void) {
    this.#rewriter = new RtpRewriter({ ssrc, payloadType: OPUS.payloadType, clockRate: OPUS.clockRate, now });
    this.#send = send;
  }

  point(source: SourceTap | null): void {
    if (source === this.#source) return;
    this.#stop?.();
    this.#source = source;
    this.#rewriter.cut();
    this.#stop = source?.listen((packet) => this.#take(packet)) ?? null;
  }

  #take(packet: Buffer): void {
    const continued = this.#rewriter.continued(packet, false);
    if (!continued) return;
    this.#send(continued);
    this.#dueAt = now() + MAX_SOUND_GAP_MS;
  }

  /** Sends the silent frames that are due. */
  fill(): void {
    for (; this.#dueAt <= now(); this.#dueAt += FRAME_MS) {
      const gap = this.#rewriter.lastAt === null ? FRAME_MS : Math.max(FRAME_MS, this.#dueAt - this.#rewriter.lastAt);
      this.#send(this.#rewriter.made(SILENCE, Math.round((gap * FRAME_TICKS) / FRAME_MS)));
    }
  }

  report(): Buffer | null {
    return this.#rewriter.report();
  }
}

type Listener = Parameters<ProgramTap['onPacket']>[0];

/** The tap of one conference. It follows the room through every change, and any room that replaces it. */
export class RoomTap implements ProgramTap {
  readonly streams = STREAMS;
  readonly #listeners = new Set<Listener>();
  readonly #video: Relay;
  readonly #sounds: readonly { readonly stream: (typeof SOUNDS)[number]; readonly sound: EndlessSound }[];
  readonly #timers: readonly NodeJS.Timeout[];
  readonly #onClose: () => void;

  constructor(onClose: () => void) {
    this.#onClose = onClose;
    const tell = (stream: TapStream, kind: 'rtp' | 'rtcp') => (packet: Buffer) => {
      for (const listener of this.#listeners) listener(stream, packet, kind);
    };
    this.#video = new Relay({ kind: 'video', ssrcs: [VIDEO.ssrc], send: tell(VIDEO, 'rtp'), sendReport: tell(VIDEO, 'rtcp') });
    this.#sounds = SOUNDS.map((stream) => ({ stream, sound: new EndlessSound(stream.ssrc, tell(stream, 'rtp')) }));
    const report = () => {
      for (const { stream, sound } of this.#sounds) {
        const packet = sound.report();
        if (packet) tell(stream, 'rtcp')(packet);
      }
    };
    this.#timers = [setInterval(() => this.#fill(), FRAME_MS), setInterval(report, SENDER_REPORT_INTERVAL_MS)];
  }

  /** Follows the routing of a room. */
  follow(room: Room): void {
    this.#video.point(room.sourceIn('main'));
    for (const { stream, sound } of this.#sounds) sound.point(room.sourceIn(stream.name));
  }

  onPacket(listener: Listener): void {
    this.#listeners.add(listener);
  }

  requestKeyFrame(): void {
    this.#video.requestKeyFrame();
  }

  #fill(): void {
    for (const { sound } of this.#sounds) sound.fill();
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#video.close();
    for (const { sound } of this.#sounds) sound.point(null);
    this.#listeners.clear();
    this.#onClose();
  }
}
