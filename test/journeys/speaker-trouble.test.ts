import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proceedingsContract as contract } from '../../server/live/sitting/contract/index.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchMediaBrowser, personAt, type Person } from '../helpers/browser.ts';
import { colouredHall, type ColouredHall } from '../helpers/media/coloured-hall.ts';
import { chromium, mediaWorker } from '../helpers/parts.ts';
import { says } from '../helpers/people.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';
import { clearSite, withPapers } from '../live/sitting/published-day.ts';

const SPEAKER = 'site-22';

describe.skipIf(!chromium() || !mediaWorker())('a speaker whom nobody hears', () => {
  let app: TestApp;
  let conferenceId: string;
  let chair: Login;
  let site: Page;
  let desk: Page;
  let hall: Page;
  const browsers: Browser[] = [];
  const halls: ColouredHall[] = [];
  const people: Person[] = [];

  const open = async (browser: Browser, { token }: Login, path: string, options: object = {}): Promise<Page> => {
    const person = await personAt(browser, app.url, { media: true, ...options });
    people.push(person);
    await person.context.addCookies([{ name: 'dc_session', value: token, url: app.url }]);
    await person.page.goto(`/conferences/${conferenceId}/${path}`);
    return person.page;
  };
  const launch = async (flags: readonly string[] = []): Promise<Browser> => {
    const browser = await launchMediaBrowser(flags);
    browsers.push(browser);
    return browser;
  };
  const cameWith = async (siteId: string, colour: readonly [number, number, number], tone: number): Promise<Page> => {
    const made = colouredHall(colour, tone);
    halls.push(made);
    await clearSite(app, conferenceId, siteId, 0);
    return open(await launch(made.flags), await app.link('site', conferenceId, siteId), 'site');
  };

  beforeAll(async () => {
    app = await startApp({ now: 'real', media: true });
    ({ conferenceId, chair } = await withPapers(app));
    site = await cameWith(SPEAKER, [60, 60, 200], 800);
    const staff = await launch();
    desk = await open(staff, chair, 'desk');
    hall = await open(staff, chair, 'display', { width: 1920, height: 1080 });
    await chair.run(contract.grant, { conferenceId, paperId: 'quang-ninh', handOver: false });
  });
  afterAll(async () => {
    for (const browser of browsers) await browser.close();
    for (const made of halls) made.remove();
    await app?.end();
  });

  /** Number of amber lines at the desk and in the hall. */
  const worries = () =>
    Promise.all([desk.locator('.stage .banner.warn:visible'), hall.locator('.speaker-trouble:visible')].map((line) => line.count()));

  it('is not reported while all is well, and their own page says how many sites receive their picture', async () => {
    await says(site, '.call', 'Micrô đang mở');
    await expect.poll(worries, WAIT_OPTIONS).toEqual([0, 0]);
    await cameWith('site-15', [60, 180, 60], 500);
    await says(site, '.call', '1/1 điểm cầu đang theo dõi nhận được hình.');
    await says(site, '.program-feed', 'Hình đang phát đi');
  });

  it('is reported in amber on the stage, on the tile and in the hall when their page freezes, until it recovers', async () => {
    const frozen = site.evaluate(() => {
      for (const until = performance.now() + 10_000; performance.now() < until;) Math.sqrt(2);
    });
    const words = 'Trang của Quảng Ninh không trả lời';
    await Promise.all([says(desk, '.stage .banner.warn', words), says(hall, '.speaker-trouble', words)]);
    await says(desk, `#site-${SPEAKER}`, words);
    await frozen;
    await expect.poll(worries, WAIT_OPTIONS).toEqual([0, 0]);
  });

  it('had no error in any page', () => {
    expect(people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
