import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { Bus } from '../bus/bus.ts';
import type { Actor } from '../contract.ts';
import { AppError } from '../errors.ts';
import type { Audience } from '../journal/audience.ts';
import type { Journals } from '../journal/journals.ts';
import { sendToRoom } from './broadcast.ts';
import { admit, journalRoom, planRoom, sessionRoom, wordsRoom, type Client, type SocketData } from './client.ts';
import { ConnectedLogins } from './connected-logins.ts';
import type { FollowingPage, Messages } from './messages.ts';
import { collectWords, type CollectedWords } from './collecting-words.ts';
import type { Acknowledged, News } from './protocol.ts';
import { MESSAGE_BYTES } from '../size-limits.ts';
import { ConnectionLimits, type Allowance } from './connection-limits.ts';
import { Heartbeats } from './heartbeats.ts';
import { encoding } from './encoding.ts';
import { welcome, type WelcomeOptions } from './welcome.ts';
import { WritingPages, type WritingPage } from './writing-pages.ts';
import { outdatedSessions, type AuthoritiesOf } from './session-check.ts';

export interface SocketServerOptions extends WelcomeOptions {
  readonly bus: Bus;
  readonly journals: Journals;
  readonly messages: Messages;
  /** Whether a request may open a socket. */
  readonly mayOpen: (request: IncomingMessage) => boolean;
  /** The audience to which an actor belongs in a conference. @throws AppError if they may not follow it. */
  readonly audienceOf: (actor: Actor, conferenceId: string) => Promise<Audience>;
  /** What open sessions may do now. */
  readonly authoritiesOf: AuthoritiesOf;
  /** Whose pages must not go missing unnoticed. */
  readonly isWatched: (actor: Actor) => boolean;
  /** Whether other servers may serve the same conferences. */
  readonly hasPeers: boolean;
  /** What clients may take, where it differs from `ALLOWANCE`. */
  readonly allowance: Partial<Allowance> | undefined;
}

/** The socket server: every operation is a message of its name, and clients follow journals from a revision. */
export class SocketServer {
  readonly #io: Server;
  readonly #options: SocketServerOptions;
  readonly #logins = new ConnectedLogins();
  readonly #connections: ConnectionLimits;
  readonly #beats = new Heartbeats();
  readonly #writing = new WritingPages((page) => this.#options.bus.emit([{ kind: 'page.left', ...page }]));
  #open = true;

  constructor(http: HttpServer, options: SocketServerOptions) {
    this.#options = options;
    this.#connections = new ConnectionLimits(options.allowance);
    this.#io = new Server(http, {
      parser: encoding,
      serveClient: false,
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: MESSAGE_BYTES,
      pingInterval: 10_000,
      pingTimeout: 8_000,
      allowRequest: admit(options.mayOpen),
    });
    this.#io.engine.on('connection', this.#connections.limit);
    this.#io.use((socket, next) => void welcome(socket as Client, options, this.#connections).then(() => next(), next));
    this.#io.on('connection', (socket) => this.#connected(socket as Client));
    options.journals.onEntries((journal, entries) => this.#tell(journal, entries.length));
  }

  #connected(socket: Client): void {
    const { actor } = socket.data;
    if (actor.sessionId) void socket.join(sessionRoom(actor.sessionId));
    const key = `${actor.kind}/${actor.conferenceId}/${actor.id}`;
    const where = actor.conferenceId ? { conferenceId: actor.conferenceId } : {};
    const presence = (event: { readonly kind: string; readonly silentMs?: number }) =>
      this.#options.bus.emit([{ ...event, ...where, actorKind: actor.kind, actorId: actor.id }]);
    if (this.#logins.enter(key)) presence({ kind: 'presence.entered' });
    if (this.#options.isWatched(actor)) this.#beats.watch(socket);
    socket.on('disconnect', () => {
      this.#writing.note(socket, null);
      const silentMs = this.#beats.forget(socket);
      if (this.#logins.leave(key)) presence({ kind: 'presence.left', silentMs });
    });
    socket.onAny((name: string, ...args: unknown[]) => void this.#message(socket, name, args));
  }

  get hasPeers(): boolean {
    return this.#options.hasPeers;
  }

  /** False once the server is stopping: sockets that close then say nothing about their connections. */
  get open(): boolean {
    return this.#open;
  }

  /** Whether a login has a socket open on this server. */
  present(kind: string, conferenceId: string | null, id: string): boolean {
    return this.#logins.has(`${kind}/${conferenceId}/${id}`);
  }

  async #message(socket: Client, name: string, args: readonly unknown[]): Promise<void> {
    const acknowledge = args.at(-1);
    if (typeof acknowledge !== 'function') return;
    const [input, options] = args.slice(0, -1);
    const inTurn = this.#options.messages.isInTurn(name, socket.data.followed !== null);
    const answer = await this.#options.messages.acknowledge(socket.data, name, () =>
      this.#connections.answer(socket.conn, () => this.#answer(socket, name, input, options), inTurn),
    );
    (acknowledge as (message: Acknowledged<unknown>) => void)(answer);
  }

  async #answer(socket: Client, name: string, input: unknown, options: unknown): Promise<unknown> {
    const { messages } = this.#options;
    if (name !== 'clock') await this.#stillIn(socket);
    if (name !== 'follow') return messages.answer(socket.data, name, input, options);
    return messages.follow(socket.data.actor, input, (page) => this.#join(socket, page));
  }

  /** Closes the socket of a session that has expired or was ended elsewhere. @throws AppError unauthenticated. */
  async #stillIn(socket: Client): Promise<void> {
    const { token } = socket.data;
    if (token === null || (await this.#options.identify.actorOf(token))) return;
    // Close it in the next turn of the event loop, so that the refusal is sent first.
    setImmediate(() => socket.disconnect(true));
    throw new AppError('unauthenticated');
  }

  /** Makes the socket follow a journal instead of the one before. */
  async #join(socket: Client, { conferenceId, audience, holdsWords, page }: FollowingPage): Promise<void> {
    const room = journalRoom(conferenceId, audience);
    if (socket.data.followed) {
      await socket.leave(socket.data.followed.room);
      await socket.leave(wordsRoom(socket.data.followed.conferenceId));
    }
    socket.data.followed = { conferenceId, room };
    void socket.join(room);
    if (audience.staff) void socket.join(planRoom(conferenceId));
    if (holdsWords) void socket.join(wordsRoom(conferenceId));
    if (page !== null) this.#options.messages.polled.forget(conferenceId, page);
    const writes = holdsWords && page !== null && socket.connected;
    this.#writing.note(socket, writes ? { conferenceId, page, actorId: socket.data.actor.id } : null);
    if (writes) this.#beats.watch(socket);
  }

  /** Whether a page on which somebody writes has a socket on this server. */
  isWriting(page: WritingPage): boolean {
    return this.#writing.has(page);
  }

  /** Sends new entries, encoded once for each audience that is connected here. */
  #tell(journal: Parameters<Parameters<Journals['onEntries']>[0]>[0], count: number): void {
    const after = journal.head.seq - count;
    for (const staff of [false, true]) {
      for (let clearance = 0; clearance <= 3; clearance += 1) {
        const room = journalRoom(journal.id, { staff, clearance });
        if (!this.#io.sockets.adapter.rooms.has(room)) continue;
        const news: News = { conferenceId: journal.id, after, entries: journal.visibleAfter({ staff, clearance }, after) };
        sendToRoom(this.#io, room, 'entries', news);
      }
    }
  }

  /** Tells those who plan that the draft changed, so that their pages can show it. */
  planChanged(conferenceId: string, what: unknown): void {
    sendToRoom(this.#io, planRoom(conferenceId), 'plan', { conferenceId, what });
  }

  /** Sends an event of another feature, such as an update of the minutes, to those who plan a conference. */
  toStaff(conferenceId: string, event: string, message: unknown): void {
    sendToRoom(this.#io, planRoom(conferenceId), event, message);
  }

  /** Sends an event to staff who follow a conference and have exactly this clearance. */
  toStaffCleared(conferenceId: string, clearance: number, event: string, message: unknown): void {
    sendToRoom(this.#io, journalRoom(conferenceId, { staff: true, clearance }), event, message);
  }

  /** Has the open pages of a conference send the words that they hold; see `collectWords`. */
  collectWords(conferenceId: string, limitMs: number): Promise<CollectedWords> {
    return collectWords({ io: this.#io, polled: this.#options.messages.polled }, conferenceId, limitMs);
  }

  /** Sends an event to everyone who follows a conference, regardless of clearance. */
  toFollowers(conferenceId: string, event: string, message: unknown): void {
    this.#io.to(this.#followerRooms(conferenceId)).emit(event, message);
  }

  /** Sends an event to everyone who follows a conference, with a message by clearance. */
  toFollowersCleared(conferenceId: string, event: string, messageFor: (clearance: number) => unknown): void {
    for (const staff of [false, true]) {
      for (let clearance = 0; clearance <= 3; clearance += 1) {
        const room = journalRoom(conferenceId, { staff, clearance });
        if (this.#io.sockets.adapter.rooms.has(room)) sendToRoom(this.#io, room, event, messageFor(clearance));
      }
    }
  }

  /** Conferences whose journal somebody follows here. */
  get followed(): ReadonlySet<string> {
    return new Set([...this.#io.sockets.sockets.values()].flatMap((socket) => (socket as Client).data.followed?.conferenceId ?? []));
  }

  #followerRooms(conferenceId: string): string[] {
    return [...this.#io.sockets.adapter.rooms.keys()].filter((room) => room.startsWith(`journal/${conferenceId}/`));
  }

  /** Closes the sockets of sessions that ended. */
  end(sessions: readonly string[]): void {
    for (const session of sessions) this.#io.in(sessionRoom(session)).disconnectSockets(true);
  }

  /** Finds sessions with sockets here that have ended or changed, wherever that happened, and closes sockets that nobody reads. */
  async checkSessions(): Promise<void> {
    const sockets = [...this.#io.sockets.sockets.values()].filter(({ conn }) => !this.#connections.dropUnread(conn));
    const open = sockets.map((socket): SocketData => (socket as Client).data);
    const { ended, changed } = await outdatedSessions(open, this.#options.authoritiesOf);
    const told = [
      { kind: 'sessions.ended', sessions: ended },
      { kind: 'sessions.outdated', sessions: changed },
    ];
    this.#options.bus.emit(told.filter(({ sessions }) => sessions.length > 0));
  }

  /** Closes the sockets of matching actors, so that they reconnect with what their login may do now. */
  drop(fits: (actor: Actor) => boolean): void {
    for (const socket of this.#io.sockets.sockets.values()) if (fits((socket as Client).data.actor)) socket.disconnect(true);
  }

  /** Closes the sockets of followers of a conference who may no longer see what they are sent. */
  async recheck(conferenceId: string): Promise<void> {
    for (const socket of this.#io.sockets.sockets.values()) {
      const { actor, followed } = (socket as Client).data;
      if (followed?.conferenceId !== conferenceId) continue;
      const audience = await this.#options.audienceOf(actor, conferenceId).catch(() => null);
      if (audience === null || journalRoom(conferenceId, audience) !== followed.room) socket.disconnect(true);
    }
  }

  /** Makes everyone who follows a conference follow it again, because what they may know has changed. */
  async refollow(conferenceId: string): Promise<void> {
    this.toFollowers(conferenceId, 'refollow', { conferenceId });
  }

  /** Tells clients that the server stops, and closes. */
  async close(): Promise<void> {
    this.#open = false;
    this.#beats.close();
    this.#io.emit('stopping');
    await this.#io.close();
  }
}
