import type { IncomingMessage } from 'node:http';
import type { Request } from 'express';
import type { Trust } from './proxies.ts';

/** Where browsers reach this server, such as https://diem-cau.vn; null: where each request says that it was sent. */
export type PublicOrigin = string | null;

/** The name of the setting of the application that holds the public origin. */
export const PUBLIC_ORIGIN = 'public origin';

/** Whether a text is a scheme and host, such as https://diem-cau.vn:8443, without a path. */
export function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, origin } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && (text === origin || text === `${origin}/`);
}

/** Scheme and host under which browsers know this server: as configured, or as the request and a trusted proxy say. */
export const publicOriginOf = (request: Request): string =>
  (request.app.get(PUBLIC_ORIGIN) as PublicOrigin | undefined) ?? `${request.protocol}://${request.host}`;

/**
 * Where a trusted proxy does not say by which scheme a request came, it came by that of the public address: by HTTPS, it counts as secure.
 * Comes before all that asks.
 */
export function assumeScheme({ headers, socket }: IncomingMessage, origin: PublicOrigin, trust: Trust): void {
  if (origin !== null && trust(socket.remoteAddress ?? '', 0)) headers['x-forwarded-proto'] ??= new URL(origin).protocol.slice(0, -1);
}

/** Whether one of our own pages opened a socket, by the browser's Origin header. Programs send none and are let in. */
export function sameOrigin({ headers, socket }: IncomingMessage, origin: PublicOrigin, trust: Trust): boolean {
  if (headers.origin === undefined) return true;
  if (!URL.canParse(headers.origin)) return false;
  const from = new URL(headers.origin);
  const forwarded = trust(socket.remoteAddress ?? '', 0) ? [headers['x-forwarded-host'] ?? []].flat() : [];
  return from.origin === origin || [headers.host, ...forwarded].includes(from.host);
}
