import type { RequestHandler } from 'express';
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

const HSTS_SECONDS = 365 * 86_400;

/**
 * The headers that tell browsers what pages may do. Whoever came by HTTPS is told to come by HTTPS for a year; a hall's server that is
 * reached over plain HTTP inside its own network says nothing of the kind.
 */
export const securityHeaders: RequestHandler = (request, response, next) => {
  if (request.secure) response.set('Strict-Transport-Security', `max-age=${HSTS_SECONDS}`);
  headers(request, response, next);
};
