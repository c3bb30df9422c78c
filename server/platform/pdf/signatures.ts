import { dateIn, dictAt, PdfError, textIn, type PdfDict } from './syntax.ts';

/** A signature in a PDF as it stands there, unchecked. */
export interface FoundSignature {
  /** The bytes that it covers. */
  readonly covered: Buffer;
  /** Length of the file as far as it was signed. */
  readonly end: number;
  readonly cms: Buffer;
  /** What the signature's dictionary says; null where that cannot be read. */
  readonly name: string | null;
  readonly reason: string | null;
  /** Milliseconds since 1970. */
  readonly at: number | null;
  readonly dict: PdfDict | null;
}

/** Most signatures that are looked at. */
export const MAX_SIGNATURES = 50;

/** The signature itself between the two pieces that it covers: hexadecimal digits in angle brackets, padded with zeros. */
function cmsBetween(bytes: Buffer, from: number, to: number): Buffer | null {
  const between = bytes.subarray(from, to).toString('latin1');
  if (!/^<[0-9A-Fa-f]+>$/.test(between)) return null;
  const padded = Buffer.from(between.slice(1, -1), 'hex');
  const [, first = 0] = padded;
  const lengthBytes = first < 128 ? 0 : first & 127;
  if (lengthBytes > 4) return null;
  const length = lengthBytes === 0 ? first : padded.readUIntBE(2, lengthBytes);
  return padded.subarray(0, 2 + lengthBytes + length);
}

/** The dictionary around the range: the nearest before it that can be read and holds it. */
function dictAround(text: string, at: number): PdfDict | null {
  const head = text.lastIndexOf(' obj', at);
  const from = head < 0 ? -1 : text.indexOf('<<', head);
  if (from < 0 || from > at) return null;
  try {
    return dictAt(text, from).dict;
  } catch (error) {
    if (error instanceof PdfError) return null;
    throw error;
  }
}

/**
 * The signatures of a PDF in the order in which they were made, and how many are so damaged that nothing can be said of them. Works on any
 * PDF: a signature stands in the file itself, never in a compressed part.
 */
export function signaturesIn(bytes: Buffer): { readonly found: readonly FoundSignature[]; readonly damaged: number } {
  const text = bytes.toString('latin1');
  const found: FoundSignature[] = [];
  let damaged = 0;
  const ranges = [...text.matchAll(/\/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]/g)];
  for (const range of ranges.slice(0, MAX_SIGNATURES)) {
    const [zero = 1, first = 0, second = 0, rest = 0] = range.slice(1).map(Number);
    const end = second + rest;
    const isWhole = zero === 0 && first < second && end <= bytes.length && range.index < end;
    const cms = isWhole ? cmsBetween(bytes, first, second) : null;
    if (cms === null || cms.length === 0) {
      damaged += 1;
      continue;
    }
    const dict = dictAround(text, range.index);
    const covered = Buffer.concat([bytes.subarray(0, first), bytes.subarray(second, end)]);
    const [name, reason, at] = [textIn(dict?.get('Name')), textIn(dict?.get('Reason')), dateIn(dict?.get('M'))];
    found.push({ covered, end, cms, name, reason, at, dict });
  }
  return { found: found.toSorted((one, other) => one.end - other.end), damaged: damaged + Math.max(0, ranges.length - MAX_SIGNATURES) };
}
