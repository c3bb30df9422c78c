import { sessionsLeft } from '../../../accounts/store.ts';
import type { Database } from '../../../platform/database/open.ts';
import type { DomainEvent } from '../../../platform/bus/handlers.ts';
import type { Actor } from '../../../platform/contract.ts';
import type { Room } from '../sfu/room.ts';

interface Rooms {
  /** What logins may do changes now. */
  loginsChanged(): void;
  rooms(): Promise<readonly Room[]>;
  /** Roles of a login in a conference; none: it has no part in it any more. */
  rolesOf(actor: Actor, conferenceId: string): Promise<readonly string[]>;
}

/** Closes the pages whose login fits. */
async function drop(rooms: Rooms, fits: (actor: Actor, conferenceId: string) => boolean): Promise<void> {
  for (const room of await rooms.rooms())
    for (const peer of room.peers.values()) if (fits(peer.options.actor, room.options.conferenceId)) room.leave(peer);
}

/** Closes the pages of sessions that ran out, or that another server ended. */
export async function dropEnded(rooms: Rooms, db: Database, now: number): Promise<void> {
  const peers = (await rooms.rooms()).flatMap((room) => [...room.peers.values()]);
  const sessions = new Set(peers.flatMap(({ options: { actor } }) => actor.sessionId ?? []));
  if (sessions.size === 0) return;
  const left = await sessionsLeft(db, [...sessions], now);
  await drop(rooms, ({ sessionId }) => sessionId !== null && sessions.has(sessionId) && !left.has(sessionId));
}

/** Closes the pages of those who have no part in a conference any more. */
async function recheck(rooms: Rooms, conferenceId: string | undefined): Promise<void> {
  for (const room of await rooms.rooms()) {
    if (room.options.conferenceId !== conferenceId) continue;
    for (const peer of room.peers.values()) if ((await rooms.rolesOf(peer.options.actor, conferenceId)).length === 0) room.leave(peer);
  }
}

const LOGIN_EVENTS: ReadonlySet<string> = new Set([
  'sessions.ended',
  'sessions.changed',
  'site.cleared',
  'conference.gone',
  'plan.changed',
]);

/** After what logins may do changed: their pages go at once, and come back with what they may do now. */
export async function followLogins(rooms: Rooms, { kind, conferenceId, sessions, userId, siteId, what }: DomainEvent): Promise<void> {
  if (LOGIN_EVENTS.has(kind) && (kind !== 'plan.changed' || what === 'settings')) rooms.loginsChanged();
  if (kind === 'sessions.ended' && Array.isArray(sessions)) await drop(rooms, (actor) => sessions.includes(actor.sessionId));
  if (kind === 'sessions.changed') await drop(rooms, (actor) => actor.kind === 'user' && actor.id === userId);
  if (kind === 'site.cleared') await drop(rooms, (actor, of) => actor.kind === 'site' && actor.id === siteId && of === conferenceId);
  if (kind === 'plan.changed' && what === 'settings') await recheck(rooms, conferenceId);
}
