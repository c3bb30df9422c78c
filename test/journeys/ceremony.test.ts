import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt, type Person } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';
import { actAtDesk, says, wordsOf } from '../helpers/people.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';
import { award, ceremonyRuns, withCeremony } from '../live/ceremony/ceremony-day.ts';

const NAMES = Array.from({ length: 40 }, (_, at) => `Tập thể phòng nghiệp vụ số ${at + 1} của Văn phòng Tỉnh ủy và các đơn vị trực thuộc`);

describe.skipIf(!chromium())('a ceremony in real browsers', () => {
  let app: TestApp;
  let browser: Browser;
  let conferenceId: string;
  let chair: Login;
  const people: Person[] = [];

  beforeAll(async () => {
    app = await startApp({ now: 'real' });
    browser = await launchBrowser();
    const long = award('long', { recipients: NAMES });
    ({ conferenceId, chair } = await ceremonyRuns(app, (plan) => ({
      ...withCeremony(plan),
      awards: [...withCeremony(plan).awards, long],
    })));
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  async function open(login: Login, path: string, width: number, height: number) {
    const person = await personAt(browser, app.url, { width, height });
    await person.context.addCookies([{ name: 'dc_session', value: login.token, url: app.url }]);
    await person.page.goto(`/conferences/${conferenceId}/${path}`);
    people.push(person);
    return person.page;
  }

  it('goes from the stage to the minutes, seen on the hall display and read by the announcer', async () => {
    const [desk, display] = [await open(chair, 'desk', 1366, 768), await open(chair, 'display', 1920, 1080)];
    const announcer = await open(await app.member(conferenceId, 'secretary'), 'announcer', 360, 740);
    await actAtDesk(desk, 'Mời lên sân khấu');
    await says(display, '.award-list', 'Văn phòng Tỉnh ủy Quảng Ninh');
    await says(announcer, '.announcer-now', 'Kính mời 2 tập thể lên nhận Cờ thi đua');
    const first = desk.locator('.ceremony-recipients li').first();
    await first.locator('summary').click();
    await first.getByText('Vắng mặt, nhận sau').click();
    await says(desk, '.ceremony-recipients', 'vắng mặt');
    await actAtDesk(desk, 'Trao tặng');
    await says(desk, '.ceremony .facts', 'Văn phòng Tỉnh ủy Lào Cai');
    await says(desk, '.ceremony', '1/4 đợt');
    await desk.locator('.toast button, [role=status] button').first().click();
    await says(desk, '.ceremony', '0/4 đợt');
    await actAtDesk(desk, 'Trao tặng');
    await says(desk, '.ceremony', '1/4 đợt');
    const minutes = await open(await app.member(conferenceId, 'secretary'), 'minutes', 1440, 900);
    await says(minutes, 'main', 'Trao Cờ thi đua của Văn phòng Trung ương Đảng cho 1 tập thể: Văn phòng Tỉnh ủy Quảng Ninh');
    expect(await wordsOf(minutes, 'main')).toContain('Nhận sau do vắng mặt: Văn phòng Tỉnh ủy Lào Cai.');
  });

  it('shows a list of any length without cutting it off, and fits a phone', async () => {
    const [desk, display] = [await open(chair, 'desk', 360, 740), await open(chair, 'display', 1920, 1080)];
    for (const step of ['Mời lên sân khấu', 'Trao tặng', 'Mời lên sân khấu', 'Trao tặng', 'Mời lên sân khấu']) await actAtDesk(desk, step);
    await says(display, '.award-list', NAMES[39] ?? '');
    await display.locator('.award-list [data-page]').waitFor({ timeout: WAIT_OPTIONS.timeout });
    const cut = await display.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.display-award [data-fits], .award-foot [data-fits]')].flatMap((block) =>
        block.scrollHeight > block.clientHeight + 1 || block.scrollWidth > block.clientWidth + 1 ? [block.className] : [],
      ),
    );
    expect([cut, await desk.evaluate(() => document.documentElement.scrollWidth <= innerWidth)]).toEqual([[], true]);
  });

  it('keeps each button what it was while those before it go', async () => {
    const desk = await open(chair, 'desk', 1366, 768);
    const finish = await desk.waitForSelector('.stage .actions .btn:has-text("Kết thúc nội dung")');
    const places = () => desk.locator('.stage .actions .btn').allTextContents();
    const before = await places();
    await actAtDesk(desk, 'Trao tặng');
    await says(desk, '.ceremony', '4/4 đợt');
    expect(await finish.evaluate((button) => button.isConnected && button.firstChild?.textContent?.trim())).toBe('Kết thúc nội dung');
    expect((await places()).length).toBeLessThan(before.length);
    expect(people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
