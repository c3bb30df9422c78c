import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt, type Person } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';
import { says, wordsOf } from '../helpers/people.ts';
import { clearSite } from '../live/sitting/published-day.ts';
import { votingDay } from '../live/votes/votes-day.ts';

describe.skipIf(!chromium())('an open vote in real browsers', () => {
  let app: TestApp;
  let browser: Browser;
  let day: Awaited<ReturnType<typeof votingDay>>;
  const people: Person[] = [];

  beforeAll(async () => {
    app = await startApp({ now: 'real' });
    browser = await launchBrowser();
    day = await votingDay(app);
    for (const id of ['site-15', 'site-22']) await clearSite(app, day.conferenceId, id, 0);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  async function open(login: Login, path: string, width: number, height: number): Promise<Person> {
    const person = await personAt(browser, app.url, { width, height });
    await person.context.addCookies([{ name: 'dc_session', value: login.token, url: app.url }]);
    await person.page.goto(`/conferences/${day.conferenceId}/${path}`);
    people.push(person);
    return person;
  }

  /** Types three numbers into a form and sends it. */
  async function send(page: Page, form: string, numbers: readonly number[]): Promise<void> {
    for (const [at, name] of ['agree', 'disagree', 'none'].entries())
      await page.locator(`${form} [name=${name}]`).fill(String(numbers[at] ?? 0));
    await page.locator(`${form} button`).click();
  }

  /** The desk enters the count of a place. */
  async function enter(desk: Page, siteId: string, numbers: readonly number[]): Promise<void> {
    await desk.locator(`#place-${siteId} summary`).click();
    await send(desk, `#place-${siteId} form[data-form=count]`, numbers);
    await says(desk, `#place-${siteId}`, `${numbers[0] ?? 0} Tán thành`);
  }

  it('is counted in the hall and at two sites, one of which loses its line, and is shown and minuted', async () => {
    const { page: desk } = await open(day.chair, 'votes', 1366, 768);
    const { page: display } = await open(day.chair, 'display', 1920, 1080);
    const { page: phone } = await open(await day.site('site-15'), 'site', 360, 740);
    const lost = await open(await day.site('site-22'), 'site', 1366, 768);
    await desk.locator('.vote-opening details summary').click();
    const rows: Record<string, readonly [number, number]> = { main: [20, 18], 'site-15': [10, 10], 'site-22': [10, 9], 'site-96': [2, 2] };
    for (const [siteId, [entitled, present]] of Object.entries(rows)) {
      await desk.locator(`[name="entitled-${siteId}"]`).fill(String(entitled));
      await desk.locator(`[name="present-${siteId}"]`).fill(String(present));
    }
    await desk.locator('.vote-opening .form > .btn').click();
    await says(desk, '.vote-stage', '0/4 điểm cầu đã báo');
    await says(display, '#display', 'Báo cáo kết quả hoạt động năm 2025');
    await says(lost.page, '.site-vote', 'Ba số cộng lại không quá 9');

    await says(phone, '.site-vote', 'Báo cáo kết quả hoạt động năm 2025');
    await send(phone, '.site-vote', [10, 1, 0]);
    await says(phone, '#site-refusal', 'Cộng lại là 11 ý kiến, nhưng tại đây chỉ có 10 đại biểu được biểu quyết');
    await send(phone, '.site-vote', [9, 1, 0]);
    await says(phone, '.site-vote', '9 tán thành, 1 không tán thành, 0 không có ý kiến');
    await says(desk, '.vote-stage', '1/4 điểm cầu đã báo');

    await lost.context.close();
    await says(desk, '#place-site-22', 'Mất tín hiệu');
    await enter(desk, 'main', [18, 0, 0]);
    await says(desk, '.vote-verdict', 'không làm thay đổi kết quả');
    await enter(desk, 'site-22', [8, 0, 1]);
    await says(desk, '#place-site-22', 'báo qua điện thoại');
    expect(await wordsOf(display, '#display')).not.toContain('35');

    await desk.locator('form[data-form=close] button').click();
    await says(desk, 'dialog[open]', 'còn 1 điểm cầu chưa báo');
    await desk.locator('dialog[open] button[value=yes]').click();
    await says(desk, '#place-site-96', 'Ghi là không báo được');
    await phone.locator('.site-vote').waitFor({ state: 'detached' });
    await desk.locator('form[data-form=show] button').click();
    await says(display, '#display', 'trong 42 đại biểu được biểu quyết, bằng 83,3%');
    await says(phone, 'main', 'Kết quả biểu quyết: Báo cáo kết quả hoạt động năm 2025. Được thông qua');
    const cut = await display.evaluate(() =>
      [...document.querySelectorAll('[data-fits]')]
        .filter((block) => block.scrollHeight > block.clientHeight + 1)
        .map((one) => one.className),
    );
    expect(cut).toEqual([]);

    await desk.locator('details.more summary', { hasText: 'Thông qua, phải tiếp thu' }).click();
    await desk.locator('#completion-text').fill('bổ sung số liệu tháng 12');
    await desk.locator('form[data-form=complete] button').click();
    await says(desk, '.vote-stage', 'Thông qua; phải tiếp thu, hoàn thiện: bổ sung số liệu tháng 12');
    const { page: minutes } = await open(await app.member(day.conferenceId, 'secretary'), 'minutes', 1440, 900);
    await says(minutes, 'main', 'Tán thành: 35 (ba mươi lăm); không tán thành: 1 (một); không có ý kiến: 1 (một).');
    expect(await wordsOf(minutes, 'main')).toContain('1 điểm cầu không báo được số, không tính vào các con số trên.');
    expect(people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
