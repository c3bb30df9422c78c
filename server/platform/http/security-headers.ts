import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Response } from 'express';
import helmet from 'helmet';

const setHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'"],
    },
  },
  referrerPolicy: { policy: 'same-origin' },
  // Only where the request came by HTTPS, see below.
  strictTransportSecurity: false,
  crossOriginEmbedderPolicy: false,
});

type Headers = Readonly<Record<string, string>>;

/** All that helmet sets: the same for every request, so it is asked once. */
function headersOfHelmet(): Headers {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  setHeaders(request, response, (error) => {
    if (error) throw error;
  });
  return Object.fromEntries(Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]));
}
const HEADERS = headersOfHelmet();

const WITH_WEB_ASSEMBLY = "; script-src 'self' 'wasm-unsafe-eval'";

/** Lets one page run a WebAssembly module of ours, such as the reader of codes; scripts from texts stay forbidden. */
export function allowWebAssembly(response: Response): void {
  const policy = response.get('Content-Security-Policy') ?? '';
  response.set('Content-Security-Policy', `${policy.replace(WITH_WEB_ASSEMBLY, '')}${WITH_WEB_ASSEMBLY}`);
}

const HSTS_SECONDS = 365 * 86_400;
const HEADERS_BY_HTTPS: Headers = { 'strict-transport-security': `max-age=${HSTS_SECONDS}`, ...HEADERS };

/**
 * The headers that tell browsers what pages may do. Whoever came by HTTPS is told to come by HTTPS for a year; a hall's server that is
 * reached over plain HTTP inside its own network says nothing of the kind.
 */
export const securityHeaders = (isSecure: boolean): Headers => (isSecure ? HEADERS_BY_HTTPS : HEADERS);
