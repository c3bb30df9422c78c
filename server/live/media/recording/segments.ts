import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Segment } from './rules/clips.ts';

/** The tracks of a recording: both sounds in one file, the picture in another. */
export const TRACKS = ['sound', 'picture'] as const;
export type Track = (typeof TRACKS)[number];
export const SUFFIX = '.mkv';

/** Matroska (RFC 9559): a cluster begins with its id and size, then its timestamp, here in milliseconds since 1970. */
const CLUSTER = Buffer.from([0x1f, 0x43, 0xb6, 0x75]);
const TIMESTAMP = 0xe7;
/** Id of an optional four-byte checksum before the timestamp. */
const CHECKSUM = 0xbf;
/** A cluster holds at most a second, so one begins within this many bytes. */
const SCAN_BYTES = 2 * 1024 * 1024;
/** Earlier times are chance matches rather than timestamps. */
const EARLIEST = 1e12;
const LATEST = 1e14;

/** The segments of one track in a folder, oldest first, each with its span by the server's clock; works for aborted recordings too. */
export async function readSegments(folder: string, track: Track): Promise<Segment[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.startsWith(`${track}-`) && name.endsWith(SUFFIX)).toSorted();
  const segments = await Promise.all(files.map((name) => readSegment(join(folder, name))));
  return segments.filter((segment) => segment !== null);
}

/** Null for a file that has no content yet. */
async function readSegment(path: string): Promise<Segment | null> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const part = async (from: number): Promise<Buffer> => {
      const bytes = Buffer.alloc(Math.min(SCAN_BYTES, size - from));
      return bytes.subarray(0, (await file.read(bytes, 0, bytes.length, from)).bytesRead);
    };
    const from = clusterTime(await part(0), 'first');
    const to = clusterTime(await part(Math.max(0, size - SCAN_BYTES)), 'last');
    return from === null ? null : { path, from, to: Math.max(from, to ?? from) };
  } finally {
    await file.close();
  }
}

/** The time of the first or the last cluster that begins in these bytes. */
export function clusterTime(bytes: Buffer, which: 'first' | 'last'): number | null {
  const next = (at: number) => (which === 'first' ? bytes.indexOf(CLUSTER, at + 1) : at <= 0 ? -1 : bytes.lastIndexOf(CLUSTER, at - 1));
  for (let at = next(which === 'first' ? -1 : bytes.length); at >= 0; at = next(at)) {
    const time = timeAt(bytes, at + CLUSTER.length);
    if (time !== null) return time;
  }
  return null;
}

function timeAt(bytes: Buffer, at: number): number | null {
  const first = bytes[at] ?? 0;
  if (first === 0) return null;
  // The leading zero bits of its first byte tell the length of a size.
  const inside = at + Math.clz32(first) - 23;
  const stamp = bytes[inside] === CHECKSUM ? inside + 6 : inside;
  const length = (bytes[stamp + 1] ?? 0) & 0x7f;
  if (bytes[stamp] !== TIMESTAMP || length < 5 || length > 6 || stamp + 2 + length > bytes.length) return null;
  const time = bytes.readUIntBE(stamp + 2, length);
  return time > EARLIEST && time < LATEST ? time : null;
}
