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
  /** Which of mediasoup-client's handlers; found by itself in a browser. */
  readonly handlerName?: types.BuiltinHandlerName;
  /** Tests put something between: where a transport's packets go. */
  readonly through?: (options: TransportOptions) => TransportOptions;
}

/** What a page sends at most, by the size of the picture: small (with one sound it goes over 150 kbit/s), middle, whole. */
const ENCODINGS: types.RtpEncodingParameters[] = [
  { rid: 'r0', scaleResolutionDownBy: 4, maxBitrate: 80_000, scalabilityMode: 'L1T1' },
  { rid: 'r1', scaleResolutionDownBy: 2, maxBitrate: 450_000, scalabilityMode: 'L1T1' },
  { rid: 'r2', scaleResolutionDownBy: 1, maxBitrate: 1_500_000, scalabilityMode: 'L1T1' },
];
/** A shared screen has to be legible, not fluent: one size, full. */
const SHARED: types.RtpEncodingParameters[] = [{ maxBitrate: 1_500_000, maxFramerate: 15 }];

/** One connection to the media of a conference: a peer on the server with its transports, from joining until it is given up. */
export class MediaConnection {
  readonly peerId: string;
  readonly news: OutputOf<typeof contract.join>['news'];
  readonly send: types.Transport | null;
  readonly receive: types.Transport;
  readonly #options: ConnectionOptions;
  readonly #device: types.Device;
  readonly #producers = new Map<Source, types.Producer>();
  /** So many producers are on their way to the server. */
  #beginning = 0;
  /** By slot, or `site/ID/source`. */
  readonly consumers = new Map<string, types.Consumer>();
  /** Consumers that the server does not send to yet. */
  readonly #asleep = new Set<string>();
  /** A step failed half-way: what the browser has of it cannot be gone on with. */
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

  /** Joins. @throws Refused media-off and others; Error where the browser has no WebRTC. */
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

  /** Begins to send a track, or another one in the place of the one before; null stops. */
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

  /** The server has ended what it sent by this id. */
  ended(source: Source, id: string): void {
    const producer = this.#producers.get(source);
    if (producer?.id !== id) return;
    producer.close();
    this.#producers.delete(source);
  }

  get sending(): Sending {
    return this.#beginning > 0 ? null : new Map([...this.#producers].map(([source, { id }]) => [id, source]));
  }

  /** The single sites' pictures that it receives, as `site/ID/source`. */
  get siteKeys(): readonly string[] {
    return [...this.consumers.keys()].filter((key) => key.startsWith('site/'));
  }

  /** What it sends, or has not yet said that it stopped. */
  get sources(): readonly Source[] {
    return [...this.#producers.keys()];
  }

  /** A refusal leaves everything as it was; any other failure does not. */
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
      // The page keeps its tracks: it shows them, and sends them again after a break.
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

  /** Receives the pictures of these sites and no others. Returns those that are new. */
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
    // Sounds and pictures are not held back for each other: those of the program feed change at their own times.
    const rtpParameters = given.rtpParameters as types.RtpParameters;
    const consumer = await this.#usable(this.receive.consume({ id, producerId, kind, rtpParameters, streamId: key }));
    this.consumers.set(key, consumer);
    this.#asleep.add(id);
    return { key, consumer };
  }

  /** Says that what has come to be received since can be sent now. */
  async resume(): Promise<void> {
    const consumers = [...this.#asleep];
    if (consumers.length > 0) await this.#options.channel.call(contract.resume, { ...this.peer, consumers });
    for (const id of consumers) this.#asleep.delete(id);
  }

  /** Restarts ICE on what has no line. @throws Refused not-found, when the server has given this connection up. */
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
