import type { CleanPicture } from './clean-picture.ts';

const SOI = 0xd8;
const SOS = 0xda;
const EOI = 0xd9;
const APP0 = 0xe0;
const APP2 = 0xe2;
const APP14 = 0xee;
const COMMENT = 0xfe;
const SEGMENT_HEAD = 4;

/** Frames that browsers decode: baseline, extended and progressive. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xc2;
/** Markers without a length. */
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= EOI);

/** What a decoder needs: all but the notes of cameras and programs. Colours come by a profile (APP2) and Adobe's mark (APP14). */
function isKept(marker: number, body: Buffer): boolean {
  if (marker === COMMENT) return false;
  if (marker < APP0 || marker > 0xef) return true;
  return marker === APP0 || marker === APP14 || (marker === APP2 && body.toString('latin1', 0, 11) === 'ICC_PROFILE');
}

/** Where the picture itself ends; what programs put behind it, such as a film, is not part of it. Null if it never does. */
function endOfScan(bytes: Buffer, from: number): { readonly at: number; readonly marker: number } | null {
  for (let at = bytes.indexOf(0xff, from); at !== -1 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0;
    // A stuffed byte, a restart and filling are part of the scan.
    if (marker !== 0 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd7)) return { at, marker };
  }
  return null;
}

/** A JPEG picture without what its camera noted (T.81, annex B); null if these bytes are none. */
export function cleanJpeg(bytes: Buffer): CleanPicture | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null;
  const parts: Buffer[] = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | null = null;
  let hasScan = false;
  for (let at = 2; at + SEGMENT_HEAD <= bytes.length || (at + 2 <= bytes.length && bytes[at + 1] === EOI);) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI)
      return size && hasScan ? { type: 'image/jpeg', ...size, bytes: Buffer.concat([...parts, Buffer.from([0xff, EOI])]) } : null;
    if (isBare(marker)) return null;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end < at + SEGMENT_HEAD || end > bytes.length) return null;
    const body = bytes.subarray(at + SEGMENT_HEAD, end);
    if (isFrame(marker)) {
      if (body.length < 6 || size) return null;
      size = { height: body.readUInt16BE(1), width: body.readUInt16BE(3) };
    }
    if (isKept(marker, body)) parts.push(bytes.subarray(at, end));
    at = end;
    if (marker !== SOS) continue;
    const scan = endOfScan(bytes, end);
    if (!scan) return null;
    hasScan = true;
    parts.push(bytes.subarray(end, scan.at));
    at = scan.at;
  }
  return null;
}
