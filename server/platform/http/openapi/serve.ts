import type { RequestHandler } from 'express';
import { hasVersion, tagOf } from '../conditional.ts';

interface Served {
  readonly bytes: Buffer;
  readonly tag: string;
}

/** Serves the document: made for its first reader, with an ETag so that clients do not fetch it again. A failure is tried again by the next. */
export function serveOpenApi(make: () => Promise<string>): RequestHandler {
  let made: Promise<Served> | null = null;
  const served = async (): Promise<Served> => {
    const bytes = Buffer.from(await make());
    return { bytes, tag: tagOf(bytes) };
  };
  return async (request, response) => {
    made ??= served().catch((error: unknown) => {
      made = null;
      throw error;
    });
    const { bytes, tag } = await made;
    response.set({ 'Cache-Control': 'no-cache', ETag: tag });
    if (hasVersion(request, tag)) response.status(304).end();
    else response.type('json').send(bytes);
  };
}
