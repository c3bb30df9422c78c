import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { ageBy } from '../ttl-cache.ts';
import type { Trust } from './proxies.ts';

const HOUR_MS = 3_600_000;
/** Most addresses named in an hour: anybody can send the header. */
const MAX_NAMED = 20;

/** Names in the log, once an hour each, whoever forwards requests without being a trusted proxy: all its clients count as one address. */
export class UntrustedProxies {
  readonly #named: LRUCache<string, true>;
  readonly #trust: Trust;
  readonly #log: Log;

  constructor(trust: Trust, { log, clock }: { readonly log: Log; readonly clock: Clock }) {
    this.#trust = trust;
    this.#log = log;
    this.#named = new LRUCache({ max: MAX_NAMED + 1, ...ageBy(clock, HOUR_MS) });
  }

  /** Looks at a request, or at the one that opens a socket. */
  notice({ headers, socket }: IncomingMessage): void {
    const proxy = socket.remoteAddress ?? '';
    if (headers['x-forwarded-for'] === undefined || this.#trust(proxy, 0) || this.#named.has(proxy)) return;
    this.#named.purgeStale();
    if (this.#named.size >= MAX_NAMED) return;
    this.#named.set(proxy, true);
    this.#log.warn({ proxy }, 'a proxy that is not trusted forwards requests: name it in TRUSTED_PROXIES, or all its clients count as one');
  }
}
