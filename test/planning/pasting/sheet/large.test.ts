import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../../../server/planning/conferences/contract.ts';
import { participantsContract } from '../../../../server/planning/participants/contract.ts';
import { pastingContract as contract } from '../../../../server/planning/pasting/contract.ts';
import { nextTurn } from '../../../../server/platform/next-turn.ts';
import { startApp, type Login, type TestApp } from '../../../helpers/app.ts';
import { bareConference } from '../../../helpers/conference.ts';
import { OFFICE_SITES, officeFile, officePerson } from './office-file.ts';

const PEOPLE = 5000;

describe('a file of five thousand rows', () => {
  let app: TestApp;
  let organizer: Login;
  let conferenceId: string;
  beforeAll(async () => {
    app = await startApp();
    conferenceId = await bareConference(app);
    organizer = await app.member(conferenceId, 'organizer');
  });
  afterAll(() => app.end());

  /** How many short questions are answered while something else is done. */
  async function answeredDuring<T>(work: Promise<T>): Promise<{ result: T; answered: number }> {
    let answered = 0;
    const done = new AbortController();
    const asking = (async () => {
      while (!done.signal.aborted) {
        await organizer.run(conferencesContract.get, { conferenceId });
        answered += 1;
        await nextTurn();
      }
    })();
    const result = await work.finally(() => done.abort());
    await asking;
    return { result, answered };
  }

  it('is read, added and taken back as one, while others are answered; the same file again adds nobody', async () => {
    const content = (await officeFile(PEOPLE)).toString('base64');
    const sites = OFFICE_SITES.map((called) => ({ called, siteId: 'quang-ninh' }));
    const { result: read, answered } = await answeredDuring(organizer.run(contract.readSheet, { conferenceId, content, sites }));
    expect(answered).toBeGreaterThan(20);
    expect(read.people.map(({ facts: { name, posts } }) => ({ name, posts }))).toEqual(
      Array.from({ length: PEOPLE }, (_, n) => officePerson(n)),
    );
    expect(read.people.flatMap(({ faults }) => faults)).toEqual([]);
    const participants = read.people.map(({ facts }) => facts);
    const { result: batch } = await answeredDuring(organizer.run(participantsContract.addMany, { conferenceId, participants }));
    expect(batch.ids).toHaveLength(PEOPLE);
    const again = await organizer.run(contract.readSheet, { conferenceId, content, sites: [] });
    expect(again.people.map(({ listed }) => listed)).toEqual(batch.ids);
    await organizer.run(participantsContract.removeMany, { conferenceId, id: batch.id });
    expect((await organizer.run(participantsContract.list, { conferenceId })).all).toBe(0);
  });
});
