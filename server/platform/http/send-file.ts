import type { Stats } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { create } from 'content-disposition';
import type { Request, Response } from 'express';
import type { FileAnswer } from '../contract.ts';
import { AppError } from '../errors.ts';
import { hasVersion, tagOf } from './conditional.ts';

/** Characters that end a header or a path, or reverse the direction of writing to hide a file extension. */
// oxlint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u001f\u007f-\u009f/\\\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+/g;

/** The name in ASCII for programs that read nothing else: Vietnamese letters without diacritics. */
const inAscii = (name: string): string =>
  name
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '');

/** The Content-Disposition header for a file name in any letters (RFC 6266). */
export function dispositionOf(name: string, type: 'inline' | 'attachment'): string {
  const safe = name.toWellFormed().normalize('NFC').replace(UNSAFE, ' ').trim() || 'file';
  return create(safe, { type, fallback: inAscii(safe) });
}

/** A file may only be viewed. No sandbox for PDF: it would stop the browsers' own viewers, which are isolated anyway. */
const policyOf = (mediaType: string): string =>
  [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ]
    .concat(mediaType === 'application/pdf' ? ["object-src 'self'"] : ['sandbox'])
    .join('; ');

/**
 * Sends a file, whole or the one range asked for, or a 304 (RFC 9110, 13 and 14).
 * @throws AppError not-found if the file is missing on disk.
 */
export async function sendFile(request: Request, response: Response, file: FileAnswer, inline = false): Promise<void> {
  const headers = {
    'Content-Type': file.mediaType,
    'Content-Disposition': dispositionOf(file.name, inline ? 'inline' : 'attachment'),
    'Content-Security-Policy': policyOf(file.mediaType),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': file.revalidate ? 'private, no-cache' : 'private, no-store',
  };
  if ('path' in file.content) {
    const { path, isTemporary } = file.content;
    const sent = sendStored({ request, response, path, headers });
    return isTemporary ? sent.finally(() => rm(dirname(path), { recursive: true, force: true })) : sent;
  }
  sendBytes(request, response.set(headers), Buffer.from(file.content));
}

function sendBytes(request: Request, response: Response, bytes: Buffer): void {
  const tag = tagOf(bytes);
  response.set({ ETag: tag, 'Accept-Ranges': 'bytes' });
  if (hasVersion(request, tag)) return void response.status(304).end();
  const part = partOf(request, bytes.length, tag);
  if (part === 'none') return refuseRange(response, `bytes */${bytes.length}`);
  if (part === 'whole') return void response.send(bytes);
  response.status(206).set('Content-Range', `bytes ${part.start}-${part.end}/${bytes.length}`);
  response.send(bytes.subarray(part.start, part.end + 1));
}

/** The range that a request asks for. Several ranges at once, and ranges of another version, are answered with the whole. */
function partOf(request: Request, length: number, tag: string): { readonly start: number; readonly end: number } | 'whole' | 'none' {
  const version = request.get('if-range');
  if (request.method !== 'GET' || (version !== undefined && version !== tag)) return 'whole';
  const ranges = request.range(length, { combine: true });
  if (ranges === -1) return 'none';
  const [only, ...others] = ranges === undefined || ranges === -2 || ranges.type !== 'bytes' ? [] : ranges;
  return only && others.length === 0 ? only : 'whole';
}

function refuseRange(response: Response, length: string): void {
  for (const name of ['Content-Type', 'Content-Disposition', 'ETag']) response.removeHeader(name);
  response.status(416).set('Content-Range', length).end();
}

/** Error codes of a client that disconnected before the end of a file. */
const GONE = new Set(['ECONNABORTED', 'ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

interface SendFault extends Error {
  readonly code?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** A stored file is written once: another size or time means another file. */
const tagOfStored = ({ size, mtimeMs }: Stats): string => `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;

interface Sending {
  readonly request: Request;
  readonly response: Response;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

async function sendStored({ request, response, path, headers }: Sending): Promise<void> {
  const stored = await stat(path).catch((error: unknown) => {
    throw isMissing(error) ? new AppError('not-found') : error;
  });
  const tagged = { ...headers, ETag: tagOfStored(stored) };
  if (hasVersion(request, tagged.ETag)) return void response.set(tagged).status(304).end();
  const options = { root: dirname(path), dotfiles: 'allow' as const, cacheControl: false, headers: tagged };
  return new Promise((resolve, reject) => {
    response.sendFile(basename(path), options, (error?: SendFault) => {
      if (!error || GONE.has(error.code ?? '') || response.headersSent) return resolve();
      if (error.status !== 416) return reject(error.status === 404 || isMissing(error) ? new AppError('not-found') : error);
      refuseRange(response, error.headers?.['Content-Range'] ?? '');
      resolve();
    });
  });
}
