import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { participantsContract } from '../../server/planning/participants/contract.ts';
import { newParticipantFacts } from '../../server/planning/participants/rules.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt } from '../helpers/browser.ts';
import { bareConference } from '../helpers/conference.ts';
import { chromium } from '../helpers/parts.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';

describe.skipIf(!chromium())('the list of participants as a grid (left out where Chromium is not installed)', () => {
  let app: TestApp;
  let browser: Browser;
  let organizer: Login;
  let conferenceId: string;
  let page: Page;
  let faults: string[];

  async function windowOf(login: Login) {
    const person = await personAt(browser, app.url);
    await person.context.addCookies([{ name: 'dc_session', value: login.token, url: app.url }]);
    await person.page.goto(`/conferences/${conferenceId}/participants?sort=protocol`);
    return person;
  }

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ now: 'real' }), launchBrowser()]);
    conferenceId = await bareConference(app);
    organizer = await app.member(conferenceId, 'organizer');
    const participants = [
      newParticipantFacts({ name: 'Trần Văn Một', posts: ['Chánh Văn phòng'] }),
      newParticipantFacts({ name: 'Lê Thị Hai' }),
      newParticipantFacts({ posts: ['Chánh Văn phòng Tỉnh ủy'] }),
      newParticipantFacts({ group: 'Đoàn báo chí' }),
    ];
    await organizer.run(participantsContract.addMany, { conferenceId, participants });
    ({ page, faults } = await windowOf(organizer));
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const people = async () => (await organizer.run(participantsContract.list, { conferenceId })).participants;
  const one = async (at: number) => (await people())[at];
  const plain = (text: string) => text.replaceAll('\u00a0', ' ').trim();
  const listed = async (at = page) => (await at.locator('tbody a.title').allInnerTexts()).map(plain);
  const row = (name: string, at = page) => at.locator('tbody tr', { has: at.locator('a.title', { hasText: name }) });
  const press = async (keys: readonly string[], at = page) => {
    for (const key of keys) await at.keyboard.press(key);
  };
  const eventually = (check: () => Promise<void>) => vi.waitFor(check, WAIT_OPTIONS);
  const undone = (at = page) => at.locator('.toast', { hasText: 'Đã hoàn tác' }).waitFor();
  const activeText = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

  it('is typed into cell by cell with the keyboard, and each change is taken back by Ctrl Z', async () => {
    await row('Trần Văn Một').locator('a.title').focus();
    await press(['ArrowRight']);
    await page.keyboard.type('Trần Văn Nhất');
    await press(['Tab']);
    await page.keyboard.type('Phó Chánh Văn phòng');
    await press(['Enter']);
    await eventually(async () => expect(await one(0)).toMatchObject({ name: 'Trần Văn Nhất', posts: ['Phó Chánh Văn phòng'] }));
    expect(await page.evaluate(() => document.activeElement?.closest('tr')?.querySelector('a.title')?.textContent)).toContain('Hai');
    await press(['ArrowRight', 'Enter']);
    await page.locator('.cell-input').selectOption('quang-ninh');
    await press(['Enter']);
    await eventually(async () => expect((await one(1))?.siteId).toBe('quang-ninh'));
    await page.locator('.is-saving').waitFor({ state: 'detached' });
    await press(['Control+z']);
    await undone();
    await eventually(async () => expect((await one(1))?.siteId).toBe(null));
    await press(['Control+z']);
    await eventually(async () => expect((await one(0))?.posts).toEqual(['Chánh Văn phòng']));
    await press(['Control+z']);
    await eventually(async () => expect((await one(0))?.name).toBe('Trần Văn Một'));
  });

  it('keeps what is refused in its cell with the reason; Escape leaves it as it was', async () => {
    const count = row('Đoàn báo chí').locator('[data-cell="count"]');
    await count.click();
    await page.keyboard.type('nhiều');
    await press(['Enter']);
    await page.locator('.cell-note', { hasText: 'Cần một con số lớn hơn 0' }).waitFor();
    expect(await page.locator('.cell-input').inputValue()).toBe('nhiều');
    await press(['Escape']);
    expect([await page.locator('.cell-input').count(), await activeText()]).toEqual([0, 'một số']);
    await page.keyboard.type('15');
    await press(['Enter']);
    await eventually(async () => expect((await one(3))?.count).toBe(15));
    await page.locator('.totals', { hasText: '15 trong 1 đoàn' }).waitFor();
  });

  it('lets whoever types into another cell finish before what was refused opens again', async () => {
    const before = await people();
    const [refreshing, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await page.route(/\/participants\?/, async (route) => {
      refreshing.resolve();
      await answer.promise;
      await route.continue();
    });
    await row('Đoàn báo chí').locator('[data-cell="count"]').click();
    await page.keyboard.type('nhiều');
    await press(['Enter']);
    await refreshing.promise;
    await row('Lê Thị Hai').locator('.site-cell').click();
    await press(['ArrowLeft']);
    await page.keyboard.type('Lê Thị');
    answer.resolve();
    await page.locator('.toast', { hasText: 'Cần một con số lớn hơn 0' }).waitFor();
    expect(await page.locator('.cell-input').inputValue()).toBe('Lê Thị');
    await press(['Escape']);
    await eventually(async () => expect(await page.locator('.cell-input').inputValue()).toBe('nhiều'));
    await press(['Escape']);
    await page.unroute(/\/participants\?/);
    expect(await people()).toEqual(before);
  });

  it('shows two people in the same cell what the other one stored, and overwrites neither', async () => {
    const other = await windowOf(await app.member(conferenceId, 'organizer'));
    const name = (at: Page) => row('Lê Thị Hai', at).locator('[data-cell="name"]');
    await name(page).dblclick({ position: { x: 300, y: 8 } });
    await page.keyboard.type('Lê Thị Hạ');
    await name(other.page).dblclick({ position: { x: 300, y: 8 } });
    await other.page.keyboard.type('Lê Thị Hải');
    await press(['Enter'], other.page);
    await page.locator('.cell-note', { hasText: 'Người khác vừa sửa thành: Lê Thị Hải' }).waitFor();
    expect([await page.locator('.cell-input').inputValue(), (await one(1))?.name]).toEqual(['Lê Thị Hạ', 'Lê Thị Hải']);
    await page.getByRole('button', { name: 'Giữ nội dung đang gõ' }).click();
    await other.page.locator('a.title', { hasText: 'Lê Thị Hạ' }).waitFor();
    expect((await one(1))?.name).toBe('Lê Thị Hạ');
    expect(other.faults).toEqual([]);
    await other.context.close();
  });

  it('gives several the same, moves rows by key and by hand, and says that they were placed by hand', async () => {
    await row('Trần Văn Một').locator('.site-cell').click();
    await press(['Shift+ArrowDown']);
    await page.locator('#several', { hasText: '2 đại biểu được chọn' }).waitFor();
    await page.locator('#several select').selectOption('role:guest');
    await page.locator('#several button[value="set"]').click();
    await eventually(async () => expect((await people()).map(({ roles }) => roles.join())).toEqual(['guest', 'guest', '', '']));
    await page.locator('.toast', { hasText: 'Đã đổi 2 đại biểu' }).waitFor();
    await press(['Control+z', 'Escape']);
    await eventually(async () => expect((await people()).map(({ roles }) => roles.join())).toEqual(['', '', '', '']));
    const before = await listed();
    await row('Đoàn báo chí').locator('.site-cell').click();
    await press(['Alt+ArrowUp']);
    await row('Đoàn báo chí').locator('em', { hasText: 'đặt tay' }).waitFor();
    expect((await one(3))?.order).toBe(3);
    await row('Đoàn báo chí')
      .locator('[data-grip]')
      .dragTo(row(before[0] ?? '').locator('[data-grip]'), { targetPosition: { x: 20, y: 2 } });
    await eventually(async () => expect((await one(3))?.order).toBe(1));
    await eventually(async () => expect((await listed())[0]).toBe('Đoàn báo chí'));
    await press(['Control+z']);
    await undone();
    await press(['Control+z']);
    await eventually(async () => expect((await one(3))?.order).toBe(null));
    await eventually(async () => expect(await listed()).toEqual(before));
  });

  it('takes rows of a spreadsheet that are pasted into a cell to the band above, and stores nothing before they are confirmed', async () => {
    await row('Trần Văn Một')
      .locator('[data-cell="name"]')
      .dblclick({ position: { x: 300, y: 8 } });
    const text = 'Họ và tên\tChức vụ\nPhạm Thị Ba\tBí thư\nTrần Văn Một\tChánh Văn phòng';
    await page.locator('.cell-input').evaluate((field, given) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', given);
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
    await page.locator('#paste-summary', { hasText: '1 dòng mới, 1 dòng trùng' }).waitFor();
    expect(await people()).toHaveLength(4);
    await press(['Enter']);
    await page.locator('a.title', { hasText: 'Phạm Thị Ba' }).waitFor();
    expect(await people()).toHaveLength(5);
    expect(faults).toEqual([]);
  });
});
