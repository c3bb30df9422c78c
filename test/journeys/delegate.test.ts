import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInContract } from '../../server/live/check-in/contract.ts';
import { proceedingsContract } from '../../server/live/sitting/contract/index.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';
import { says } from '../helpers/people.ts';
import { delegateDay, DELEGATE, type DelegateDay } from '../live/delegate-page/delegate-day.ts';

describe.skipIf(!chromium())('a delegate in the hall (left out where Chromium is not installed)', () => {
  let app: TestApp;
  let browser: Browser;
  let day: DelegateDay;
  let phone: Page;
  let desk: Page;
  const faults: string[][] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ now: 'real' }), launchBrowser()]);
    day = await delegateDay(app);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  async function open(login: Login | null, path: string, width: number, height: number): Promise<Page> {
    const { page, context, faults: own } = await personAt(browser, app.url, { width, height });
    faults.push(own);
    if (login) await context.addCookies([{ name: 'dc_session', value: login.token, url: app.url }]);
    await page.goto(path);
    return page;
  }

  it('asks for the floor from the phone, sees their place, and is called from the desk', async () => {
    const { conferenceId, chair } = day;
    phone = await open(null, await day.pathOf(DELEGATE), 360, 740);
    await phone.getByRole('link', { name: 'Tại hội trường' }).click();
    await says(phone, '#delegate-call', 'Phiên họp chưa khai mạc');
    await chair.run(proceedingsContract.openSitting, { conferenceId, sittingId: 'morning' });
    await phone.fill('#topic', 'Chế độ trực lãnh đạo');
    await phone.getByRole('button', { name: 'Đăng ký phát biểu' }).click();
    await says(phone, '.asking', 'Thứ 1 trong 1 đăng ký chờ chủ trì xếp.');
    await phone.reload();
    await says(phone, '.asking', 'Chế độ trực lãnh đạo');
    desk = await open(chair, `/conferences/${conferenceId}/desk`, 1440, 900);
    await says(desk, '#desk-requests + ol', 'Nguyễn Văn An');
    const at = { conferenceId, sittingId: 'morning', participantId: DELEGATE };
    await day.organizer.run(checkInContract.arrive, { ...at, online: false, siteId: null, door: null, seenAt: Date.now() });
    const { expected } = await day.organizer.run(checkInContract.totals, { conferenceId });
    await says(desk, '#desk-main', `1/${expected} có mặt theo danh sách`);
    await desk.locator('#desk-requests + ol').getByRole('button', { name: 'Vào danh sách' }).click();
    await says(phone, '.asking', 'Đứng thứ 1 trong danh sách chờ phát biểu.');
    const [requestId = ''] = Object.keys((await day.state()).requests);
    await chair.run(proceedingsContract.prepare, { conferenceId, requestId });
    await says(phone, '#delegate-call', 'Sắp đến lượt phát biểu');
    await chair.run(proceedingsContract.grant, { conferenceId, requestId, seconds: 300, handOver: false });
    await says(phone, '#delegate-call', 'Mời đại biểu phát biểu');
    await says(desk, '.stage', 'Nguyễn Văn An');
    await phone.locator('#turn-clock').waitFor();
    expect((await day.state()).floor?.speaker).toMatchObject({ participantId: DELEGATE, requestId });
  });

  it('makes no error on the pages', () => expect(faults.flat()).toEqual([]));
});
