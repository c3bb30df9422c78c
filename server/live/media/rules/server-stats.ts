import type { LineMode, LineQuality } from '../contract/entities.ts';

/** mediasoup's counters of a stream that a site sends, one per simulcast layer. */
export interface ProducerStat {
  readonly ssrc: number;
  readonly kind: string;
  readonly packetCount: number;
  readonly byteCount: number;
  readonly packetsLost: number;
  /** In clock ticks: 48 kHz for sound, 90 kHz for pictures. */
  readonly jitter: number;
  /** Milliseconds; undefined before the first report. */
  readonly roundTripTime?: number | undefined;
}

/** Counters of all streams that a site sends, at one moment. */
export interface UpCounts {
  readonly at: number;
  readonly streams: readonly ProducerStat[];
}

const CLOCK_RATES: Readonly<Record<string, number>> = { audio: 48_000, video: 90_000 };
/** Fewer packets say nothing about loss. */
const MIN_PACKETS = 10;

interface Moved extends ProducerStat {
  readonly packets: number;
  readonly bytes: number;
  readonly lost: number;
}

/** Changes of each stream between two moments; one that restarted counts from its beginning. */
function movedBetween(before: UpCounts, after: UpCounts): Moved[] {
  const earlier = new Map(before.streams.map((stream) => [stream.ssrc, stream]));
  return after.streams.map((stream) => {
    const was = earlier.get(stream.ssrc);
    const since = was && was.packetCount <= stream.packetCount ? was : { packetCount: 0, byteCount: 0, packetsLost: 0 };
    const [packets, bytes] = [stream.packetCount - since.packetCount, stream.byteCount - since.byteCount];
    return { ...stream, packets, bytes, lost: Math.max(0, stream.packetsLost - since.packetsLost) };
  });
}

/** Loss of sound, or of pictures if there is no sound: pictures are retransmitted, so their loss looks better than the connection. */
function lossOf(moved: readonly Moved[]): number | null {
  const shares = (kind: string): number[] =>
    moved
      .filter((stream) => stream.kind === kind && stream.packets + stream.lost >= MIN_PACKETS)
      .map(({ lost, packets }) => lost / (lost + packets));
  const sounds = shares('audio');
  const known = sounds.length > 0 ? sounds : shares('video');
  return known.length > 0 ? Math.max(...known) : null;
}

const jitterOf = (moved: readonly Moved[]): number | null => {
  const known = moved.filter(({ packets }) => packets > 0).toSorted((a, b) => a.kind.localeCompare(b.kind));
  const [first] = known;
  return first ? (first.jitter / (CLOCK_RATES[first.kind] ?? 90_000)) * 1000 : null;
};

/** Round trip of the stream with the most traffic: the others' values are old. */
function roundTripOf(moved: readonly Moved[]): number | null {
  const [busiest] = moved.filter(({ packets }) => packets > 0).toSorted((a, b) => b.packets - a.packets);
  return busiest?.roundTripTime ? busiest.roundTripTime : null;
}

/** Quality of a site's connection to the server between two moments; `mode`: the site's last reported one. Null: it sends nothing. */
export function upQuality(before: UpCounts, after: UpCounts, mode: LineMode): LineQuality | null {
  const seconds = (after.at - before.at) / 1000;
  if (seconds <= 0 || after.streams.length === 0) return null;
  const moved = movedBetween(before, after);
  const bytes = moved.reduce((total, stream) => total + stream.bytes, 0);
  return { mode, loss: lossOf(moved), jitter: jitterOf(moved), roundTrip: roundTripOf(moved), bitrate: (bytes * 8) / seconds };
}
