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

/** How often to check the connection. */
const TICK_INTERVAL_MS = 1000;

export interface MediaSessionOptions extends ConnectionOptions {
  readonly listeners: MediaSessionListeners;
}

/** The current connection, with the number given by the state machine. */
interface Current {
  readonly id: number;
  readonly media: MediaConnection;
}

/** A page's media session in a conference: runs the effects of the state machine. Reconnects by itself. */
export class MediaSession {
  readonly #options: MediaSessionOptions;
  readonly #desired: DesiredMedia;
  #state: MediaSessionState;
  #current: Current | null = null;
  /** Events that arrived while another was being processed. */
  #events: MediaSessionEvent[] = [];
  #isDispatching = false;
  /** One job at a time, so that no answer meets a state that another has changed meanwhile. */
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

  /** Joins and stays joined. Resolves after the first attempt, successful or not. */
  async start(): Promise<void> {
    const { channel, conferenceId } = this.#options;
    const timer = setInterval(() => this.#dispatch({ kind: 'tick', at: Date.now() }), TICK_INTERVAL_MS);
    this.#ends.push(
      () => clearInterval(timer),
      channel.on('connect', () => this.#dispatch({ kind: 'reached', at: Date.now() })),
      channel.on('media-open', (about) => {
        if ((about as { conferenceId?: string }).conferenceId === conferenceId) this.#dispatch({ kind: 'reopened' });
      }),
      channel.on('media', (message) => {
        const news = message as MediaNews;
        if (news.conferenceId === conferenceId) this.#dispatch({ kind: 'news', news });
      }),
    );
    this.#dispatch({ kind: 'start' });
    // Waits for the attempt, which is in the queue before this.
    await this.#queue.run(() => {});
  }

  /** Sends a track, in place of the one before; null stops. Sent again after reconnecting. */
  async send(source: Source, track: MediaStreamTrack | null): Promise<void> {
    this.#desired.setTrack(source, track);
    await this.#withConnection(({ media }) => this.#desired.send(media, source));
  }

  /** Sets the sites whose pictures to receive. */
  watch(siteIds: readonly string[]): void {
    this.#desired.setSites(siteIds);
    void this.#withConnection(({ media }) => this.#desired.watch(media));
  }

  /** Sets the shown widths in CSS pixels, by slot or `site/ID`; 0: do not send. Pictures that are not named stay as they are. */
  show(sizes: ReadonlyMap<string, number>): void {
    this.#desired.setSizes(sizes);
    void this.#withConnection(({ media }) => this.#desired.size(media));
  }

  /** Reports to the server, and learns whether this connection is still valid. Returns the server's hint about the connection's quality.
   * @throws Refused, or whatever broke. */
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

  /** The consumer of a slot or `site/ID/source`, for its statistics. */
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

  /** Runs an effect; a listener that throws is reported like any uncaught error, and the session continues. */
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

  /** Runs work whose end the state machine waits for. */
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
