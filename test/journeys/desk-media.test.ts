import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mediaContract } from '../../server/live/media/contract/index.ts';
import { proceedingsContract as contract } from '../../server/live/sitting/contract/index.ts';
import { meterOf } from '../../server/live/desk/presenter/tiles.ts';
import { recordingNow, stateOf } from '../../server/live/sitting/rules/index.ts';
import { newId } from '../../server/platform/ids.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchMediaBrowser, personAt, type Person } from '../helpers/browser.ts';
import { axeFaults, overflowAt, withAxe } from '../helpers/pages/look.ts';
import { chromium, mediaWorker } from '../helpers/parts.ts';
import { says } from '../helpers/people.ts';
import { withPapers } from '../live/sitting/published-day.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';

/** The level that the speaker's page always reports; any other level at the desk is one that it measures itself. */
const REPORTED = 0.9375;

describe.skipIf(!chromium() || !mediaWorker())('the desk with sound and picture, in real browsers with cameras', () => {
  let app: TestApp;
  let browser: Browser;
  let conferenceId: string;
  let chair: Login;
  let desk: Page;
  const people: Person[] = [];

  const open = async (
    { token }: Login,
    path: string,
    media: boolean,
    before: (page: Page) => Promise<void> = async () => {},
  ): Promise<Page> => {
    const person = await personAt(browser, app.url, { media });
    people.push(person);
    await before(person.page);
    await withAxe(person.context);
    await person.context.addCookies([{ name: 'dc_session', value: token, url: app.url }]);
    await person.page.goto(path);
    return person.page;
  };
  const joinSite = async (siteId: string, before?: (page: Page) => Promise<void>): Promise<Page> => {
    const access = { conferenceId, siteId, code: newId(), secret: newId(), rotatedAt: new Date() };
    await app.db.siteAccess.create({ data: access });
    return open(await app.link('site', conferenceId, siteId), `/conferences/${conferenceId}/site`, true, before);
  };
  /** Makes the page report this microphone level, whatever it measures. */
  const reporting = (level: number) => (page: Page) =>
    page.routeWebSocket(/socket\.io/, (socket) => {
      const server = socket.connectToServer();
      socket.onMessage((data) => {
        const isReport = String(data).includes(`"${mediaContract.report.name}"`);
        server.send(isReport ? String(data).replace(/"level":(null|[\d.e-]+)/, `"level":${level}`) : data);
      });
    });
  const state = async () => stateOf((await chair.run(contract.liveState, { conferenceId })).state);
  /** Waits until the picture in this place has decoded more frames than it had. */
  const moves = (place: string) =>
    desk.waitForFunction(
      (selector) => {
        const video = document.querySelector<HTMLVideoElement>(`${selector}.is-shown video`);
        return video !== null && video.getVideoPlaybackQuality().totalVideoFrames > 10;
      },
      place,
      WAIT_OPTIONS,
    );
  const press = async (key: string, where: string, words: string) => {
    await desk.keyboard.press(key);
    await says(desk, where, words);
  };

  beforeAll(async () => {
    app = await startApp({ now: 'real', media: true });
    browser = await launchMediaBrowser();
    ({ conferenceId, chair } = await withPapers(app));
    await chair.run(contract.grant, { conferenceId, paperId: 'quang-ninh', handOver: false });
    desk = await open(chair, `/conferences/${conferenceId}/desk`, false);
    await joinSite('site-22', reporting(REPORTED));
    await joinSite('site-15');
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  it('shows the pictures of its sites in the grid, and a preview of the next speaker', async () => {
    await moves('#grid-site-22');
    await moves('#grid-site-15');
    await moves('.speaker-list .is-next [data-picture="site/site-15"]');
    expect(await desk.locator('.tile.air').getAttribute('id')).toBe('site-site-22');
  });

  it('closes the microphones by X, and opens them again by the undo button', async () => {
    await press('x', '#toasts', 'Đã tắt mọi micrô');
    await says(desk, '.current-turn .chip', 'Micrô đang tắt');
    expect([await desk.locator('.tile.air').count(), Object.keys((await state()).microphones)]).toEqual([0, ['site-22', 'main']]);
    await desk.locator('#toasts .btn', { hasText: 'Mở lại micrô' }).click();
    await says(desk, '.current-turn .chip', 'Đang phát biểu');
    expect((await state()).microphones).toEqual({});
  });

  it('measures open microphones itself instead of using the levels that sites report', async () => {
    const shown = (siteId: string) => desk.locator(`[data-level="${siteId}"] .level`).first().getAttribute('width');
    const reported = new Set([null, '', '0', String(meterOf(REPORTED))]);
    await expect.poll(async () => reported.has(await shown('site-22')), WAIT_OPTIONS).toBe(false);
  });

  it('opens a site in the panel, puts it on the hall display without giving it the floor, and takes it off again', async () => {
    await desk.locator('[data-site="site-15"]').focus();
    await desk.keyboard.press('Space');
    await says(desk, '#site-panel-title', 'Tỉnh ủy Lào Cai');
    await moves('#look-site-15');
    await says(desk, '#site-panel .line-figures', 'bit/s');
    await press('s', '#toasts', 'Đã đưa Lào Cai lên màn hình hội trường');
    await says(desk, '.desk-sound', 'Màn hình hội trường: Lào Cai');
    const { screenSiteId, floor } = await state();
    expect([screenSiteId, floor?.speaker.siteId]).toEqual(['site-15', 'site-22']);
    await press('s', '#toasts', 'Màn hình hội trường trở lại hình chung');
    await desk.keyboard.press('Escape');
    await desk.locator('#site-panel').waitFor({ state: 'detached' });
    expect(await desk.evaluate(() => document.activeElement?.getAttribute('data-site'))).toBe('site-15');
  });

  it('opens the site panel over the grid on a phone', async () => {
    await desk.setViewportSize({ width: 360, height: 740 });
    await desk.locator('[data-tab="site-grid"]').click();
    await desk.locator('[data-site="site-22"]').click();
    await desk.locator('#site-panel-title:visible', { hasText: 'Quảng Ninh' }).waitFor();
    expect(await overflowAt(desk, { width: 360, height: 740 })).toEqual([]);
    await desk.locator('#site-panel [data-leave]').click();
    await desk.locator('[data-tab="stage"]').click();
    await desk.setViewportSize({ width: 1440, height: 900 });
    expect(await desk.locator('#site-panel').count()).toBe(0);
  });

  it('starts and stops the recording, and shows that it is on', async () => {
    await press('r', '.top-bar', 'Đang ghi hình');
    await says(desk, '.desk-sound', 'Dừng ghi');
    expect(recordingNow(await state())?.stoppedAt).toBe(null);
    await press('r', '#toasts', 'Đã dừng ghi hình sau');
    await says(desk, '.desk-sound', 'Ghi hình');
    expect(recordingNow(await state())).toBe(null);
  });

  it('is accessible with everything on it, and never scrolls where it fits', async () => {
    await chair.run(contract.startRecording, { conferenceId });
    await chair.run(contract.putOnScreen, { conferenceId, siteId: 'site-96' });
    await desk.locator('[data-site="site-22"]').click();
    await says(desk, '#site-panel-title', 'Quảng Ninh');
    await says(desk, '.desk-sound', 'Màn hình hội trường: Cà Mau');
    expect(await axeFaults(desk)).toEqual([]);
    for (const size of [
      { width: 1440, height: 900 },
      { width: 1366, height: 768 },
    ]) {
      expect(await overflowAt(desk, size)).toEqual([]);
      expect(await desk.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
    }
  });

  it('had no error in any page', () => {
    expect(people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
