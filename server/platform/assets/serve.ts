import { extname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { RequestHandler } from 'express';
import { prepareAssets } from './assets.ts';

const compressWithBrotli = promisify(brotliCompress);
const compressWithGzip = promisify(gzip);

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

interface Stored {
  type: string;
  plain: Uint8Array;
  br?: Buffer;
  gzip?: Buffer;
}

/** Serves the files of the bundle, compressed once; names are hashed, so browsers cache them for good. Mount it at /assets. */
export function serveAssets(): RequestHandler {
  const stored = new Map<string, Promise<Stored>>();
  return async (request, response, next) => {
    const name = request.path.slice(1);
    const contents = (await prepareAssets()).files.get(name);
    if (!contents || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
    const file = await (stored.get(name) ?? keep(stored, name, contents));
    const encoding = file.br ? request.acceptsEncodings(['br', 'gzip', 'identity']) : 'identity';
    response.set({ 'Content-Type': file.type, 'Cache-Control': 'public, max-age=31536000, immutable', Vary: 'Accept-Encoding' });
    if (encoding === 'br' || encoding === 'gzip') response.set('Content-Encoding', encoding);
    response.end(encoding === 'br' ? file.br : encoding === 'gzip' ? file.gzip : file.plain);
  };
}

function keep(stored: Map<string, Promise<Stored>>, name: string, contents: Uint8Array): Promise<Stored> {
  const file = compress(types[extname(name)] ?? 'application/octet-stream', contents);
  stored.set(name, file);
  return file;
}

/** Fonts are compressed already. */
async function compress(type: string, plain: Uint8Array): Promise<Stored> {
  if (type === 'font/woff2') return { type, plain };
  const brotli = compressWithBrotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  return { type, plain, br: await brotli, gzip: await compressWithGzip(plain) };
}
