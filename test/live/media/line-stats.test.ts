import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { upQuality, type ProducerStat } from '../../../server/live/media/rules/server-stats.ts';
import { measured, ownLoss, receiveCounts, sendCounts, type LineMeasure } from '../../../server/live/media/rules/stats.ts';

type Report = readonly Readonly<Record<string, unknown>>[];
type Pair<T> = readonly [T, T];
interface Recorded {
  readonly goodDown: Pair<Report>;
  readonly thinDown: Pair<Report>;
  readonly cutDown: Pair<Report>;
  readonly goodUp: Pair<Report>;
  readonly thinUp: Pair<Report>;
  readonly cutUp: Pair<Report>;
  readonly server: { readonly good: Pair<ProducerStat[]>; readonly thin: Pair<ProducerStat[]> };
}

/** Reports of a sender and a receiver two seconds apart, on connections without a limit, of 40 kbit/s down and 60 up, and cut. */
const recorded = JSON.parse(readFileSync(new URL('recorded/node-stats.json', import.meta.url), 'utf8')) as Recorded;
/** The same from Chromium, with a fake camera and a fake microphone, on the machine itself. */
const inChromium = JSON.parse(readFileSync(new URL('recorded/chromium-stats.json', import.meta.url), 'utf8')) as {
  readonly down: Pair<Report>;
  readonly up: Pair<Report>;
};

const down = ([before, after]: Pair<Report>) => measured(receiveCounts(before, 0), receiveCounts(after, 2000));
const up = ([before, after]: Pair<Report>) => measured(sendCounts(before, 0), sendCounts(after, 2000));
/** Rounds to readable figures. */
const rounded = (measure: LineMeasure | null) =>
  Object.fromEntries(
    Object.entries(measure ?? {}).map(([name, value]) => [name, typeof value === 'number' ? Number(value.toPrecision(2)) : value]),
  );

describe('what a browser measures', () => {
  it('of a good connection to it', () => {
    expect(rounded(down(recorded.goodDown))).toEqual({
      loss: 0,
      frames: 7,
      available: null,
      alive: true,
      jitter: 1,
      roundTrip: 1,
      bitrate: 300_000,
    });
  });
  it('of a connection to it that is too thin for sound', () => {
    expect(rounded(down(recorded.thinDown))).toEqual({
      loss: 0.3,
      frames: 0,
      available: null,
      alive: true,
      jitter: 10,
      roundTrip: 350,
      bitrate: 33_000,
    });
  });
  it('of a cut connection: nothing comes back', () => {
    expect([down(recorded.cutDown)?.alive, up(recorded.cutUp)?.alive]).toEqual([false, false]);
    expect(rounded(down(recorded.cutDown))).toEqual({
      loss: null,
      frames: 0,
      available: null,
      alive: false,
      jitter: null,
      roundTrip: null,
      bitrate: 0,
    });
  });
  it('of a good connection from it', () => {
    expect(rounded(up(recorded.goodUp))).toEqual({
      loss: 0,
      frames: 25,
      available: 870_000,
      alive: true,
      jitter: 1,
      roundTrip: 0,
      bitrate: 590_000,
    });
  });
  it('of a connection from it that is too thin for its picture', () => {
    expect(rounded(up(recorded.thinUp))).toEqual({
      loss: 0.58,
      frames: 6.5,
      available: 65_000,
      alive: true,
      jitter: 6.1,
      roundTrip: 310,
      bitrate: 71_000,
    });
  });

  it('is the same in Chromium', () => {
    expect([rounded(down(inChromium.down)), rounded(up(inChromium.up))]).toEqual([
      { loss: 0, frames: 13, available: null, alive: true, jitter: 42, roundTrip: 150, bitrate: 180_000 },
      { loss: 0, frames: 13, available: 3_300_000, alive: true, jitter: 25, roundTrip: 140, bitrate: 170_000 },
    ]);
  });

  it('is null if the connection was replaced in between', () => {
    expect(down([recorded.goodDown[1], recorded.goodDown[0]])).toBeNull();
  });

  it('leaves out what the sound had lost before it reached this connection', () => {
    expect([ownLoss(0.2, null), ownLoss(0.2, 0.2), ownLoss(0.1, 0.2), ownLoss(null, 0.2)]).toEqual([0.2, 0, 0, null]);
    expect(ownLoss(0.28, 0.2)).toBeCloseTo(0.1);
  });

  it('is the smallest loss of several sounds, ignoring silent ones', () => {
    const sound = (id: string, packetsReceived: number, packetsLost: number) => ({
      id,
      type: 'inbound-rtp',
      kind: 'audio',
      packetsReceived,
      packetsLost,
    });
    const transport = { type: 'transport', bytesReceived: 1 };
    const before = receiveCounts([transport, sound('hall', 0, 0), sound('floor', 0, 0), sound('silent', 0, 0)], 0);
    const after = receiveCounts([transport, sound('hall', 95, 5), sound('floor', 60, 40), sound('silent', 3, 0)], 2000);
    expect(measured(before, after)?.loss).toBe(0.05);
  });
});

describe('what the server measures of a connection from a site', () => {
  const quality = ([before, after]: Pair<ProducerStat[]>) => {
    const found = upQuality({ at: 0, streams: before }, { at: 2000, streams: after }, 'full');
    return (
      found &&
      Object.fromEntries(
        Object.entries(found).map(([name, value]) => [name, typeof value === 'number' ? Number(value.toPrecision(2)) : value]),
      )
    );
  };

  it('is loss and jitter of the sound, round trip and bitrate', () => {
    expect(quality(recorded.server.good)).toEqual({ mode: 'full', loss: 0, jitter: 0.92, roundTrip: 1, bitrate: 580_000 });
    expect(quality(recorded.server.thin)).toEqual({ mode: 'full', loss: 0.54, jitter: 6.7, roundTrip: 19, bitrate: 48_000 });
  });

  it('is null for a site that sends nothing, and counts a restarted stream from its beginning', () => {
    expect(upQuality({ at: 0, streams: [] }, { at: 2000, streams: [] }, 'full')).toBeNull();
    const stream = (packetCount: number, packetsLost: number): ProducerStat => ({
      ssrc: 1,
      kind: 'audio',
      packetCount,
      byteCount: packetCount * 100,
      packetsLost,
      jitter: 48,
    });
    expect(upQuality({ at: 0, streams: [stream(5000, 40)] }, { at: 2000, streams: [stream(90, 10)] }, 'voice')).toEqual({
      mode: 'voice',
      loss: 0.1,
      jitter: 1,
      roundTrip: null,
      bitrate: 36_000,
    });
  });
});
