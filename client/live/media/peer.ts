import type { types } from 'mediasoup-client';
import {
  mediaContract as contract,
  type LineHint,
  type MediaNews,
  type SiteReport,
  type Slot,
  type Source,
} from '../../../server/live/media/contract/index.ts';
import { Joined, type JoinOptions } from './joined.ts';
import { StayKeeper } from './stay-keeper.ts';
import { answered, refusalOf, type Refusal } from './signalling-channel.ts';
import { Patience } from './patience.ts';
import { outcomeOf } from './outcome.ts';
import type { PeerEvents, PeerState } from './peer-events.ts';
import { Standing, type Verdict } from './standing.ts';
import { Wishes } from './wishes.ts';

export type { PeerEvents, PeerState } from './peer-events.ts';

export interface PeerOptions extends JoinOptions {
  readonly events: PeerEvents;
}

/** What is off may be on again after so long, in milliseconds. */
const MAYBE_LATER = 15_000;

/** A page's part in the media of a conference. It joins, and comes back by itself after any break. */
export class MediaPeer {
  readonly #options: PeerOptions;
  readonly #wishes: Wishes;
  #keeper: StayKeeper | null = null;
  readonly #patience = new Patience();
  readonly #standing = new Standing();
  #joined: Joined | null = null;
  #state: PeerState = 'joining';
  #refusal: Refusal | null = null;
  #news: MediaNews | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #retry: ReturnType<typeof setTimeout> | null = null;
  #isClosed = false;
  readonly #ends: (() => void)[] = [];

  constructor(options: PeerOptions) {
    this.#options = options;
    this.#wishes = new Wishes(options.line, (...news) => options.events.onSite?.(...news));
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
      line.on('connect', () => this.#keeper?.reached()),
    );
    this.#keeper = this.#keep();
    await this.#inTurn(() => this.#join());
  }

  /** Sends a track, or another in its place; null stops. Kept, and sent again after a break. */
  async send(source: Source, track: MediaStreamTrack | null): Promise<void> {
    this.#wishes.toSend(source, track);
    await this.#withStay((joined) => this.#wishes.send(joined, source));
  }

  /** The sites whose pictures are wanted, and no others. */
  watch(siteIds: readonly string[]): void {
    this.#wishes.toWatch(siteIds);
    void this.#withStay((joined) => this.#wishes.watch(joined));
  }

  /** How wide each is shown in CSS pixels, by slot or `site/ID`; 0: it is not to be sent. What is not named stays as it is. */
  show(sizes: ReadonlyMap<string, number>): void {
    this.#wishes.toShow(sizes);
    void this.#withStay((joined) => this.#wishes.size(joined));
  }

  /** Reports, and learns whether this stay still counts. Returns what the server knows of the line. */
  async report(report: SiteReport | null): Promise<LineHint | null> {
    const joined = this.#joined;
    if (!joined) return null;
    const { sending } = joined;
    const told = await this.#options.line.call(contract.report, { ...joined.peer, report }).catch((error: unknown) => {
      if (joined === this.#joined && ['lost', 'off'].includes(outcomeOf(error))) this.#comeBack();
      throw error;
    });
    if (joined !== this.#joined) return null;
    if (told.epoch !== joined.news.epoch) this.#comeBack();
    else this.#abide(this.#standing.hear(told, sending, joined.sending));
    return told.line ?? null;
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
    this.#keeper?.close();
    if (this.#retry) clearTimeout(this.#retry);
    await this.#leaveQuietly();
  }

  #keep(): StayKeeper {
    return new StayKeeper({
      patience: this.#patience,
      stay: () => this.#joined,
      ask: () => answered(this.report(null)),
      mend: (stay) => this.#inTurn(() => stay.mend()),
      anew: () => this.#rejoin(),
      again: () => this.#later(Patience.spread(this.#options.purpose)),
      tell: () => this.#withStay((stay) => this.#tellWishes(stay)),
    });
  }

  /** One after the other, so that an answer never meets a state that another one has changed meanwhile. */
  #inTurn(work: () => Promise<unknown>): Promise<void> {
    const next = this.#turn.then(work).catch((error: unknown) => this.#failed(error));
    this.#turn = next;
    return next.then(() => {});
  }

  #withStay(work: (joined: Joined) => Promise<void>): Promise<void> {
    return this.#inTurn(async () => this.#joined && work(this.#joined));
  }

  async #join(): Promise<void> {
    if (this.#isClosed) return;
    void this.#leaveQuietly();
    this.#patience.anew();
    const joined = await Joined.join(this.#options);
    this.#joined = joined;
    if (this.#isClosed) return void this.#leaveQuietly();
    this.#heard(joined.news);
    for (const transport of [joined.send, joined.receive]) transport?.on('connectionstatechange', () => this.#noteLine(joined));
    try {
      const slots = await joined.receiveSlots();
      for (const { key, consumer } of slots) this.#options.events.onSlot?.(key as Slot, consumer.track);
    } catch (error) {
      void this.#leaveQuietly();
      throw error;
    }
    await this.#tellWishes(joined);
    this.#noteLine(joined);
  }

  async #tellWishes(joined: Joined): Promise<void> {
    this.#patience.isBehind = false;
    await this.#wishes.tell(joined, (error) => this.#failed(error));
  }

  /** Gives a stay up; resolves when the server knows. */
  async #leaveQuietly(): Promise<void> {
    const before = this.#joined;
    this.#joined = null;
    if (!before) return;
    this.#wishes.over(before);
    before.close();
    await this.#options.line.call(contract.leave, before.peer).catch(() => {});
  }

  #hear(news: MediaNews): void {
    const joined = this.#joined;
    if (news.conferenceId !== this.#options.conferenceId) return;
    if (joined && news.epoch !== joined.news.epoch) return this.#comeBack();
    const before = this.#news?.changes;
    this.#heard(news);
    if (!this.#wishes.watchesSites || news.changes === before) return;
    void this.#withStay((stay) => this.#wishes.watch(stay));
  }

  #heard(news: MediaNews): void {
    this.#news = news;
    this.#options.events.onNews?.(news);
  }

  #noteLine(joined: Joined): void {
    if (joined !== this.#joined) return;
    if (joined.line !== 'there') this.#patience.trouble(Date.now());
    if (joined.line === 'broken') return this.#become('broken');
    if (joined.line === 'coming') return;
    this.#patience.fine();
    this.#become('on');
  }

  #rejoin(): Promise<void> {
    this.#become('broken');
    return this.#inTurn(() => this.#join());
  }

  /** This stay is over for the server, and so are many others in this moment. */
  #comeBack(): void {
    void this.#leaveQuietly();
    this.#become('broken');
    this.#later(Patience.spread(this.#options.purpose));
  }

  /** Where another page of the site sends, this one goes on watching. What only ended on the server is sent anew. */
  #abide({ giveWay, mayReturn, ended }: Verdict): void {
    if (giveWay) for (const source of this.#wishes.sources) void this.send(source, null);
    if (giveWay) this.#options.events.onReplaced?.();
    if (mayReturn) this.#options.events.onMayReturn?.();
    if (ended.length > 0) void this.#withStay((joined) => this.#wishes.renew(joined, ended));
  }

  #failed(error: unknown): void {
    if (this.#isClosed) return;
    const outcome = outcomeOf(error);
    const goesOn = this.#joined !== null && !this.#joined.isUnusable;
    if (outcome === 'off' || (outcome === 'over' && !goesOn)) return this.#off(error, outcome === 'off');
    if (outcome === 'unsaid') this.#patience.isBehind = true;
    if (goesOn && outcome !== 'lost') return;
    void this.#leaveQuietly();
    this.#become('broken', error);
    this.#patience.failed();
    this.#later(this.#patience.wait());
  }

  #off(error: unknown, mayChange: boolean): void {
    void this.#leaveQuietly();
    this.#become('off', error);
    if (mayChange) this.#later(MAYBE_LATER * (0.5 + Math.random()));
  }

  #later(wait: number): void {
    if (this.#retry) clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#inTurn(async () => this.#joined ?? this.#join()), wait);
  }

  #become(state: PeerState, error: unknown = null): void {
    const refusal = refusalOf(error);
    if (state === this.#state && refusal?.code === this.#refusal?.code) return;
    this.#state = state;
    this.#refusal = refusal;
    this.#options.events.onState?.(state, refusal);
  }
}
