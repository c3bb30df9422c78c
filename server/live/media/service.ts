import type { Role } from '../../accounts/permissions.ts';
import type { Actor } from '../../platform/contract.ts';
import { AppError } from '../../platform/errors.ts';
import { Tries } from '../../platform/tries.ts';
import { planPublished } from '../../planning/publishing/contract.ts';
import { planIndexOf } from '../sitting/store.ts';
import type { HealthNews, MediaStatus } from './contract/index.ts';
import { RoomFacts } from './routing/room-facts.ts';
import { ConnectionQuota, quotaGroupsOf, loginOf } from './signalling/connection-quota.ts';
import { HealthWatch } from './sfu/line-health.ts';
import { Room, type JoinRequest } from './sfu/room.ts';
import { IdleRoomReaper } from './sfu/idle-room-reaper.ts';
import type { ProgramTap } from './sfu/program-tap.ts';
import type { Peer } from './sfu/peer.ts';
import { Workers } from './sfu/workers.ts';
import { dropEnded } from './signalling/logins.ts';
import { RoomNews } from './signalling/room-news.ts';
import type { MediaOptions, MediaDeps } from './deps.ts';
import { ProgramTaps } from './sfu/program-taps.ts';
import { StatusHolder } from './signalling/media-status.ts';
import { redacted } from './signalling/redacted.ts';
import { watchedSites } from './sfu/watched-sites.ts';
import type { FoundWorker } from './worker/locate.ts';
import type { WorkerState } from './worker/supply.ts';

/** How often pages without a line are looked for, in milliseconds. */
const REAP_INTERVAL_MS = 10_000;
/** Sound and picture of all conferences. Without a worker it refuses everything with media-off, and says why. */
export class MediaService {
  readonly options: MediaOptions;
  readonly health: HealthWatch;
  readonly #rooms = new Map<string, Promise<Room>>();
  readonly #taps = new ProgramTaps();
  readonly #news: RoomNews;
  readonly #tidy = new IdleRoomReaper();
  readonly #tidying: NodeJS.Timeout;
  readonly #tries: Tries;
  #parts: MediaDeps | null = null;
  #workers: Workers | null = null;
  readonly #status = new StatusHolder();
  readonly crowd = new ConnectionQuota<Peer>();
  #logins = 0;
  #closed = false;

  constructor(options: MediaOptions) {
    this.options = options;
    this.#tries = new Tries(options.log);
    this.#tidying = setInterval(
      () => void this.tidy().catch((error: unknown) => options.log.error({ err: error }, 'tidying media')),
      REAP_INTERVAL_MS,
    ).unref();
    this.#news = new RoomNews(
      (conferenceId) => this.#rooms.get(conferenceId),
      (room) => this.#parts?.sockets.toFollowers(room.options.conferenceId, 'media', room.news()),
    );
    this.health = new HealthWatch({
      now: options.clock,
      watched: () => watchedSites(this),
      tell: (news) => void this.#tellHealth(news),
      onError: (error) => options.log.error({ err: error }, 'health of lines'),
    });
  }

  get status(): MediaStatus {
    return this.#status.current;
  }

  get workers(): Workers | null {
    return this.#workers;
  }
  /** Resolves when it is known whether there is sound and picture. */
  settled(): Promise<void> {
    return this.#status.settled();
  }

  /** The rooms that are open. */
  async rooms(): Promise<Room[]> {
    return (await Promise.all([...this.#rooms.values()].map((room) => room.catch(() => null)))).filter((room) => room !== null);
  }

  /** Follows the journals: sound and picture obey them from here on. */
  follow(parts: MediaDeps): void {
    this.#parts = parts;
    const wire = (id: string, isAnotherPlan: boolean) =>
      void this.#wire(id, isAnotherPlan).catch((error: unknown) => this.options.log.error({ err: error }, 'routing media'));
    parts.journals.onBehind(({ id }) => wire(id, false));
    parts.journals.onEntries(({ id }, entries) => {
      const kinds = entries.map(({ kind }) => kind);
      wire(id, kinds.includes(planPublished.kind));
    });
  }

  /** A room that is just being opened may have read the plan before another one: it is waited for. */
  async #wire(conferenceId: string, isAnotherPlan: boolean): Promise<void> {
    const room = await this.#rooms.get(conferenceId)?.catch(() => null);
    room?.applyRouting();
    if (isAnotherPlan) await room?.options.facts.renew(room);
  }

  /** Tells why there is no sound and picture, while there is none. */
  note(state: WorkerState): void {
    if (this.#workers) return;
    if (state.kind === 'off') this.#status.become({ state: 'off', worker: null, reason: state.reason });
  }

  /** Starts to work with a worker's program. */
  async begin(found: FoundWorker): Promise<void> {
    if (this.#workers || this.#closed) return;
    const { config, log } = this.options;
    const { listen, announced, port, workers: count } = config;
    try {
      const workers = await Workers.start({ program: found.path, count, listen, announced, port, log });
      if (this.#closed) return workers.close();
      workers.onDied((workerHandle) => void this.#renew((room) => room.isOn(workerHandle)));
      this.#workers = workers;
      this.health.start();
      this.#status.become({ state: 'on', worker: `mediasoup ${found.version} (${found.origin})`, reason: null });
    } catch (error) {
      log.error({ err: error }, 'media could not start');
      this.#status.become({ state: 'off', worker: null, reason: 'cannot-start' });
    }
  }

  /** The media of a conference, opened when it is first asked for. @throws AppError media-off, not-found, archived. */
  room(conferenceId: string): Promise<Room> {
    const { status } = this;
    if (status.state === 'looking') throw new AppError('media-restarting');
    if (!this.#workers || !this.#parts) throw new AppError('media-off', {}, status.reason ? [{ path: '', message: status.reason }] : []);
    let room = this.#rooms.get(conferenceId);
    if (!room) {
      room = this.#open(conferenceId, this.#workers, this.#parts);
      this.#rooms.set(conferenceId, room);
      const opening = room;
      opening.catch(() => this.#rooms.get(conferenceId) === opening && this.#rooms.delete(conferenceId));
    }
    return room;
  }

  async #open(conferenceId: string, workers: Workers, { db, journals }: MediaDeps): Promise<Room> {
    const readPlan = () => planIndexOf(db, conferenceId);
    const facts = await RoomFacts.open({ journal: await journals.open(conferenceId), readPlan, tries: this.#tries });
    const onWired = (room: Room) => this.#taps.follow(room);
    return Room.open({
      conferenceId,
      workers,
      facts,
      now: this.options.clock,
      onRouted: onWired,
      onChange: () => this.#news.changed(conferenceId),
    });
  }

  /**
   * Lets a page in, unless what logins may do changes in this very moment: then it asks again.
   * `address`: from which network address it is opened; null when that is not known.
   * @throws AppError media-off, media-restarting, too-many-pages, too-many-from-address.
   */
  async join(conferenceId: string, address: string | null, joining: Omit<JoinRequest, 'onClose'>): Promise<{ room: Room; peer: Peer }> {
    const before = this.#logins;
    const room = await this.room(conferenceId);
    const groups = quotaGroupsOf(joining.actor, address);
    const onClose = (peer: Peer) => this.crowd.left(groups, peer);
    const peer = await this.crowd.enter(groups, () => room.join({ ...joining, onClose }));
    if (before === this.#logins && !peer.closed) return { room, peer };
    peer.leave();
    throw new AppError('media-restarting');
  }

  /** What logins may do changed: who joins in this moment joins anew. */
  loginsChanged(): void {
    this.#logins += 1;
  }

  /** A conference is in the trash, in the archive or gone: everyone's sound and picture end. */
  async end(conferenceId: string): Promise<void> {
    const opening = this.#rooms.get(conferenceId);
    this.#rooms.delete(conferenceId);
    this.#logins += 1;
    (await opening?.catch(() => null))?.close();
  }

  /** A page, for the login that joined with it and nobody else. @throws AppError media-off, not-found. */
  async peer(actor: Actor, conferenceId: string, peerId: string): Promise<{ room: Room; peer: Peer }> {
    if (this.status.state === 'off') throw new AppError('media-off');
    const room = await this.#rooms.get(conferenceId);
    const peer = room?.peers.get(peerId);
    if (!room || !peer || loginOf(peer.options.actor) !== loginOf(actor)) throw new AppError('not-found');
    return { room, peer };
  }

  /** Classification level of what goes on in a conference; 0 while it has no media. */
  async level(conferenceId: string): Promise<number> {
    return (await this.#rooms.get(conferenceId)?.catch(() => null))?.routing.level ?? 0;
  }

  async #tellHealth(news: HealthNews): Promise<void> {
    const { conferenceId } = news;
    const level = await this.level(conferenceId);
    for (const clearance of [0, 1, 2, 3])
      this.#parts?.sockets.toStaffCleared(conferenceId, clearance, 'health', redacted(news, level, clearance));
  }

  /** The programme inside the server, for its one recorder; null without a worker. */
  tap(conferenceId: string): ProgramTap | null {
    if (!this.#workers) return null;
    const tap = this.#taps.open(conferenceId);
    void this.room(conferenceId)
      .then((room) => tap.follow(room))
      .catch(() => {});
    return tap;
  }

  /** Sets rooms up anew: their pages are told and join again. */
  async #renew(which: (room: Room) => boolean): Promise<void> {
    for (const room of (await this.rooms()).filter(which)) {
      // Another worker that died meanwhile had it renewed: the one that came in its stead stays.
      if (room.closed) continue;
      const { conferenceId } = room.options;
      room.close();
      this.#rooms.delete(conferenceId);
      await this.room(conferenceId).catch(() => {});
      this.#news.changed(conferenceId);
    }
  }

  /** Roles of a login in a conference; none: it has no part in it. */
  rolesOf(actor: Actor, conferenceId: string): Promise<readonly Role[]> {
    return this.#parts?.logins.rolesOf(actor, conferenceId) ?? Promise.resolve([]);
  }

  /** Lets go of pages and rooms that nobody uses. Runs by itself every ten seconds. */
  async tidy(): Promise<void> {
    if (this.#parts) await dropEnded(this, this.#parts.db, this.options.clock());
    const over = this.#tidy.reap(await this.rooms(), this.options.clock(), (room) => this.#taps.has(room.options.conferenceId));
    for (const room of over) {
      room.close();
      this.#rooms.delete(room.options.conferenceId);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#tidying);
    await this.health.stop();
    this.#news.close();
    this.#tries.close();
    for (const room of await this.rooms()) room.close();
    this.#workers?.close();
  }
}
