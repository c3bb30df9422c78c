import { basename, dirname } from 'node:path';
import type { Response } from 'express';
import { AppError } from '../errors.ts';

/** Codes of a reader who went away, or stopped to listen, before the end of a file. */
const GONE = new Set(['ECONNABORTED', 'ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

/**
 * Sends a file from the disk piece by piece, or the part that was asked for (RFC 9110, 14), as players do. The headers of the answer are
 * set already. @throws AppError not-found when it is not there.
 */
export function sendStored(response: Response, path: string): Promise<void> {
  const options = { root: dirname(path), dotfiles: 'allow' as const, cacheControl: false, etag: true, lastModified: true };
  return new Promise((resolve, reject) => {
    response.sendFile(basename(path), options, (error?: Error & { code?: string; status?: number }) => {
      if (!error || GONE.has(error.code ?? '') || response.headersSent) resolve();
      else reject(error.status === 404 || error.code === 'ENOENT' ? new AppError('not-found') : error);
    });
  });
}
