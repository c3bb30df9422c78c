import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { Bus } from '../bus/bus.ts';
import type { Actor } from '../contract.ts';
import { AppError } from '../errors.ts';
import { tokenOf, type Identify } from '../http/caller.ts';
import { addressOf, type Trust } from '../http/proxies.ts';
import type { Audience } from '../journal/audience.ts';
import type { Journals } from '../journal/journals.ts';
import { journalRoom, planRoom, sameOrigin, sessionRoom, type Client, type SocketData } from './client.ts';
import { ConnectedLogins } from './connected-logins.ts';
import type { Messages } from './messages.ts';
import { PROTOCOL, type Acknowledged, type News } from './protocol.ts';
import { outdatedSessions, type StandingsOf } from './session-check.ts';

export interface SocketDoor {
  readonly bus: Bus;
  readonly journals: Journals;
  readonly messages: Messages;
  readonly identify: Identify;
  /** Which proxies are believed. */
  readonly trust: Trust;
  /** What of a conference's journal an actor is told. @throws AppError when nothing is. */
  readonly audienceOf: (actor: Actor, conferenceId: string) => Promise<Audience>;
  /** What open sessions may do now. */
  readonly standingsOf: StandingsOf;
  /** For whom a page was drawn, as it says itself. */
  readonly readerMark: (actor: Actor) => string;
}

/** The socket door: every operation is a message of its name, and journals are followed from a revision. */
export class SocketServer {
  readonly #io: Server;
  readonly #door: SocketDoor;
  readonly #logins = new ConnectedLogins();
  #open = true;

  constructor(http: HttpServer, door: SocketDoor) {
    this.#door = door;
    this.#io = new Server(http, {
      serveClient: false,
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: 4_000_000,
      pingInterval: 10_000,
      pingTimeout: 8_000,
      allowRequest: (request, decide) => decide(null, sameOrigin(request)),
    });
    this.#io.use((socket, next) => void this.#welcome(socket as Client).then(() => next(), next));
    this.#io.on('connection', (socket) => this.#connected(socket as Client));
    door.journals.onEntries((journal, entries) => this.#tell(journal, entries.length));
  }

  async #welcome(socket: Client): Promise<void> {
    const { auth, headers } = socket.handshake;
    const given = typeof auth.token === 'string' ? { authorization: `Bearer ${auth.token}` } : headers;
    if (auth.protocol !== undefined && auth.protocol !== PROTOCOL) throw new Error('reload');
    const token = tokenOf(given);
    const actor = token && (await this.#door.identify.actorOf(token.token));
    if (token?.by === 'bearer' && !actor) throw new Error('unauthenticated');
    const reader = actor ?? this.#door.identify.anonymous;
    // A page of somebody else, or of the same with another clearance, would go on showing what it was drawn with.
    if (typeof auth.reader === 'string' && auth.reader !== this.#door.readerMark(reader)) throw new Error('other-reader');
    const lang = auth.lang === 'en' ? 'en' : 'vi';
    socket.data = {
      actor: reader,
      token: actor && token ? token.token : null,
      lang,
      address: addressOf(socket.request, this.#door.trust),
      followed: null,
      standing: null,
    };
  }

  #connected(socket: Client): void {
    const { actor } = socket.data;
    if (actor.sessionId) void socket.join(sessionRoom(actor.sessionId));
    const key = `${actor.kind}/${actor.conferenceId}/${actor.id}`;
    const presence = (kind: string) =>
      this.#door.bus.emit([
        { kind, ...(actor.conferenceId ? { conferenceId: actor.conferenceId } : {}), actorKind: actor.kind, actorId: actor.id },
      ]);
    if (this.#logins.enter(key)) presence('presence.entered');
    socket.on('disconnect', () => {
      if (this.#logins.leave(key)) presence('presence.left');
    });
    socket.onAny((name: string, ...args: unknown[]) => void this.#message(socket, name, args));
  }

  /** False once the server stops: that sockets go then says nothing about their lines. */
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
    const answer = await this.#door.messages.acknowledge(socket.data, name, () => this.#answer(socket, name, input, options));
    (acknowledge as (message: Acknowledged<unknown>) => void)(answer);
  }

  async #answer(socket: Client, name: string, input: unknown, options: unknown): Promise<unknown> {
    const { messages } = this.#door;
    if (name !== 'clock') await this.#stillIn(socket);
    if (name !== 'follow') return messages.answer(socket.data, name, input, options);
    return messages.follow(socket.data.actor, input, (conferenceId, audience) => this.#join(socket, conferenceId, audience));
  }

  /** A session may have run out, or have been ended by another server: its socket goes with it. @throws AppError unauthenticated. */
  async #stillIn(socket: Client): Promise<void> {
    const { token } = socket.data;
    if (token === null || (await this.#door.identify.actorOf(token))) return;
    // Closed in the next turn of the loop, so that the refusal is told before.
    setImmediate(() => socket.disconnect(true));
    throw new AppError('unauthenticated');
  }

  /** From now on the socket is told of a journal; of another no more. */
  async #join(socket: Client, conferenceId: string, audience: Audience): Promise<void> {
    const room = journalRoom(conferenceId, audience);
    if (socket.data.followed) await socket.leave(socket.data.followed.room);
    socket.data.followed = { conferenceId, room };
    void socket.join(room);
    if (audience.staff) void socket.join(planRoom(conferenceId));
  }

  /** Encoded once for each kind of audience that anybody here belongs to. */
  #tell(journal: Parameters<Parameters<Journals['onEntries']>[0]>[0], count: number): void {
    const after = journal.head.seq - count;
    for (const staff of [false, true]) {
      for (let clearance = 0; clearance <= 3; clearance += 1) {
        const room = journalRoom(journal.id, { staff, clearance });
        if (!this.#io.sockets.adapter.rooms.has(room)) continue;
        const news: News = { conferenceId: journal.id, after, entries: journal.visibleAfter({ staff, clearance }, after) };
        this.#io.to(room).emit('entries', news);
      }
    }
  }

  /** Tells those who plan that the draft changed, so that their pages can show it. */
  planChanged(conferenceId: string, what: unknown): void {
    this.#io.to(planRoom(conferenceId)).emit('plan', { conferenceId, what });
  }

  /** To those who plan a conference: another feature's live matter, such as an update of the minutes. */
  toStaff(conferenceId: string, event: string, message: unknown): void {
    this.#io.to(planRoom(conferenceId)).emit(event, message);
  }

  /** To those who plan or lead a conference, follow it, and are cleared up to exactly this level. */
  toStaffCleared(conferenceId: string, clearance: number, event: string, message: unknown): void {
    this.#io.to(journalRoom(conferenceId, { staff: true, clearance })).emit(event, message);
  }

  /** To everyone who follows a conference, whatever they may know of its journal. */
  toFollowers(conferenceId: string, event: string, message: unknown): void {
    this.#io.to(this.#followerRooms(conferenceId)).emit(event, message);
  }

  #followerRooms(conferenceId: string): string[] {
    return [...this.#io.sockets.adapter.rooms.keys()].filter((room) => room.startsWith(`journal/${conferenceId}/`));
  }

  /** Closes the sockets of sessions that ended. */
  end(sessions: readonly string[]): void {
    for (const session of sessions) this.#io.in(sessionRoom(session)).disconnectSockets(true);
  }

  /** Tells which sessions with sockets here have ended or changed, wherever that happened. */
  async checkSessions(): Promise<void> {
    const open = [...this.#io.sockets.sockets.values()].map((socket): SocketData => (socket as Client).data);
    const { ended, changed } = await outdatedSessions(open, this.#door.standingsOf);
    const told = [
      { kind: 'sessions.ended', sessions: ended },
      { kind: 'sessions.outdated', sessions: changed },
    ];
    this.#door.bus.emit(told.filter(({ sessions }) => sessions.length > 0));
  }

  /** Closes sockets whose actor fits, so that they come back with what their login may do now. */
  drop(fits: (actor: Actor) => boolean): void {
    for (const socket of this.#io.sockets.sockets.values()) if (fits((socket as Client).data.actor)) socket.disconnect(true);
  }

  /** Closes the sockets of those who follow a conference of which they may no longer know what they are told. */
  async recheck(conferenceId: string): Promise<void> {
    for (const socket of this.#io.sockets.sockets.values()) {
      const { actor, followed } = (socket as Client).data;
      if (followed?.conferenceId !== conferenceId) continue;
      const audience = await this.#door.audienceOf(actor, conferenceId).catch(() => null);
      if (audience === null || journalRoom(conferenceId, audience) !== followed.room) socket.disconnect(true);
    }
  }

  /** Everyone who follows a conference follows anew, because what they may know has changed. */
  async refollow(conferenceId: string): Promise<void> {
    this.toFollowers(conferenceId, 'refollow', { conferenceId });
  }

  /** Tells clients that the server stops, and closes. */
  async close(): Promise<void> {
    this.#open = false;
    this.#io.emit('stopping');
    await this.#io.close();
  }
}
