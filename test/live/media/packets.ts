import fc from 'fast-check';
import { rewritten, sequenceOf, timestampOf } from '../../../server/live/media/rtp/packet.ts';
import { readVp8, writeVp8 } from '../../../server/live/media/rtp/vp8.ts';

// Beginnings of packets from a browser's engine: a key frame, the next frame, and a moment of sound.
export const KEY = Buffer.from(
  '90e5273ef51ab57224a2b46dbede0005170000000000000000423c81875100118000000090e0f5ceb8209004009d012a50002d00391500071c240c',
  'hex',
);
export const DELTA = Buffer.from(
  '90e5273ff51ad89a24a2b46dbede0004170000000000000000423ceba9510012b0e0f5cfb8a0110300091c240c2c2c44cc2441240000',
  'hex',
);
export const SOUND = Buffer.from(
  '906418fdc385448621777713bede0003170000000000000000608f0078a33fe739a831b580c2107f72b4e926747e27100029',
  'hex',
);

export const uint16 = fc.integer({ min: 0, max: 0xffff });
export const uint32 = fc.integer({ min: 0, max: 0xffff_ffff });

export interface Counters {
  readonly sequence: number;
  readonly timestamp: number;
  readonly picture: number;
  readonly base: number;
}

/** The real packet with other counters. */
export function packetOf(like: Buffer, { sequence, timestamp, picture, base }: Counters): Buffer {
  const copy = rewritten(like, { sequence: sequence & 0xffff, timestamp: timestamp >>> 0, ssrc: 77, payloadType: 101 });
  const vp8 = like === SOUND ? null : readVp8(copy);
  if (vp8) writeVp8(copy, vp8, picture & 0x7fff, base & 0xff);
  return copy;
}

export const counters = fc.record({
  sequence: uint16,
  timestamp: uint32,
  picture: fc.integer({ min: 0, max: 0x7fff }),
  base: fc.integer({ min: 0, max: 255 }),
});

export const readOut = (packet: Buffer): Counters => {
  const vp8 = readVp8(packet);
  return { sequence: sequenceOf(packet), timestamp: timestampOf(packet), picture: vp8?.picture?.id ?? -1, base: vp8?.base?.index ?? -1 };
};
