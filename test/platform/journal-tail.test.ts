import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../server/planning/conferences/contract.ts';
import { lastSeqs } from '../../server/platform/journal/store.ts';
import { proceedingsContract as live } from '../../server/live/sitting/contract/index.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { facts } from '../planning/conferences/planning.ts';

describe('the tail of the journals', () => {
  let app: TestApp;
  let organizer: Login;
  beforeAll(async () => {
    app = await startApp();
    organizer = await app.user({ creator: true });
  });
  afterAll(() => app.end());

  it('asks once for the last entries of all journals, of one without entries and of one that is gone', async () => {
    const made = async () => (await organizer.run(conferencesContract.create, facts())).id;
    const [one, other, none] = [await made(), await made(), await made()];
    const announce = (conferenceId: string) => organizer.run(live.announce, { conferenceId, text: 'Nghỉ 15 phút', to: 'everyone' });
    for (const conferenceId of [one, one, other]) await announce(conferenceId);
    expect(await lastSeqs(app.db, [one, other, none, 'gone'])).toEqual(
      new Map([
        [one, 2],
        [other, 1],
      ]),
    );
    expect(await lastSeqs(app.db, [])).toEqual(new Map());
  });
});
