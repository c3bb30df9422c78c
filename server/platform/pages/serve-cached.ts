import type { IncomingMessage, ServerResponse } from 'node:http';
import { pageCallerOf, type Caller, type Identify } from '../http/caller.ts';
import { hasVersion } from '../http/conditional.ts';
import type { Arrival } from '../http/entrance.ts';
import { hasNotice } from './notice.ts';
import type { CachedPage, PageCache } from './page-cache.ts';

/** Everything that a cached page depends on besides its conference: address, language, reader and token. */
export const pageKeyOf = (address: string, { actor, lang }: Caller, holder: string): string =>
  [address, lang, actor.kind, actor.id, actor.clearance, holder].join(' ');

/** The headers of a cached page. Browsers must not store pages that may be classified, or are about people. */
const headersOf = ({ tag, isPersonal }: CachedPage, { actor }: Caller) => ({
  'Cache-Control': isPersonal === true || actor.clearance > 0 ? 'no-store' : 'private, no-cache',
  'Content-Type': 'text/html; charset=utf-8',
  ETag: tag,
});

interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly caller: Caller;
  /** What the answer says besides, if that is not set already. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a cached page, or a 304. */
export function sendCached({ request, response, caller, headers }: Asked, page: CachedPage): void {
  const all = { ...headers, ...headersOf(page, caller) };
  if (hasVersion(request, page.tag)) response.writeHead(304, all).end();
  else response.writeHead(200, { ...all, 'Content-Length': page.bytes.length }).end(page.bytes);
}

interface CachedOptions {
  readonly kept: PageCache;
  readonly identify: Identify;
}

/** Answers a request by a cached page: null if none is cached at its address, otherwise resolves to whether one is for its reader. */
export const cachedPages =
  ({ kept, identify }: CachedOptions) =>
  ({ request, response, secure, headers }: Arrival): Promise<boolean> | null => {
    const { method, url = '' } = request;
    const asking = { headers: request.headers, secure };
    if (method !== 'GET' || !kept.has(url) || hasNotice(asking)) return null;
    return pageCallerOf(asking, identify).then((caller) => {
      const page = kept.find(pageKeyOf(url, caller, caller.holder));
      if (page) sendCached({ request, response, caller, headers }, page);
      return page !== null;
    });
  };
