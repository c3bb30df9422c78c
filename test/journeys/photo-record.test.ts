import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proceedingsContract as live } from '../../server/live/sitting/contract/index.ts';
import { newId } from '../../server/platform/ids.ts';
import { photosContract } from '../../server/record/photos/contract.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchMediaBrowser, personAt, type Person } from '../helpers/browser.ts';
import { chromium, mediaWorker } from '../helpers/parts.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';
import { withPapers } from '../live/sitting/published-day.ts';
import { JPEG } from '../record/photos/pictures.ts';

describe.skipIf(!chromium() || !mediaWorker())('the photo record, in a real browser', () => {
  let app: TestApp;
  let browser: Browser;
  let conferenceId: string;
  let chair: Login;
  let album: Page;
  const people: Person[] = [];

  const open = async ({ token }: Login, path: string, media: boolean): Promise<Page> => {
    const person = await personAt(browser, app.url, { media });
    people.push(person);
    await person.context.addCookies([{ name: 'dc_session', value: token, url: app.url }]);
    await person.page.goto(path);
    return person.page;
  };
  const pictures = (n: number) =>
    album.waitForFunction((wanted) => document.querySelectorAll('.album img').length === wanted, n, WAIT_OPTIONS);

  beforeAll(async () => {
    app = await startApp({ now: 'real', media: true });
    browser = await launchMediaBrowser();
    ({ conferenceId, chair } = await withPapers(app));
    const siteId = 'site-22';
    await app.db.siteAccess.create({ data: { conferenceId, siteId, code: newId(), secret: newId(), rotatedAt: new Date() } });
    await open(await app.link('site', conferenceId, siteId), `/conferences/${conferenceId}/site`, true);
    await chair.run(live.grant, { conferenceId, paperId: 'quang-ninh', handOver: false });
    album = await open(await app.member(conferenceId, 'secretary'), `/conferences/${conferenceId}/photos`, false);
  });
  afterAll(async () => {
    await Promise.all(people.map(({ context }) => context.close()));
    await browser?.close();
    await app.end();
  });

  it('takes a still of the programme and a file, under the item that runs', async () => {
    await album.click('[data-still]');
    await pictures(1);
    await album.setInputFiles('input[data-photo-files][multiple]', { name: 'a.jpg', mimeType: 'image/jpeg', buffer: JPEG });
    await pictures(2);
    const { photos } = await chair.run(photosContract.list, { conferenceId });
    const [still, other] = ['still', 'upload'].map((origin) => photos.find((one) => one.origin === origin));
    expect([still?.itemId, still?.timeFrom, other?.width]).toEqual(['papers', 'still', 16]);
    expect(still?.width).toBeGreaterThan(100);
  });
});
