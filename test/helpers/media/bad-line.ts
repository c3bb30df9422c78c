import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { types } from 'mediasoup';
import type { TransportOptions } from '../../../server/live/media/contract/index.ts';

/** Properties of one direction of a connection. */
export interface LineFaults {
  /** Capacity in bits per second, including headers; null: no limit. */
  bandwidth: number | null;
  /** Share of packets lost at random, 0 … 1. */
  loss: number;
  /** Delay of every packet, and additional jitter, in milliseconds. */
  delay: number;
  jitter: number;
}

/** Bytes of IPv4 and UDP headers. */
const HEADERS = 28;
/** The queue of a cheap router, as time: packets that would wait longer are dropped. */
const QUEUE = 300;

/** One direction: packets leave one after another at its capacity. */
class Pipe {
  readonly faults: LineFaults = { bandwidth: null, loss: 0, delay: 0, jitter: 0 };
  passed = 0;
  dropped = 0;
  #freeAt = 0;
  #seed = 0x2545_f491;

  /** Milliseconds until a packet arrives; null: it is lost. */
  admit(bytes: number, now: number): number | null {
    const { bandwidth, loss, delay, jitter } = this.faults;
    const waits = Math.max(0, this.#freeAt - now);
    if (this.#random() < loss || (bandwidth !== null && (bandwidth <= 0 || waits > QUEUE))) return this.#drop();
    const takes = bandwidth === null ? 0 : ((bytes + HEADERS) * 8000) / bandwidth;
    this.#freeAt = now + waits + takes;
    this.passed += bytes + HEADERS;
    return waits + takes + delay + this.#random() * jitter;
  }

  #drop(): null {
    this.dropped += 1;
    return null;
  }

  /** xorshift32: the same losses in every run. */
  #random(): number {
    this.#seed ^= this.#seed << 13;
    this.#seed ^= this.#seed >>> 17;
    this.#seed ^= this.#seed << 5;
    return (this.#seed >>> 0) / 0x1_0000_0000;
  }
}

/**
 * A UDP connection between peers and a media server on the loopback interface, as bad as a test requires: limited bandwidth with a short
 * queue and tail drop, loss, delay, jitter, and cuts. Forwards the packets of any number of sockets, which share its two directions.
 */
export class BadLine {
  readonly up = new Pipe();
  readonly down = new Pipe();
  #cut = false;
  readonly #doors = new Map<number, Socket>();
  readonly #beyond = new Set<Socket>();
  readonly #timers = new Set<NodeJS.Timeout>();

  /** Drops everything in both directions until it is restored. */
  cut(isCut: boolean): void {
    this.#cut = isCut;
  }

  /** Sets both directions. */
  set(faults: Partial<LineFaults>): void {
    Object.assign(this.up.faults, faults);
    Object.assign(this.down.faults, faults);
  }

  /** Opens a bad connection in front of every UDP port of these workers. */
  static async before(servers: readonly types.WebRtcServer[]): Promise<BadLine> {
    const line = new BadLine();
    const dumps = await Promise.all(servers.map((server) => server.dump()));
    for (const { udpSockets } of dumps) for (const { port } of udpSockets) await line.open(port);
    return line;
  }

  /** The same transport options through this connection: UDP only. */
  readonly through = (options: TransportOptions): TransportOptions => ({
    ...options,
    iceCandidates: options.iceCandidates
      .filter(({ protocol }) => protocol === 'udp')
      .map((candidate) => ({ ...candidate, port: this.#doors.get(Number(candidate['port']))?.address().port })),
  });

  /** Opens a port that forwards to a server's port over this connection. */
  async open(port: number): Promise<void> {
    const door = createSocket('udp4');
    this.#doors.set(port, door);
    // Each peer's socket gets its own on the server's side, so that answers find their way back.
    const beyond = new Map<string, Socket>();
    door.on('message', (packet, from) => {
      const key = `${from.address}:${from.port}`;
      const socket = beyond.get(key) ?? this.#answering(door, from);
      beyond.set(key, socket);
      this.#carry(this.up, packet, () => socket.send(packet, port, '127.0.0.1'));
    });
    door.bind(0, '127.0.0.1');
    await once(door, 'listening');
  }

  #answering(door: Socket, to: { readonly address: string; readonly port: number }): Socket {
    const socket = createSocket('udp4');
    this.#beyond.add(socket);
    socket.on('message', (packet) => this.#carry(this.down, packet, () => door.send(packet, to.port, to.address)));
    return socket;
  }

  #carry(pipe: Pipe, packet: Buffer, deliver: () => void): void {
    const after = this.#cut ? null : pipe.admit(packet.length, performance.now());
    if (after === null) return;
    if (after < 1) return deliver();
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      if (!this.#cut) deliver();
    }, after);
    this.#timers.add(timer);
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    for (const socket of [...this.#doors.values(), ...this.#beyond]) socket.close();
  }
}
