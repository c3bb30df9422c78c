import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt, type Person } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';
import { published } from '../live/sitting/published-day.ts';
import { withCeremony } from '../live/ceremony/ceremony-day.ts';

describe.skipIf(!chromium())('a paper that takes a while to be made', () => {
  let app: TestApp;
  let browser: Browser;
  let person: Person;
  let awards: string;
  beforeAll(async () => {
    app = await startApp();
    browser = await launchBrowser();
    const { conferenceId } = await published(app, withCeremony);
    const { token } = await app.member(conferenceId, 'organizer');
    person = await personAt(browser, app.url);
    await person.context.addCookies([{ name: 'dc_session', value: token, url: app.url }]);
    awards = `/conferences/${conferenceId}/awards`;
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  /** Holds the paper back until it is let go; counts how often it is asked for. */
  async function heldBack(page: Page) {
    const { promise, resolve } = Promise.withResolvers<void>();
    const asked = { times: 0 };
    await page.route('**/papers/award-script.docx', async (route) => {
      asked.times += 1;
      await promise;
      await route.continue().catch(() => {});
    });
    return { asked, letGo: resolve };
  }
  const making = (page: Page) => page.getByText('Đang tạo Kịch bản xướng tên (Word)…');
  async function press(page: Page) {
    await page.locator('.page-head summary').click();
    await page.getByRole('link', { name: 'Kịch bản xướng tên (Word)' }).click();
  }

  it('says so on the page, is made once however often it is pressed, and is saved under its name', async () => {
    const { page } = person;
    await page.goto(awards);
    const { asked, letGo } = await heldBack(page);
    await press(page);
    await making(page).waitFor();
    await press(page);
    const saved = page.waitForEvent('download');
    letGo();
    const file = await saved;
    expect([file.suggestedFilename(), asked.times]).toEqual(['kich-ban-xuong-ten-2025-11-26.docx', 1]);
    await page.getByText('Đã tạo xong: Kịch bản xướng tên (Word)').waitFor();
    expect(await making(page).count()).toBe(0);
    await page.unroute('**/papers/award-script.docx');
  });

  it('can be stopped, and asked for again', async () => {
    const { page } = person;
    await page.goto(awards);
    const { letGo } = await heldBack(page);
    await press(page);
    await making(page).waitFor();
    await page.getByRole('button', { name: 'Thôi' }).click();
    expect(await making(page).count()).toBe(0);
    letGo();
    await page.unroute('**/papers/award-script.docx');
    await Promise.all([page.waitForEvent('download'), press(page)]);
  });

  it('says in words why there is none, and is made when it is tried again', async () => {
    const { page } = person;
    await page.goto(awards);
    await page.route('**/papers/award-script.docx', (route) => route.abort());
    await press(page);
    await page.getByText('Chưa tạo được Kịch bản xướng tên (Word). Mất đường truyền.').waitFor();
    await page.unroute('**/papers/award-script.docx');
    await page.route('**/papers/award-script.docx', (route) =>
      route.continue({ url: route.request().url().replace('award-script', 'none') }),
    );
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await page.getByText('Chưa tạo được Kịch bản xướng tên (Word). Không tìm thấy').waitFor();
    await page.unroute('**/papers/award-script.docx');
    await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Thử lại' }).click()]);
    expect(person.faults.filter((fault) => !fault.includes('award-script'))).toEqual([]);
  });
});
