import { clientSubnet } from '../http/client-subnet.ts';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import type { Actor, Operation, Secret } from '../contract.ts';
import { AppError } from '../errors.ts';
import { ageBy, atMost } from '../ttl-cache.ts';
import { Turns, type Capacity } from '../turns.ts';

export interface GuessLimitOptions {
  readonly clock: Clock;
  /** Failures per client address and kind of secret within the window, after which its attempts are refused. */
  readonly most: number;
  /** Waits before an attempt on an account that many have failed on. */
  readonly pause?: () => Promise<void>;
  /** Told the address of each attempt that is refused, before its sender is. Must not throw. */
  readonly onLimit?: (address: string) => Promise<void>;
}

/** An attempt at a secret. */
export interface Guess {
  readonly secret: Secret;
  /** Client IP; null if there is none, as inside the server. */
  readonly address: string | null;
  /** The account whose secret it is; null for a secret that names its own account, such as a site's code. */
  readonly account: string | null;
}

/** The attempt that a call is; null if it has no secret to guess. */
export function guessOf({ secret }: Operation, actor: Actor, input: unknown, address: string | null): Guess | null {
  if (secret === undefined) return null;
  const { account } = secret;
  if (account === undefined || account === 'own') return { secret, address, account: account ? actor.id : null };
  const fields = new Map(Object.entries(input as object));
  return { secret, address, account: String(fields.get(account.field)).trim().toLowerCase() };
}

const WINDOW_MS = 5 * 60_000;
/** Failures on one account, from whatever addresses, after which attempts on it come one by one, with a pause before each. */
export const MAX_QUICK_FAILURES = 10;
const PAUSE_MS = 2000;
/** Most attempts that wait for their turn on a slowed account, or elsewhere. More are refused for now. */
export const MAX_SLOWED = 5;
const MAX_WAITING = 1000;
const MAX_KEYS = 50_000;
/** For how long an address from which somebody signed in to an account is not slowed down by what others do to that account. */
const KNOWN_MS = 30 * 86_400_000;

const pauseBefore = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE_MS).unref());

/**
 * Limits guessing at secrets, over all transports. Only failures count: two hundred people of an office may sign in at once. Attempts that
 * together could exceed the limit wait for each other's outcome. An account is slowed down and never locked, so that no stranger can keep its
 * owner out.
 */
export class GuessLimit {
  readonly #most: number;
  readonly #pause: () => Promise<void>;
  readonly #onLimit: (address: string) => Promise<void>;
  readonly #failures: LRUCache<string, number>;
  readonly #known: LRUCache<string, true>;
  readonly #turns = new Turns();

  constructor({ clock, most, pause = pauseBefore, onLimit = async () => {} }: GuessLimitOptions) {
    this.#onLimit = onLimit;
    this.#most = most;
    this.#pause = pause;
    this.#failures = new LRUCache({ ...atMost(MAX_KEYS), ...ageBy(clock, WINDOW_MS) });
    this.#known = new LRUCache({ ...atMost(MAX_KEYS), ...ageBy(clock, KNOWN_MS) });
  }

  /** Runs an attempt. @throws AppError too-many, with the seconds to wait, or what the attempt throws. */
  async attempt<T>({ secret, address, account }: Guess, work: () => Promise<T>): Promise<T> {
    const from = address === null ? null : `${secret.kind} from ${clientSubnet(address)}`;
    const at = account === null ? null : `${secret.kind} of ${account}`;
    const known = from !== null && at !== null ? `${at} ${from}` : null;
    const isKnown = known !== null && this.#known.has(known);
    const counted = () => this.#count(secret, [from, at], work);
    const result = await this.#limited(from, () => (isKnown ? counted() : this.#slowed(at, counted))).catch(async (error: unknown) => {
      if (error instanceof AppError && error.code === 'too-many') await this.#onLimit(address ?? '');
      throw error;
    });
    if (known !== null) this.#known.set(known, true);
    return result;
  }

  async #count<T>(secret: Secret, keys: readonly (string | null)[], work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const isWrong = error instanceof AppError && secret.wrong.includes(error.code);
      // The window begins with the first failure.
      if (isWrong) for (const key of keys) if (key !== null) this.#failures.set(key, this.#failed(key) + 1, { noUpdateTTL: true });
      throw error;
    }
  }

  #ofAddress(key: string): Capacity {
    return { running: this.#most - this.#failed(key), waiting: MAX_WAITING };
  }

  #ofAccount(key: string): Capacity {
    const quick = MAX_QUICK_FAILURES - this.#failed(key);
    return quick > 0 ? { running: quick, waiting: MAX_WAITING } : { running: 1, waiting: MAX_SLOWED };
  }

  #limited<T>(key: string | null, work: () => Promise<T>): Promise<T> {
    if (key === null) return work();
    return this.#turns.run(
      key,
      () => this.#ofAddress(key),
      work,
      () => this.#tooMany(key),
    );
  }

  #slowed<T>(key: string | null, work: () => Promise<T>): Promise<T> {
    if (key === null) return work();
    const paused = async (): Promise<T> => {
      if (this.#failed(key) >= MAX_QUICK_FAILURES) await this.#pause();
      return work();
    };
    return this.#turns.run(
      key,
      () => this.#ofAccount(key),
      paused,
      () => this.#tooMany(key),
    );
  }

  #failed(key: string): number {
    return this.#failures.get(key) ?? 0;
  }

  #tooMany(key: string): AppError {
    const waiting = this.#turns.waiting(key);
    const leftMs = waiting > 0 ? PAUSE_MS * waiting : this.#failures.getRemainingTTL(key);
    return new AppError('too-many', { seconds: Math.max(1, Math.ceil(leftMs / 1000)) });
  }
}
