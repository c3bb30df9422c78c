import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

const headers = helmet({
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

const WITH_WEB_ASSEMBLY = "; script-src 'self' 'wasm-unsafe-eval'";

/** Lets one page run a WebAssembly module of ours, such as the reader of codes; scripts from texts stay forbidden. */
export function allowWebAssembly(response: Response): void {
  const policy = response.get('Content-Security-Policy') ?? '';
  response.set('Content-Security-Policy', `${policy.replace(WITH_WEB_ASSEMBLY, '')}${WITH_WEB_ASSEMBLY}`);
}

const HSTS_SECONDS = 365 * 86_400;

/**
 * The headers that tell browsers what pages may do. Whoever came by HTTPS is told to come by HTTPS for a year; a hall's server that is
 * reached over plain HTTP inside its own network says nothing of the kind.
 */
export const securityHeaders: RequestHandler = (request, response, next) => {
  if (request.secure) response.set('Strict-Transport-Security', `max-age=${HSTS_SECONDS}`);
  headers(request, response, next);
};
