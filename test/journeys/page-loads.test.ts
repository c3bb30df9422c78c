import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishingContract } from '../../server/planning/publishing/contract.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';

const PEOPLE = Array.from({ length: 40 }, (_, at) => `Đại biểu ${at + 1}\tChánh Văn phòng`).join('\n');
/** Items of each sitting, as pasted from a spreadsheet: title, kind left open, minutes. */
const SITTINGS = [
  { title: 'Khai mạc', date: '25/11/2027', starts: '08:00', items: 6 },
  { title: 'Tham luận', date: '25/11/2027', starts: '14:00', items: 6 },
  { title: 'Bế mạc', date: '26/11/2027', starts: '08:00', items: 5 },
];

describe.skipIf(!chromium())('a two-day conference is planned on few pages (left out where Chromium is not installed)', () => {
  let app: TestApp;
  let browser: Browser;
  let maker: Login;
  let page: Page;
  let faults: string[];
  let names: string[];
  let loads = 0;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ now: 'real' }), launchBrowser()]);
    maker = await app.user({ creator: true });
    names = ['mot', 'hai', 'ba', 'bon'];
    for (const name of names) await app.user({ name });
    const person = await personAt(browser, app.url);
    ({ page, faults } = person);
    await person.context.addCookies([{ name: 'dc_session', value: maker.token, url: app.url }]);
    // Each document that the browser loads into the window, whatever led to it.
    page.on('domcontentloaded', () => (loads += 1));
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const panel = (selector: string) => page.locator(`[data-record-panel] ${selector}`);
  const tab = async (name: string) => {
    await page.locator('nav a', { hasText: name }).first().click();
    await page.locator('nav a[aria-current]', { hasText: name }).first().waitFor();
    await page.waitForLoadState('load');
  };
  const paste = (text: string) =>
    page.locator('main').evaluate((main, given) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', given);
      main.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  /** Adds what the band of pasted rows shows. */
  async function addPasted(n: number) {
    await page.locator('.paste-band', { hasText: `${n} dòng mới` }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.toast', { hasText: `Đã thêm ${n} dòng` }).waitFor();
  }
  const conferenceId = () => /\/conferences\/([^/?]+)/.exec(page.url())?.[1] ?? '';
  async function planned() {
    const { plan } = await maker.run(publishingContract.draft, { conferenceId: conferenceId() });
    const { sittings, items, sites, participants, documents, awards } = plan;
    const { length: team } = await app.db.membership.findMany({ where: { conferenceId: conferenceId() }, distinct: ['userId'] });
    const own = sittings.map(({ id }) => items.filter(({ sittingId }) => sittingId === id).length);
    return [own, sites.filter(({ group }) => !group).length, participants.length, documents.length, awards.length, team];
  }

  async function makeSittings() {
    for (const [at, { title, date, starts }] of SITTINGS.entries()) {
      // A conference begins with one sitting.
      const first = page.locator('.sitting-head a').first();
      await (at === 0 ? first : page.getByRole('link', { name: 'Thêm phiên' })).click();
      await panel(at === 0 ? 'form[data-record] #title' : '#title:focus').waitFor();
      await panel('#title').fill(title);
      await panel('#date').fill(date);
      await panel('#starts').fill(starts);
      await page.keyboard.press(at === 0 ? 'Tab' : 'Control+s');
      await page.locator('.sitting-head', { hasText: title }).waitFor();
    }
  }
  async function makeItems() {
    for (const { title, items } of SITTINGS) {
      await page.locator('.sitting-head', { hasText: title }).locator('a').click();
      await page.waitForFunction(
        (wanted) => document.querySelector<HTMLInputElement>('[data-record-panel] #title')?.value === wanted,
        title,
      );
      await paste(Array.from({ length: items }, (_, at) => `${title} ${at + 1}\t\t15`).join('\n'));
      await addPasted(items);
    }
  }
  async function makeSites() {
    await page.getByRole('button', { name: 'Thêm 34' }).click();
    await page.locator('table.site-table').first().waitFor();
    await page.waitForLoadState('load');
    await page.keyboard.press('n');
    await panel('#name:focus').waitFor();
    await page.keyboard.type('Trung tâm Hội nghị Quốc gia');
    await panel('#kind').selectOption('main');
    await page.keyboard.press('Control+s');
    await page.locator('a.title', { hasText: 'Trung tâm' }).waitFor();
  }
  async function makeDocuments() {
    await page.keyboard.press('n');
    await panel('#file').waitFor({ state: 'attached' });
    const file = (name: string) => ({ name: `${name}.txt`, mimeType: 'text/plain', buffer: Buffer.from(name) });
    await panel('#file').setInputFiles(['Báo cáo', 'Dự thảo', 'Đề cương'].map(file));
    await panel('.action-bar .btn--primary').click();
    await page.locator('a.title', { hasText: 'Đề' }).waitFor();
  }
  async function makeAwards() {
    await page.keyboard.press('n');
    for (let at = 1; at <= 4; at += 1) {
      await panel('#title:focus').waitFor();
      await page.keyboard.type(`Bằng khen ${at}`);
      await page.keyboard.press(at < 4 ? 'Control+Enter' : 'Control+s');
      await page
        .locator('main .page a.title', { hasText: `${at}` })
        .first()
        .waitFor();
    }
  }
  async function makeTeam() {
    const form = page.locator(`form[action$="/team"]`);
    await form.locator('[name="name"]').fill(names.join(', '));
    await form.locator('[name="role"]').selectOption('secretary');
    await form.locator('.btn--primary').click();
    await page.locator('tbody tr').nth(4).waitFor();
  }

  it('by hand: three sittings, seventeen items, thirty-five sites, forty people, three files, four awards and a team of five', async () => {
    await page.goto('/conferences');
    await page.getByRole('link', { name: 'Tạo hội nghị' }).first().click();
    await page.locator('#title').fill('Hội nghị toàn quốc');
    await page.locator('#organizer').fill('Văn phòng Trung ương Đảng');
    await page.locator('#date').fill('25/11/2027');
    await page.locator('.action-bar .btn--primary').click();
    await page.waitForURL(/\/conferences\/[a-z0-9]{12}$/);
    await tab('Chương trình');
    await makeSittings();
    await makeItems();
    await tab('Đại biểu');
    await paste(PEOPLE);
    await addPasted(40);
    await tab('Điểm cầu');
    await makeSites();
    await tab('Tài liệu');
    await makeDocuments();
    await tab('Khen thưởng');
    await makeAwards();
    await tab('Tổng quan');
    await page.locator('main a[href$="/team"]:visible').first().click();
    await makeTeam();
    expect(await planned()).toEqual([[6, 6, 5], 35, 40, 3, 4, 5]);
    expect(loads, `${loads} page loads`).toBeLessThanOrEqual(25);
    console.log(`a conference made by hand: ${loads} page loads`);
  });

  it("from last year's: with one question", async () => {
    const before = conferenceId();
    loads = 0;
    await page.goto('/conferences');
    await page.locator(`main a[href^="/conferences/${before}"]`).first().click();
    await page.getByText('Việc khác').click();
    await page.locator('a[href$="/settings"]:visible').click();
    await page.locator('a[href$="/duplicate"]:visible').first().click();
    await page.locator('#title').fill('Hội nghị toàn quốc năm 2028');
    await page.locator('#date').fill('24/11/2028');
    await page.locator('.action-bar .btn--primary').click();
    await page.waitForURL((url) => !url.pathname.includes(before) && /\/conferences\/[a-z0-9]{12}/.test(url.pathname));
    await page.locator('h1').waitFor();
    expect((await planned()).slice(0, 3)).toEqual([[6, 6, 5], 35, 40]);
    expect(loads, `${loads} page loads`).toBeLessThanOrEqual(6);
    console.log(`a conference made from last year's: ${loads} page loads`);
    expect(faults).toEqual([]);
  });
});
