import { createWorker, type types } from 'mediasoup';
import type { MediaSlot, Source } from '../../../server/live/media/contract/index.ts';
import { mediaCodecs } from '../../../server/live/media/sfu/codecs.ts';
import { mediaWorker } from '../../helpers/parts.ts';
import { serveLane } from '../lane.ts';
import { addPlainReceivers, bytesTo, cpuWith, takeLargest } from './plain-receivers.ts';

// Bare mediasoup: the same pages connect, everyone gets the first sender, and there are no permissions.
const worker = await createWorker({ workerBin: mediaWorker(), logLevel: 'error' });
const router = await worker.createRouter({ mediaCodecs });
const webRtcServer = await worker.createWebRtcServer({ listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }] });
const transports = new Map<string, types.WebRtcTransport>();
const consumers = new Map<string, types.Consumer>();
const peers = new Map<string, { send: types.WebRtcTransport; receive: types.WebRtcTransport }>();
const SLOTS: Partial<Record<Source, MediaSlot>> = { camera: 'main', microphone: 'hallSound' };
const first = new Map<Source, types.Producer>();

interface Input {
  readonly peerId: string;
  readonly transportId: string;
  readonly source: Source;
  readonly dtlsParameters: types.DtlsParameters;
  readonly rtpParameters: types.RtpParameters;
  readonly rtpCapabilities: types.RtpCapabilities;
  readonly consumers: readonly string[];
}

async function open() {
  const transport = await router.createWebRtcTransport({ webRtcServer, initialAvailableOutgoingBitrate: 1_000_000 });
  transports.set(transport.id, transport);
  return transport;
}
const told = ({ id, iceParameters, iceCandidates, dtlsParameters }: types.WebRtcTransport) => ({
  id,
  iceParameters,
  iceCandidates,
  dtlsParameters,
});

const messages: Readonly<Record<string, (input: Input) => Promise<unknown>>> = {
  'media.join': async () => {
    const [send, receive] = [await open(), await open()];
    peers.set(receive.id, { send, receive });
    const news = { conferenceId: 'bare', epoch: 'bare', sites: {}, barred: false };
    return { peerId: receive.id, rtpCapabilities: router.rtpCapabilities, iceServers: [], send: told(send), receive: told(receive), news };
  },
  'media.connect': async ({ transportId, dtlsParameters }) => transports.get(transportId)?.connect({ dtlsParameters }),
  'media.produce': async ({ peerId, source, rtpParameters }) => {
    const kind = source === 'microphone' ? 'audio' : 'video';
    const producer = await peers.get(peerId)?.send.produce({ kind, rtpParameters });
    if (producer && !first.has(source)) first.set(source, producer);
    return { producerId: producer?.id };
  },
  'media.receive': async ({ peerId, rtpCapabilities }) => {
    const given = [...first].map(async ([source, { id: producerId, kind }]) => {
      const consumer = await peers.get(peerId)?.receive.consume({ producerId, rtpCapabilities, paused: true });
      if (consumer) consumers.set(consumer.id, consumer);
      return { slot: SLOTS[source], consumerId: consumer?.id, producerId, kind, rtpParameters: consumer?.rtpParameters };
    });
    return { consumers: await Promise.all(given) };
  },
  'media.resume': async ({ consumers: ids }) => void (await Promise.all(ids.flatMap((id) => consumers.get(id)?.resume() ?? []))),
  'media.leave': async ({ peerId }) => {
    const peer = peers.get(peerId);
    peer?.send.close();
    peer?.receive.close();
  },
};

let receivers: types.Consumer[] = [];

serveLane(
  {},
  {
    cpu: () => cpuWith([worker]),
    message: async (detail) => {
      const { name, input } = detail as { name: string; input: Input };
      return (await messages[name]?.(input)) ?? {};
    },
    flow: async (flows) => {
      const producer = first.get('camera');
      await (flows === true ? producer?.resume() : producer?.pause());
    },
    largest: () => takeLargest(receivers),
    bytes: () => bytesTo(receivers[0]),
    receivers: async (detail) => {
      const { port, count } = detail as { port: number; count: number };
      const camera = first.get('camera');
      if (camera) receivers = await addPlainReceivers(router, camera, port, count);
    },
  },
);
