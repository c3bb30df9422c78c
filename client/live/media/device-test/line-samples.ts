import type { LineTestSample } from '../../../../server/live/media/device-test/rules/line-test.ts';

/** One entry of a browser's report; which numbers it has depends on its type and on the browser (webrtc-stats). */
type Entry = Readonly<Record<string, unknown>> & { readonly type: string };

const entriesOf = (report: RTCStatsReport | null): Entry[] => [...((report?.values() ?? []) as Iterable<Entry>)];
const numberIn = (entry: Entry | undefined, key: string): number | null => {
  const value = entry?.[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};
const sumOf = (entries: readonly Entry[], key: string): number => entries.reduce((sum, entry) => sum + (numberIn(entry, key) ?? 0), 0);
const most = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? Math.max(...known) : null;
};
const inMilliseconds = (seconds: number | null): number | null => (seconds === null ? null : seconds * 1000);

/** The candidate pair in use: Chrome and Safari name it in the transport, Firefox marks it. */
function pairOf(entries: readonly Entry[]): Entry | undefined {
  const chosen = entries.find(({ type }) => type === 'transport')?.['selectedCandidatePairId'];
  return entries.find(
    (entry) => entry.type === 'candidate-pair' && (chosen === undefined ? entry['selected'] === true : entry['id'] === chosen),
  );
}

/** A sample of the connection from a browser's reports on what it sends and receives. `at` in milliseconds. */
export function sampleOf(at: number, send: RTCStatsReport | null, receive: RTCStatsReport | null): LineTestSample {
  const sent = entriesOf(send);
  const received = entriesOf(receive).filter(({ type }) => type === 'inbound-rtp');
  const out = sent.filter(({ type }) => type === 'outbound-rtp');
  const there = sent.filter(({ type }) => type === 'remote-inbound-rtp');
  const pair = pairOf(sent);
  return {
    at,
    roundTrip: inMilliseconds(numberIn(pair, 'currentRoundTripTime') ?? most(there.map((entry) => numberIn(entry, 'roundTripTime')))),
    jitter: inMilliseconds(most([...there, ...received].map((entry) => numberIn(entry, 'jitter')))),
    available: numberIn(pair, 'availableOutgoingBitrate'),
    bytesSent: sumOf(out, 'bytesSent'),
    packetsSent: sumOf(out, 'packetsSent'),
    lostThere: there.length > 0 ? sumOf(there, 'packetsLost') : null,
    packetsReceived: sumOf(received, 'packetsReceived'),
    lostHere: sumOf(received, 'packetsLost'),
    width: most(out.filter((entry) => (numberIn(entry, 'framesPerSecond') ?? 0) > 0).map((entry) => numberIn(entry, 'frameWidth'))),
    framesBack: sumOf(received, 'framesReceived'),
  };
}
