import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf, Operation } from '../../server/platform/contract.ts';
import { proceedingsContract as contract } from '../../server/live/sitting/contract/index.ts';
import { publishingContract } from '../../server/planning/publishing/contract.ts';
import { accessContract } from '../../server/planning/sites/access/contract.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchMediaBrowser, personAt, type Person } from '../helpers/browser.ts';
import { chromium, mediaWorker } from '../helpers/parts.ts';
import { importSeed, seedItem } from '../helpers/seeded.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';

const QUANG_NINH = 'provinces-22';
const LAO_CAI = 'provinces-15';

describe.skipIf(!chromium() || !mediaWorker())('pictures in real browsers', () => {
  let app: TestApp;
  let browser: Browser;
  let organizer: Login;
  let conferenceId: string;
  let quangNinh: Page;
  let laoCai: Page;
  let viewer: Page;
  const people: Person[] = [];

  const run = <T extends Operation>(operation: T, input: Omit<InputOf<T>, 'conferenceId'>) =>
    organizer.run(operation, { conferenceId, ...input } as InputOf<T>);

  async function open(token: string, path: string, media: boolean): Promise<Page> {
    const person = await personAt(browser, app.url, { media });
    people.push(person);
    await person.context.addCookies([{ name: 'dc_session', value: token, url: app.url }]);
    await person.page.goto(`/conferences/${conferenceId}/${path}`);
    return person.page;
  }

  async function openSite(siteId: string): Promise<Page> {
    const { access } = await run(accessContract.access, {});
    const code = access.find((one) => one.siteId === siteId)?.code ?? '';
    const { token } = await app.nobody.run(accessContract.join, { code });
    return open(token, 'site', true);
  }

  beforeAll(async () => {
    app = await startApp({ now: 'real', media: true });
    browser = await launchMediaBrowser();
    organizer = await app.user({ creator: true });
    conferenceId = await importSeed(organizer);
    await run(accessContract.openAccess, {});
    await run(publishingContract.publish, { note: null });
    quangNinh = await openSite(QUANG_NINH);
    laoCai = await openSite(LAO_CAI);
    viewer = await open((await app.member(conferenceId, 'viewer')).token, 'watch', false);
    await run(contract.openSitting, { sittingId: 'sitting-1' });
    await run(contract.startItem, { itemId: await seedItem(organizer, conferenceId, 'papers') });
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  /** The large picture of a page: which one, and how many decoded frames. */
  const large = (page: Page) =>
    page
      .locator('.watch .program-feed > .picture-frame .moving')
      .first()
      .evaluate((place) => ({
        name: (place as HTMLElement).dataset['picture'],
        isShown: place.classList.contains('is-shown'),
        frames: place.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0,
      }))
      .catch(() => ({ name: undefined, isShown: false, frames: 0 }));

  /** Waits until the picture is there and moving. */
  async function moves(page: Page, name: string): Promise<void> {
    await expect.poll(async () => large(page).then((seen) => [seen.name, seen.isShown]), WAIT_OPTIONS).toEqual([name, true]);
    const { frames } = await large(page);
    await expect.poll(async () => (await large(page)).frames > frames + 3, WAIT_OPTIONS).toBe(true);
  }
  const band = (page: Page) => () =>
    page.locator('.call').evaluate((element) => [element.classList.contains('live'), document.body.classList.contains('on-air')]);

  it('show the speaker to the other sites and to viewers, and to the speaker’s site what it sends', async () => {
    await run(contract.grant, { siteId: QUANG_NINH, seconds: 600, handOver: false });
    await moves(quangNinh, 'own');
    await moves(laoCai, 'main');
    await moves(viewer, 'main');
    await expect.poll(band(quangNinh), WAIT_OPTIONS).toEqual([true, true]);
    expect(await quangNinh.locator('.call p').textContent()).toContain('Micrô đang mở, tiếng của');
    expect(await quangNinh.locator('.side .own-site [data-picture]').getAttribute('data-picture')).toBe('hall');
  });

  it('follow the floor without interruption', async () => {
    await run(contract.grant, { siteId: LAO_CAI, seconds: 600, handOver: true });
    await moves(laoCai, 'own');
    await moves(quangNinh, 'main');
    await moves(viewer, 'main');
    expect(await quangNinh.evaluate(() => document.body.classList.contains('on-air'))).toBe(false);
  });

  it('fill the hall display, with the name below, or are shown beside the agenda', async () => {
    const display = await open(organizer.token, 'display', false);
    const isShown = (layout: string) => () => display.locator(`.on-screen.${layout} .large .moving.is-shown`).isVisible();
    await expect.poll(isShown('picture'), WAIT_OPTIONS).toBe(true);
    expect(await display.locator('.lower h1').textContent()).toBe('Tỉnh\u00a0ủy Lào\u00a0Cai');
    await display.keyboard.press('b');
    await expect.poll(isShown('beside'), WAIT_OPTIONS).toBe(true);
    await display.keyboard.press('c');
    await expect.poll(() => display.locator('#display-clock .ruler').isVisible(), WAIT_OPTIONS).toBe(true);
    await display.close();
  });

  it('are back after a reload in the middle of a speech', async () => {
    await laoCai.reload();
    await moves(laoCai, 'own');
    await expect.poll(band(laoCai), WAIT_OPTIONS).toEqual([true, true]);
    await moves(viewer, 'main');
  });

  it('are sent by one page of a site: an older one says so, and takes over again by one press, or once the newer one is gone', async () => {
    const says = (page: Page) => () => page.locator('#replaced').isVisible();
    const older = laoCai;
    const newer = await older.context().newPage();
    newer.on('pageerror', (error) => people[0]?.faults.push(String(error)));
    await newer.goto(older.url());
    await expect.poll(says(older), WAIT_OPTIONS).toBe(true);
    await moves(newer, 'own');
    await moves(older, 'main');
    expect(await older.locator('.plate.unsent [data-picture]').getAttribute('data-picture')).toBe('own');
    await older.locator('[data-send-here]').click();
    await expect.poll(says(newer), WAIT_OPTIONS).toBe(true);
    await moves(older, 'own');
    await moves(viewer, 'main');
    expect([
      await says(older)(),
      await newer.locator('.program-feed > .picture-frame .moving').first().getAttribute('data-picture'),
    ]).toEqual([false, 'main']);
    await newer.reload();
    await expect.poll(says(older), WAIT_OPTIONS).toBe(true);
    await newer.goto('about:blank');
    await expect.poll(says(older), WAIT_OPTIONS).toBe(false);
    await moves(older, 'own');
    await moves(viewer, 'main');
    await newer.close();
  });

  it('come with a microphone that is red only while it is open', async () => {
    await run(contract.closeMicrophones, { siteId: LAO_CAI });
    await expect.poll(band(laoCai), WAIT_OPTIONS).toEqual([false, false]);
    await run(contract.openMicrophone, { siteId: LAO_CAI });
    await expect.poll(band(laoCai), WAIT_OPTIONS).toEqual([true, true]);
  });

  it('have sound that waits for a press if the browser requires one', async () => {
    const isBlocked = () => viewer.locator('#sound-blocked').isVisible();
    await expect.poll(isBlocked, WAIT_OPTIONS).toBe(true);
    await viewer.locator('#sound-on').click();
    await expect.poll(isBlocked, WAIT_OPTIONS).toBe(false);
  });

  it('had no errors in any page', () => {
    expect(people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
