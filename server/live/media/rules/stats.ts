/** An entry of a report of WebRTC's getStats(). */
type Entry = Readonly<Record<string, unknown>>;

/** Counters of a sound or picture since it began, at one moment. */
interface StreamCounts {
  readonly kind: 'audio' | 'video';
  readonly expected: number;
  readonly lost: number;
  /** Frames decoded or sent; null for a sound. */
  readonly frames: number | null;
  /** Milliseconds. */
  readonly jitter: number | null;
}

/** Counters of one transport of a browser at one moment. */
export interface LineCounts {
  readonly at: number;
  /** Bytes of media in the measured direction, and received bytes. */
  readonly bytes: number;
  readonly received: number;
  /** STUN requests and responses. */
  readonly asked: number;
  readonly answered: number;
  readonly roundTrip: number | null;
  readonly available: number | null;
  readonly streams: ReadonlyMap<string, StreamCounts>;
}

/** Quality of a connection between two moments. Shares 0 … 1, times in milliseconds, rates in bits per second; null: not known. */
export interface LineMeasure {
  readonly loss: number | null;
  readonly jitter: number | null;
  readonly roundTrip: number | null;
  readonly bitrate: number | null;
  readonly frames: number | null;
  readonly available: number | null;
  readonly alive: boolean | null;
}

const number = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);
const count = (value: unknown): number => number(value) ?? 0;
const inMilliseconds = (value: unknown): number | null => {
  const seconds = number(value);
  return seconds === null ? null : seconds * 1000;
};
const sum = (entries: readonly Entry[], ...names: readonly string[]): number =>
  entries.reduce((total, entry) => names.reduce((so, name) => so + count(entry[name]), total), 0);

/** The transport's own counters, the same for both directions. */
function ofTransport(entries: readonly Entry[]) {
  const transport = entries.find(({ type }) => type === 'transport');
  const pairs = entries.filter(({ type }) => type === 'candidate-pair');
  const chosen = pairs.find(({ id }) => id === transport?.['selectedCandidatePairId']) ?? pairs.find(({ nominated }) => nominated === true);
  const whole = transport ?? chosen ?? {};
  return {
    sent: count(whole['bytesSent']),
    received: count(whole['bytesReceived']),
    asked: sum(pairs, 'requestsSent', 'consentRequestsSent'),
    answered: sum(pairs, 'responsesReceived'),
    roundTrip: inMilliseconds(chosen?.['currentRoundTripTime']),
    available: number(chosen?.['availableOutgoingBitrate']),
  };
}

const kindOf = (entry: Entry): 'audio' | 'video' | null =>
  entry['kind'] === 'audio' ? 'audio' : entry['kind'] === 'video' ? 'video' : null;

/** Counters of what a transport receives. mediasoup probes the connection with a stream that is not a picture: its `mid` is probator. */
export function receiveCounts(report: Iterable<Entry>, at: number): LineCounts {
  const entries = [...report];
  const { received, asked, answered, roundTrip } = ofTransport(entries);
  const streams = new Map<string, StreamCounts>();
  for (const entry of entries) {
    const kind = kindOf(entry);
    if (entry['type'] !== 'inbound-rtp' || kind === null || entry['mid'] === 'probator') continue;
    const lost = count(entry['packetsLost']);
    const jitter = inMilliseconds(entry['jitter']);
    const frames = kind === 'video' ? count(entry['framesDecoded']) : null;
    streams.set(String(entry['id']), { kind, expected: count(entry['packetsReceived']) + lost, lost, frames, jitter });
  }
  // Its own estimate of what it could send says nothing about receiving.
  return { at, bytes: received, received, asked, answered, roundTrip, available: null, streams };
}

/** Counters of what a transport sends; losses are known from the receiver's reports. */
export function sendCounts(report: Iterable<Entry>, at: number): LineCounts {
  const entries = [...report];
  const { sent, ...transport } = ofTransport(entries);
  const remote = new Map(entries.filter(({ type }) => type === 'remote-inbound-rtp').map((entry) => [entry['localId'], entry]));
  const streams = new Map<string, StreamCounts>();
  for (const entry of entries) {
    const kind = kindOf(entry);
    if (entry['type'] !== 'outbound-rtp' || kind === null) continue;
    const heard = remote.get(entry['id']) ?? {};
    const frames = kind === 'video' ? count(entry['framesSent'] ?? entry['framesEncoded']) : null;
    const lost = count(heard['packetsLost']);
    streams.set(String(entry['id']), {
      kind,
      expected: count(entry['packetsSent']),
      lost,
      frames,
      jitter: inMilliseconds(heard['jitter']),
    });
  }
  return { ...transport, at, bytes: sent, streams };
}

/** Fewer audio packets than this say nothing about loss: silence sends little (Opus DTX). */
const MIN_PACKETS = 10;

interface Change {
  readonly kind: 'audio' | 'video';
  readonly expected: number;
  readonly lost: number;
  readonly frames: number | null;
  readonly jitter: number | null;
}

const changesOf = (before: LineCounts, after: LineCounts): Change[] =>
  [...after.streams].flatMap(([id, stream]) => {
    const was = before.streams.get(id);
    if (!was) return [];
    const frames = stream.frames === null ? null : stream.frames - (was.frames ?? 0);
    return [{ ...stream, expected: stream.expected - was.expected, lost: stream.lost - was.lost, frames }];
  });

/**
 * The smallest loss of any sound, because sounds may have lost packets on the way to the server, which is not this connection's fault;
 * that of pictures if there is no sound.
 */
function lossOf(changes: readonly Change[]): number | null {
  const shares = (kind: Change['kind']): number[] =>
    changes
      .filter((change) => change.kind === kind && change.expected >= MIN_PACKETS)
      .map(({ lost, expected }) => Math.min(1, Math.max(0, lost / expected)));
  const sounds = shares('audio');
  const known = sounds.length > 0 ? sounds : shares('video');
  return known.length > 0 ? Math.min(...known) : null;
}

const most = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? Math.max(...known) : null;
};

/** Quality between two moments of one transport; null if it was replaced in between. */
export function measured(before: LineCounts, after: LineCounts): LineMeasure | null {
  const seconds = (after.at - before.at) / 1000;
  if (seconds <= 0 || after.bytes < before.bytes || after.answered < before.answered) return null;
  const changes = changesOf(before, after);
  const frames = most(changes.map((change) => change.frames));
  const moved = changes.filter(({ expected }) => expected > 0);
  const sounds = moved.filter(({ kind }) => kind === 'audio');
  const came = after.received > before.received || after.answered > before.answered;
  const alive = came ? true : after.asked > before.asked ? false : null;
  return {
    loss: lossOf(changes),
    jitter: most((sounds.length > 0 ? sounds : moved).map(({ jitter }) => jitter)),
    roundTrip: alive === false ? null : after.roundTrip,
    bitrate: ((after.bytes - before.bytes) * 8) / seconds,
    frames: frames === null ? null : frames / seconds,
    available: after.available,
    alive,
  };
}

/** The loss caused by the connection itself, if a part was already lost before. */
export function ownLoss(loss: number | null, before: number | null): number | null {
  if (loss === null || before === null || before >= 1) return loss;
  return Math.max(0, 1 - (1 - loss) / (1 - before));
}
