import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agendaContract } from '../../server/planning/agenda/contract.ts';
import { startDraft, type Draft } from '../planning/agenda/draft.ts';
import { startApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt, type Person } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';

describe.skipIf(!chromium())('several items of the agenda in a real browser', () => {
  let app: TestApp;
  let browser: Browser;
  let draft: Draft;
  let person: Person;
  let page: Page;
  let ids: string[];

  beforeAll(async () => {
    app = await startApp({ now: 'real' });
    browser = await launchBrowser();
    person = await personAt(browser, app.url);
    ({ page } = person);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });
  beforeEach(async () => {
    draft = await startDraft(app);
    const { conferenceId, organizer } = draft;
    ids = [];
    for (const title of ['A', 'B', 'C']) ids.push(await draft.add(title, { minutes: 10 }));
    const { id } = await organizer.run(agendaContract.addSitting, { conferenceId, title: 'Chiều', date: null, starts: '14:00' });
    ids.push(await draft.add('D', { sittingId: id }));
    // The page of the test before would find itself with a login that may not see it.
    await page.goto('about:blank');
    await person.context.addCookies([{ name: 'dc_session', value: organizer.token, url: app.url }]);
    await page.goto(`/conferences/${conferenceId}/agenda`);
    // The script has run when the bar counts what is picked.
    await page.locator('#several [data-count]:empty').waitFor({ state: 'attached' });
  });

  const link = (at: number) => page.locator(`[data-item="${ids[at]}"] b a`);
  const picked = () => page.locator('[data-item]:has([data-pick]:checked) b a').allTextContents();
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());

  it('are picked by Ctrl and Shift, moved together, and moved back by the toast', async () => {
    await link(0).click({ modifiers: ['Control'] });
    await link(2).click({ modifiers: ['Control'] });
    expect(await picked()).toEqual(['A', 'C']);
    await link(1).click({ modifiers: ['Control'] });
    await link(0).click({ modifiers: ['Control'] });
    expect(await picked()).toEqual(['B', 'C']);
    await page.locator('#several [value="down"]').click();
    await expect.poll(() => draft.titles(), WAIT_OPTIONS).toEqual([['A'], ['B', 'C', 'D']]);
    await page.locator('#toasts button').click();
    await expect.poll(() => draft.titles(), WAIT_OPTIONS).toEqual([['A', 'B', 'C'], ['D']]);
    await link(0).click();
    await page.keyboard.press('Escape');
    await page.locator('#several [data-count]:empty').waitFor({ state: 'attached' });
    await link(0).click({ modifiers: ['Shift'] });
    await link(3).click({ modifiers: ['Shift'] });
    expect(await picked()).toEqual(['A', 'B', 'C', 'D']);
    await page.keyboard.press('Escape');
    expect(await picked()).toEqual([]);
  });

  it('are picked and removed by keys alone; the focus goes to the row beside them, and undo brings all back', async () => {
    await link(1).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    expect(await picked()).toEqual(['B', 'C']);
    expect(await page.locator('#several [data-count]').textContent()).toBe('2 nội dung được chọn');
    await page.keyboard.press('Delete');
    await expect.poll(() => draft.titles(), WAIT_OPTIONS).toEqual([['A'], ['D']]);
    await expect.poll(focused, WAIT_OPTIONS).toBe('D');
    await page.locator('#toasts button').click();
    await expect.poll(() => draft.titles(), WAIT_OPTIONS).toEqual([['A', 'B', 'C'], ['D']]);
  });

  it('leave the focus above, where the last row was removed from its menu', async () => {
    const row = page.locator(`[data-item="${ids[3]}"]`);
    await row.locator('summary').focus();
    await page.keyboard.press('Enter');
    await row.locator('[data-remove] button').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => draft.titles(), WAIT_OPTIONS).toEqual([['A', 'B', 'C'], []]);
    await expect.poll(focused, WAIT_OPTIONS).toBe('C');
  });

  it('had no errors in any page', () => {
    expect(person.faults).toEqual([]);
  });
});
