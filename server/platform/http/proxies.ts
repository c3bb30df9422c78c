import express from 'express';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** Whether what an address says of where a request came from is believed. `hop`: how far from this server, 0 for its neighbour. */
export type Trust = (address: string, hop: number) => boolean;

/** The proxies that are believed unless the environment names others: those on this machine. */
export const OWN_MACHINE = 'loopback';

/** Ranges that Express knows by name. */
const NAMED: ReadonlySet<string> = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** Which addresses are believed, in the form of Express's setting 'trust proxy'. @throws TypeError when it is none. */
export function trustOf(proxies: string): Trust {
  return express().set('trust proxy', proxies).get('trust proxy fn') as Trust;
}

/** Whether a text is a list of addresses, subnets and names of ranges. A bare number is none: Express would take it for an address. */
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

/** From which network address a request comes: the nearest that is no proxy of ours, as Express's `request.ip` has it. */
export function addressOf(
  { socket, headers }: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string } },
  trust: Trust,
): string {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',');
  const way = [...forwarded.split(',').map((address) => address.trim()), socket.remoteAddress ?? ''].filter(Boolean).toReversed();
  return way.find((address, hop) => !trust(address, hop)) ?? way.at(-1) ?? '';
}
