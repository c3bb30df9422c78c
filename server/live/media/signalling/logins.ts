import type { Logins } from '../../../accounts/logins.ts';
import { sessionsLeft } from '../../../accounts/store.ts';
import type { DomainEvent } from '../../../platform/bus/handlers.ts';
import type { Actor } from '../../../platform/contract.ts';
import type { Database } from '../../../platform/database/open.ts';
import type { RoomRegistry } from '../sfu/room-registry.ts';
import type { Room } from '../sfu/room.ts';
import type { Joining } from './joining.ts';

interface LoginDeps {
  readonly rooms: RoomRegistry;
  readonly joining: Joining;
  readonly logins: Logins;
}

/** Closes the pages of matching logins. */
function drop(rooms: readonly Room[], fits: (actor: Actor, conferenceId: string) => boolean): void {
  for (const room of rooms)
    for (const peer of room.peers.values()) if (fits(peer.options.actor, room.options.conferenceId)) room.leave(peer);
}

/** Closes the pages of sessions that have expired, or that another server ended. */
export async function dropEnded(rooms: readonly Room[], db: Database, now: number): Promise<void> {
  const peers = rooms.flatMap((room) => [...room.peers.values()]);
  const sessions = new Set(peers.flatMap(({ options: { actor } }) => actor.sessionId ?? []));
  if (sessions.size === 0) return;
  const left = await sessionsLeft(db, [...sessions], now);
  drop(rooms, ({ sessionId }) => sessionId !== null && sessions.has(sessionId) && !left.has(sessionId));
}

/** Closes the pages of those who no longer have a role in a conference. */
async function recheck({ rooms, logins }: LoginDeps, conferenceId: string | undefined): Promise<void> {
  for (const room of await rooms.all()) {
    if (room.options.conferenceId !== conferenceId) continue;
    for (const peer of room.peers.values()) if ((await logins.rolesOf(peer.options.actor, conferenceId)).length === 0) room.leave(peer);
  }
}

const LOGIN_EVENTS: ReadonlySet<string> = new Set([
  'sessions.ended',
  'sessions.outdated',
  'sessions.changed',
  'site.cleared',
  'conference.gone',
  'plan.changed',
]);

/** Reacts to changes of what logins may do: closes their pages, which reconnect with the new permissions. */
export async function followLogins(deps: LoginDeps, { kind, conferenceId, sessions, userId, siteId, what }: DomainEvent): Promise<void> {
  if (LOGIN_EVENTS.has(kind) && (kind !== 'plan.changed' || what === 'settings')) deps.joining.loginsChanged();
  const rooms = await deps.rooms.all();
  if ((kind === 'sessions.ended' || kind === 'sessions.outdated') && Array.isArray(sessions))
    drop(rooms, (actor) => sessions.includes(actor.sessionId));
  if (kind === 'sessions.changed') drop(rooms, (actor) => actor.kind === 'user' && actor.id === userId);
  if (kind === 'site.cleared') drop(rooms, (actor, of) => actor.kind === 'site' && actor.id === siteId && of === conferenceId);
  if (kind === 'plan.changed' && what === 'settings') await recheck(deps, conferenceId);
}
