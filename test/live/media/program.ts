import { spawn, type ChildProcess } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import type { ProgramTap, TapStream } from '../../../server/live/media/sfu/program-tap.ts';
import { ffmpeg } from '../../helpers/parts.ts';

const VIDEO: TapStream = { name: 'video', kind: 'video', codec: 'VP8', payloadType: 96, clockRate: 90_000, ssrc: 1 };
const FLOOR: TapStream = { name: 'floorSound', kind: 'audio', codec: 'opus', payloadType: 97, clockRate: 48_000, ssrc: 2 };
const HALL: TapStream = { ...FLOOR, name: 'hallSound', ssrc: 3 };

/** Tones in Hz, which identify the sounds in a recording. */
export const FLOOR_TONE = 440;
export const HALL_TONE = 3000;

const picture = 'testsrc2=size=320x180:rate=25';
const vp8 = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '300k', '-g', '15'];
const opus = ['-c:a', 'libopus', '-ac', '2', '-b:a', '48k', '-frame_duration', '20'];
const tone = (hertz: number) => `sine=frequency=${hertz}:sample_rate=48000`;
const SOURCES = [
  { stream: VIDEO, args: ['-f', 'lavfi', '-i', picture, ...vp8] },
  { stream: FLOOR, args: ['-f', 'lavfi', '-i', tone(FLOOR_TONE), ...opus] },
  { stream: HALL, args: ['-f', 'lavfi', '-i', tone(HALL_TONE), ...opus] },
];

/** A test program feed: a picture with a key frame every 0.6 s, and a tone in each of the two sounds. */
export class TestProgram {
  readonly #children: ChildProcess[] = [];
  readonly #sockets: Socket[] = [];
  readonly #listeners = new Set<Parameters<ProgramTap['onPacket']>[0]>();
  /** Whether there is a picture; sounds are always there. */
  picture = true;
  keyFramesAsked = 0;

  /** Resolves when everything is flowing. */
  async start(): Promise<this> {
    await Promise.all(SOURCES.map(({ stream, args }) => this.#startOne(stream, args)));
    return this;
  }

  async #startOne(stream: TapStream, args: readonly string[]): Promise<void> {
    const socket = createSocket('udp4');
    this.#sockets.push(socket);
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', () => resolve()));
    const { port } = socket.address();
    const begun = new Promise<void>((resolve) => socket.once('message', () => resolve()));
    socket.on('message', (packet) => this.#tell(stream, packet));
    // Connected, so that it is told when nobody listens any more, and ends although the run was killed.
    const address = `rtp://127.0.0.1:${port}?rtcpport=${port}&pkt_size=1200&connect=1`;
    const rtp = ['-payload_type', String(stream.payloadType), '-ssrc', String(stream.ssrc), '-f', 'rtp', address];
    this.#children.push(
      spawn(ffmpeg() ?? '', ['-loglevel', 'error', '-nostdin', '-re', ...args, '-t', '300', ...rtp], { stdio: 'ignore' }),
    );
    await begun;
  }

  #tell(stream: TapStream, packet: Buffer): void {
    const isReport = (packet[1] ?? 0) >= 200 && (packet[1] ?? 0) <= 204;
    if (stream.kind === 'video' && !this.picture) return;
    for (const listener of this.#listeners) listener(stream, packet, isReport ? 'rtcp' : 'rtp');
  }

  /** The tap of it on the server. */
  tap(): ProgramTap {
    const listeners: Parameters<ProgramTap['onPacket']>[0][] = [];
    return {
      streams: [VIDEO, FLOOR, HALL],
      onPacket: (listener) => {
        listeners.push(listener);
        this.#listeners.add(listener);
      },
      requestKeyFrame: () => void (this.keyFramesAsked += 1),
      close: () => listeners.forEach((listener) => this.#listeners.delete(listener)),
    };
  }

  stop(): void {
    for (const child of this.#children) child.kill('SIGKILL');
    for (const socket of this.#sockets) socket.close();
  }
}
