import type { Role } from './permissions.ts';
import type { Clock } from '../platform/clock.ts';
import type { Actor } from '../platform/contract.ts';
import type { Database } from '../platform/database/open.ts';
import { PromiseCache } from '../platform/ttl-cache.ts';
import { batched } from '../platform/batched.ts';
import { actorsOfTokens, rolesIn, type RoleQuestion } from './store.ts';

/** `ttlMs`: how long another server's change of a login may go unnoticed; this server's own changes take effect at once. */
const LIMITS = { ttlMs: 2000, maxEntries: 20_000 };

/** Looks up the actor of a token and their roles; cached, because every request and socket message asks. */
export interface Logins {
  actorOf(token: string): Promise<Actor | null>;
  rolesOf(actor: Actor, conferenceId: string): Promise<readonly Role[]>;
  /** Notes that sessions are in use without a request, such as those of open sockets. */
  noteUsed(sessionIds: readonly string[]): void;
  /** The sessions that were used since the last time that somebody asked. */
  takeUsed(): string[];
  /** Clears the cache, after a login, a role or a conference's setting changed. */
  forget(): void;
}

/** The cached lookup of actors and their roles. */
export function createLogins(db: Database, clock: Clock): Logins {
  const actors = new PromiseCache<Actor | null>(clock, LIMITS);
  const roles = new PromiseCache<readonly Role[]>(clock, LIMITS);
  const used = new Set<string>();
  // Thousands come back at once after a broken line: what they ask in one turn of the event loop is looked up together.
  const findActor = batched((tokens: readonly string[]) => actorsOfTokens(db, tokens, clock()));
  const findRoles = batched((asked: readonly RoleQuestion[]) => rolesIn(db, asked));
  return {
    async actorOf(token) {
      const actor = await actors.get(token, () => findActor(token));
      if (actor?.sessionId) used.add(actor.sessionId);
      return actor;
    },
    noteUsed(sessionIds) {
      for (const id of sessionIds) used.add(id);
    },
    takeUsed() {
      const taken = [...used];
      used.clear();
      return taken;
    },
    rolesOf: (actor, conferenceId) =>
      roles.get(`${actor.kind}/${actor.conferenceId}/${actor.id}/${conferenceId}`, () => findRoles({ actor, conferenceId })),
    forget() {
      actors.clear();
      roles.clear();
    },
  };
}
