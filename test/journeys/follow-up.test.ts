import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishingContract } from '../../server/planning/publishing/contract.ts';
import { followUpContract } from '../../server/record/follow-up/contract.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt, type Person } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';
import { says } from '../helpers/people.ts';
import { importSeed } from '../helpers/seeded.ts';

describe.skipIf(!chromium())('the register in a real browser', () => {
  let app: TestApp;
  let browser: Browser;
  let organizer: Login;
  let conferenceId: string;
  let person: Person;

  beforeAll(async () => {
    app = await startApp({ now: 'real' });
    browser = await launchBrowser();
    organizer = await app.user({ creator: true });
    conferenceId = await importSeed(organizer);
    await organizer.run(publishingContract.publish, { conferenceId, note: null });
    person = await personAt(browser, app.url, { width: 1440, height: 900 });
    await person.context.addCookies([{ name: 'dc_session', value: organizer.token, url: app.url }]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  it('takes words of the minutes in two keys, once, and records the reply by keys', async () => {
    const { page } = person;
    await page.goto(`/conferences/${conferenceId}/minutes`);
    await page.locator('[data-tool="register"]:not([disabled])').waitFor({ state: 'attached' });
    await page.locator('[data-head]').nth(2).click();
    await page.keyboard.type('Giao rà soát chế độ');
    await page.keyboard.press('Control+j');
    await page.locator('#matter-dialog[open]').waitFor();
    await page.keyboard.press('Enter');
    await says(page, '#toasts', 'Đã đưa vào sổ.');
    await page.keyboard.press('Control+j');
    await page.keyboard.press('Enter');
    await says(page, '#matter-problem', 'Đã có trong danh sách.');
    await page.keyboard.press('Escape');

    await page.goto('/follow-up');
    for (const _press of [1, 2]) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('r');
    await says(page, '.inspector h2', 'Giao rà soát chế độ');
    await page.locator('details[open] [name="number"]').fill('15-CV/VPTW');
    await page.keyboard.press('Enter');
    await says(page, '.inspector', 'văn bản 15-CV/VPTW');
    const { matters } = await organizer.run(followUpContract.list, { view: 'answered' });
    expect(matters.map(({ text, status }) => [text, status])).toEqual([['Giao rà soát chế độ', 'answered']]);
    expect(person.faults).toEqual([]);
  });
});
