import type { Lang } from '../../i18n/language.ts';
import { refusalOf } from '../bus/refusal.ts';
import type { Actor } from '../contract.ts';
import { tokenOf, type Identify } from '../http/caller.ts';
import { addressOf, isSecure, type Trust } from '../http/proxies.ts';
import type { Client } from './client.ts';
import type { ConnectionLimits } from './connection-limits.ts';
import { PROTOCOL } from './protocol.ts';

export interface WelcomeOptions {
  readonly identify: Identify;
  /** Trusted proxies. */
  readonly trust: Trust;
  /** Identifies whom a page was rendered for; a page sends its own mark. */
  readonly readerMark: (actor: Actor) => string;
}

/** Counts the connection by its address. That of a trusted proxy says nothing of its clients. @throws Error too-many-sockets, in words. */
function admit(
  { conn }: Client,
  { address, lang, trust }: { address: string; lang: Lang; trust: Trust },
  connections: ConnectionLimits,
): void {
  try {
    if (!trust(address, 0)) connections.enter(conn, address);
  } catch (error) {
    throw Object.assign(new Error('too-many-sockets'), { data: refusalOf(error, 'connection', lang) });
  }
}

/**
 * Finds out who opens a socket, by the token that it sends or the browser's cookie.
 * @throws Error reload (an old page), unauthenticated, other-reader (a page that was rendered for another login), too-many-sockets.
 */
export async function welcome(
  socket: Client,
  { identify, trust, readerMark }: WelcomeOptions,
  connections: ConnectionLimits,
): Promise<void> {
  const { auth, headers } = socket.handshake;
  const given = typeof auth.token === 'string' ? { authorization: `Bearer ${auth.token}` } : headers;
  if (auth.protocol !== undefined && auth.protocol !== PROTOCOL) throw new Error('reload');
  const token = tokenOf(given, isSecure(socket.request, trust));
  const actor = token && (await identify.actorOf(token.token));
  if (token?.by === 'bearer' && !actor) throw new Error('unauthenticated');
  const reader = actor ?? identify.anonymous;
  // A page rendered for somebody else, or for another clearance, would go on showing what it was rendered with.
  if (typeof auth.reader === 'string' && auth.reader !== readerMark(reader)) throw new Error('other-reader');
  const lang = auth.lang === 'en' ? 'en' : 'vi';
  const address = addressOf(socket.request, trust);
  admit(socket, { address, lang, trust }, connections);
  if (actor) connections.identify(socket.conn);
  socket.data = { actor: reader, token: actor && token ? token.token : null, lang, address, followed: null, knownRoles: null };
}
