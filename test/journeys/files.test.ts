import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentsContract } from '../../server/planning/documents/contract.ts';
import { startDraft, type Draft } from '../planning/agenda/draft.ts';
import { startApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';

describe.skipIf(!chromium())('files dropped onto a page (left out where Chromium is not installed)', () => {
  let app: TestApp;
  let browser: Browser;
  let draft: Draft;
  let page: Page;
  let faults: string[];
  let itemId: string;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ now: 'real' }), launchBrowser()]);
    draft = await startDraft(app);
    itemId = await draft.add('Tham luận');
    const person = await personAt(browser, app.url);
    ({ page, faults } = person);
    await person.context.addCookies([{ name: 'dc_session', value: draft.organizer.token, url: app.url }]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  /** Drops files onto an element as the mouse does. */
  async function drop(selector: string, files: Readonly<Record<string, string>>) {
    const data = await page.evaluateHandle((texts) => {
      const transfer = new DataTransfer();
      for (const [name, text] of Object.entries(texts)) transfer.items.add(new File([text], name));
      return transfer;
    }, files);
    for (const type of ['dragover', 'drop']) await page.dispatchEvent(selector, type, { dataTransfer: data });
  }
  const stored = async () =>
    (await draft.organizer.run(documentsContract.list, { conferenceId: draft.conferenceId })).documents.map(({ title, files, items }) => [
      title,
      files.length,
      ...items.map(({ id }) => id),
    ]);
  const states = () => page.locator('.uploads li').allInnerTexts();

  it('become documents of the list, each stored or refused with its reason', async () => {
    await page.goto(`/conferences/${draft.conferenceId}/documents`);
    await drop('main', { 'Báo cáo_năm.txt': 'Kết quả', 'cũ.doc': 'x', 'giả.pdf': 'MZ' });
    await expect.poll(stored, WAIT_OPTIONS).toEqual([['Báo cáo năm', 1]]);
    await page.locator('.uploads li.is-refused', { hasText: 'nội dung không phải loại này' }).waitFor();
    expect((await states()).map((text) => text.split('\n')[0])).toEqual(['Báo cáo_năm.txt', 'cũ.doc', 'giả.pdf']);
    expect(await page.locator('.uploads li.is-refused', { hasText: 'cũ.doc' }).innerText()).toContain('Chỉ nhận tệp PDF');
    await page.locator('tbody a.title', { hasText: 'Báo' }).waitFor();
    // What was refused stood in the list while its file was read.
    await page.locator('tbody a.title', { hasText: 'giả' }).waitFor({ state: 'detached' });
    await page.locator('.uploads > button').click();
  });

  it('become the next version of the document that is open', async () => {
    await page.locator('tbody a.title').click();
    await page.locator('[data-record-panel] form[data-record]').waitFor();
    await drop('[data-record-panel]', { 'Bản hai.txt': 'Kết quả mới' });
    await expect.poll(stored, WAIT_OPTIONS).toEqual([['Báo cáo năm', 2]]);
  });

  it('become documents of an agenda item, dropped onto its row or chosen in its panel', async () => {
    await page.goto(`/conferences/${draft.conferenceId}/agenda?item=${itemId}`);
    await page.locator('[data-record-panel] [data-upload-to]').waitFor({ state: 'attached' });
    await drop(`[data-item="${itemId}"]`, { 'Bài một.txt': 'a' });
    await page.locator('.uploads li.is-done', { hasText: 'Đã gắn vào “Tham luận”' }).waitFor();
    const file = { name: 'Bài hai.txt', mimeType: 'text/plain', buffer: Buffer.from('b') };
    await page.locator('[data-record-panel] [data-upload-to]').setInputFiles(file);
    await expect.poll(stored, WAIT_OPTIONS).toEqual([
      ['Báo cáo năm', 2],
      ['Bài một', 1, itemId],
      ['Bài hai', 1, itemId],
    ]);
    await page.locator('[data-record-panel] fieldset#documents', { hasText: 'Bài hai' }).waitFor();
    expect(faults).toEqual([]);
  });
});
