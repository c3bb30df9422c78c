import {
  SOUND_SLOTS,
  type LineHint,
  type LineMode,
  type LineQuality,
  type SiteReport,
  type MediaSlot,
  type Source,
} from '../../../server/live/media/contract/entities.ts';
import { sendsAt, sizesAt, startLine, stepLine, type LineState } from '../../../server/live/media/rules/line.ts';
import { measured, ownLoss, receiveCounts, sendCounts, type LineCounts, type LineMeasure } from '../../../server/live/media/rules/stats.ts';
import type { SessionStatus } from './session/state.ts';

/** What LineKeeper needs of a MediaSession. */
export interface LineSession {
  readonly status: SessionStatus;
  send(source: Source, track: MediaStreamTrack | null): Promise<void>;
  show(sizes: ReadonlyMap<string, number>): void;
  report(report: SiteReport | null): Promise<LineHint | null>;
  sendStats(): Promise<RTCStatsReport | null>;
  receiveStats(): Promise<RTCStatsReport | null>;
}

export interface LineOptions {
  readonly session: LineSession;
  /** True for a site, which also sends and reports. */
  readonly isSite: boolean;
  /** Level of the microphone, 0 … 1; null if there is none. */
  level?(): number | null;
  /** Whether the picture of the program feed moves on the page; null if it is not shown now. */
  sees?(): boolean | null;
  /** Called when the mode of a direction changes. */
  onMode?(modes: LineModes): void;
  /** Monotonic milliseconds. */
  readonly now?: () => number;
}

/** Modes of both directions, and since when by the page's clock; `up` null: it sends nothing. */
export interface LineModes {
  readonly down: LineMode;
  readonly up: LineMode | null;
}

/** How often a site reports, in milliseconds, and after how many reports its connection is measured again. */
const REPORT_INTERVAL_MS = 1000;
const REPORTS_PER_MEASURE = 2;
const NOT_MEASURED = { loss: null, jitter: null, roundTrip: null, bitrate: null };
const SOUNDS: readonly (readonly [string, number])[] = [...SOUND_SLOTS].map((slot) => [slot, 1]);
const isSound = (name: string): boolean => SOUND_SLOTS.has(name as MediaSlot);

/** One direction: the last counters, the measurement from them, and the current mode. */
interface Direction {
  counts: LineCounts | null;
  measure: LineMeasure | null;
  line: LineState;
}

/**
 * Keeps a page within what its connection can carry: sits between the page and its MediaSession, and lets less through while the
 * connection is bad. Every two seconds it measures both directions and decides by server/live/media/rules/line.ts. For a site it reports
 * every second, so that a frozen page is noticed.
 */
export class LineKeeper {
  readonly #options: LineOptions;
  readonly #now: () => number;
  readonly #down: Direction;
  readonly #up: Direction;
  readonly #tracks = new Map<Source, MediaStreamTrack>();
  readonly #sent = new Map<Source, MediaStreamTrack>();
  #sizes = new Map<string, number>(SOUNDS);
  #hint: LineHint | null = null;
  #timer: ReturnType<typeof setInterval> | null = null;
  #looking = false;

  constructor(options: LineOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
    const begin = (): Direction => ({ counts: null, measure: null, line: startLine(this.#now()) });
    this.#down = begin();
    this.#up = begin();
  }

  get modes(): LineModes {
    return { down: this.#down.line.mode, up: this.#options.isSite ? this.#up.line.mode : null };
  }

  start(): void {
    let reports = 0;
    this.#timer ??= setInterval(() => {
      reports += 1;
      void (reports % REPORTS_PER_MEASURE === 0 ? this.look() : this.#report());
    }, REPORT_INTERVAL_MS);
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** Use instead of MediaSession.send: a track that the connection cannot carry now is sent once it can. */
  async send(source: Source, track: MediaStreamTrack | null): Promise<void> {
    if (track) this.#tracks.set(source, track);
    else this.#tracks.delete(source);
    await this.#sendWhatMay();
  }

  /** Use instead of MediaSession.show: widths in CSS pixels; pictures that are not named stay as they are. */
  show(sizes: ReadonlyMap<string, number>): void {
    for (const [name, width] of sizes) this.#sizes.set(name, width);
    this.#options.session.show(sizesAt(this.#down.line.mode, this.#sizes, isSound));
  }

  /** Measures, decides and reports once. */
  async look(): Promise<void> {
    if (this.#looking || !this.#isIn) return;
    this.#looking = true;
    try {
      await this.#measure();
      if (this.#options.session.status === 'on') this.#decide();
    } catch {
      // A connection that ends now has no statistics.
    } finally {
      this.#looking = false;
    }
    await this.#report();
  }

  get #isIn(): boolean {
    const { status } = this.#options.session;
    return status !== 'off' && status !== 'joining';
  }

  /** Does not wait for the answer to the previous report: on a slow connection the page would seem frozen. */
  async #report(): Promise<void> {
    const { session, isSite, level, sees } = this.#options;
    if (!isSite || !this.#isIn) return;
    const report = { level: level?.() ?? null, up: this.#quality(this.#up), down: this.#quality(this.#down), sees: sees?.() ?? null };
    const hint = await session.report(report).catch(() => null);
    // The next report follows anyway.
    if (hint) this.#hint = hint;
  }

  async #measure(): Promise<void> {
    const { session } = this.#options;
    const [sent, received] = await Promise.all([session.sendStats(), session.receiveStats()]);
    const at = this.#now();
    this.#take(this.#up, sent && sendCounts(entriesOf(sent), at));
    this.#take(this.#down, received && receiveCounts(entriesOf(received), at));
  }

  #take(direction: Direction, counts: LineCounts | null): void {
    direction.measure = counts && direction.counts ? measured(direction.counts, counts) : null;
    direction.counts = counts;
  }

  /** While pictures flow, the sender's estimate rises with the connection by itself; without them only a trial can tell. */
  #decide(): void {
    const before = this.modes;
    const down = this.#down.measure;
    if (down) {
      const loss = ownLoss(down.loss, this.#hint?.floorLoss ?? null);
      const picture = [...this.#sizes].some(([name, width]) => !isSound(name) && width > 0);
      const sample = { ...down, loss, available: this.#hint?.available ?? null, probes: this.#down.line.mode === 'small', picture };
      this.#down.line = stepLine(this.#down.line, sample, this.#now());
    }
    const up = this.#up.measure;
    if (up && this.#options.isSite) {
      const sample = { ...up, probes: this.#up.line.mode === 'small', picture: this.#tracks.has('camera') };
      this.#up.line = stepLine(this.#up.line, sample, this.#now());
    }
    if (this.modes.down !== before.down) this.#options.session.show(sizesAt(this.modes.down, this.#sizes, isSound));
    if (this.modes.up !== before.up) void this.#sendWhatMay();
    if (this.modes.down !== before.down || this.modes.up !== before.up) this.#options.onMode?.(this.modes);
  }

  async #sendWhatMay(): Promise<void> {
    for (const source of ['microphone', 'camera', 'second'] as const) {
      const track = sendsAt(this.#up.line.mode, source) ? (this.#tracks.get(source) ?? null) : null;
      if ((this.#sent.get(source) ?? null) === track) continue;
      if (track) this.#sent.set(source, track);
      else this.#sent.delete(source);
      await this.#options.session.send(source, track);
    }
  }

  /** While media are cut off, only the state comes through. */
  #quality({ line, measure }: Direction): LineQuality {
    const mode = this.#options.session.status === 'on' ? line.mode : 'state';
    const { loss, jitter, roundTrip, bitrate } = measure ?? NOT_MEASURED;
    return { mode, loss, jitter, roundTrip, bitrate };
  }
}

/** A browser's report as plain entries. */
function entriesOf(report: RTCStatsReport): Readonly<Record<string, unknown>>[] {
  const entries: Readonly<Record<string, unknown>>[] = [];
  report.forEach((entry: Readonly<Record<string, unknown>>) => entries.push(entry));
  return entries;
}
