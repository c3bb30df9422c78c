import type { Role } from '../../../accounts/permissions.ts';
import type { types } from 'mediasoup';
import type { Actor } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { SerialQueue } from '../../../platform/serial-queue.ts';
import type { Purpose, SiteReport, MediaSlot, Source } from '../contract/index.ts';
import type { Downlink } from './downlink.ts';
import { refusing } from './refusals.ts';
import type { Uplink } from './uplink.ts';
import type { WorkerHandle } from './workers.ts';

/** Maximum number of queued commands per page. */
const MAX_QUEUED_COMMANDS = 60;

export interface PeerOptions {
  readonly id: string;
  readonly actor: Actor;
  readonly purpose: Purpose;
  /** The site for which it acts; null for those who only watch. */
  readonly siteId: string | null;
  /** Whether the login plans or leads. */
  readonly staff: boolean;
  readonly roles: readonly Role[];
  readonly workerHandle: WorkerHandle;
  readonly router: types.Router;
  readonly send: types.WebRtcTransport | null;
  readonly receive: types.WebRtcTransport;
  readonly now: () => number;
  /** Removes it from its room. */
  readonly leave: (peer: Peer) => void;
  /** Called when it was closed, by whomever. */
  readonly onClose: (peer: Peer) => void;
}

/** One page of one login, with its two transports and their streams. */
export class Peer {
  readonly options: PeerOptions;
  readonly uplinks = new Map<Source, Uplink>();
  readonly slots = new Map<MediaSlot, Downlink>();
  /** Pictures of individual sites, by `site/source`. */
  readonly sites = new Map<string, Downlink>();
  capabilities: types.RtpCapabilities | null = null;
  report: SiteReport | null = null;
  reportedAt: number | null = null;
  /** When it last sent a report or a packet, in milliseconds since 1970. */
  heardAt: number;
  /** True if another page of the same site sends instead. */
  isReplaced = false;
  /** Whether it was ever connected. */
  hadLine = false;
  /** Since when it has had no connection, in milliseconds since 1970; null while it has one. */
  lostAt: number | null;
  /** Runs the commands of this page one at a time, so that two never work on the same state. */
  readonly queue = new SerialQueue({ maxJobs: MAX_QUEUED_COMMANDS });
  readonly #lines = new Set<types.WebRtcTransport>();
  readonly #connected = new Map<types.WebRtcTransport, string>();
  #closed = false;

  constructor(options: PeerOptions) {
    this.options = options;
    this.lostAt = options.now();
    this.heardAt = this.lostAt;
    options.workerHandle.load += 1;
    for (const transport of [options.send, options.receive]) if (transport) this.#follow(transport);
  }

  #follow(transport: types.WebRtcTransport): void {
    transport.on('icestatechange', (state) => {
      if (state === 'connected' || state === 'completed') this.#lines.add(transport);
      else this.#lines.delete(transport);
      this.hadLine ||= this.#lines.size > 0;
      this.lostAt = this.#lines.size > 0 ? null : (this.lostAt ?? this.options.now());
    });
  }

  get id(): string {
    return this.options.id;
  }

  get closed(): boolean {
    return this.#closed;
  }

  get downlinks(): readonly Downlink[] {
    return [...this.slots.values(), ...this.sites.values()];
  }

  /** A transport by its id. @throws AppError not-found if it is not this peer's. */
  transport(id: string): types.WebRtcTransport {
    const { send, receive } = this.options;
    const found = [send, receive].find((transport) => transport?.id === id && !transport.closed);
    if (!found) throw new AppError('not-found');
    return found;
  }

  /**
   * Connects a transport. Idempotent, because the answer may be lost.
   * @throws AppError not-found, invalid, conflict (it is connected to another endpoint).
   */
  async connect(transportId: string, dtlsParameters: types.DtlsParameters): Promise<void> {
    const transport = this.transport(transportId);
    const given = JSON.stringify(dtlsParameters);
    const before = this.#connected.get(transport);
    if (before === given) return;
    if (before !== undefined) throw new AppError('conflict');
    await transport.connect({ dtlsParameters }).catch(refusing('dtlsParameters'));
    this.#connected.set(transport, given);
  }

  /** The downlink of a consumer; undefined if it is not this peer's. */
  downlink(consumerId: string): Downlink | undefined {
    return this.downlinks.find(({ consumer }) => consumer.id === consumerId);
  }

  /** Ends the uplink of a source. */
  stop(source: Source): void {
    const uplink = this.uplinks.get(source);
    this.uplinks.delete(source);
    uplink?.close();
  }

  /** Leaves its room. */
  leave(): void {
    this.options.leave(this);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.options.workerHandle.load -= 1;
    for (const source of Array.from(this.uplinks.keys())) this.stop(source);
    this.options.send?.close();
    this.options.receive.close();
    this.options.onClose(this);
  }
}
