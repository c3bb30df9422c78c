import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awardsContract } from '../../server/planning/awards/contract.ts';
import { publishingContract } from '../../server/planning/publishing/contract.ts';
import { participantsContract } from '../../server/planning/participants/contract.ts';
import { startDraft, type Draft } from '../planning/agenda/draft.ts';
import { startApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';
import { newParticipantFacts } from '../../server/planning/participants/rules.ts';

const PERSON = newParticipantFacts();

/** The pointer is never used here: only keys, and pages at their addresses. */
describe.skipIf(!chromium())('the keyboard alone (left out where Chromium is not installed)', () => {
  let app: TestApp;
  let browser: Browser;
  let draft: Draft;
  let page: Page;
  let faults: string[];
  let presenter: string;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ now: 'real' }), launchBrowser()]);
    draft = await startDraft(app);
    await draft.add('Khai mạc', { minutes: 10 });
    presenter = (await draft.organizer.run(participantsContract.add, { ...PERSON, conferenceId: draft.conferenceId, name: 'Trần Văn Một' }))
      .id;
    for (const name of ['thuky', 'nguoixem']) await app.user({ name });
    const person = await personAt(browser, app.url);
    ({ page, faults } = person);
    await person.context.addCookies([{ name: 'dc_session', value: draft.organizer.token, url: app.url }]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const open = (path: string) => page.goto(`/conferences/${draft.conferenceId}/${path}`, { waitUntil: 'load' });
  /** Presses Tab until the focus is on what the selector names, at most as often as a page has stops. */
  async function tabTo(selector: string, key = 'Tab') {
    for (let at = 0; at < 150; at += 1) {
      await page.keyboard.press(key);
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    }
    throw new Error(`no key leads to ${selector}`);
  }

  it('makes an award with somebody who presents it', async () => {
    await open('awards');
    await page.keyboard.press('n');
    await page.locator('[data-record-panel] #title:focus').waitFor();
    await page.keyboard.type('Bằng khen');
    await tabTo('[name="_find_presenters"]');
    await page.keyboard.type('mot');
    await page.locator('[role="option"][aria-selected="true"]', { hasText: 'Trần Văn Một' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+s');
    const awards = async () => (await draft.organizer.run(awardsContract.list, { conferenceId: draft.conferenceId })).awards;
    await expect
      .poll(async () => (await awards()).map((one) => [one.title, one.presenters]), WAIT_OPTIONS)
      .toEqual([['Bằng khen', [presenter]]]);
    await page.locator('[data-record-panel] form[data-record]').waitFor();
    await page.locator('main .page a.title', { hasText: 'Bằng' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('a.title:focus', { hasText: 'Bằng khen' }).waitFor();
  });

  it('gives roles and takes one back, and goes on beside the row that went', async () => {
    await open('team');
    await tabTo('#name');
    await page.keyboard.type('thuky, nguoixem');
    await tabTo('select[name="role"]');
    await page.keyboard.press('ArrowDown');
    await tabTo('.inspector .btn--primary');
    await page.keyboard.press('Enter');
    await page.locator('tbody tr').nth(2).waitFor();
    await tabTo('tbody tr:last-child button', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.locator('#confirm[open]').waitFor();
    await tabTo('#confirm button[value="yes"]');
    await page.keyboard.press('Enter');
    await page.locator('tbody tr').nth(2).waitFor({ state: 'detached' });
    await page.locator('tbody button:focus').waitFor();
    expect(await page.locator('main table tbody tr').count()).toBe(2);
  });

  it('publishes the agenda', async () => {
    await open('agenda');
    await tabTo('.publish-bar .btn--primary');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/publish$/);
    await tabTo('main button.btn--primary');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/agenda/);
    const versions = async () =>
      (await draft.organizer.run(publishingContract.list, { conferenceId: draft.conferenceId })).publications.length;
    expect(await versions()).toBe(1);
    expect(faults).toEqual([]);
  });
});
