import express from 'express';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** Whether an address is a trusted proxy. `hop`: its distance from this server, 0 for its neighbour. */
export type Trust = (address: string, hop: number) => boolean;

/** Proxies that are trusted by default: those on this machine. */
export const OWN_MACHINE = 'loopback';

/** Address ranges that Express knows by name. */
const NAMED: ReadonlySet<string> = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** Parses the syntax of Express's setting 'trust proxy'. @throws TypeError if it is malformed. */
export function trustOf(proxies: string): Trust {
  return express().set('trust proxy', proxies).get('trust proxy fn') as Trust;
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
