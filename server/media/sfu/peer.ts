import type { types } from 'mediasoup';
import type { Actor } from '../../platform/contract.ts';
import { AppError } from '../../platform/errors.ts';
import type { Purpose, SiteReport, Slot, Source } from '../contract/index.ts';
import type { Feed } from './feed.ts';
import type { Sent } from './sent.ts';
import type { Seat } from './workers.ts';

export interface PeerOptions {
  readonly id: string;
  readonly actor: Actor;
  readonly purpose: Purpose;
  /** The site for which it stands; null for those who only watch. */
  readonly siteId: string | null;
  /** Whether the login belongs to those who plan or lead. */
  readonly staff: boolean;
  readonly roles: readonly string[];
  readonly seat: Seat;
  readonly router: types.Router;
  readonly send: types.WebRtcTransport | null;
  readonly receive: types.WebRtcTransport;
  readonly now: number;
}

/** One page of one login, with its two transports and what flows through them. */
export class Peer {
  readonly options: PeerOptions;
  readonly sent = new Map<Source, Sent>();
  readonly slots = new Map<Slot, Feed>();
  /** Pictures of single sites, by `site/source`. */
  readonly sites = new Map<string, Feed>();
  /** Which sites it wants to see. */
  watching: ReadonlySet<string> = new Set();
  capabilities: types.RtpCapabilities | null = null;
  report: SiteReport | null = null;
  reportedAt: number | null = null;
  /** Another page of the same site sends in its stead. */
  isReplaced = false;
  /** Whether a line ever was there. */
  hadLine = false;
  /** Since when no line has been there, in milliseconds since 1970; null while one is. */
  lostAt: number | null;
  #closed = false;

  constructor(options: PeerOptions) {
    this.options = options;
    this.lostAt = options.now;
    options.seat.load += 1;
  }

  get id(): string {
    return this.options.id;
  }

  get closed(): boolean {
    return this.#closed;
  }

  get feeds(): readonly Feed[] {
    return [...this.slots.values(), ...this.sites.values()];
  }

  /** Throws not-found where it is none of this peer's. */
  transport(id: string): types.WebRtcTransport {
    const { send, receive } = this.options;
    const found = [send, receive].find((transport) => transport?.id === id && !transport.closed);
    if (!found) throw new AppError('not-found');
    return found;
  }

  /** The feed of a consumer; undefined where it is none of this peer's. */
  feed(consumerId: string): Feed | undefined {
    return this.feeds.find(({ consumer }) => consumer.id === consumerId);
  }

  /** Ends what it sends of a source. */
  stop(source: Source): void {
    const sent = this.sent.get(source);
    this.sent.delete(source);
    sent?.close();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.options.seat.load -= 1;
    for (const source of [...this.sent.keys()]) this.stop(source);
    this.options.send?.close();
    this.options.receive.close();
  }
}
