import type { types } from 'mediasoup-client';
import {
  mediaContract as contract,
  type LineHint,
  type MediaNews,
  type SiteReport,
  type MediaSlot,
  type Source,
} from '../../../../server/live/media/contract/index.ts';
import { SerialQueue } from '../../../../server/platform/serial-queue.ts';
import { DesiredMedia } from './desired-media.ts';
import { failureOf } from './failures.ts';
import type { MediaSessionListeners } from './listeners.ts';
import { MediaConnection, type ConnectionOptions } from './media-connection.ts';
import { reduceMediaSession } from './reduce.ts';
import type { Delay } from './retry.ts';
import { startState, type MediaSessionEffect, type MediaSessionEvent, type MediaSessionState, type SessionStatus } from './state.ts';

/** How often the connection is looked after. */
const TICK_INTERVAL_MS = 1000;

export interface MediaSessionOptions extends ConnectionOptions {
  readonly listeners: MediaSessionListeners;
}

/** The connection that is there, by the number that the state machine gave it. */
interface Current {
  readonly id: number;
  readonly media: MediaConnection;
}

/** A page's part in the media of a conference: runs what the state machine asks for. It comes back by itself after any break. */
export class MediaSession {
  readonly #options: MediaSessionOptions;
  readonly #desired: DesiredMedia;
  #state: MediaSessionState;
  #current: Current | null = null;
  /** Events that came while another one was being worked off. */
  #events: MediaSessionEvent[] = [];
  #isDispatching = false;
  /** One after the other, so that an answer never meets a state that another one has changed meanwhile. */
  readonly #queue = new SerialQueue();
  #leaving: Promise<unknown> = Promise.resolve();
  #retry: ReturnType<typeof setTimeout> | undefined;
  readonly #ends: (() => void)[] = [];

  constructor(options: MediaSessionOptions) {
    this.#options = options;
    this.#state = startState(options.purpose);
    this.#desired = new DesiredMedia(options.channel, (...news) => options.listeners.onSite?.(...news));
  }

  get status(): SessionStatus {
    return this.#state.status;
  }

  get news(): MediaNews | null {
    return this.#state.news;
  }

  /** Joins, and stays. Resolves after the first attempt, whatever came of it. */
  async start(): Promise<void> {
    const { channel, conferenceId } = this.#options;
    const timer = setInterval(() => this.#dispatch({ kind: 'tick', at: Date.now() }), TICK_INTERVAL_MS);
    this.#ends.push(
      () => clearInterval(timer),
      channel.on('connect', () => this.#dispatch({ kind: 'reached', at: Date.now() })),
      channel.on('media', (message) => {
        const news = message as MediaNews;
        if (news.conferenceId === conferenceId) this.#dispatch({ kind: 'news', news });
      }),
    );
    this.#dispatch({ kind: 'start' });
    // The attempt is in the queue before this.
    await this.#queue.run(() => {});
  }

  /** Sends a track, or another in its place; null stops. Kept, and sent again after a break. */
  async send(source: Source, track: MediaStreamTrack | null): Promise<void> {
    this.#desired.setTrack(source, track);
    await this.#withConnection(({ media }) => this.#desired.send(media, source));
  }

  /** The sites whose pictures are wanted, and no others. */
  watch(siteIds: readonly string[]): void {
    this.#desired.setSites(siteIds);
    void this.#withConnection(({ media }) => this.#desired.watch(media));
  }

  /** How wide each is shown in CSS pixels, by slot or `site/ID`; 0: it is not to be sent. What is not named stays as it is. */
  show(sizes: ReadonlyMap<string, number>): void {
    this.#desired.setSizes(sizes);
    void this.#withConnection(({ media }) => this.#desired.size(media));
  }

  /** Reports, and learns whether this connection still counts. Returns what the server knows of the line. @throws Refused, or what broke. */
  async report(report: SiteReport | null): Promise<LineHint | null> {
    if (!this.#current) return null;
    const { id: connection, media } = this.#current;
    const before = media.sending;
    try {
      const answer = await this.#options.channel.call(contract.report, { ...media.peer, report });
      this.#dispatch({ kind: 'reported', connection, answer, before, after: media.sending, at: Date.now() });
      return answer.line ?? null;
    } catch (error) {
      this.#dispatch({ kind: 'reportFailed', connection, failure: failureOf(error), at: Date.now() });
      throw error;
    }
  }

  sendStats = async (): Promise<RTCStatsReport | null> => (await this.#current?.media.send?.getStats()) ?? null;
  receiveStats = async (): Promise<RTCStatsReport | null> => (await this.#current?.media.receive.getStats()) ?? null;

  /** The consumer of a slot or `site/ID/source`, for its own numbers. */
  consumer(key: string): types.Consumer | undefined {
    return this.#current?.media.consumers.get(key);
  }

  /** Leaves for good; resolves when the server knows. */
  async close(): Promise<void> {
    for (const end of this.#ends.splice(0)) end();
    clearTimeout(this.#retry);
    this.#dispatch({ kind: 'close' });
    await this.#leaving;
  }

  #dispatch(event: MediaSessionEvent): void {
    this.#events.push(event);
    if (this.#isDispatching) return;
    this.#isDispatching = true;
    for (let next = this.#events.shift(); next; next = this.#events.shift()) {
      const { state, effects } = reduceMediaSession(this.#state, next);
      this.#state = state;
      for (const effect of effects) this.#attempt(effect);
    }
    this.#isDispatching = false;
  }

  /** A page's listener that throws is reported like every uncaught error; the session goes on. */
  #attempt(effect: MediaSessionEffect): void {
    try {
      this.#run(effect);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }

  #run(effect: MediaSessionEffect): void {
    const { listeners } = this.#options;
    switch (effect.kind) {
      case 'join':
        return void this.#queue.run(() => this.#join(effect.connection));
      case 'leave':
        return this.#leave(effect.connection);
      case 'ask':
        return void this.report(null).catch(() => {});
      case 'mend':
        return this.#work(effect.connection, ({ media }) => media.mend());
      case 'synchronize':
        return this.#work(effect.connection, (current) => this.#synchronize(current));
      case 'watchSites':
        return void (this.#desired.watchesSites && this.#withConnection(({ media }) => this.#desired.watch(media)));
      case 'resend':
        return void this.#withConnection(({ media }) => this.#desired.renew(media, effect.ended));
      case 'stopSending':
        for (const source of this.#desired.sources) void this.send(source, null);
        return;
      case 'tellReplaced':
        return listeners.onReplaced?.();
      case 'tellMayReturn':
        return listeners.onMayReturn?.();
      case 'scheduleRetry':
        return this.#scheduleRetry(effect.delay);
      case 'showStatus':
        return listeners.onStatus?.(effect.status, effect.refusal);
      case 'showNews':
        return listeners.onNews?.(effect.news);
    }
  }

  #withConnection(work: (current: Current) => Promise<void>): Promise<void> {
    return this.#queue.run(async () => {
      const current = this.#current;
      if (current) await work(current).catch((error: unknown) => this.#failed(current, error));
    });
  }

  /** Work of which the state machine waits for the end. */
  #work(connection: number, work: (current: Current) => Promise<void>): void {
    void this.#withConnection(work).then(() => this.#dispatch({ kind: 'workDone', connection }));
  }

  async #join(id: number): Promise<void> {
    const failed = (error: unknown) => this.#dispatch({ kind: 'failed', connection: id, failure: failureOf(error), isUsable: false });
    const media = await MediaConnection.open(this.#options).catch(failed);
    if (!media) return;
    const current = { id, media };
    this.#current = current;
    this.#dispatch({ kind: 'joined', connection: id, news: media.news });
    if (this.#current !== current) return;
    for (const transport of [media.send, media.receive]) transport?.on('connectionstatechange', () => this.#noteLine(current));
    try {
      for (const { key, consumer } of await media.receiveSlots()) this.#options.listeners.onSlot?.(key as MediaSlot, consumer.track);
    } catch (error) {
      return failed(error);
    }
    await this.#synchronize(current);
    this.#noteLine(current);
  }

  #synchronize(current: Current): Promise<void> {
    return this.#desired.synchronize(current.media, (error) => this.#failed(current, error));
  }

  #noteLine({ id, media }: Current): void {
    this.#dispatch({ kind: 'line', connection: id, line: media.line, at: Date.now() });
  }

  #failed({ id, media }: Current, error: unknown): void {
    this.#dispatch({ kind: 'failed', connection: id, failure: failureOf(error), isUsable: !media.isUnusable });
  }

  /** Gives the connection up; `#leaving` resolves when the server knows. */
  #leave(id: number): void {
    if (this.#current?.id !== id) return;
    const { media } = this.#current;
    this.#current = null;
    this.#desired.over(media);
    media.close();
    this.#leaving = this.#options.channel.call(contract.leave, media.peer).catch(() => {});
  }

  #scheduleRetry({ minMs, maxMs }: Delay): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#dispatch({ kind: 'retryDue' }), minMs + Math.random() * (maxMs - minMs));
  }
}
