/** An entry of a report of WebRTC's getStats(), as every browser gives it. */
type Entry = Readonly<Record<string, unknown>>;

/** A sound or picture at one moment: counts since it began. */
interface StreamCounts {
  readonly kind: 'audio' | 'video';
  readonly expected: number;
  readonly lost: number;
  /** Pictures decoded or sent; null for a sound. */
  readonly frames: number | null;
  /** Milliseconds. */
  readonly jitter: number | null;
}

/** What one transport of a browser had counted at one moment. */
export interface LineCounts {
  readonly at: number;
  /** Bytes of media in the direction that is measured, and bytes that came in. */
  readonly bytes: number;
  readonly received: number;
  /** Questions whether the other end is there (STUN), and answers. */
  readonly asked: number;
  readonly answered: number;
  readonly roundTrip: number | null;
  readonly available: number | null;
  readonly streams: ReadonlyMap<string, StreamCounts>;
}

/** What became of a line between two moments. Shares 0 … 1, times in milliseconds, rates in bits a second; null: not to be known. */
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

/** The transport's own counts, alike in both directions. */
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

/** Counts of what a transport receives. mediasoup tests the line with a stream that is no picture: its `mid` is probator. */
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
  // Its own estimate of what it could send says nothing of what it can receive.
  return { at, bytes: received, received, asked, answered, roundTrip, available: null, streams };
}

/** Counts of what a transport sends; what was lost of it is known from the receiver's reports. */
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

/** Fewer packets of a sound than this say nothing of loss: it is silent, and sends little (opus DTX). */
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
 * The least loss of any sound, for what comes from afar may have lost packets on the way to the server, and that is no fault of this line;
 * of pictures when there is no sound.
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

/** What happened between two moments of one transport; null where it was set up anew between them. */
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

/** Of a loss, what the line itself caused, when what came over it had already lost a part before. */
export function ownLoss(loss: number | null, before: number | null): number | null {
  if (loss === null || before === null || before >= 1) return loss;
  return Math.max(0, 1 - (1 - loss) / (1 - before));
}
