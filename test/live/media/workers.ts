import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { create } from 'tar';
import type { WorkerPlaces } from '../../../server/live/media/worker/places.ts';

/** How a worker is recognised: without a version in its environment it exits with 41. */
export const WORKER = '#!/bin/sh\nexit 41\n';
export const OTHER_PROGRAM = '#!/bin/sh\nexit 0\n';

/** Writes a program to a path, its folders too. */
export function program(path: string, text: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { mode: 0o755 });
  return path;
}

/** A machine without a worker, in its own folder. */
export function emptyMachine(): { readonly folder: string; readonly places: WorkerPlaces; clear(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'diem-cau-workers-'));
  const at = (name: string): string => join(folder, name, 'mediasoup-worker');
  const places = { given: null, built: at('built'), fetched: at('fetched'), installed: at('installed'), version: '3.27.1' };
  return { folder, places, clear: () => rmSync(folder, { recursive: true, force: true }) };
}

/** An archive like upstream's, with these files. */
export async function archiveOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'diem-cau-archive-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content, { mode: 0o755 });
    const chunks: Buffer[] = [];
    for await (const chunk of create({ gzip: true, cwd: folder }, Object.keys(files))) chunks.push(chunk);
    return Buffer.concat(chunks);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A mirror of upstream on the loopback interface. */
export async function mirror(answer: RequestListener): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> => {
    server.closeAllConnections();
    return new Promise((resolve) => void server.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${port}`, close };
}
