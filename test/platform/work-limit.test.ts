import { describe, expect, it } from 'vitest';
import { WorkLimit } from '../../server/platform/bus/work-limit.ts';
import type { Actor, Operation } from '../../server/platform/contract.ts';
import { encode, encodedOnce } from '../../server/platform/encoded.ts';
import { AppError } from '../../server/platform/errors.ts';
import { ANONYMOUS } from '../../server/accounts/store.ts';
import { accountsContract } from '../../server/accounts/contract.ts';
import { printingContract } from '../../server/record/printouts/contract.ts';
import { Turns } from '../../server/platform/turns.ts';

/** Pieces of work that end when they are told to, and what became of them in order. */
function pieces() {
  const ends: (() => void)[] = [];
  const log: string[] = [];
  const work = (name: string) => (): Promise<string> => {
    log.push(`${name} begins`);
    return new Promise((resolve) => ends.push(() => resolve(name)));
  };
  const settled = async (name: string, running: Promise<string>): Promise<void> => {
    log.push(
      await running.then(
        () => `${name} ends`,
        (error: unknown) => `${name} ${error instanceof AppError ? error.code : 'failed'}`,
      ),
    );
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const end = async (): Promise<void> => {
    ends.shift()?.();
    await turn();
  };
  return { log, work, settled, end, turn };
}

describe('work that takes turns', () => {
  it('runs as much as has room, lets more wait in order, and refuses the rest at once', async () => {
    const { log, work, settled, end, turn } = pieces();
    const turns = new Turns();
    const room = () => ({ running: 2, waiting: 2 });
    for (const name of ['a', 'b', 'c', 'd', 'e'])
      void settled(
        name,
        turns.run('key', room, work(name), () => new AppError('busy')),
      );
    void settled(
      'other',
      turns.run('other', room, work('other'), () => new AppError('busy')),
    );
    await turn();
    expect(log).toEqual(['a begins', 'b begins', 'other begins', 'e busy']);
    for (let n = 0; n < 6; n += 1) await end();
    expect(log.slice(4)).toEqual(['c begins', 'a ends', 'd begins', 'b ends', 'other ends', 'c ends', 'd ends']);
  });

  it('goes on after work that fails', async () => {
    const turns = new Turns();
    const one = (work: () => Promise<string>) =>
      turns.run(
        'key',
        () => ({ running: 1, waiting: 9 }),
        work,
        () => new AppError('busy'),
      );
    const outcomes = await Promise.allSettled([one(async () => Promise.reject(new Error('broken'))), one(async () => 'next')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });
});

describe('the work of a server', () => {
  const user = (id: string): Actor => ({ kind: 'user', id, sessionId: null, clearance: 0, rights: [], conferenceId: null });
  /** How many of so many calls begin at once, and how many are refused. */
  async function begun(count: number, operation: Operation, actorOf: (n: number) => Actor, address: string | null = '203.0.113.7') {
    const { log, work, settled, turn } = pieces();
    const limit = new WorkLimit();
    for (let n = 0; n < count; n += 1) void settled(`${n}`, limit.run(operation, actorOf(n), address, work(`${n}`)));
    await turn();
    return [log.filter((line) => line.endsWith('begins')).length, log.filter((line) => line.endsWith('busy')).length];
  }

  it('answers a few questions of one login at once, and those of another beside them', async () => {
    expect(await begun(600, accountsContract.me, () => user('a'))).toEqual([8, 92]);
    expect(await begun(600, accountsContract.me, (n) => user(`${n}`))).toEqual([600, 0]);
  });

  it('counts those without a login by their address', async () => {
    expect(await begun(2100, accountsContract.me, () => ANONYMOUS)).toEqual([32, 68]);
  });

  it('makes one paper of a login at once, and few on the whole server', async () => {
    expect(await begun(6, printingContract.paper, () => user('a'))).toEqual([1, 1]);
    expect(await begun(50, printingContract.paper, (n) => user(`${n}`))).toEqual([4, 6]);
  });

  it('has no limit for what the server itself does', async () => {
    expect(await begun(3000, printingContract.paper, () => user('a'), null)).toEqual([3000, 0]);
  });
});

describe('an answer that many ask for', () => {
  it('is encoded once, like any other', () => {
    let read = 0;
    const state = {
      get floor() {
        return ((read += 1), { 'đ"': [1, null] });
      },
    };
    const answer = () => ({ ok: true, output: { revision: 1, state: encodedOnce(state), left: undefined } });
    const expected = '{"ok":true,"output":{"revision":1,"state":{"floor":{"đ\\"":[1,null]}}}}';
    expect([encode(answer()), encode(answer()), encode(state)]).toEqual([expected, expected, '{"floor":{"đ\\"":[1,null]}}']);
    expect(read).toBe(1);
  });

  it('leaves everything else as JSON has it', () => {
    for (const value of [null, 1, 'a', [1, { a: undefined }], { at: new Date(0), a: [undefined], b: undefined }, {}])
      expect(encode(value)).toBe(JSON.stringify(value));
  });
});
