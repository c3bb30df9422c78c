/** The fields of an RTP packet (RFC 3550, 5.1) that a relay changes. Not validated here: packets come from mediasoup, which has done so. */

const HEADER_BYTES = 12;

export const sequenceOf = (packet: Buffer): number => packet.readUInt16BE(2);
export const timestampOf = (packet: Buffer): number => packet.readUInt32BE(4);
export const ssrcOf = (packet: Buffer): number => packet.readUInt32BE(8);

/** Offset of the payload: after the contributing sources and the header extension. */
export function payloadAt(packet: Buffer): number {
  const first = packet.readUInt8(0);
  const extension = HEADER_BYTES + (first & 0x0f) * 4;
  return (first & 0x10) === 0 ? extension : extension + 4 + packet.readUInt16BE(extension + 2) * 4;
}

export interface Rewritten {
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
  readonly payloadType: number;
}

/** A copy of the packet with other fields and the same marker. */
export function rewritten(packet: Buffer, { sequence, timestamp, ssrc, payloadType }: Rewritten): Buffer {
  const copy = Buffer.from(packet);
  copy.writeUInt8((packet.readUInt8(1) & 0x80) | payloadType, 1);
  copy.writeUInt16BE(sequence, 2);
  copy.writeUInt32BE(timestamp, 4);
  copy.writeUInt32BE(ssrc, 8);
  return copy;
}

/** A new packet. */
export function newPacket({ sequence, timestamp, ssrc, payloadType }: Rewritten, payload: Buffer): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt8(0x80, 0);
  return rewritten(Buffer.concat([header, payload]), { sequence, timestamp, ssrc, payloadType });
}

/** The difference a − b of two 16-bit counters that wrap around, −32768 … 32767. */
export const distance16 = (a: number, b: number): number => ((a - b + 0x8000) & 0xffff) - 0x8000;
