import type { Role } from './permissions.ts';
import type { Clock } from '../platform/clock.ts';
import type { Actor } from '../platform/contract.ts';
import type { Database } from '../platform/database/open.ts';
import { actorOfToken, rolesIn } from './store.ts';

/** How long another server's change of a login may go unseen; this server's own changes are seen at once. */
const ROLE_CACHE_MS = 2000;
const MAX_CACHED_LOGINS = 20_000;

interface Kept<T> {
  readonly value: Promise<T>;
  readonly until: number;
}

/** Keeps answers for a moment, so that a busy socket does not ask the database with every message. */
class Briefly<T> {
  readonly #kept = new Map<string, Kept<T>>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get(key: string, find: () => Promise<T>): Promise<T> {
    const now = this.#clock();
    const kept = this.#kept.get(key);
    if (kept && kept.until > now) return kept.value;
    if (this.#kept.size >= MAX_CACHED_LOGINS) this.#kept.clear();
    const value = find();
    value.catch(() => this.#kept.delete(key));
    this.#kept.set(key, { value, until: now + ROLE_CACHE_MS });
    return value;
  }

  clear(): void {
    this.#kept.clear();
  }
}

/** Who is behind a token, and in which roles: asked at every door. */
export interface Logins {
  actorOf(token: string): Promise<Actor | null>;
  rolesOf(actor: Actor, conferenceId: string): Promise<readonly Role[]>;
  /** A login, a role or a conference's setting changed: ask anew. */
  forget(): void;
}

export function createLogins(db: Database, clock: Clock): Logins {
  const actors = new Briefly<Actor | null>(clock);
  const roles = new Briefly<readonly Role[]>(clock);
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
