import type { CleanPicture } from './clean-picture.ts';

const HEAD = 12;
const CHUNK_HEAD = 8;
/** A still picture is one of these; the rest belongs to films. */
const PIXELS: ReadonlySet<string> = new Set(['VP8 ', 'VP8L']);
const KEPT: ReadonlySet<string> = new Set(['VP8X', 'ALPH', 'ICCP', ...PIXELS]);
/** In the flags of VP8X: notes of the camera (Exif) and of programs (XMP). */
const NOTES = 0b0000_1100;

type Size = Pick<CleanPicture, 'width' | 'height'>;

/** The size that a chunk tells; null if it tells none. */
function sizeIn(name: string, body: Buffer): Size | null {
  if (name === 'VP8X' && body.length >= 10) return { width: body.readUIntLE(4, 3) + 1, height: body.readUIntLE(7, 3) + 1 };
  if (name === 'VP8L' && body.length >= 5 && body[0] === 0x2f) {
    const bits = body.readUInt32LE(1);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (name !== 'VP8 ' || body.length < 10 || body.readUIntBE(3, 3) !== 0x9d012a) return null;
  return { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff };
}

/** The flags of an extended file, without those of notes. */
function withoutNotes(chunk: Buffer): Buffer {
  const copy = Buffer.from(chunk);
  copy[CHUNK_HEAD] = (copy[CHUNK_HEAD] ?? 0) & ~NOTES;
  return copy;
}

/** A WebP picture without notes (RFC 9649); null if these bytes are none, or a film. */
export function cleanWebp(bytes: Buffer): CleanPicture | null {
  if (bytes.length < HEAD || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return null;
  const over = CHUNK_HEAD + bytes.readUInt32LE(4);
  if (over > bytes.length) return null;
  const parts: Buffer[] = [];
  let size: Size | null = null;
  let hasPixels = false;
  for (let at = HEAD; at + CHUNK_HEAD <= over;) {
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const end = at + CHUNK_HEAD + length + (length % 2);
    if (end > over || name === 'ANIM' || name === 'ANMF') return null;
    size ??= sizeIn(name, bytes.subarray(at + CHUNK_HEAD, end));
    hasPixels ||= PIXELS.has(name);
    if (KEPT.has(name)) parts.push(name === 'VP8X' ? withoutNotes(bytes.subarray(at, end)) : bytes.subarray(at, end));
    at = end;
  }
  if (!size || !hasPixels) return null;
  const body = Buffer.concat(parts);
  const head = Buffer.from(bytes.subarray(0, HEAD));
  head.writeUInt32LE(4 + body.length, 4);
  return { type: 'image/webp', ...size, bytes: Buffer.concat([head, body]) };
}
