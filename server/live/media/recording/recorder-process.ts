import { fork, type ChildProcess } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { join } from 'node:path';
import type { ProgramTap } from '../sfu/program-tap.ts';
import type { RecorderNews, RecorderJob } from './recorder-job.ts';

/** A picture can only be cut and sought at key frames, so request one this often, in milliseconds. */
const KEY_FRAME_INTERVAL_MS = 10_000;
/** ffmpeg needs a moment before it listens, and then starts with the next key frame. */
const FIRST_KEY_FRAME_DELAYS_MS = [500, 1000, 1500, 2500, 4000];
/** Sounds are continuous, so the tap is broken after this many seconds without any. A server that was busy that long counts one. */
const MAX_SILENCE_SECONDS = 5;

export interface RecorderOptions {
  readonly tap: ProgramTap;
  readonly ffmpeg: string;
  /** Existing folder for the segments. */
  readonly folder: string;
  /** Called once if the recording ends by itself, with a readable reason. */
  readonly onFailed: (why: string) => void;
}

/** A running recorder: passes it the packets of the tap, and notices when it cannot continue. */
export class RecorderProcess {
  readonly #options: RecorderOptions;
  readonly #child: ChildProcess;
  readonly #socket: Socket;
  readonly #gone: Promise<void>;
  readonly #timers: NodeJS.Timeout[];
  #ports: Readonly<Record<string, number>> = {};
  #heard = false;
  #silentFor = 0;
  #over = false;

  constructor(options: RecorderOptions) {
    this.#options = options;
    const { tap, ffmpeg, folder } = options;
    const job: RecorderJob = {
      ffmpeg,
      folder,
      streams: tap.streams.map(({ name, kind, codec, payloadType, clockRate }) => ({
        name,
        kind,
        codec,
        payloadType,
        clockRate,
      })),
    };
    // Detached, so that Ctrl+C in the terminal does not end it too.
    const stdio = ['ignore', 'ignore', 'ignore', 'ipc'] as const;
    this.#child = fork(join(import.meta.dirname, 'recorder.ts'), [JSON.stringify(job)], {
      execArgv: [],
      detached: true,
      stdio: [...stdio],
    });
    this.#socket = createSocket('udp4').on('error', () => {});
    this.#gone = new Promise((resolve) => {
      this.#child.once('exit', () => resolve());
      this.#child.once('error', () => resolve());
    });
    void this.#gone.then(() => {
      this.#fail('the recorder ended');
      this.#socket.close();
    });
    this.#child.on('message', (news: RecorderNews) => this.#hear(news));
    this.#timers = [setInterval(() => this.#watch(), 1000), setInterval(() => this.requestKeyFrame(), KEY_FRAME_INTERVAL_MS)];
    tap.onPacket((stream, packet, kind) => {
      if (kind === 'rtp') this.#send(stream.name, stream.kind, packet);
    });
  }

  /** Requests a key frame now, because the speaker has changed. */
  requestKeyFrame(): void {
    if (!this.#over) this.#options.tap.requestKeyFrame();
  }

  #hear(news: RecorderNews): void {
    if (news.kind === 'failed') return this.#fail(news.said);
    this.#ports = news.ports;
    this.#timers.push(...FIRST_KEY_FRAME_DELAYS_MS.map((delay) => setTimeout(() => this.requestKeyFrame(), delay)));
  }

  #send(name: string, kind: 'audio' | 'video', packet: Buffer): void {
    if (kind === 'audio') this.#heard = true;
    const port = this.#ports[name];
    if (port !== undefined && !this.#over) this.#socket.send(packet, port, '127.0.0.1');
  }

  #watch(): void {
    this.#silentFor = this.#heard ? 0 : this.#silentFor + 1;
    this.#heard = false;
    if (this.#silentFor > MAX_SILENCE_SECONDS) this.#fail('no sound comes from the conference');
  }

  #fail(why: string): void {
    if (this.#over) return;
    void this.end();
    this.#options.onFailed(why);
  }

  /** Ends the recording; resolves when its files are complete. */
  async end(): Promise<void> {
    if (!this.#over) {
      this.#over = true;
      for (const timer of this.#timers) clearInterval(timer);
      if (this.#child.connected) this.#child.send('end');
      this.#options.tap.close();
    }
    await this.#gone;
  }
}
