import type { Role } from './permissions.ts';
import type { Clock } from '../platform/clock.ts';
import type { Actor } from '../platform/contract.ts';
import type { Database } from '../platform/database/open.ts';
import { PromiseCache } from '../platform/ttl-cache.ts';
import { actorOfToken, rolesIn } from './store.ts';

/** `ttlMs`: how long another server's change of a login may go unnoticed; this server's own changes take effect at once. */
const LIMITS = { ttlMs: 2000, maxEntries: 20_000 };

/** Looks up the actor of a token and their roles; cached, because every request and socket message asks. */
export interface Logins {
  actorOf(token: string): Promise<Actor | null>;
  rolesOf(actor: Actor, conferenceId: string): Promise<readonly Role[]>;
  /** Clears the cache, after a login, a role or a conference's setting changed. */
  forget(): void;
}

/** The cached lookup of actors and their roles. */
export function createLogins(db: Database, clock: Clock): Logins {
  const actors = new PromiseCache<Actor | null>(clock, LIMITS);
  const roles = new PromiseCache<readonly Role[]>(clock, LIMITS);
  return {
    actorOf: (token) => actors.get(token, () => actorOfToken(db, token, clock())),
    rolesOf: (actor, conferenceId) =>
      roles.get(`${actor.kind}/${actor.conferenceId}/${actor.id}/${conferenceId}`, () => rolesIn(db, actor, conferenceId)),
    forget() {
      actors.clear();
      roles.clear();
    },
  };
}
