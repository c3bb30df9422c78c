import { inflateRawSync } from 'node:zlib';
import { AppError } from '../errors.ts';

/** Most bytes that a workbook may unpack to. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;
const MAX_PARTS = 2000;

const [END, ENTRY, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50];
const END_LENGTH = 22;
/** The end may be followed by a comment of this length. */
const MAX_COMMENT = 0xffff;
const ENCRYPTED = 1;
const [STORED, DEFLATED] = [0, 8];

const broken = (): AppError => new AppError('sheet-broken');

interface Part {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  /** Where its own header begins. */
  readonly at: number;
  /** Where the next entry of the directory begins. */
  readonly next: number;
}

function endOf(bytes: Buffer): number {
  for (let at = bytes.length - END_LENGTH; at >= Math.max(0, bytes.length - END_LENGTH - MAX_COMMENT); at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  throw broken();
}

function partAt(bytes: Buffer, at: number): Part {
  if (bytes.readUInt32LE(at) !== ENTRY) throw broken();
  if (bytes.readUInt16LE(at + 8) & ENCRYPTED) throw new AppError('sheet-encrypted');
  const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [number, number, number];
  return {
    name: bytes.toString('utf8', at + 46, at + 46 + name),
    method: bytes.readUInt16LE(at + 10),
    packed: bytes.readUInt32LE(at + 20),
    unpacked: bytes.readUInt32LE(at + 24),
    at: bytes.readUInt32LE(at + 42),
    next: at + 46 + name + extra + comment,
  };
}

function partsOf(bytes: Buffer): Part[] {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > MAX_PARTS) throw new AppError('sheet-too-large');
  const parts: Part[] = [];
  for (let at = bytes.readUInt32LE(end + 16); parts.length < count; at = parts.at(-1)?.next ?? at) parts.push(partAt(bytes, at));
  return parts;
}

/** Unpacks a part, as its length may be a lie. */
function check(bytes: Buffer, { name, method, packed, unpacked, at }: Part): void {
  if (bytes.readUInt32LE(at) !== LOCAL) throw broken();
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  if (from + packed > bytes.length || ![STORED, DEFLATED].includes(method)) throw broken();
  const data = bytes.subarray(from, from + packed);
  // One byte is the least that can be allowed; folders have no data at all.
  const whole = method === STORED || packed === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, unpacked) });
  if (whole.length !== unpacked) throw broken();
  // A workbook declares no entities; those that do mean harm.
  if (/\.(?:xml|rels)$/i.test(name) && (whole.includes('<!DOCTYPE') || whole.includes('<!ENTITY'))) throw broken();
}

/**
 * Checks a ZIP archive before a library opens it: whole, not encrypted, and not larger unpacked than it says and than is allowed. Returns the
 * names of its parts. @throws AppError sheet-broken, sheet-encrypted, sheet-too-large.
 */
export function checkArchive(bytes: Buffer): string[] {
  try {
    const parts = partsOf(bytes);
    if (parts.reduce((sum, { unpacked }) => sum + unpacked, 0) > MAX_UNPACKED_BYTES) throw new AppError('sheet-too-large');
    for (const part of parts) check(bytes, part);
    return parts.map(({ name }) => name);
  } catch (error) {
    // Reading beyond the end, data that cannot be unpacked, or more of it than was said.
    throw error instanceof AppError ? error : broken();
  }
}
