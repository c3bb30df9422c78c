import type { CleanPicture } from './clean-picture.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What a decoder needs; texts, times and the notes of cameras are none of it. */
const KEPT: ReadonlySet<string> = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'cHRM',
  'gAMA',
  'iCCP',
  'sBIT',
  'sRGB',
  'cICP',
  'bKGD',
  'pHYs',
]);
/** Length, name and check of a chunk. */
const AROUND = 12;

/** A PNG picture without notes (ISO/IEC 15948, 5); null if these bytes are none. */
export function cleanPng(bytes: Buffer): CleanPicture | null {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return null;
  const parts: Buffer[] = [SIGNATURE];
  let size: { width: number; height: number } | null = null;
  let hasPixels = false;
  for (let at = 8; at + AROUND <= bytes.length;) {
    const end = at + AROUND + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    const name = bytes.toString('latin1', at + 4, at + 8);
    if ((name === 'IHDR') !== (at === 8)) return null;
    if (name === 'IHDR') {
      if (end - at !== AROUND + 13) return null;
      size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    }
    if (name === 'IDAT') hasPixels = true;
    if (KEPT.has(name)) parts.push(bytes.subarray(at, end));
    if (name === 'IEND') return size && hasPixels ? { type: 'image/png', ...size, bytes: Buffer.concat(parts) } : null;
    at = end;
  }
  return null;
}
