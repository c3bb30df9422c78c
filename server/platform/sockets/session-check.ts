import { journalRoom, type SocketData } from './client.ts';

/** What a session may do at this moment. */
export interface SessionStanding {
  readonly clearance: number;
  /** Everything that it may do, in a form to compare: its rights and roles. */
  readonly roles: string;
  /** Whether it plans or leads that conference. */
  isStaffIn(conferenceId: string): boolean;
}

/** What sessions may do, by their ids; one that has ended is missing. */
export type StandingsOf = (sessionIds: readonly string[]) => Promise<ReadonlyMap<string, SessionStanding>>;

/** Sessions whose sockets have to go: those that have ended, and those that may do something else than when they came. */
export interface OutdatedSessions {
  readonly ended: readonly string[];
  readonly changed: readonly string[];
}

function hasChanged(data: SocketData, { clearance, roles, isStaffIn }: SessionStanding): boolean {
  const { actor, followed, standing } = data;
  data.standing = roles;
  if (clearance !== actor.clearance || (standing !== null && standing !== roles)) return true;
  return followed !== null && followed.room !== journalRoom(followed.conferenceId, { staff: isStaffIn(followed.conferenceId), clearance });
}

/**
 * Compares all open sockets with what their sessions may do now, asked for all of them at once: what another server, a command on
 * the machine or time has changed is known by this alone.
 */
export async function outdatedSessions(sockets: readonly SocketData[], standingsOf: StandingsOf): Promise<OutdatedSessions> {
  const ids = [...new Set(sockets.flatMap(({ actor }) => actor.sessionId ?? []))];
  if (ids.length === 0) return { ended: [], changed: [] };
  const standings = await standingsOf(ids);
  const changed = sockets.flatMap((data) => {
    const id = data.actor.sessionId;
    const standing = id === null ? undefined : standings.get(id);
    return id !== null && standing && hasChanged(data, standing) ? [id] : [];
  });
  return { ended: ids.filter((id) => !standings.has(id)), changed: [...new Set(changed)] };
}
