import { mediaContract } from '../../../../server/live/media/contract/index.ts';
import { measureOf, verdictOf, type LineTestSample } from '../../../../server/live/media/device-test/rules/line-test.ts';
import type { LineFacts } from '../../../../server/live/media/device-test/rules/steps.ts';
import { call } from '../../../connection.ts';
import { socketChannel } from '../session/socket-channel.ts';
import type { Devices } from '../devices.ts';
import { MediaSession } from '../session/media-session.ts';
import { sampleOf } from './line-samples.ts';

/** How long to measure, how long connecting may take, and how often to sample, in milliseconds. */
const TEST_DURATION_MS = 9000;
const CONNECT_TIMEOUT_MS = 12_000;
const SAMPLE_INTERVAL_MS = 500;
/** A connection that is silent for this long is broken. */
const LINE_TIMEOUT_MS = 4000;
/** How often to ask a server again that is still preparing its worker. */
const STATUS_INTERVAL_MS = 4000;
/** Ask for the widest picture, so that the test puts the same load on the connection as a speech. */
const REQUESTED_WIDTH_PX = 1280;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export interface LineTestOptions {
  readonly conferenceId: string;
  readonly siteId: string;
  readonly devices: Devices;
  readonly changed: () => void;
}

/** Sends the site's picture and sound to the server and back to this page only, and measures the connection meanwhile. */
export class LineTest {
  facts: LineFacts = { state: 'wait', progress: 0, left: 0, found: null };
  readonly #place: LineTestOptions;
  #runs = false;

  constructor(place: LineTestOptions) {
    this.#place = place;
  }

  /** Measures the connection, unless a measurement is running. Waits for a server that is not ready. */
  async run(): Promise<void> {
    if (this.#runs) return;
    this.#runs = true;
    try {
      if (await this.#serverIsThere()) await this.#measure();
    } catch {
      this.#found([]);
    } finally {
      this.#runs = false;
    }
  }

  async #serverIsThere(): Promise<boolean> {
    const { conferenceId } = this.#place;
    for (;;) {
      const status = await call(mediaContract.status, { conferenceId });
      if (status.state === 'on') return true;
      this.#become({ state: status.state === 'looking' ? 'busy' : 'off', progress: 0, left: 0, found: null });
      if (status.state === 'off') return false;
      await pause(STATUS_INTERVAL_MS);
    }
  }

  async #measure(): Promise<void> {
    const { conferenceId, siteId, devices } = this.#place;
    this.#become({ state: 'joining', progress: 0, left: Math.ceil(TEST_DURATION_MS / 1000), found: null });
    const session = new MediaSession({ conferenceId, purpose: 'check', channel: socketChannel, listeners: {} });
    const send = () => Promise.all([session.send('camera', devices.camera), session.send('microphone', devices.microphone)]);
    const stop = devices.onChange(() => void send().catch(() => {}));
    try {
      await Promise.race([session.start().then(send), pause(CONNECT_TIMEOUT_MS)]);
      session.watch([siteId]);
      session.show(new Map([[`site/${siteId}`, REQUESTED_WIDTH_PX]]));
      this.#found(await this.#look(session));
    } finally {
      stop();
      await session.close();
    }
  }

  /** Samples the connection for a while, starting when media flow. Returns no samples if it breaks meanwhile. */
  async #look(session: MediaSession): Promise<LineTestSample[]> {
    const samples: LineTestSample[] = [];
    const begun = performance.now();
    const passed = (): number => performance.now() - (samples[0]?.at ?? begun);
    while (passed() < (samples.length === 0 ? CONNECT_TIMEOUT_MS : TEST_DURATION_MS)) {
      const [send, receive] = await Promise.all([session.sendStats(), session.receiveStats()]);
      const sample = sampleOf(performance.now(), send, receive);
      if (sample.roundTrip !== null || sample.framesBack > 0) samples.push(sample);
      if (samples.length > 0) this.#advance(passed());
      await pause(SAMPLE_INTERVAL_MS);
    }
    return performance.now() - (samples.at(-1)?.at ?? 0) < LINE_TIMEOUT_MS ? samples : [];
  }

  #found(samples: readonly LineTestSample[]): void {
    const measure = measureOf(samples);
    this.#become({ state: 'done', progress: 1, left: 0, found: { measure, ...verdictOf(measure) } });
  }

  #advance(passed: number): void {
    const left = Math.max(1, Math.ceil((TEST_DURATION_MS - passed) / 1000));
    this.#become({ state: 'running', progress: Math.min(1, passed / TEST_DURATION_MS), left, found: null });
  }

  #become(facts: LineFacts): void {
    this.facts = facts;
    this.#place.changed();
  }
}
