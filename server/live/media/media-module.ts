import type { Logins } from '../../accounts/logins.ts';
import type { Bus } from '../../platform/bus/bus.ts';
import type { Handler } from '../../platform/bus/handlers.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/open.ts';
import type { Metrics } from '../../platform/http/metrics.ts';
import type { Journals } from '../../platform/journal/journals.ts';
import type { Log } from '../../platform/log.ts';
import type { MediaConfig } from '../../platform/media-config.ts';
import type { PageRoutes } from '../../platform/pages/routes.ts';
import type { SocketServer } from '../../platform/sockets/socket-server.ts';
import { Retries } from '../../platform/retries.ts';
import { recordingHandlers } from './recording/commands.ts';
import { recordingPages } from './recording/pages.ts';
import { Recordings } from './recording/recordings.ts';
import { mediaFigures } from './sfu/figures.ts';
import { FeedWatcher } from './sfu/feed-watcher.ts';
import { HealthWatch } from './sfu/line-health.ts';
import { StatusHolder } from './sfu/media-status.ts';
import { addMediaMetrics } from './sfu/metrics.ts';
import type { ProgramTap } from './sfu/program-tap.ts';
import { ProgramTaps } from './sfu/program-taps.ts';
import { RoomRegistry } from './sfu/room-registry.ts';
import { watchedSites } from './sfu/watched-sites.ts';
import { mediaHandlers } from './signalling/commands/index.ts';
import { Joining } from './signalling/joining.ts';
import { dropEnded } from './signalling/logins.ts';
import { redactedForStaff } from './signalling/redacted.ts';
import { RoomNews } from './signalling/room-news.ts';
import { followEvents, followJournals } from './signalling/subscriptions.ts';
import { WorkerSupply } from './worker/supply.ts';

/** How often to look for pages without a connection. */
const REAP_INTERVAL_MS = 10_000;

export interface MediaModuleOptions {
  readonly config: MediaConfig;
  readonly clock: Clock;
  readonly log: Log;
  readonly db: Database;
  readonly bus: Bus;
  readonly journals: Journals;
  readonly logins: Logins;
  readonly sockets: SocketServer;
  readonly metrics: Metrics;
  /** Where recorders get the program feed; by default from the rooms. */
  readonly tap?: ((conferenceId: string) => ProgramTap | null) | undefined;
}

/** The media feature: creates its parts in the order of their dependencies, and connects them to the rest of the server. */
export class MediaModule {
  readonly status: StatusHolder;
  readonly rooms: RoomRegistry;
  readonly joining: Joining;
  readonly health: HealthWatch;
  readonly feed: FeedWatcher;
  readonly recordings: Recordings;
  readonly supply: WorkerSupply;
  readonly #options: MediaModuleOptions;
  readonly #retries: Retries;
  readonly #taps = new ProgramTaps();
  readonly #news: RoomNews;
  readonly #reaping: NodeJS.Timeout;

  constructor(options: MediaModuleOptions) {
    const { config, log, clock, db, bus, journals, sockets, metrics } = options;
    this.#options = options;
    this.#retries = new Retries(log);
    this.status = new StatusHolder({ config, log, onDied: (handle) => void this.rooms.renew((room) => room.isOn(handle)) });
    this.#news = new RoomNews(
      (conferenceId) => this.rooms.opened(conferenceId),
      (room) => sockets.toFollowersCleared(room.options.conferenceId, 'media', (clearance) => room.news(clearance)),
    );
    this.rooms = new RoomRegistry({
      db,
      journals,
      clock,
      status: this.status,
      retries: this.#retries,
      onRouted: (room) => this.#taps.follow(room),
      onChange: (conferenceId) => this.#news.changed(conferenceId),
    });
    this.joining = new Joining(this.rooms, this.status);
    this.health = this.#watchHealth();
    this.feed = new FeedWatcher({ rooms: () => this.rooms.all(), now: clock, onError: this.#logged('watching the program feed') });
    this.recordings = new Recordings({
      db,
      bus,
      journals,
      log,
      clock,
      folder: config.recordings,
      tap: options.tap ?? ((conferenceId) => this.#tap(conferenceId)),
    });
    const counted = addMediaMetrics(metrics, this.health, () => mediaFigures(this.status, this.rooms, journals));
    followJournals({ ...this.#subscribed(), counted });
    followEvents(this.#subscribed());
    this.#reaping = setInterval(() => void this.reap().catch(this.#logged('tidying media')), REAP_INTERVAL_MS).unref();
    this.supply = this.#startSupply();
    void this.recordings.resume().catch(this.#logged('recordings'));
  }

  readonly #logged = (what: string) => (error: unknown) => this.#options.log.error({ err: error }, what);

  #subscribed() {
    const { db, bus, journals, logins, log, sockets } = this.#options;
    return {
      db,
      bus,
      journals,
      logins,
      log,
      retries: this.#retries,
      rooms: this.rooms,
      joining: this.joining,
      recordings: this.recordings,
      tellOpen: (conferenceId: string) => sockets.toFollowers(conferenceId, 'media-open', { conferenceId }),
    };
  }

  #watchHealth(): HealthWatch {
    const { clock, sockets } = this.#options;
    return new HealthWatch({
      now: clock,
      watched: async () => watchedSites(await this.rooms.all()),
      tell: async (news) => {
        const { conferenceId } = news;
        for (const [clearance, told] of redactedForStaff(news, await this.rooms.levelOf(conferenceId)))
          sockets.toStaffCleared(conferenceId, clearance, 'health', told);
      },
      onError: this.#logged('health of lines'),
    });
  }

  #startSupply(): WorkerSupply {
    const supply = new WorkerSupply(this.#options.config);
    this.status.note(supply.state);
    supply.onChange((state) => this.status.note(state));
    supply.onReady((worker) => void this.status.begin(worker).then(() => this.#watch()));
    return supply;
  }

  #watch(): void {
    if (!this.status.isOn) return;
    this.health.start();
    this.feed.start();
  }

  get handlers(): readonly Handler[] {
    const { rooms, joining, status, health, recordings } = this;
    return [...mediaHandlers({ rooms, joining, status, health, config: this.#options.config }), ...recordingHandlers(recordings)];
  }

  pages(routes: PageRoutes): void {
    recordingPages(routes);
  }

  /** The program feed inside the server, for a conference's recorder; null without workers. */
  #tap(conferenceId: string): ProgramTap | null {
    if (!this.status.isOn) return null;
    const tap = this.#taps.open(conferenceId);
    void this.rooms.open(conferenceId).then(
      (room) => tap.follow(room),
      () => {},
    );
    return tap;
  }

  /** Closes pages and rooms that nobody uses. Runs by itself every ten seconds. */
  async reap(): Promise<void> {
    const { db, clock } = this.#options;
    await dropEnded(await this.rooms.all(), db, clock());
    await this.rooms.reap((room) => this.#taps.has(room.options.conferenceId));
  }

  /** Finishes running recordings and disconnects everyone. */
  async close(): Promise<void> {
    this.#retries.close();
    clearInterval(this.#reaping);
    await this.supply.close();
    await this.recordings.close();
    await this.health.stop();
    await this.feed.stop();
    this.#news.close();
    await this.rooms.closeAll();
    this.status.close();
  }
}
