import type { RequestHandler } from 'express';
import { hasVersion, tagOf } from '../conditional.ts';
import type { Json } from './json-schema.ts';

/** Serves the document: serialised once, with an ETag so that clients do not fetch it again. */
export function serveOpenApi(document: Json): RequestHandler {
  const bytes = Buffer.from(JSON.stringify(document));
  const tag = tagOf(bytes);
  return (request, response) => {
    response.set({ 'Cache-Control': 'no-cache', ETag: tag });
    if (hasVersion(request, tag)) response.status(304).end();
    else response.type('json').send(bytes);
  };
}
