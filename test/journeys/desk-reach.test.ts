import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proceedingsContract as contract } from '../../server/live/sitting/contract/index.ts';
import { newId } from '../../server/platform/ids.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt, type Person } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';
import { says, wordsOf } from '../helpers/people.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';
import { withPapers } from '../live/sitting/published-day.ts';

/** Runs in the browser: its system refuses the first request to keep the screen on, and takes a lock away with an event `release`. */
function refuseFirstWakeLock(): void {
  let asked = 0;
  const request = async (): Promise<EventTarget> => {
    Reflect.set(window, 'asked', (asked += 1));
    if (asked === 1) throw new DOMException('low battery', 'NotAllowedError');
    const lock = Object.assign(new EventTarget(), { released: false });
    lock.addEventListener('release', () => (lock.released = true));
    Reflect.set(window, 'lock', lock);
    return lock;
  };
  Object.defineProperty(navigator, 'wakeLock', { value: { request } });
}

describe.skipIf(!chromium())('what the desk has in reach', () => {
  let app: TestApp;
  let browser: Browser;
  const people: Person[] = [];

  beforeAll(async () => {
    app = await startApp({ now: 'real' });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const open = async ({ token }: Pick<Login, 'token'>, path: string, size: { width?: number; height?: number } = {}): Promise<Page> => {
    const person = await personAt(browser, app.url, size);
    people.push(person);
    await person.context.addCookies([{ name: 'dc_session', value: token, url: app.url }]);
    await person.page.goto(path);
    return person.page;
  };

  it('finds a site without accents and adds it to the list with Enter; one already waiting is shown as such', async () => {
    const { conferenceId, chair } = await withPapers(app);
    const desk = await open(chair, `/conferences/${conferenceId}/desk`);
    await says(desk, '.speaker-list .is-next', 'Quảng Ninh');
    const rows = () => desk.locator('[data-row]').count();
    const before = await rows();
    await desk.keyboard.press('/');
    await desk.keyboard.type('ca mau');
    await says(desk, '#find .record-list', 'Tỉnh ủy Cà Mau');
    await desk.keyboard.press('Enter');
    await says(desk, '#toasts', 'vào danh sách');
    expect([await rows(), await desk.locator('#find[open]').count()]).toEqual([before + 1, 0]);
    await desk.keyboard.press('/');
    await desk.locator('#find-query').fill('ca mau');
    await says(desk, '#find .record-list li:first-child', 'đã có trong danh sách');
  });

  it('refuses a request with a reason by keys alone, and the site reads why', async () => {
    const { conferenceId, chair } = await withPapers(app);
    const siteId = 'site-96';
    const site = await app.link('site', conferenceId, siteId);
    await site.run(contract.request, { conferenceId, topic: 'Xin phát biểu về chuyển đổi số' });
    const desk = await open(chair, `/conferences/${conferenceId}/desk`);
    const page = await open(site, `/conferences/${conferenceId}/site`);
    await says(desk, '#desk-requests', '1');
    await desk.keyboard.press('d');
    await desk.keyboard.press('Shift+Tab');
    await desk.keyboard.press('Shift+Tab');
    await desk.keyboard.press('Space');
    await desk.keyboard.press('Tab');
    await desk.keyboard.type('Đã hết giờ');
    await desk.keyboard.press('Enter');
    await desk.locator('#desk-requests').waitFor({ state: 'detached' });
    await says(page, 'main', 'Đã hết giờ');
    const { entries } = await chair.run(contract.journal, { conferenceId, after: 0 });
    const kinds = entries.map((entry) => ('kind' in entry ? (entry.kind ?? '') : ''));
    expect(kinds.filter((kind) => kind.startsWith('request.'))).toEqual(['request.made', 'request.refused']);
  });

  it('lists the open hall displays and what each shows, and says within seconds that one has gone', async () => {
    const { conferenceId, chair } = await withPapers(app);
    const id = newId();
    await app.db.displayLink.create({ data: { id, conferenceId, name: 'Màn hình lớn', secret: id, createdAt: new Date() } });
    const desk = await open(chair, `/conferences/${conferenceId}/desk`);
    await says(desk, '.screens summary', '0 màn hình');
    const link = await app.link('display', conferenceId, id);
    const hall = await open(link, `/conferences/${conferenceId}/display`, { width: 1920, height: 1080 });
    await says(desk, '.screens summary', '1 màn hình');
    await says(desk, '.screens .screen-row', 'Màn hình lớn Theo diễn biến');
    await chair.run(contract.setDisplay, { conferenceId, mode: 'blank' });
    await says(desk, '.screens .screen-row', 'Màn hình lớn Đang tắt hình');
    // Its page is suspended, as on a machine that hangs, and does not say goodbye.
    const held = hall.evaluate(() => {
      for (const until = performance.now() + 12_000; performance.now() < until;) Math.sqrt(2);
    });
    await says(desk, '.screens summary', '1 mất tín hiệu');
    expect(await wordsOf(desk, '.screens .screen-row')).toContain('Mất tín hiệu từ');
    await held;
    await says(desk, '.screens .screen-row', 'Đang tắt hình');
    await hall.close();
    await expect.poll(() => wordsOf(desk, '.screens summary'), WAIT_OPTIONS).toBe('0 màn hình');
  });

  it('keeps its screen on: asks again for what the system refused or took away, and not for what it has', async () => {
    const { conferenceId, chair } = await withPapers(app);
    const desk = await open(chair, '/conferences');
    await desk.addInitScript(refuseFirstWakeLock);
    await desk.goto(`/conferences/${conferenceId}/desk`);
    const after = (event: 'visibilitychange' | 'release') =>
      desk.evaluate((name) => (name === 'release' ? Reflect.get(window, 'lock') : document).dispatchEvent(new Event(name)), event);
    const asked = () => desk.evaluate(() => Number(Reflect.get(window, 'asked')));
    await expect.poll(asked, WAIT_OPTIONS).toBe(1);
    await after('visibilitychange');
    await expect.poll(asked, WAIT_OPTIONS).toBe(2);
    await after('visibilitychange');
    expect(await asked()).toBe(2);
    await after('release');
    await expect.poll(asked, WAIT_OPTIONS).toBe(3);
  });

  it('had no error in any page', () => {
    expect(people.flatMap((person) => person.faults)).toEqual([]);
  });
});
