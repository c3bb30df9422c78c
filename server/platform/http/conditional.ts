import { createHash } from 'node:crypto';
import type { Request } from 'express';
import fresh from 'fresh';

/** The ETag header of some bytes, with its quotes. */
export const tagOf = (bytes: Uint8Array): string => `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 24)}"`;

/**
 * Whether the client has this version already, for a 304. Express's own `request.fresh` is false for every request with
 * `Cache-Control: no-cache`, which fetch adds to any request with an explicit If-None-Match.
 */
export const hasVersion = ({ headers }: Pick<Request, 'headers'>, tag: string): boolean =>
  fresh({ 'if-none-match': headers['if-none-match'] }, { etag: tag });
