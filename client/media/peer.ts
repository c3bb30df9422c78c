import type { types } from 'mediasoup-client';
import {
  mediaContract as contract,
  type LineHint,
  type MediaNews,
  type SiteReport,
  type Slot,
  type Source,
} from '../../server/media/contract/index.ts';
import { Joined, type JoinOptions } from './joined.ts';
import { refusalCode } from './line-to-server.ts';
import type { PeerEvents, PeerState } from './peer-events.ts';
import { ShownSizes } from './shown-sizes.ts';

export type { PeerEvents, PeerState } from './peer-events.ts';

export interface PeerOptions extends JoinOptions {
  readonly events: PeerEvents;
}

/** How often a broken line is looked after, and how long a line may be broken before everything is set up anew, in milliseconds. */
const LOOK_AFTER = 2000;
const GIVE_UP = 12_000;
/** Between two attempts to join; sites that were cut off together do not come back in one moment. */
const AGAIN = 1500;

/** Refusals that no attempt changes. */
const FINAL: ReadonlySet<string> = new Set(['media-off', 'forbidden', 'unauthenticated', 'archived']);

/** A page's part in the media of a conference. It joins, and comes back by itself after any break. */
export class MediaPeer {
  readonly #options: PeerOptions;
  readonly #tracks = new Map<Source, MediaStreamTrack>();
  readonly #sizes = new ShownSizes();
  #watched: readonly string[] = [];
  #joined: Joined | null = null;
  #state: PeerState = 'joining';
  #news: MediaNews | null = null;
  #brokenSince: number | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #retry: ReturnType<typeof setTimeout> | null = null;
  #isClosed = false;
  readonly #ends: (() => void)[] = [];

  constructor(options: PeerOptions) {
    this.#options = options;
  }

  get state(): PeerState {
    return this.#state;
  }

  get news(): MediaNews | null {
    return this.#news;
  }

  /** Joins, and stays. Resolves after the first attempt, whatever came of it. */
  async start(): Promise<void> {
    const { line } = this.#options;
    this.#ends.push(
      line.on('media', (message) => this.#hear(message as MediaNews)),
      line.on('connect', () => void this.#look(true)),
    );
    const timer = setInterval(() => void this.#look(false), LOOK_AFTER);
    this.#ends.push(() => clearInterval(timer));
    await this.#inTurn(() => this.#join());
  }

  /** Sends a track, or another in its place; null stops. Kept, and sent again after a break. */
  async send(source: Source, track: MediaStreamTrack | null): Promise<void> {
    if (track) this.#tracks.set(source, track);
    else this.#tracks.delete(source);
    await this.#inTurn(async () => this.#joined?.sendTrack(source, track));
  }

  /** The sites whose pictures are wanted, and no others. */
  watch(siteIds: readonly string[]): void {
    this.#watched = siteIds;
    void this.#inTurn(() => this.#watch());
  }

  /** How wide each is shown in CSS pixels, by slot or `site/ID`; 0: it is not to be sent. What is not named stays as it is. */
  show(sizes: ReadonlyMap<string, number>): void {
    this.#sizes.note(sizes);
    void this.#inTurn(() => this.#size());
  }

  /** Reports, and learns whether this stay still counts. Returns what the server knows of the line. */
  async report(report: SiteReport | null): Promise<LineHint | null> {
    const joined = this.#joined;
    if (!joined) return null;
    const { epoch, isReplaced, line = null } = await this.#options.line.call(contract.report, { ...joined.peer, report });
    if (joined !== this.#joined) return null;
    if (epoch !== joined.news.epoch) void this.#rejoin();
    else if (isReplaced) this.#giveWay();
    return line;
  }

  sendStats = async (): Promise<RTCStatsReport | null> => (await this.#joined?.send?.getStats()) ?? null;
  receiveStats = async (): Promise<RTCStatsReport | null> => (await this.#joined?.receive.getStats()) ?? null;

  /** The consumer of a slot or `site/ID/source`, for its own numbers. */
  consumer(key: string): types.Consumer | undefined {
    return this.#joined?.consumers.get(key);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const end of this.#ends.splice(0)) end();
    if (this.#retry) clearTimeout(this.#retry);
    const joined = this.#joined;
    this.#joined = null;
    joined?.close();
    if (joined) await this.#options.line.call(contract.leave, joined.peer).catch(() => {});
  }

  /** One after the other, so that an answer never meets a state that another one has changed meanwhile. */
  #inTurn(work: () => Promise<unknown>): Promise<void> {
    const next = this.#turn.then(work).catch((error: unknown) => this.#failed(error));
    this.#turn = next;
    return next.then(() => {});
  }

  async #join(): Promise<void> {
    if (this.#isClosed) return;
    this.#leaveQuietly();
    const joined = await Joined.join(this.#options);
    if (this.#isClosed) return joined.close();
    this.#joined = joined;
    this.#brokenSince = null;
    this.#heard(joined.news);
    for (const transport of [joined.send, joined.receive]) transport?.on('connectionstatechange', () => this.#noteLine(joined));
    const slots = await joined.receiveSlots();
    for (const { key, consumer } of slots) this.#options.events.onSlot?.(key as Slot, consumer.track);
    await this.#size();
    await joined.resume(slots.map(({ consumer }) => consumer));
    for (const [source, track] of this.#tracks) await joined.sendTrack(source, track);
    await this.#watch();
    this.#become('on');
  }

  #leaveQuietly(): void {
    const before = this.#joined;
    this.#joined = null;
    this.#sizes.forget();
    if (!before) return;
    before.close();
    void this.#options.line.call(contract.leave, before.peer).catch(() => {});
  }

  async #watch(): Promise<void> {
    const joined = this.#joined;
    if (!joined || (this.#watched.length === 0 && joined.consumers.size === 0)) return;
    const asked = this.#watched.length > 0 || [...joined.consumers.keys()].some((key) => key.startsWith('site/'));
    if (!asked) return;
    const { fresh, gone } = await joined.watchSites(this.#watched);
    for (const key of gone) this.#tellSite(key, null);
    for (const { key, consumer } of fresh) this.#tellSite(key, consumer.track);
    await this.#size();
    await joined.resume(fresh.map(({ consumer }) => consumer));
  }

  #tellSite(key: string, track: MediaStreamTrack | null): void {
    const [, siteId, source] = key.split('/') as [string, string, Source];
    this.#options.events.onSite?.(siteId, source, track);
  }

  /** Tells the server of sizes that it does not know yet. */
  async #size(): Promise<void> {
    const joined = this.#joined;
    const sizes = joined ? this.#sizes.untold(joined.consumers) : [];
    if (joined && sizes.length > 0) await this.#options.line.call(contract.size, { ...joined.peer, sizes });
  }

  #hear(news: MediaNews): void {
    const joined = this.#joined;
    if (news.conferenceId !== this.#options.conferenceId) return;
    if (joined && news.epoch !== joined.news.epoch) return void this.#rejoin();
    const before = JSON.stringify(this.#news?.sites);
    this.#heard(news);
    if (joined && this.#watched.length > 0 && JSON.stringify(news.sites) !== before) void this.#inTurn(() => this.#watch());
  }

  #heard(news: MediaNews): void {
    this.#news = news;
    this.#options.events.onNews?.(news);
  }

  #noteLine(joined: Joined): void {
    if (joined !== this.#joined) return;
    if (!joined.isBroken) {
      this.#brokenSince = null;
      return this.#become('on');
    }
    this.#brokenSince ??= Date.now();
    this.#become('broken');
  }

  /** Looks after the line: mends what is broken, and begins anew where that does not help. */
  async #look(isBack: boolean): Promise<void> {
    const joined = this.#joined;
    if (!joined || this.#isClosed) return;
    // After a break of the socket the server may be another one, which knows nothing of this stay.
    if (isBack) await this.report(null).catch((error: unknown) => this.#failed(error));
    if (this.#brokenSince === null || joined !== this.#joined) return;
    if (Date.now() - this.#brokenSince > GIVE_UP) return this.#rejoin();
    await this.#inTurn(() => joined.mend());
  }

  #rejoin(): Promise<void> {
    this.#become('broken');
    return this.#inTurn(() => this.#join());
  }

  /** Another page of the site sends: this one goes on watching. */
  #giveWay(): void {
    if (this.#tracks.size === 0) return;
    for (const source of [...this.#tracks.keys()]) void this.send(source, null);
    this.#options.events.onReplaced?.();
  }

  #failed(error: unknown): void {
    const code = refusalCode(error);
    if (this.#isClosed) return;
    if (code !== null && FINAL.has(code)) {
      this.#leaveQuietly();
      this.#become('off');
      // A worker may still come: the server looks for one.
      if (code === 'media-off') this.#later(() => this.#rejoinQuietly(), AGAIN * 10);
      return;
    }
    this.#become('broken');
    if (code === 'not-found' || !this.#joined) this.#later(() => void this.#rejoin(), AGAIN * (0.5 + Math.random()));
  }

  #rejoinQuietly = (): void => void this.#inTurn(() => this.#join());

  #later(work: () => void, wait: number): void {
    if (this.#retry) clearTimeout(this.#retry);
    this.#retry = setTimeout(work, wait);
  }

  #become(state: PeerState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.events.onState?.(state);
  }
}
