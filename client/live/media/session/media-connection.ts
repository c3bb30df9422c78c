import { Device, type types } from 'mediasoup-client';
import {
  mediaContract as contract,
  type Purpose,
  type Source,
  type TransportOptions,
} from '../../../../server/live/media/contract/index.ts';
import type { OutputOf } from '../../../../server/platform/contract.ts';
import { refusedWith, type SignallingChannel } from './signalling-channel.ts';
import type { Sending } from './sender-arbitration.ts';
import type { LineCondition } from './state.ts';

export interface ConnectionOptions {
  readonly conferenceId: string;
  readonly purpose: Purpose;
  readonly channel: SignallingChannel;
  /** A handler of mediasoup-client; detected in a browser. */
  readonly handlerName?: types.BuiltinHandlerName;
  /** For tests: changes where a transport's packets go. */
  readonly through?: (options: TransportOptions) => TransportOptions;
}

/** Maximum bit rates by size of the picture: small (fits into 150 kbit/s together with one sound), medium, full. */
const ENCODINGS: types.RtpEncodingParameters[] = [
  { rid: 'r0', scaleResolutionDownBy: 4, maxBitrate: 80_000, scalabilityMode: 'L1T1' },
  { rid: 'r1', scaleResolutionDownBy: 2, maxBitrate: 450_000, scalabilityMode: 'L1T1' },
  { rid: 'r2', scaleResolutionDownBy: 1, maxBitrate: 1_500_000, scalabilityMode: 'L1T1' },
];
/** A shared screen must be legible rather than smooth: one size, full resolution. */
const SHARED: types.RtpEncodingParameters[] = [{ maxBitrate: 1_500_000, maxFramerate: 15 }];

/** One connection to the media of a conference: a peer on the server and its transports, from joining until it is given up. */
export class MediaConnection {
  readonly peerId: string;
  readonly news: OutputOf<typeof contract.join>['news'];
  readonly send: types.Transport | null;
  readonly receive: types.Transport;
  readonly #options: ConnectionOptions;
  readonly #device: types.Device;
  readonly #producers = new Map<Source, types.Producer>();
  /** Number of producers being created on the server. */
  #beginning = 0;
  /** By slot or `site/ID/source`. */
  readonly consumers = new Map<string, types.Consumer>();
  /** Consumers that are still paused on the server. */
  readonly #asleep = new Set<string>();
  /** True after a step failed half-way and left the browser's transports inconsistent. */
  isUnusable = false;

  private constructor(options: ConnectionOptions, device: types.Device, answer: OutputOf<typeof contract.join>) {
    this.#options = options;
    this.#device = device;
    this.peerId = answer.peerId;
    this.news = answer.news;
    const { iceServers } = answer;
    const through = options.through ?? ((same: TransportOptions) => same);
    const asClient = (given: TransportOptions) => ({ ...through(given), iceServers }) as types.TransportOptions;
    this.send = answer.send && device.createSendTransport(asClient(answer.send));
    this.receive = device.createRecvTransport(asClient(answer.receive));
    for (const transport of [this.send, this.receive]) if (transport) this.#serve(transport);
  }

  /** Joins. @throws Refused media-off and others; another Error in a browser without WebRTC. */
  static async open(options: ConnectionOptions): Promise<MediaConnection> {
    const { conferenceId, purpose, channel, handlerName } = options;
    const device = await Device.factory(handlerName === undefined ? {} : { handlerName });
    const answer = await channel.call(contract.join, { conferenceId, purpose });
    await device.load({ routerRtpCapabilities: answer.rtpCapabilities });
    return new MediaConnection(options, device, answer);
  }

  get peer() {
    return { conferenceId: this.#options.conferenceId, peerId: this.peerId };
  }

  #serve(transport: types.Transport): void {
    const { channel } = this.#options;
    transport.on('connect', ({ dtlsParameters }, done, failed) => {
      channel.call(contract.connect, { ...this.peer, transportId: transport.id, dtlsParameters }).then(done, failed);
    });
    transport.on('produce', ({ rtpParameters, appData }, done, failed) => {
      const source = appData['source'] as Source;
      channel
        .call(contract.produce, { ...this.peer, source, rtpParameters: rtpParameters as never })
        .then(({ producerId }) => done({ id: producerId }), failed);
    });
  }

  /** Sends a track, in place of the one before, if any; null stops. */
  async sendTrack(source: Source, track: MediaStreamTrack | null): Promise<void> {
    const before = this.#producers.get(source);
    if (before && track && !before.closed) return before.replaceTrack({ track });
    if (before) {
      before.close();
      await this.#options.channel.call(contract.stop, { ...this.peer, source });
      this.#producers.delete(source);
    }
    if (track && this.send) await this.#begin(this.send, source, track);
  }

  async #begin(send: types.Transport, source: Source, track: MediaStreamTrack): Promise<void> {
    this.#beginning += 1;
    try {
      this.#producers.set(source, await this.#usable(this.#produce(send, source, track)));
    } finally {
      this.#beginning -= 1;
    }
  }

  /** Forgets a producer that the server has ended. */
  ended(source: Source, id: string): void {
    const producer = this.#producers.get(source);
    if (producer?.id !== id) return;
    producer.close();
    this.#producers.delete(source);
  }

  get sending(): Sending {
    return this.#beginning > 0 ? null : new Map([...this.#producers].map(([source, { id }]) => [id, source]));
  }

  /** Keys of the sites' own pictures that it receives, as `site/ID/source`. */
  get siteKeys(): readonly string[] {
    return [...this.consumers.keys()].filter((key) => key.startsWith('site/'));
  }

  /** Sources that it sends, or whose stop it has not yet reported. */
  get sources(): readonly Source[] {
    return [...this.#producers.keys()];
  }

  /** Runs a step and marks the connection unusable if it fails, unless by a refusal, which changes nothing. */
  async #usable<T>(step: Promise<T>): Promise<T> {
    return step.catch((error: unknown) => {
      if (refusedWith(error) === null) this.isUnusable = true;
      throw error;
    });
  }

  #produce(send: types.Transport, source: Source, track: MediaStreamTrack): Promise<types.Producer> {
    return send.produce({
      track,
      ...(source === 'microphone'
        ? { codecOptions: { opusStereo: false, opusFec: true, opusDtx: false } }
        : {
            encodings: source === 'camera' ? ENCODINGS : SHARED,
            codecOptions: { videoGoogleStartBitrate: this.#options.purpose === 'check' ? 3000 : 1000 },
          }),
      // The page still shows the tracks, and sends them again after reconnecting.
      stopTracks: false,
      disableTrackOnPause: false,
      zeroRtpOnPause: false,
      appData: { source },
    });
  }

  /** Receives the slots of the program feed. Returns them with their names. */
  async receiveSlots(): Promise<{ key: string; consumer: types.Consumer }[]> {
    const rtpCapabilities = this.#device.recvRtpCapabilities as never;
    const { consumers } = await this.#options.channel.call(contract.receive, { ...this.peer, rtpCapabilities });
    return Promise.all(consumers.map(({ slot, ...given }) => this.#consume(slot, given)));
  }

  /** Receives the pictures of these sites and no others. Returns new consumers and removed keys. */
  async watchSites(sites: readonly string[]): Promise<{ fresh: { key: string; consumer: types.Consumer }[]; gone: string[] }> {
    const { consumers } = await this.#options.channel.call(contract.watch, { ...this.peer, sites: [...sites] });
    const wanted = new Map(consumers.map(({ siteId, source, ...given }) => [`site/${siteId}/${source}`, given]));
    const gone: string[] = [];
    for (const [key, consumer] of this.consumers) {
      if (!key.startsWith('site/') || wanted.get(key)?.consumerId === consumer.id) continue;
      consumer.close();
      this.consumers.delete(key);
      this.#asleep.delete(consumer.id);
      gone.push(key);
    }
    const fresh = [...wanted].filter(([key]) => !this.consumers.has(key));
    return { fresh: await Promise.all(fresh.map(([key, given]) => this.#consume(key, given))), gone };
  }

  async #consume(key: string, given: { consumerId: string; producerId: string; kind: 'audio' | 'video'; rtpParameters: unknown }) {
    const { consumerId: id, producerId, kind } = given;
    // Do not synchronise sound and picture: those of the program feed change independently.
    const rtpParameters = given.rtpParameters as types.RtpParameters;
    const consumer = await this.#usable(this.receive.consume({ id, producerId, kind, rtpParameters, streamId: key }));
    this.consumers.set(key, consumer);
    this.#asleep.add(id);
    return { key, consumer };
  }

  /** Tells the server to start sending to consumers that are still paused. */
  async resume(): Promise<void> {
    const consumers = [...this.#asleep];
    if (consumers.length > 0) await this.#options.channel.call(contract.resume, { ...this.peer, consumers });
    for (const id of consumers) this.#asleep.delete(id);
  }

  /** Restarts ICE on transports without a connection. @throws Refused not-found if the server has given this connection up. */
  async mend(): Promise<void> {
    for (const transport of [this.send, this.receive]) {
      if (!transport || !['disconnected', 'failed'].includes(transport.connectionState)) continue;
      const { iceParameters } = await this.#options.channel.call(contract.restart, { ...this.peer, transportId: transport.id });
      await transport.restartIce({ iceParameters: iceParameters as types.IceParameters });
    }
  }

  get line(): LineCondition {
    const states = [this.send, this.receive].map((transport) => transport?.connectionState ?? 'new');
    if (states.some((state) => ['disconnected', 'failed', 'closed'].includes(state))) return 'broken';
    return states.includes('connecting') ? 'coming' : 'there';
  }

  close(): void {
    this.send?.close();
    this.receive.close();
  }
}
