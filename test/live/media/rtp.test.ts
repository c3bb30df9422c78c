import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance16, newPacket, payloadAt, rewritten, sequenceOf, ssrcOf, timestampOf } from '../../../server/live/media/rtp/packet.ts';
import { keyFramesAskedFor, senderReport } from '../../../server/live/media/rtp/rtcp.ts';
import { readVp8, writeVp8 } from '../../../server/live/media/rtp/vp8.ts';
import { DELTA, KEY, SOUND, uint16, uint32 } from './packets.ts';

describe('an RTP packet', () => {
  it('is read as its header says, with its extension and contributing sources', () => {
    expect([KEY, DELTA, SOUND].map((packet) => [sequenceOf(packet), timestampOf(packet), ssrcOf(packet), payloadAt(packet)])).toEqual([
      [0x273e, 0xf51ab572, 0x24a2b46d, 36],
      [0x273f, 0xf51ad89a, 0x24a2b46d, 32],
      [0x18fd, 0xc3854486, 0x21777713, 28],
    ]);
    const mixed = Buffer.concat([Buffer.from([0x82]), SOUND.subarray(1, 12), Buffer.alloc(8), Buffer.from([1])]);
    expect(payloadAt(mixed)).toEqual(20);
  });

  it('gets other numbers and keeps marker, extension and payload; the original is unchanged', () => {
    fc.assert(
      fc.property(uint16, uint32, uint32, (sequence, timestamp, ssrc) => {
        const before = Buffer.from(KEY);
        const copy = rewritten(KEY, { sequence, timestamp, ssrc, payloadType: 101 });
        expect([sequenceOf(copy), timestampOf(copy), ssrcOf(copy), copy[1]]).toEqual([sequence, timestamp, ssrc, 0x80 | 101]);
        expect([copy.subarray(12), KEY]).toEqual([KEY.subarray(12), before]);
      }),
    );
  });

  it('is made with nothing but its header', () => {
    const made = newPacket({ sequence: 1, timestamp: 2, ssrc: 3, payloadType: 100 }, Buffer.from('f8fffe', 'hex'));
    expect(made.toString('hex')).toEqual('806400010000000200000003f8fffe');
  });

  it('precedes another by the shorter way around', () => {
    expect([distance16(5, 3), distance16(3, 5), distance16(2, 0xfffe), distance16(0xfffe, 2), distance16(7, 7)]).toEqual([2, -2, 4, -4, 0]);
    fc.assert(fc.property(uint16, fc.integer({ min: -32_767, max: 32_767 }), (from, by) => distance16((from + by) & 0xffff, from) === by));
  });
});

describe("VP8's descriptor", () => {
  it('has the first packet of a key frame, and the counters with their offsets', () => {
    expect(readVp8(KEY)).toEqual({ isKeyFrame: true, picture: { at: 38, wide: true, id: 0x75ce }, base: { at: 40, index: 0xb8 } });
    expect(readVp8(DELTA)).toEqual({ isKeyFrame: false, picture: { at: 34, wide: true, id: 0x75cf }, base: { at: 36, index: 0xb8 } });
  });

  it('does not mistake a later packet of a key frame for its beginning', () => {
    const later = Buffer.from(KEY);
    later.writeUInt8(0x80, 36);
    expect(readVp8(later)?.isKeyFrame).toEqual(false);
  });

  it('is null in a packet without payload, and never read past its end', () => {
    expect(readVp8(KEY.subarray(0, 36))).toEqual(null);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 0, maxLength: 12 }), (payload) => {
        const packet = Buffer.concat([SOUND.subarray(0, 28), payload]);
        const read = readVp8(packet);
        if (read) writeVp8(packet, read, 0x7fff, 255);
        expect(packet.length).toEqual(28 + payload.length);
      }),
    );
  });

  it('keeps a short picture number short', () => {
    const short = Buffer.concat([SOUND.subarray(0, 28), Buffer.from([0x90, 0x80, 0x7f, 0x10, 0x00])]);
    const read = readVp8(short);
    expect(read).toEqual({ isKeyFrame: true, picture: { at: 30, wide: false, id: 0x7f }, base: null });
    if (read) writeVp8(short, read, 0x1280, 0);
    expect(short.subarray(28).toString('hex')).toEqual('9080001000');
  });
});

describe('RTCP', () => {
  it('maps the current time, counted from 1900, to a timestamp', () => {
    const report = senderReport(7, { at: 1500, timestamp: 9 });
    expect(report.toString('hex')).toEqual('80c800060000000783aa7e8180000000000000090000000000000000');
  });

  it('requests key frames for the streams that it names, whatever surrounds it', () => {
    const loss = Buffer.from('81ce000200000001000003e8', 'hex');
    const intra = Buffer.from('84ce00040000000100000000000007d001000000', 'hex');
    const nack = Buffer.from('81cd000300000001000003e800010000', 'hex');
    expect(keyFramesAskedFor(Buffer.concat([nack, loss, intra]))).toEqual([1000, 2000]);
  });

  it('terminates on any input', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => keyFramesAskedFor(Buffer.from(bytes)).length <= 5));
  });
});
