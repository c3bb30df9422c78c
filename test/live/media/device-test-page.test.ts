import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { conferenceOfSites, openPage, wordsIn, type SitesConference } from '../../planning/sites/conference-of-sites.ts';

describe('the device test page of a site', () => {
  let app: TestApp;
  let conference: SitesConference;
  const open = (login: { token: string } | null, lang = 'vi') =>
    openPage(app, `/conferences/${conference.conferenceId}/site/check`, login, lang);

  beforeAll(async () => {
    app = await startApp();
    conference = await conferenceOfSites(app);
  });
  afterAll(async () => app.end());

  it('is for a site and its technician', async () => {
    const { conferenceId, idOf, join } = conference;
    const technician = await app.bound(conferenceId, 'technician', { siteId: await idOf('Lào Cai') });
    const pages = await Promise.all([await join('Lào Cai'), technician].map((login) => open(login)));
    expect(pages.map(({ status }) => status)).toEqual([200, 200]);
    expect(pages.map(({ text }) => wordsIn(text).includes('Tỉnh ủy Lào Cai'))).toEqual([true, true]);
  });

  it('is refused to everybody else', async () => {
    const { conferenceId, organizer } = conference;
    const others = [organizer, await app.member(conferenceId, 'chair'), await app.member(conferenceId, 'viewer'), await app.user()];
    const statuses = (await Promise.all(others.map((login) => open(login)))).map(({ status }) => status);
    expect([statuses, (await open(null)).status]).toEqual([[403, 403, 403, 404], 303]);
  });

  it('names its four steps before any test, and what to do without JavaScript', async () => {
    const words = wordsIn((await open(await conference.join('Cà Mau'))).text);
    const wanted = ['1 Máy quay', '2 Micrô', '3 Loa', '4 Đường truyền', 'Bắt đầu kiểm tra', 'Trình duyệt đang tắt JavaScript'];
    expect(wanted.filter((one) => !words.replace(/\s+/g, ' ').includes(one))).toEqual([]);
  });

  it('is linked from the page of the site, and leads back there', async () => {
    const { conferenceId, join } = conference;
    const site = await join('An Giang');
    const at = `/conferences/${conferenceId}/site`;
    const { text } = await openPage(app, at, site);
    expect([text.includes(`href="${at}/check"`), (await open(site)).text.includes(`href="${at}"`)]).toEqual([true, true]);
  });
});
