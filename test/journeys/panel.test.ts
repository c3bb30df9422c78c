import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { participantsContract } from '../../server/planning/participants/contract.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt } from '../helpers/browser.ts';
import { bareConference } from '../helpers/conference.ts';
import { chromium } from '../helpers/parts.ts';
import { newParticipantFacts } from '../../server/planning/participants/rules.ts';

const FACTS = newParticipantFacts();

describe.skipIf(!chromium())('the panel beside a list (left out where Chromium is not installed)', () => {
  let app: TestApp;
  let browser: Browser;
  let organizer: Login;
  let conferenceId: string;
  let page: Page;
  let faults: string[];

  async function windowOf(login: Login) {
    const person = await personAt(browser, app.url);
    await person.context.addCookies([{ name: 'dc_session', value: login.token, url: app.url }]);
    return person;
  }

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ now: 'real' }), launchBrowser()]);
    conferenceId = await bareConference(app);
    organizer = await app.member(conferenceId, 'organizer');
    for (const name of ['Trần Văn Một', 'Lê Thị Hai']) {
      await organizer.run(participantsContract.add, { conferenceId, ...FACTS, name });
    }
    ({ page, faults } = await windowOf(organizer));
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const people = async () => (await organizer.run(participantsContract.list, { conferenceId })).participants;
  /** The same in the order of the page. */
  const shown = async () => (await organizer.run(participantsContract.list, { conferenceId, sort: 'protocol' })).participants;
  const names = async () => (await shown()).map(({ name }) => name);
  const form = (at = page) => at.locator('[data-record-panel] form[data-guard]');
  const row = (name: string, at = page) => at.locator('tbody a.title', { hasText: name });
  /** The names in the list of the page. */
  const listed = async (at = page) => (await at.locator('tbody a.title').allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' '));

  /** Types into a field of the panel and leaves it. */
  async function type(name: string, text: string, at = page) {
    await form(at).locator(`#${name}`).fill(text);
    await at.keyboard.press('Tab');
  }
  const value = (name: string, at = page) => form(at).locator(`#${name}`).inputValue();
  const holds = (name: string, text: string, at = page) =>
    at.waitForFunction(([field, wanted]) => document.querySelector<HTMLInputElement>(`[data-record-panel] #${field}`)?.value === wanted, [
      name,
      text,
    ] as const);

  it('adds people one after the other beside the list, which shows them without another page', async () => {
    await page.goto(`/conferences/${conferenceId}/participants`);
    await page.evaluate(() => void (document.body.dataset['same'] = 'page'));
    await page.keyboard.press('n');
    await form().locator('#name:focus').waitFor();
    for (const name of ['Phạm Thị Ba', 'Vũ Văn Tư']) {
      await page.keyboard.type(name);
      await page.keyboard.press('Control+Enter');
      await row(name).waitFor();
      await holds('name', '');
      await form().locator('#name:focus').waitFor();
    }
    await page.keyboard.type('Đỗ Thị Năm');
    await page.keyboard.press('Control+s');
    await row('Đỗ Thị Năm').and(page.locator('[aria-current]')).waitFor();
    expect(await names()).toEqual(['Trần Văn Một', 'Lê Thị Hai', 'Phạm Thị Ba', 'Vũ Văn Tư', 'Đỗ Thị Năm']);
    expect(await listed()).toEqual(await names());
    expect(await page.evaluate(() => document.body.dataset['same'])).toBe('page');
  });

  it('shows a refusal in the panel, where what was typed stays', async () => {
    await page.keyboard.press('Escape');
    await form().waitFor({ state: 'detached' });
    await page.keyboard.press('n');
    await form().locator('#name:focus').waitFor();
    await form().locator('#order').fill('2');
    await page.keyboard.press('Control+s');
    await form().locator('#name[aria-invalid="true"]').waitFor();
    expect(await form().locator('#order').inputValue()).toBe('2');
    await page.keyboard.press('Escape');
    await page.locator('#leave button[value="yes"]').click();
    await form().waitFor({ state: 'detached' });
    expect(await names()).toHaveLength(5);
  });

  it('chooses with the arrow keys, and comes back to what was chosen by its address and with Back', async () => {
    await page.keyboard.press('ArrowDown');
    await form().waitFor();
    await page.keyboard.press('ArrowDown');
    await row('Lê Thị Hai').and(page.locator('[aria-current]')).waitFor();
    const { id = '' } = (await people())[1] ?? {};
    await page.goto(`/conferences/${conferenceId}/participants/${id}`);
    await page.waitForURL(`**/participants?open=participants%2F${id}`);
    await form().locator('#name').waitFor();
    expect(await form().locator('#name').inputValue()).toBe('Lê Thị Hai');
    await page.goBack();
    await page.goBack();
    await form().waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('open')).toBe(null);
  });

  it('saves what was typed after the field is left, and takes it back from the message', async () => {
    await row('Lê Thị Hai').click();
    await form().waitFor();
    await type('posts', 'Bí thư\nỦy viên');
    await page.locator('.toast', { hasText: 'Đã lưu' }).waitFor();
    expect((await people())[1]?.posts).toEqual(['Bí thư', 'Ủy viên']);
    await page.locator('.toast button').click();
    await page.locator('.toast', { hasText: 'Đã hoàn tác' }).waitFor();
    expect((await people())[1]?.posts).toEqual([]);
    await holds('posts', '');
  });

  it('shows under its field why something was not saved, keeps it and saves the other fields', async () => {
    await form().locator('#name').fill('');
    await form().locator('#order').fill('7');
    await page.keyboard.press('Tab');
    await form().locator('#name[aria-invalid="true"]').waitFor();
    await form().getByText('Đã lưu các ô khác; ô báo lỗi chưa lưu').waitFor();
    expect((await people())[1]).toMatchObject({ name: 'Lê Thị Hai', order: 7 });
    expect([await value('name'), await form().locator('#order[aria-invalid="true"]').count()]).toEqual(['', 0]);
    await type('name', 'Lê Thị Hai Mươi');
    await row('Lê Thị Hai Mươi').waitFor();
    expect(await form().locator('.field-message').count()).toBe(0);
  });

  it('stores once what was sent again because the answer was lost', async () => {
    const before = (await people())[1]?.version ?? 0;
    let posts = 0;
    await page.route('**/participants/*', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      posts += 1;
      if (posts > 1) return route.continue();
      await route.fetch({ maxRedirects: 0 });
      return route.abort();
    });
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await type('order', '3');
    await answered;
    await page.unroute('**/participants/*');
    expect([posts, (await people())[1]?.order, (await people())[1]?.version]).toEqual([2, 3, before + 1]);
  });

  it('brings two organizers together who edit the same person', async () => {
    const other = await windowOf(await app.member(conferenceId, 'organizer'));
    await other.page.goto(page.url());
    await form(other.page).waitFor();
    await Promise.all([type('posts', 'Bí thư'), type('group', 'Đoàn A', other.page)]);
    await Promise.all([holds('group', 'Đoàn A'), holds('posts', 'Bí thư', other.page)]);
    expect((await people())[1]).toMatchObject({ posts: ['Bí thư'], group: 'Đoàn A' });

    await form().locator('#name').fill('Tên thứ nhất');

    await type('name', 'Tên thứ hai', other.page);
    await page.locator('[data-dispute="name"]').waitFor();
    expect(await page.locator('[data-dispute="name"] p').innerText()).toBe('Người khác vừa sửa thành: Tên thứ hai');
    expect([await value('name'), (await people())[1]?.name]).toEqual(['Tên thứ nhất', 'Tên thứ hai']);
    await page.getByRole('button', { name: 'Giữ nội dung đang gõ' }).click();
    await holds('name', 'Tên thứ nhất', other.page);
    expect((await people())[1]?.name).toBe('Tên thứ nhất');
    await other.page.locator('.toast button').click();
    await other.page.getByText('Không hoàn tác được: người khác đã sửa sau đó.').waitFor();
    expect([(await people())[1]?.name, other.faults]).toEqual(['Tên thứ nhất', []]);
    await other.context.close();
  });

  it('removes several after a question, and gives several the same, each undone as one step', async () => {
    await page.keyboard.press('Escape');
    await form().waitFor({ state: 'detached' });
    const before = await names();
    const box = (at: number) => page.locator('tbody .pick').nth(at);
    await box(0).click();
    await box(2).click({ modifiers: ['Shift'] });
    await page.getByText('3 đại biểu được chọn').waitFor();
    await page.keyboard.press('Delete');
    await page.click('#confirm[open] button[value="yes"]');
    await page.locator('.toast', { hasText: 'Đã xóa 3 đại biểu.' }).waitFor();
    expect(await names()).toEqual(before.slice(3));
    await page.locator('.toast button').click();
    await page.waitForFunction((n) => document.querySelectorAll('tbody .pick').length === n, before.length);
    expect(await listed()).toEqual(before);

    await row('Trần Văn Một').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await page.selectOption('#several select', 'role:guest');
    await page.click('#several button[value="set"]');
    await page.locator('.toast', { hasText: 'Đã đổi 2 đại biểu.' }).waitFor();
    expect((await shown()).slice(0, 3).map(({ roles }) => roles)).toEqual([['guest'], ['guest'], []]);
    await page.locator('.toast button').click();
    await page.waitForFunction(() => !document.querySelector('tbody')?.textContent?.includes('Khách mời'));
    expect((await people()).every(({ roles }) => roles.length === 0)).toBe(true);
  });

  it('is the next screen on a phone, from which the way leads back to the same place of the list', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.keyboard.press('Escape');
    await form().waitFor({ state: 'detached' });
    await page.evaluate(() => scrollTo(0, 200));
    const top = await page.evaluate(() => scrollY);
    await row('Trần Văn Một').click();
    await form().waitFor();
    expect(await row('Trần Văn Một').isVisible()).toBe(false);
    await page.locator('[data-record-panel] .back').click();
    await row('Trần Văn Một').waitFor();
    expect(await page.evaluate(() => scrollY)).toBe(top);
    expect(faults).toEqual([]);
  });
});
