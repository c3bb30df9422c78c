import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPINION_OPTIONS } from '../../../server/live/secret-votes/contract/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { code } from '../sitting/published-day.ts';
import { people, secretDay } from './secret-day.ts';

let app: TestApp;
let day: Awaited<ReturnType<typeof secretDay>>;
let logins: Login[];
beforeAll(async () => {
  app = await startApp();
  day = await secretDay(app, 6);
  logins = await day.delegates();
});
afterAll(() => app.end());

const press = fc.record({
  act: fc.constantFrom('cast', 'cast', 'cast', 'cast', 'twice', 'close'),
  who: fc.nat(5),
  choice: fc.constantFrom(...OPINION_OPTIONS),
});
type Press = typeof press extends fc.Arbitrary<infer T> ? T : never;

/** What was pressed, beside a model: the first ballot of each elector, until a close that was accepted. */
async function play(presses: readonly Press[], electors: readonly string[]) {
  const voteId = await day.open({ electors: [...electors] });
  const first = new Map<string, string>();
  /** Whether it was accepted, and whether it had to be. */
  const answers: (readonly [boolean, boolean])[] = [];
  let isClosed = false;
  for (const { act, who, choice } of presses) {
    const [id, login] = [`p${who + 1}`, logins[who]];
    if (!login) throw new Error('nobody is there');
    if (act === 'close') {
      const isDue: boolean = !isClosed && first.size >= 3;
      answers.push([(await code(day.close(voteId))) === 'accepted', isDue]);
      isClosed ||= isDue;
      continue;
    }
    const sent = Array.from({ length: act === 'twice' ? 2 : 1 }, () =>
      day.cast(login, voteId, choice).then(
        ({ received }) => received,
        () => null,
      ),
    );
    const isNew = electors.includes(id) && !first.has(id) && !isClosed;
    answers.push([(await Promise.all(sent)).filter((answer) => answer === 'now').length === 1, isNew]);
    if (isNew) first.set(id, choice);
  }
  return { voteId, first, isClosed, answers };
}

describe('a secret vote, whatever is pressed', () => {
  it('has as many ballots as electors who voted, none twice and none after closing, and totals that are their sum', async () => {
    const runs = fc.asyncProperty(fc.array(press, { maxLength: 14 }), fc.integer({ min: 3, max: 6 }), async (presses, n) => {
      const { voteId, first, isClosed, answers } = await play(presses, people(n));
      expect(answers.filter(([was, due]) => was !== due)).toEqual([]);
      const ballots = await app.db.secretBallot.findMany({ where: { voteId } });
      expect(ballots.map(({ choice }) => choice).toSorted()).toEqual([...first.values()].toSorted());
      expect(await app.db.secretElector.count({ where: { voteId, hasVoted: true } })).toBe(first.size);
      const { count } = (await day.stateOf()).votes[voteId] ?? {};
      const counts = OPINION_OPTIONS.map((option) => ({ option, n: [...first.values()].filter((one) => one === option).length }));
      expect(count).toEqual(isClosed ? { cast: first.size, blank: 0, counts } : null);
      if (!isClosed) await day.cancel(voteId);
    });
    await fc.assert(runs, { numRuns: 25 });
    expect(await app.db.secretVote.count({ where: { state: 'open' } })).toBe(0);
  });
});
