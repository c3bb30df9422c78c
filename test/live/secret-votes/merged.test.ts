import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doublesContract } from '../../../server/planning/doubles/contract.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { code } from '../sitting/published-day.ts';
import { secretDay } from './secret-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

/** A day on which two of the list turn out to be one. */
async function day() {
  const made = await secretDay(app, 5);
  const { conferenceId, organizer } = made;
  const merge = async () => {
    const pair = { conferenceId, id: 'p1', otherId: 'p2' };
    const { digest } = await organizer.run(doublesContract.preview, pair);
    await organizer.run(doublesContract.merge, { ...pair, digest, take: [] });
  };
  return { ...made, merge, publish: () => organizer.run(publishingContract.publish, { conferenceId }) };
}

describe('somebody who was entered twice', () => {
  it('is not made one while ballots are cast that nobody can take back', async () => {
    const { open, merge, publish, cast, delegates, close } = await day();
    const voteId = await open();
    for (const one of (await delegates()).slice(0, 3)) await cast(one, voteId, 'agree');
    await merge();
    expect(await code(publish())).toBe('merges-in-secret-vote');
    await close(voteId);
    expect(await code(publish())).toBe('accepted');
  });

  it('has one ballot by either login once they are made one', async () => {
    const { open, merge, publish, cast, delegates, conferenceId } = await day();
    await merge();
    await publish();
    const voteId = await open({ electors: ['p1', 'p3', 'p4'] });
    const [one, other] = await delegates();
    if (!one || !other) throw new Error('nobody is there');
    expect([await cast(other, voteId, 'agree'), await cast(one, voteId, 'disagree')]).toEqual([
      { received: 'now' },
      { received: 'before' },
    ]);
    expect(await app.db.secretBallot.count({ where: { conferenceId } })).toBe(1);
  });
});
