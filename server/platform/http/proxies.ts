import express from 'express';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { LRUCache } from 'lru-cache';

/** Whether an address is a trusted proxy. `hop`: its distance from this server, 0 for its neighbour. */
export type Trust = (address: string, hop: number) => boolean;

/** Proxies that are trusted by default: those on this machine. */
export const OWN_MACHINE = 'loopback';

/** Address ranges that Express knows by name. */
const NAMED: ReadonlySet<string> = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** Characters of the longest address; a header may hold anything. */
const ADDRESS_LENGTH = 45;
const REMEMBERED = 1000;

/**
 * Parses the syntax of Express's setting 'trust proxy'. With every request the same few addresses are asked for several times, so answers are
 * remembered. @throws TypeError if it is malformed.
 */
export function trustOf(proxies: string): Trust {
  const trust = express().set('trust proxy', proxies).get('trust proxy fn') as Trust;
  const known = new LRUCache<string, boolean>({ max: REMEMBERED });
  return (address, hop) => {
    const before = known.get(address);
    if (before !== undefined) return before;
    const answer = trust(address, hop);
    if (address.length <= ADDRESS_LENGTH) known.set(address, answer);
    return answer;
  };
}

/** Whether a text is a list of addresses, subnets and named ranges. A bare number is refused: Express would take it for an address. */
export function isProxyList(proxies: string): boolean {
  const parts = proxies.split(',').map((part) => part.trim());
  if (!parts.every((part) => NAMED.has(part) || isIP(part.split('/')[0] ?? '') !== 0)) return false;
  try {
    trustOf(proxies);
    return true;
  } catch {
    return false;
  }
}

/** Client IP of a request: the nearest address that is not a trusted proxy, like Express's `request.ip`. */
export function addressOf(
  { socket, headers }: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string } },
  trust: Trust,
): string {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',');
  const way = [...forwarded.split(',').map((address) => address.trim()), socket.remoteAddress ?? ''].filter(Boolean).toReversed();
  return way.find((address, hop) => !trust(address, hop)) ?? way.at(-1) ?? '';
}

/** Whether a request came by HTTPS, by itself or as a trusted proxy says, like Express's `request.secure`. */
export function isSecure(
  { socket, headers }: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string; encrypted?: boolean } },
  trust: Trust,
): boolean {
  if (socket.encrypted === true) return true;
  if (!trust(socket.remoteAddress ?? '', 0)) return false;
  const [forwarded = ''] = [headers['x-forwarded-proto'] ?? []].flat().join(',').split(',');
  return forwarded.trim().toLowerCase() === 'https';
}
