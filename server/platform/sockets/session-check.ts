import { journalRoom, type SocketData } from './client.ts';

/** What a session may do at present. */
export interface SessionAuthority {
  readonly clearance: number;
  /** Its rights and roles, as a text to compare. */
  readonly roles: string;
  /** Whether it plans or leads that conference. */
  isStaffIn(conferenceId: string): boolean;
}

/** Looks up what sessions may do, by their ids; ended ones are missing. */
export type AuthoritiesOf = (sessionIds: readonly string[]) => Promise<ReadonlyMap<string, SessionAuthority>>;

/** Sessions whose sockets must be closed: ended ones, and those whose rights or roles have changed. */
export interface OutdatedSessions {
  readonly ended: readonly string[];
  readonly changed: readonly string[];
}

function hasChanged(data: SocketData, { clearance, roles, isStaffIn }: SessionAuthority): boolean {
  const { actor, followed, knownRoles } = data;
  data.knownRoles = roles;
  if (clearance !== actor.clearance || (knownRoles !== null && knownRoles !== roles)) return true;
  return followed !== null && followed.room !== journalRoom(followed.conferenceId, { staff: isStaffIn(followed.conferenceId), clearance });
}

/**
 * Compares all open sockets with what their sessions may do now, in one lookup. Nothing else notices changes by another server, by
 * a command-line program, or by expiry.
 */
export async function outdatedSessions(sockets: readonly SocketData[], authoritiesOf: AuthoritiesOf): Promise<OutdatedSessions> {
  const ids = [...new Set(sockets.flatMap(({ actor }) => actor.sessionId ?? []))];
  if (ids.length === 0) return { ended: [], changed: [] };
  const authorities = await authoritiesOf(ids);
  const changed = sockets.flatMap((data) => {
    const id = data.actor.sessionId;
    const authority = id === null ? undefined : authorities.get(id);
    return id !== null && authority && hasChanged(data, authority) ? [id] : [];
  });
  return { ended: ids.filter((id) => !authorities.has(id)), changed: [...new Set(changed)] };
}
