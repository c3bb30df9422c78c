import { payloadAt } from './packet.ts';

/** A VP8 payload descriptor (RFC 7741, 4.2), with the offsets of the counters that a relay continues. */
export interface Vp8 {
  /** True for the first packet of a key frame, where a receiver can start. */
  readonly isKeyFrame: boolean;
  readonly picture: { readonly at: number; readonly id: number; readonly wide: boolean } | null;
  readonly base: { readonly at: number; readonly index: number } | null;
}

/** Reads the descriptor; null if the packet has no payload (padding). */
export function readVp8(packet: Buffer): Vp8 | null {
  const start = payloadAt(packet);
  if (start >= packet.length) return null;
  const first = packet.readUInt8(start);
  const { picture, base, end } = (first & 0x80) === 0 ? { picture: null, base: null, end: start + 1 } : extended(packet, start + 1);
  if (end >= packet.length) return null;
  const beginsPartition = (first & 0x10) !== 0 && (first & 0x07) === 0;
  return { isKeyFrame: beginsPartition && (packet.readUInt8(end) & 0x01) === 0, picture, base };
}

function extended(packet: Buffer, at: number): Pick<Vp8, 'picture' | 'base'> & { end: number } {
  const flags = packet[at] ?? 0;
  let next = at + 1;
  const picture = (flags & 0x80) === 0 ? null : pictureAt(packet, next);
  if (picture) next += picture.wide ? 2 : 1;
  const base = (flags & 0x40) === 0 ? null : { at: next, index: packet[next] ?? 0 };
  if (base) next += 1;
  return { picture, base, end: (flags & 0x30) === 0 ? next : next + 1 };
}

function pictureAt(packet: Buffer, at: number): NonNullable<Vp8['picture']> {
  const first = packet[at] ?? 0;
  const wide = (first & 0x80) !== 0;
  return { at, wide, id: wide ? ((first & 0x7f) << 8) | (packet[at + 1] ?? 0) : first };
}

/** Writes other counters in place. */
export function writeVp8(packet: Buffer, { picture, base }: Vp8, pictureId: number, baseIndex: number): void {
  if (picture?.wide) packet.writeUInt16BE(0x8000 | pictureId, picture.at);
  else if (picture) packet.writeUInt8(pictureId & 0x7f, picture.at);
  if (base) packet.writeUInt8(baseIndex, base.at);
}
