/**
 * Keeps the page of a door with its scripts and styles, so that it opens during a cut. It sees only that page; everything else, and
 * every command, goes to the server as if it were not there. No imports: it runs as a plain script.
 */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Messaged extends Extendable {
  readonly data: unknown;
}
interface PageKeeper {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(kind: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(kind: 'message', listener: (event: Messaged) => void): void;
}

declare const self: PageKeeper;
const CACHE = 'check-in';
/** How long the server may take before the page that is kept is shown. */
const PATIENCE_MS = 4000;
/** The lowest status of an answer that comes from a proxy whose server is gone, rather than from the page. */
const BROKEN_STATUS = 500;

const cache = (): Promise<Cache> => caches.open(CACHE);

/** The page from the server, kept for later; the one that is kept where the server does not answer. Ways to the sign-in are never kept. */
async function page(request: Request): Promise<Response> {
  const kept = await (await cache()).match(request.url, { ignoreSearch: true });
  try {
    const answer = await fetch(request, kept ? { signal: AbortSignal.timeout(PATIENCE_MS) } : {});
    if (answer.ok && !answer.redirected) await (await cache()).put(request.url, answer.clone());
    return kept && answer.status >= BROKEN_STATUS ? kept : answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

/** Files of the bundle never change under one name. */
async function asset(request: Request): Promise<Response> {
  return (await (await cache()).match(request.url)) ?? fetch(request);
}

/** Keeps these files, and drops those of earlier releases. */
async function keep(urls: readonly string[]): Promise<void> {
  const kept = await cache();
  const known = await kept.keys();
  const isOld = ({ url }: Request): boolean => new URL(url).pathname.startsWith('/assets/') && !urls.includes(url);
  await Promise.all(known.filter(isOld).map((request) => kept.delete(request)));
  const missing = urls.filter((url) => !known.some((request) => request.url === url));
  await Promise.all(missing.map((url) => kept.add(url)));
}

function urlsIn(data: unknown): string[] {
  const urls = typeof data === 'object' && data !== null && 'keep' in data ? data.keep : [];
  return Array.isArray(urls) ? urls.filter((url): url is string => typeof url === 'string') : [];
}

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => event.waitUntil(keep(urlsIn(event.data))));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (new URL(request.url).pathname.startsWith('/assets/')) event.respondWith(asset(request));
});
