import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../server/platform/ids.ts';
import { proceedingsContract as contract } from '../../server/live/sitting/contract/index.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchMediaBrowser, personAt, type Person } from '../helpers/browser.ts';
import { chromium, mediaWorker } from '../helpers/parts.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';
import { withPapers } from '../live/sitting/published-day.ts';

/** Title of the tab that the browser shares when asked. */
const PAPER = 'Paper-to-share';
const FLAGS = [
  `--auto-select-tab-capture-source-by-title=${PAPER}`,
  // Chromium's second fake camera is a depth camera, which cannot be encoded: use a third as the document camera.
  '--use-fake-device-for-media-stream=device-count=3,fps=5',
];
const DOCUMENT_CAMERA = 'fake_device_2';
/** After this long a menu that does not answer was closed by the page. */
const MENU_TIMEOUT_MS = 3000;

describe.skipIf(!chromium() || !mediaWorker())('the second picture of whoever holds the floor, in real browsers', () => {
  let app: TestApp;
  let browser: Browser;
  let conferenceId: string;
  let chair: Login;
  const people: Person[] = [];
  /** The sharing page and all others, with their places of the second picture and of the speaker. */
  let speaker: Page;
  const places: (readonly [page: Page, second: string, speaker: string])[] = [];

  const open = async ({ token }: Login, path: string, media: boolean): Promise<Page> => {
    const person = await personAt(browser, app.url, { media });
    people.push(person);
    await person.context.addCookies([{ name: 'dc_session', value: token, url: app.url }]);
    await person.page.goto(`/conferences/${conferenceId}/${path}`);
    return person.page;
  };
  const openSite = async (siteId: string): Promise<Page> => {
    await app.db.siteAccess.create({ data: { conferenceId, siteId, code: newId(), secret: newId(), rotatedAt: new Date() } });
    return open(await app.link('site', conferenceId, siteId), 'site', true);
  };
  const paperOf = async (page: Page): Promise<Page> => {
    const paper = await page.context().newPage();
    const counts = 'setInterval(() => (document.body.textContent = String(Number(document.body.textContent) + 1)), 100)';
    await paper.setContent(`<title>${PAPER}</title><body>0</body><script>${counts}</script>`);
    return paper;
  };

  /** A page that draws itself anew in between, as when a device was found, closes its menu: it is opened again, as people do. */
  const showPaper = async (): Promise<void> => {
    const camera = speaker.locator('[data-second=camera]', { hasText: DOCUMENT_CAMERA });
    const isChosen = async (): Promise<boolean> => {
      if (!(await camera.isVisible())) await speaker.locator('.second summary').click();
      const click = camera.click({ timeout: MENU_TIMEOUT_MS });
      return click.then(
        () => true,
        () => false,
      );
    };
    await expect.poll(isChosen, WAIT_OPTIONS).toBe(true);
  };

  const frames = (page: Page, picture: string): Promise<number> =>
    page.evaluate((name) => {
      const video = document.querySelector<HTMLVideoElement>(`.moving.is-shown[data-picture="${name}"] video`);
      return video?.getVideoPlaybackQuality().totalVideoFrames ?? 0;
    }, picture);
  /** Waits until both pictures are there everywhere and moving. */
  async function everyoneSeesBoth(): Promise<void> {
    const seen = () => Promise.all(places.flatMap(([page, ...pictures]) => pictures.map((picture) => frames(page, picture))));
    await expect.poll(async () => (await seen()).every((count) => count > 0), WAIT_OPTIONS).toBe(true);
    const before = await seen();
    await expect.poll(async () => (await seen()).every((count, at) => count > (before[at] ?? 0) + 2), WAIT_OPTIONS).toBe(true);
  }
  async function nobodySeesIt(): Promise<void> {
    const count = async () =>
      (await Promise.all(places.map(([page, second]) => page.locator(`[data-picture="${second}"]`).count()))).join();
    await expect.poll(count, WAIT_OPTIONS).toBe(places.map(() => 0).join());
  }

  beforeAll(async () => {
    app = await startApp({ now: 'real', media: true });
    browser = await launchMediaBrowser(FLAGS);
    ({ conferenceId, chair } = await withPapers(app));
    await chair.run(contract.grant, { conferenceId, paperId: 'quang-ninh', handOver: false });
    speaker = await openSite('site-22');
    places.push(
      [await openSite('site-15'), 'second', 'main'],
      [await open(chair, 'desk?site=site-22', false), 'site/site-22/second', 'site/site-22'],
      [await open(chair, 'display', false), 'second', 'main'],
      [await open(await app.member(conferenceId, 'viewer'), 'watch', false), 'second', 'main'],
    );
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  it('is a document camera, visible to all beside the speaker until they end it', async () => {
    await showPaper();
    await everyoneSeesBoth();
    expect(await speaker.locator('.program-feed > .picture-frame .moving').getAttribute('data-picture')).toBe('own-second');
    await speaker.locator('[data-second=stop]').click();
    await nobodySeesIt();
  });

  it('is a shared screen, which disappears when the browser itself ends the sharing', async () => {
    const paper = await paperOf(speaker);
    await speaker.bringToFront();
    await speaker.locator('[data-second=screen]').click();
    await everyoneSeesBoth();
    await paper.close();
    await nobodySeesIt();
    await expect.poll(() => speaker.locator('[data-second=screen]').count(), WAIT_OPTIONS).toBe(1);
  });

  it('ends with the floor, and stops the shared track', async () => {
    await showPaper();
    await everyoneSeesBoth();
    await chair.run(contract.end, { conferenceId });
    await nobodySeesIt();
    expect(await speaker.locator('[data-second]').count()).toBe(0);
  });

  it('had no error in any page', () => {
    expect(people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
