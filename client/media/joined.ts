import { Device, type types } from 'mediasoup-client';
import { mediaContract as contract, type Purpose, type Source, type TransportOptions } from '../../server/media/contract/index.ts';
import type { OutputOf } from '../../server/platform/contract.ts';
import type { LineToServer } from './line-to-server.ts';

export interface JoinOptions {
  readonly conferenceId: string;
  readonly purpose: Purpose;
  readonly line: LineToServer;
  /** Which of mediasoup-client's handlers; found by itself in a browser. */
  readonly handlerName?: types.BuiltinHandlerName;
  /** Tests put something between: where a transport's packets go. */
  readonly through?: (options: TransportOptions) => TransportOptions;
}

/** What a page sends at most, by the size of the picture: small, middle, whole. */
const ENCODINGS: types.RtpEncodingParameters[] = [
  { rid: 'r0', scaleResolutionDownBy: 4, maxBitrate: 150_000, scalabilityMode: 'L1T1' },
  { rid: 'r1', scaleResolutionDownBy: 2, maxBitrate: 450_000, scalabilityMode: 'L1T1' },
  { rid: 'r2', scaleResolutionDownBy: 1, maxBitrate: 1_500_000, scalabilityMode: 'L1T1' },
];
/** A shared screen has to be legible, not fluent: one size, full. */
const SHARED: types.RtpEncodingParameters[] = [{ maxBitrate: 1_500_000, maxFramerate: 15 }];

/** One stay in the media of a conference: from joining until the line is given up. */
export class Joined {
  readonly peerId: string;
  readonly news: OutputOf<typeof contract.join>['news'];
  readonly send: types.Transport | null;
  readonly receive: types.Transport;
  readonly #options: JoinOptions;
  readonly #device: types.Device;
  readonly #producers = new Map<Source, types.Producer>();
  /** By slot, or `site/ID/source`. */
  readonly consumers = new Map<string, types.Consumer>();

  private constructor(options: JoinOptions, device: types.Device, answer: OutputOf<typeof contract.join>) {
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

  /** @throws Refused media-off and others; Error where the browser has no WebRTC. */
  static async join(options: JoinOptions): Promise<Joined> {
    const { conferenceId, purpose, line, handlerName } = options;
    const answer = await line.call(contract.join, { conferenceId, purpose });
    const device = await Device.factory(handlerName === undefined ? {} : { handlerName });
    await device.load({ routerRtpCapabilities: answer.rtpCapabilities });
    return new Joined(options, device, answer);
  }

  get peer() {
    return { conferenceId: this.#options.conferenceId, peerId: this.peerId };
  }

  #serve(transport: types.Transport): void {
    const { line } = this.#options;
    transport.on('connect', ({ dtlsParameters }, done, failed) => {
      line.call(contract.connect, { ...this.peer, transportId: transport.id, dtlsParameters }).then(done, failed);
    });
    transport.on('produce', ({ rtpParameters, appData }, done, failed) => {
      const source = appData['source'] as Source;
      line
        .call(contract.produce, { ...this.peer, source, rtpParameters: rtpParameters as never })
        .then(({ producerId }) => done({ id: producerId }), failed);
    });
  }

  /** Begins to send a track, or another one in the place of the one before; null stops. */
  async sendTrack(source: Source, track: MediaStreamTrack | null): Promise<void> {
    const before = this.#producers.get(source);
    if (before && !before.closed) {
      if (track) return before.replaceTrack({ track });
      before.close();
      this.#producers.delete(source);
      await this.#options.line.call(contract.stop, { ...this.peer, source });
    }
    if (!track || !this.send) return;
    const producer = await this.send.produce({
      track,
      ...(source === 'microphone'
        ? { codecOptions: { opusStereo: false, opusFec: true, opusDtx: false } }
        : { encodings: source === 'camera' ? ENCODINGS : SHARED, codecOptions: { videoGoogleStartBitrate: 600 } }),
      // The page keeps its tracks: it shows them, and sends them again after a break.
      ...{ stopTracks: false, disableTrackOnPause: false, zeroRtpOnPause: false },
      appData: { source },
    });
    this.#producers.set(source, producer);
  }

  /** Receives the slots of the programme. Returns them with their names. */
  async receiveSlots(): Promise<{ key: string; consumer: types.Consumer }[]> {
    const rtpCapabilities = this.#device.recvRtpCapabilities as never;
    const { consumers } = await this.#options.line.call(contract.receive, { ...this.peer, rtpCapabilities });
    return Promise.all(consumers.map(({ slot, ...given }) => this.#consume(slot, given)));
  }

  /** Receives the pictures of these sites and no others. Returns those that are new. */
  async watchSites(sites: readonly string[]): Promise<{ fresh: { key: string; consumer: types.Consumer }[]; gone: string[] }> {
    const { consumers } = await this.#options.line.call(contract.watch, { ...this.peer, sites: [...sites] });
    const wanted = new Map(consumers.map(({ siteId, source, ...given }) => [`site/${siteId}/${source}`, given]));
    const gone: string[] = [];
    for (const [key, consumer] of this.consumers) {
      if (!key.startsWith('site/') || wanted.get(key)?.consumerId === consumer.id) continue;
      consumer.close();
      this.consumers.delete(key);
      gone.push(key);
    }
    const fresh = [...wanted].filter(([key]) => !this.consumers.has(key));
    return { fresh: await Promise.all(fresh.map(([key, given]) => this.#consume(key, given))), gone };
  }

  async #consume(key: string, given: { consumerId: string; producerId: string; kind: 'audio' | 'video'; rtpParameters: unknown }) {
    const { consumerId: id, producerId, kind } = given;
    // Sounds and pictures are not held back for each other: the programme's change at their own times.
    const consumer = await this.receive.consume({
      id,
      producerId,
      kind,
      rtpParameters: given.rtpParameters as types.RtpParameters,
      streamId: key,
    });
    this.consumers.set(key, consumer);
    return { key, consumer };
  }

  /** Says that these can be sent now. */
  async resume(consumers: readonly types.Consumer[]): Promise<void> {
    if (consumers.length > 0) await this.#options.line.call(contract.resume, { ...this.peer, consumers: consumers.map(({ id }) => id) });
  }

  /** Begins ICE anew on what has no line. @throws Refused not-found, when the server has given this stay up. */
  async mend(): Promise<void> {
    for (const transport of [this.send, this.receive]) {
      if (!transport || !['disconnected', 'failed'].includes(transport.connectionState)) continue;
      const { iceParameters } = await this.#options.line.call(contract.restart, { ...this.peer, transportId: transport.id });
      await transport.restartIce({ iceParameters: iceParameters as types.IceParameters });
    }
  }

  /** Whether everything that has to flow has a line. */
  get isBroken(): boolean {
    return [this.send, this.receive].some(
      (transport) => transport && ['disconnected', 'failed', 'closed'].includes(transport.connectionState),
    );
  }

  close(): void {
    this.send?.close();
    this.receive.close();
  }
}
