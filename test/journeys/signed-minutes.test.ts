import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt } from '../helpers/browser.ts';
import { chromium, openssl, pdfSig, pdfToText } from '../helpers/parts.ts';
import { actAtDesk, says, wordsOf } from '../helpers/people.ts';
import { published } from '../record/minutes/morning.ts';
import { HOUR, passTo, threeSittings } from '../record/minutes/three-sittings.ts';
import { pdfPages } from '../record/printouts/files.ts';
import { openOffice, type Office } from '../record/signing/office.ts';
import { judgedByPoppler } from '../record/signing/signed.ts';

/** What Poppler says of the two signatures. */
const VALID = ['Signature is Valid.', 'Signature is Valid.'];
const SPOKEN = 'Hội nghị thống nhất báo cáo trước ngày 20 hằng tháng.';

describe.skipIf(!chromium() || !openssl())('two days and three sittings, from the programme to signed minutes, in real browsers', () => {
  let app: TestApp;
  let browser: Browser;
  let office: Office;
  let conferenceId: string;
  /** Windows of the chair, the secretary, a viewer and the organizer. */
  let chair: Page;
  let secretary: Page;
  let viewer: Page;
  let organizer: Page;
  let signed: Buffer;
  const faults: string[][] = [];
  const at = (path: string): string => `/conferences/${conferenceId}${path}`;

  async function open(login: Login): Promise<Page> {
    const person = await personAt(browser, app.url);
    faults.push(person.faults);
    await person.context.addCookies([{ name: 'dc_session', value: login.token, url: app.url }]);
    return person.page;
  }

  /** Their windows, at the beginning of a day: a session ends over night. */
  async function enter(): Promise<void> {
    const roles = ['chair', 'secretary', 'viewer', 'organizer'] as const;
    const logins = await Promise.all(roles.map((role) => app.member(conferenceId, role)));
    [chair, secretary, viewer, organizer] = (await Promise.all(logins.map(open))) as [Page, Page, Page, Page];
  }

  beforeAll(async () => {
    [office, browser] = await Promise.all([openOffice(), launchBrowser()]);
    app = await startApp({ signing: office.setup });
    conferenceId = await published(app, threeSittings);
    await enter();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
    office?.close();
  });

  /** Takes a paper a step further by its form on the page, as its reader does. */
  async function take(page: Page, paper: string, act: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
    await page.goto(at(`/official-papers?paper=${paper}`));
    const form = page.locator(`form[action$="/${act}"]`);
    const summary = page.locator('details', { has: form }).locator('summary');
    if ((await summary.count()) > 0) await summary.click();
    for (const [name, value] of Object.entries(fields)) {
      const field = form.locator(`[name="${name}"]`);
      await ((await field.evaluate((one) => one.tagName)) === 'SELECT' ? field.selectOption(value) : field.fill(value));
    }
    await form.locator('button:not([type])').click();
    if (act === 'issue') await page.locator('dialog[open] .btn--primary').click();
  }
  const stands = (page: Page, text: string): Promise<void> => says(page, '.paper-head', text);

  it('issues the programme to everybody, who finds it on their page', async () => {
    await viewer.goto(at('/official-papers'));
    expect(await wordsOf(viewer, 'main')).not.toContain('Chương trình');
    await take(secretary, 'programme', 'submit', { remark: 'Kính trình' });
    await stands(secretary, 'Trình duyệt');
    await take(chair, 'programme', 'approve');
    await stands(chair, 'Đã duyệt');
    await take(secretary, 'programme', 'number', { number: '' });
    await stands(secretary, 'Đã cấp số');
    await take(secretary, 'programme', 'issue', { audience: 'everyone' });
    await stands(secretary, 'Đã phát hành');
    await viewer.reload();
    expect(await wordsOf(viewer, 'main')).toContain('Chương trình');
  });

  /** Holds one sitting with its next item, from so many hours after the start of the first day on. */
  async function hold(hours: number): Promise<void> {
    passTo(app, hours * HOUR);
    await chair.goto(at('/desk'));
    for (const step of ['Mở phiên', 'Bắt đầu nội dung']) await actAtDesk(chair, step);
    passTo(app, (hours + 1) * HOUR);
    const close = chair.locator('button', { hasText: 'Bế mạc phiên' });
    const menu = chair.locator('#desk-top details', { has: close });
    await menu.locator('summary').click();
    await menu.locator(close).click();
    await chair.locator('dialog[open] .btn--primary').click();
    await says(chair, '.toast', 'Đã bế mạc');
  }

  it('holds three sittings from the desk, and the secretary writes what was agreed', async () => {
    for (const hours of [1, 6]) await hold(hours);
    passTo(app, 25 * HOUR);
    await enter();
    await hold(25);
    await secretary.goto(at('/minutes'));
    await says(secretary, '#doc', 'Phiên họp kết thúc lúc 09 giờ 30, ngày 27/11/2025.');
    await secretary.locator('#part-item\\.opening [data-head]').click();
    await secretary.keyboard.type(SPOKEN);
    await secretary.locator('#save-state:not(.is-unsaved)').waitFor();
    expect(await wordsOf(secretary, '#doc')).toContain(SPOKEN);
  });

  it('has the minutes approved as they were submitted, and gives them the next number of the book', async () => {
    await take(secretary, 'minutes', 'submit');
    await take(chair, 'minutes', 'sendBack', { remark: 'Bổ sung kết luận' });
    await stands(chair, 'Dự thảo');
    await take(secretary, 'minutes', 'submit');
    await take(chair, 'minutes', 'approve');
    await take(secretary, 'minutes', 'number', { number: '' });
    await stands(secretary, 'Đã cấp số');
    await secretary.goto('/registers');
    expect(await wordsOf(secretary, 'main')).toContain('Biên bản');
  });

  /** Signs what the server prepared, with the program that stands beside the request. */
  async function signByProgram(): Promise<string> {
    await chair.goto(at('/official-papers/minutes/signatures'));
    await chair.setInputFiles('#certificate', office.chairKeys.certificate);
    await chair.locator('form[action$="/prepare"] .btn--primary').click();
    const [request] = await Promise.all([chair.waitForEvent('download'), chair.locator('.signature-waiting a.btn').click()]);
    const file = join(office.authority.folder, 'request.json');
    await request.saveAs(file);
    const [code] = await once(spawn(process.execPath, ['server/cli/sign.ts', file, office.chairKeys.key], { stdio: 'ignore' }), 'close');
    expect(code).toBe(0);
    return file.replace('.json', '.sig');
  }

  it('is signed by the chair with a key that stays with them, and then sealed by the office', async () => {
    const signature = await signByProgram();
    await chair.setInputFiles('#signature', signature);
    await chair.locator('form[action$="/complete"] .btn--primary').click();
    await says(chair, '.signature-list', 'Nguyễn Thị Ánh');
    await organizer.goto(at('/official-papers/minutes/signatures'));
    await organizer.locator('form[action$="/seal"] .btn').click();
    await organizer.locator('dialog[open] .btn--primary').click();
    await organizer.locator('.signature-list .is-seal').waitFor();
    expect(await organizer.locator('.signature-list > li').count()).toBe(2);
    await take(secretary, 'minutes', 'issue', { audience: 'everyone' });
    await stands(secretary, 'Đã phát hành');
  });

  it('is read by whoever it was issued to, with every sitting and every word of it', async () => {
    await viewer.goto(at('/official-papers'));
    const [download] = await Promise.all([
      viewer.waitForEvent('download'),
      viewer.locator('#minutes .actions a', { hasText: 'PDF' }).click(),
    ]);
    signed = await readFile(await download.path());
    expect(pdfSig() ? judgedByPoppler(signed) : VALID).toEqual(VALID);
    if (!pdfToText()) return;
    const text = pdfPages(signed).join(' ').replace(/\s+/g, ' ');
    expect(['ngày 26/11/2025', 'ngày 27/11/2025', SPOKEN].filter((words) => !text.includes(words))).toEqual([]);
    expect(text.match(/Hội nghị bế mạc lúc/g)).toHaveLength(1);
  });

  const verdictOf = async (pdf: Buffer): Promise<string> => {
    await viewer.goto('/verify');
    await viewer.setInputFiles('#file', { name: 'bien-ban.pdf', mimeType: 'application/pdf', buffer: pdf });
    await viewer.locator('form[action="/verify"] button.btn').click();
    return wordsOf(viewer, '.verdict');
  };

  it('is found unchanged by anybody, and changed when one byte is another one', async () => {
    expect(await verdictOf(signed)).toContain('Tệp không bị sửa sau khi ký');
    const changed = Buffer.from(signed);
    changed.writeUInt8(changed.readUInt8(300) ^ 1, 300);
    expect(await verdictOf(changed)).toContain('Tệp đã bị sửa sau khi ký');
  });

  it('says so to whoever read it when it is recalled', async () => {
    await take(secretary, 'minutes', 'recall', { reason: 'Sai ngày họp' });
    await stands(secretary, 'Đã thu hồi');
    await viewer.goto(at('/official-papers'));
    expect(await wordsOf(viewer, 'main')).toContain('Sai ngày họp');
    expect(await verdictOf(signed)).toContain('Tệp không bị sửa sau khi ký');
    expect(await wordsOf(viewer, 'main')).toContain('Văn bản đã bị thu hồi');
    expect(faults.flat()).toEqual([]);
  });
});
