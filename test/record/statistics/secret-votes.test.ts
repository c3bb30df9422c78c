import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statisticsContract as contract } from '../../../server/record/statistics/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { secretDay } from '../../live/secret-votes/secret-day.ts';

describe('secret votes among the figures', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.end());

  it('stand with their totals and what came of them, and a void or an open one does not', async () => {
    const day = await secretDay(app, 4);
    const logins = await day.delegates();
    const question = await day.open();
    for (const [at, one] of logins.entries()) await day.cast(one, question, at < 3 ? 'agree' : 'none');
    app.clock.now += 60_000;
    await day.close(question);
    const election = await day.open({ form: 'election', candidates: ['A', 'B'], seats: 1 });
    for (const one of logins) await day.cast(one, election, 'c1');
    app.clock.now += 30_000;
    await day.close(election);
    await day.cancel(await day.open());
    await day.open();
    const { votes } = await day.chair.run(contract.get, { conferenceId: day.conferenceId });
    const rows = votes.map(({ way, outcome, elected, agree, disagree, none, entitled, present, needed, seconds }) => [
      [way, outcome, elected],
      [agree, disagree, none],
      [entitled, present, needed, seconds],
    ]);
    expect(rows).toEqual([
      [
        ['secret', 'adopted', null],
        [3, 0, 1],
        [4, 4, 3, 60],
      ],
      [
        ['secret', 'unknown', 1],
        [0, 0, 0],
        [4, 4, 3, 30],
      ],
    ]);
  });
});
