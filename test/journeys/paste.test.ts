import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaEditorContract } from '../../server/planning/agenda-editor/contract.ts';
import { participantsContract } from '../../server/planning/participants/contract.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt } from '../helpers/browser.ts';
import { bareConference } from '../helpers/conference.ts';
import { chromium } from '../helpers/parts.ts';
import { officeFile, officePerson } from '../planning/pasting/sheet/office-file.ts';

const cells = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
const PEOPLE = Array.from({ length: 40 }, (_, at) => [`Đại biểu ${at + 1}`, 'Chánh Văn phòng<br>Ủy viên']);
/** A merged cell names the site of all; two rows have a fault, one is there twice. */
const PEOPLE_HTML = `<html><body><!--StartFragment--><table>
  <tr><td>Họ và tên</td><td>Chức vụ</td><td>Số người</td><td>Điểm cầu</td></tr>
  <tr><td>Đại biểu 0</td><td>Bí thư</td><td></td><td rowspan="44">Quảng Ninh</td></tr>${cells(PEOPLE)}
  ${cells([
    ['Đại biểu 0', 'Bí thư'],
    ['', '', '3'],
    ['Có tên', '', '5'],
  ])}</table></body></html>`;
const ITEMS = Array.from({ length: 17 }, (_, at) => `Nội dung ${at + 1}\t\t${at + 5}\tĐại biểu ${at + 1}`).join('\r\n');

/** Pastes as the browser does it, with what a spreadsheet put into the clipboard. */
const pasteInto = (page: Page, selector: string, kinds: Readonly<Record<string, string>>) =>
  page.locator(selector).evaluate((element, given) => {
    const clipboardData = new DataTransfer();
    for (const [kind, text] of Object.entries(given)) clipboardData.setData(kind, text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, kinds);

describe.skipIf(!chromium())('pasting from a spreadsheet (left out where Chromium is not installed)', () => {
  let app: TestApp;
  let browser: Browser;
  let organizer: Login;
  let conferenceId: string;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ now: 'real' }), launchBrowser()]);
    conferenceId = await bareConference(app);
    organizer = await app.member(conferenceId, 'organizer');
    const person = await personAt(browser, app.url);
    ({ page, faults } = person);
    await person.context.addCookies([{ name: 'dc_session', value: organizer.token, url: app.url }]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const people = async () => (await organizer.run(participantsContract.list, { conferenceId })).participants;
  const items = async () => (await organizer.run(agendaEditorContract.get, { conferenceId })).items;
  const summary = () => page.locator('#paste-summary').innerText();
  const undo = () => page.locator('.toast button').click();

  it('adds forty people after a look at what they are, and takes them back in one step', async () => {
    await page.goto(`/conferences/${conferenceId}/participants`);
    await pasteInto(page, 'main', { 'text/html': PEOPLE_HTML, 'text/plain': 'x' });
    await page.locator('.paste-band').waitFor();
    expect(await summary()).toBe('Đã đọc danh sách, chưa lưu: 41 dòng mới, 1 dòng trùng, 2 dòng cần sửa');
    expect(await page.locator('.paste-lines .is-faulty .said').allInnerTexts()).toEqual([
      'Họ và tên: Cần điền mục này.',
      'Số người: Người có tên thì không ghi số người. Bỏ số người, hoặc để trống tên nếu là một nhóm.',
    ]);
    expect(await people()).toEqual([]);
    await page.keyboard.press('Enter');
    await page.locator('.toast').waitFor();
    const added = await people();
    expect(added.map(({ name }) => name)).toEqual(Array.from({ length: 41 }, (_, at) => `Đại biểu ${at}`));
    expect(added[40]).toMatchObject({ posts: ['Chánh Văn phòng', 'Ủy viên'], siteId: 'quang-ninh', count: null });
    expect(await summary()).toBe('Đã đọc danh sách, chưa lưu: 0 dòng mới, 2 dòng cần sửa');
    await undo();
    await page.getByText('Chưa có đại biểu nào').waitFor();
    expect(await people()).toEqual([]);
  });

  it('reads the file of an office, shows what its columns are taken for, and adds its people in one step', async () => {
    await page.goto(`/conferences/${conferenceId}/participants`);
    await page.getByRole('link', { name: 'Nhập từ Excel' }).first().click();
    const file = { name: 'ds.xlsx', mimeType: 'application/octet-stream', buffer: await officeFile(8) };
    await page.setInputFiles('#file', file);
    await page.click('.action-bar .btn--primary');
    await page.locator('.paste-band').waitFor();
    expect(await summary()).toBe('Đã đọc danh sách, chưa lưu: 2 dòng mới, 6 dòng cần sửa');
    const taken = await page.locator('.sheet-columns option:checked').allInnerTexts();
    expect(taken).toEqual(['Không đọc', 'Họ và tên', 'Họ và tên', 'Chức vụ', 'Đơn vị công tác', 'Không đọc', 'Điện thoại', 'Điểm cầu']);
    for (const choice of await page.locator('.paste-choices select').all()) await choice.selectOption('-');
    await page.locator('.paste-choices .btn').click();
    await page.getByText('chưa lưu: 8 dòng mới').waitFor();
    expect(await people()).toEqual([]);
    await page.click('.paste-head .btn--primary');
    await page.locator('.toast').waitFor();
    expect((await people()).map(({ name }) => name)).toEqual(Array.from({ length: 8 }, (_, n) => officePerson(n).name));
    await undo();
    await page.getByText('Chưa có đại biểu nào').waitFor();
    expect(await people()).toEqual([]);
  });

  it('adds seventeen items with their speakers by name into a sitting, from the field on a phone', async () => {
    await page.goto(`/conferences/${conferenceId}/participants`);
    await pasteInto(page, 'main', { 'text/plain': PEOPLE.map(([name]) => name).join('\n') });
    await page.locator('.paste-band').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.toast').waitFor();
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`/conferences/${conferenceId}/agenda/items/paste`);
    await page.fill('#text', `${ITEMS}\nThảo luận\t\tlâu`);
    await page.click('.action-bar .btn--primary');
    await page.locator('.paste-band').waitFor();
    expect(await summary()).toBe('Đã đọc danh sách, chưa lưu: 17 dòng mới, 1 dòng cần sửa');
    expect(await items()).toEqual([]);
    await page.click('.paste-head .btn--primary');
    await page.locator('.toast').waitFor();
    const speakers = (await people()).map(({ id }) => id);
    expect((await items()).map((item) => [item.title, item.minutes, item.speakers])).toEqual(
      Array.from({ length: 17 }, (_, at) => [`Nội dung ${at + 1}`, at + 5, [speakers[at]]]),
    );
    await undo();
    await page.getByText('Chưa có nội dung nào').waitFor();
    expect(await items()).toEqual([]);
    expect(faults).toEqual([]);
  });
});
