import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { openPage, wordsIn } from '../../planning/sites/conference-of-sites.ts';
import { published, withPapers } from '../sitting/published-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

describe('the page of viewers', () => {
  it('shows the running item and the announcement to those who may watch', async () => {
    const { conferenceId, chair } = await withPapers(app);
    await chair.run(contract.announce, { conferenceId, text: 'Mỗi tham luận không quá 10 phút.', to: 'everyone' });
    const viewer = await app.member(conferenceId, 'viewer');
    const seen = wordsIn((await openPage(app, `/conferences/${conferenceId}/watch`, viewer)).text);
    expect([seen.includes('Tham luận của các đại biểu'), seen.includes('Mỗi tham luận không quá 10 phút.')]).toEqual([true, true]);
  });

  it('requires a sign-in unless the conference says otherwise', async () => {
    const { conferenceId } = await published(app);
    const organizer = await app.member(conferenceId, 'organizer');
    const path = `/conferences/${conferenceId}/watch`;
    expect((await openPage(app, path, null)).headers.location).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
    const { conference } = await organizer.run(conferencesContract.get, { conferenceId });
    const { version, address, form } = conference;
    await organizer.run(conferencesContract.configure, { conferenceId, version, viewersSignIn: false, address, form });
    expect((await openPage(app, path, null)).status).toBe(200);
  });
});
