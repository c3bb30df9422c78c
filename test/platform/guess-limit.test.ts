import { describe, expect, it, vi } from 'vitest';
import { accountsContract } from '../../server/accounts/contract.ts';
import { GuessLimit, MAX_QUICK_FAILURES, MAX_SLOWED } from '../../server/platform/bus/guess-limit.ts';
import type { Secret } from '../../server/platform/contract.ts';
import { AppError } from '../../server/platform/errors.ts';
import { accessContract } from '../../server/planning/sites/access/contract.ts';
import { startApp } from '../helpers/app.ts';
import { callHttp, httpOutcome } from '../helpers/doors.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';

/** Two hundred people; checking a password costs too much for the short form. */
const AT_ONCE = process.env['FULL'] === '1' ? 200 : 40;

const PASSWORD = { kind: 'password', wrong: ['wrong-password'] } as const satisfies Secret;
const CODE = { kind: 'code', wrong: ['code-unknown'] } as const satisfies Secret;

const right = async (): Promise<string> => 'in';
const wrong = async (): Promise<never> => Promise.reject(new AppError('wrong-password'));
const wrongCode = async (): Promise<never> => Promise.reject(new AppError('code-unknown'));
const outcome = (attempt: Promise<string>): Promise<string> =>
  attempt.catch((error: unknown) => (error instanceof AppError ? error.code : String(error)));

/** A limit of so many failures whose clock is moved by hand, and whose pauses end when they are told to. */
function limit(most: number) {
  const clock = { now: 1_000_000 };
  const pauses: (() => void)[] = [];
  const guesses = new GuessLimit({ clock: () => clock.now, most, pause: () => new Promise((resolve) => pauses.push(resolve)) });
  /** Ends the pause that begins first. */
  const goOn = async (): Promise<void> => (
    await vi.waitFor(() => expect(pauses.length).toBeGreaterThan(0), WAIT_OPTIONS),
    pauses.shift()?.()
  );
  const attempt = (address: string, work: () => Promise<string>, account: string | null = null, secret: Secret = PASSWORD) =>
    outcome(guesses.attempt({ secret, address, account }, work));
  return { clock, pauses, goOn, attempt };
}

describe('guessing from one address', () => {
  it('is refused after as many failures as are allowed, until the window ends', async () => {
    const { attempt, clock } = limit(2);
    expect([await attempt('203.0.113.7', wrong), await attempt('203.0.113.7', right), await attempt('203.0.113.7', wrong)]).toEqual([
      'wrong-password',
      'in',
      'wrong-password',
    ]);
    expect([await attempt('203.0.113.7', right), await attempt('203.0.113.8', right)]).toEqual(['too-many', 'in']);
    clock.now += 5 * 60_000;
    expect(await attempt('203.0.113.7', right)).toBe('in');
  });

  it('counts only secrets that were wrong, not what failed for another reason', async () => {
    const { attempt } = limit(1);
    const down = async (): Promise<never> => Promise.reject(new AppError('database-unreachable'));
    expect([await attempt('203.0.113.7', down), await attempt('203.0.113.7', right)]).toEqual(['database-unreachable', 'in']);
  });

  it('counts passwords and codes apart', async () => {
    const { attempt } = limit(1);
    expect([
      await attempt('203.0.113.7', wrongCode, null, CODE),
      await attempt('203.0.113.7', right, null, CODE),
      await attempt('203.0.113.7', right),
    ]).toEqual(['code-unknown', 'too-many', 'in']);
  });

  it('counts the whole subnet of an IPv6 client, and an IPv4 client in either notation', async () => {
    const { attempt } = limit(1);
    await attempt('2001:db8:1:2:3:4:5:6', wrong);
    await attempt('203.0.113.7', wrong);
    expect([
      await attempt('2001:db8:1:2::9', right),
      await attempt('2001:db8:1:3::9', right),
      await attempt('::ffff:203.0.113.7', right),
    ]).toEqual(['too-many', 'in', 'too-many']);
  });

  it('at once gets no further than one by one: attempts that might exceed the limit wait for the others', async () => {
    const { attempt } = limit(3);
    let checked = 0;
    const guess = (): Promise<never> => ((checked += 1), wrong());
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => attempt('203.0.113.7', guess)));
    expect([checked, outcomes.filter((one) => one === 'too-many').length]).toEqual([3, 47]);
  });

  it('keeps no right attempt out, however many come at once', async () => {
    const { attempt } = limit(3);
    const outcomes = await Promise.all(Array.from({ length: 500 }, (_, n) => attempt('203.0.113.7', right, `user-${n}`)));
    expect(outcomes).toEqual(outcomes.map(() => 'in'));
  });
});

describe('guessing at one account from many addresses', () => {
  const addressOf = (n: number): string => `198.51.100.${n}`;

  it('slows down: one attempt at a time after a pause, a few wait, more are refused for now', async () => {
    const { attempt, pauses, goOn } = limit(30);
    for (let n = 0; n < MAX_QUICK_FAILURES; n += 1) await attempt(addressOf(n), wrong, 'chair');
    const late = Array.from({ length: MAX_SLOWED + 3 }, (_, n) => attempt(addressOf(100 + n), wrong, 'chair'));
    expect([await late.at(-1), await late.at(-2)]).toEqual(['too-many', 'too-many']);
    expect(pauses.length).toBe(1);
    expect(await attempt(addressOf(1), right, 'secretary')).toBe('in');
    for (const attempted of late.slice(0, MAX_SLOWED + 1)) {
      await goOn();
      expect(await attempted).toBe('wrong-password');
    }
  });

  it('never locks its owner out: they wait their turn, and not at all where they signed in before', async () => {
    const { attempt, goOn } = limit(30);
    expect(await attempt('203.0.113.7', right, 'chair')).toBe('in');
    for (let n = 0; n < MAX_QUICK_FAILURES; n += 1) await attempt(addressOf(n), wrong, 'chair');
    expect(await attempt('203.0.113.7', right, 'chair')).toBe('in');
    const elsewhere = attempt('203.0.113.9', right, 'chair');
    await goOn();
    expect(await elsewhere).toBe('in');
  });
});

describe('a server', () => {
  it('lets everybody of one office sign in at once, and refuses whoever guesses there', async () => {
    const app = await startApp({ guesses: 5 });
    await app.user({ name: 'chair', password: 'đúng là nó 2025' });
    const signIn = (password: string) => callHttp(app.url, accountsContract.signIn, { name: 'Chair', password }, null);
    const outcomes = (await Promise.all(Array.from({ length: AT_ONCE }, () => signIn('đúng là nó 2025')))).map(httpOutcome);
    expect(outcomes).toEqual(outcomes.map(() => 'ok'));
    const guessed = (await Promise.all(Array.from({ length: 12 }, () => signIn('password')))).map(httpOutcome);
    expect(guessed.toSorted()).toEqual([...Array(7).fill('too-many'), ...Array(5).fill('wrong-password')]);
    expect(httpOutcome(await callHttp(app.url, accessContract.join, { code: 'LLLLLLLL' }, null))).toBe('code-unknown');
    await app.end();
  });
});
