import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RtpRewriter } from '../../../server/live/media/rtp/rtp-rewriter.ts';
import { LayerChoice } from '../../../server/live/media/rtp/layers.ts';
import { sequenceOf, timestampOf } from '../../../server/live/media/rtp/packet.ts';
import { counters, DELTA, KEY, packetOf, readOut, SOUND, uint16, type Counters } from './packets.ts';

/** A rewriter on a test clock. */
function rewriterAt(clock: { now: number }): RtpRewriter {
  return new RtpRewriter({ ssrc: 1000, payloadType: 96, clockRate: 90_000, now: () => clock.now });
}

/** What one source sends: so many single-packet frames, some milliseconds apart. */
const stretch = fc.record({ from: counters, frames: fc.integer({ min: 1, max: 12 }), gap: fc.integer({ min: 0, max: 90_000 }) });

describe('a rewritten stream', () => {
  it('continues over any changes of source: no number is skipped or sent twice, time and picture ids never go back', () => {
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 2, maxLength: 6 }), (stretches) => {
        const clock = { now: 1_000_000 };
        const rewriter = rewriterAt(clock);
        const out: Counters[] = [];
        for (const { from, frames, gap } of stretches) {
          rewriter.cut();
          clock.now += gap;
          for (let at = 0; at < frames; at += 1, clock.now += 33) {
            const { sequence, timestamp, picture, base } = from;
            const like = at === 0 ? KEY : DELTA;
            const packet = rewriter.continued(
              packetOf(like, { sequence: sequence + at, timestamp: timestamp + at * 3000, picture: picture + at, base: base + at }),
              true,
            );
            if (packet) out.push(readOut(packet));
          }
        }
        for (const [at, one] of out.entries()) {
          const before = out[at - 1];
          if (!before) continue;
          expect(one.sequence).toEqual((before.sequence + 1) & 0xffff);
          expect(one.picture).toEqual((before.picture + 1) & 0x7fff);
          expect(one.base).toEqual((before.base + 1) & 0xff);
          const passed = (one.timestamp - before.timestamp) >>> 0;
          expect(passed > 0 && passed <= 8_200_000).toEqual(true);
        }
        expect(out.length).toEqual(stretches.reduce((sum, { frames }) => sum + frames, 0));
      }),
    );
  });

  it('lets time without packets pass in the stream, even when the counter wraps around', () => {
    const clock = { now: 0 };
    const rewriter = rewriterAt(clock);
    const from = { sequence: 0, picture: 0, base: 0 };
    const first = rewriter.continued(packetOf(KEY, { ...from, timestamp: 0xffff_ff00 }), true);
    const near = rewriter.continued(packetOf(DELTA, { ...from, sequence: 1, timestamp: 0xffff_fe00 + 0xffff_fff0 }), true);
    rewriter.cut();
    clock.now += 1000;
    const after = rewriter.continued(packetOf(KEY, { ...from, timestamp: 5 }), true);
    const times = [first, near, after].map((packet) => (packet ? timestampOf(packet) : -1));
    expect(((times[2] ?? 0) - (times[1] ?? 0)) >>> 0).toEqual(90_000);
  });

  it('keeps the number of a late retransmission, and does not count it as the newest', () => {
    const rewriter = rewriterAt({ now: 0 });
    const send = (sequence: number) =>
      rewriter.continued(packetOf(DELTA, { sequence, timestamp: sequence * 3000, picture: sequence, base: sequence }), true);
    const out = [10, 11, 13, 12, 14].map(send).map((packet) => (packet ? readOut(packet).sequence : -1));
    expect(out.map((sequence) => sequence - (out[0] ?? 0))).toEqual([0, 1, 3, 2, 4]);
  });

  it('drops packets older than the switch, whose numbers are taken', () => {
    fc.assert(
      fc.property(uint16, fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 200 }), (sequence, older, ahead) => {
        const rewriter = rewriterAt({ now: 0 });
        const send = (at: number) => rewriter.continued(packetOf(DELTA, { sequence: at, timestamp: 0, picture: 0, base: 0 }), true);
        send(40_000);
        rewriter.cut();
        expect(send(sequence)).not.toEqual(null);
        send(sequence + ahead);
        expect(send(sequence - older)).toEqual(null);
        expect(send(sequence)).not.toEqual(null);
      }),
    );
  });

  it('wraps its counter around many times', () => {
    const rewriter = rewriterAt({ now: 0 });
    const wrong: number[] = [];
    let last: number | null = null;
    for (let at = 0; at < 140_000; at += 1) {
      const next = rewriter.continued(packetOf(SOUND, { sequence: at, timestamp: at * 960, picture: 0, base: 0 }), false);
      const sequence = next ? sequenceOf(next) : -1;
      if (last !== null && sequence !== ((last + 1) & 0xffff)) wrong.push(at);
      last = sequence;
    }
    expect(wrong).toEqual([]);
  });

  it('continues from one source over silence to the next as one stream', () => {
    const clock = { now: 0 };
    const rewriter = rewriterAt(clock);
    const sound = (sequence: number, timestamp: number) =>
      rewriter.continued(packetOf(SOUND, { sequence, timestamp, picture: 0, base: 0 }), false);
    const first = sound(500, 7000);
    const silence = rewriter.made(Buffer.from('f8fffe', 'hex'), 960);
    const next = sound(9, 123);
    const [a, b, c] = [first, silence, next].map((packet) => (packet ? readOut(packet) : null));
    expect([(b?.sequence ?? 0) - (a?.sequence ?? 0), (c?.sequence ?? 0) - (b?.sequence ?? 0)]).toEqual([1, 1]);
    expect([(b?.timestamp ?? 0) - (a?.timestamp ?? 0), (c?.timestamp ?? 0) > (b?.timestamp ?? 0)]).toEqual([960, true]);
  });

  it('reports nothing before its first packet, and the current time afterwards', () => {
    const clock = { now: 0 };
    const rewriter = rewriterAt(clock);
    expect(rewriter.report()).toEqual(null);
    const first = rewriter.continued(packetOf(KEY, { sequence: 0, timestamp: 5, picture: 0, base: 0 }), true);
    clock.now += 500;
    expect(rewriter.report()?.readUInt32BE(16)).toEqual(((first ? timestampOf(first) : 0) + 45_000) >>> 0);
  });
});

describe('the choice of sizes', () => {
  it('begins only at a key frame', () => {
    const choice = new LayerChoice();
    choice.arrived(1, 0);
    expect(choice.takes(1, 1, false, 0)).toEqual({ taken: false, changed: false });
    expect(choice.takes(1, 1, true, 0)).toEqual({ taken: true, changed: true });
    expect(choice.takes(1, 1, false, 1)).toEqual({ taken: true, changed: false });
  });

  it('takes the best available one below the wanted one, or else the smallest above', () => {
    const choice = new LayerChoice();
    for (const layer of [0, 1]) choice.arrived(layer, 0);
    expect([0, 1, 2].map((rewriter) => [0, 1, 2].filter((layer) => choice.takes(rewriter, layer, true, 0).taken))).toEqual([[0], [1], [1]]);
    const above = new LayerChoice();
    above.arrived(2, 0);
    expect(above.takes(0, 2, true, 0)).toEqual({ taken: true, changed: true });
  });

  it('goes down when the larger one stops, and back up when it returns', () => {
    const choice = new LayerChoice();
    for (const layer of [0, 2]) choice.arrived(layer, 0);
    choice.takes(2, 2, true, 0);
    choice.arrived(0, 1000);
    expect(choice.isWaiting([0, 1, 2], 1000)).toEqual(true);
    expect(choice.takes(2, 0, true, 1000)).toEqual({ taken: true, changed: true });
    choice.arrived(2, 1100);
    expect(choice.takes(2, 2, false, 1100)).toEqual({ taken: false, changed: false });
    expect(choice.takes(2, 2, true, 1100)).toEqual({ taken: true, changed: true });
  });

  it('never mixes two sizes in one rewriter without a switch', () => {
    const step = fc.record({ layer: fc.integer({ min: 0, max: 2 }), key: fc.boolean(), after: fc.integer({ min: 0, max: 900 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const choice = new LayerChoice();
        const has: (number | null)[] = [null, null, null];
        const wrong: number[][] = [];
        let now = 0;
        for (const { layer, key, after } of steps) {
          now += after;
          choice.arrived(layer, now);
          for (const rewriter of [0, 1, 2]) {
            const { taken, changed } = choice.takes(rewriter, layer, key, now);
            if (changed) has[rewriter] = layer;
            if (taken && (has[rewriter] !== layer || (changed && !key))) wrong.push([rewriter, layer]);
          }
        }
        expect(wrong).toEqual([]);
      }),
    );
  });
});
