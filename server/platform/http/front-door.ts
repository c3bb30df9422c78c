import type { IncomingMessage } from 'node:http';
import express, { type Express } from 'express';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { OWN_MACHINE, trustOf, type Trust } from './proxies.ts';
import { assumeScheme, PUBLIC_ORIGIN, sameOrigin, type PublicOrigin } from './public-address.ts';
import { UntrustedProxies } from './untrusted-proxies.ts';

export interface FrontDoorOptions {
  /** Trusted proxies in the syntax of Express's 'trust proxy'; by default those of this machine. */
  readonly trustedProxies?: string;
  /** Scheme and host under which browsers reach this server; by default as each request says. */
  readonly publicOrigin?: PublicOrigin;
}

export interface FrontDoor {
  /** An application that knows its proxies and its public address. */
  readonly app: Express;
  readonly trust: Trust;
  /** Notices where a request comes from, before everything else. */
  readonly arrives: (request: IncomingMessage) => void;
  /** Whether a request may open a socket. */
  readonly mayOpen: (request: IncomingMessage) => boolean;
}

/** What comes before everything else: where a request comes from, and by which address browsers know this server. */
export function frontDoor({ trustedProxies = OWN_MACHINE, publicOrigin = null }: FrontDoorOptions, log: Log, clock: Clock): FrontDoor {
  const trust = trustOf(trustedProxies);
  const untrusted = new UntrustedProxies(trust, { log, clock });
  const app = express().disable('x-powered-by').set('trust proxy', trust).set(PUBLIC_ORIGIN, publicOrigin);
  app.set('query parser', 'simple').set('etag', false);
  const arrives = (request: IncomingMessage): void => {
    untrusted.notice(request);
    assumeScheme(request, publicOrigin, trust);
  };
  const mayOpen = (request: IncomingMessage): boolean => {
    arrives(request);
    return sameOrigin(request, publicOrigin, trust);
  };
  return { app, trust, arrives, mayOpen };
}
