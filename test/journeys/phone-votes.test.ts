import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInContract } from '../../server/live/check-in/contract.ts';
import { proceedingsContract } from '../../server/live/sitting/contract/index.ts';
import { votesContract } from '../../server/live/votes/contract/index.ts';
import { startApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';
import { says } from '../helpers/people.ts';
import { delegateDay, DELEGATE, type DelegateDay } from '../live/delegate-page/delegate-day.ts';
import { opening } from '../live/votes/votes-day.ts';

describe.skipIf(!chromium())('an open vote on a phone (left out where Chromium is not installed)', () => {
  let app: TestApp;
  let browser: Browser;
  let day: DelegateDay;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ now: 'real' }), launchBrowser()]);
    day = await delegateDay(app);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  it('is cast from the own page, changed, kept while the line is gone, and counted once', async () => {
    const { conferenceId, chair } = day;
    await chair.run(proceedingsContract.openSitting, { conferenceId, sittingId: 'morning' });
    await chair.run(proceedingsContract.startItem, { conferenceId, itemId: 'papers' });
    const at = { conferenceId, sittingId: 'morning', participantId: DELEGATE };
    await chair.run(checkInContract.arrive, { ...at, online: false, siteId: 'main', door: null, seenAt: Date.now() });
    const { page: phone, context } = await personAt(browser, app.url, { width: 360, height: 740 });
    const { path } = await day.holder(DELEGATE);
    await phone.goto(path);
    const places = [{ siteId: 'main', entitled: 1, present: 1, by: 'phones' as const }];
    const { voteId } = await chair.run(votesContract.open, { conferenceId, ...opening({ places }) });
    const desk = await personAt(browser, app.url, { width: 1366, height: 768 });
    await desk.context.addCookies([{ name: 'dc_session', value: chair.token, url: app.url }]);
    await desk.page.goto(`/conferences/${conferenceId}/votes`);

    await says(phone, '.ballot', 'Thông qua quy chế làm việc');
    const heights = await phone
      .locator('.ballot-options label')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height >= 64));
    expect(heights).toEqual([true, true, true]);
    await phone.locator('.ballot label', { hasText: 'Không tán thành' }).click();
    await says(phone, '.ballot button', 'Gửi: Không tán thành');
    await phone.locator('.ballot button').click();
    await says(phone, '.ballot', 'Đã gửi lúc');
    await says(desk.page, '#place-main', '1 Không tán thành');

    await context.setOffline(true);
    await phone.locator('.ballot label').first().click();
    await says(phone, '.ballot button', 'Gửi: Tán thành');
    await phone.locator('.ballot button').click();
    await says(phone, '.ballot', 'Chưa gửi được, phiếu giữ trên máy: Tán thành');
    await context.setOffline(false);
    await phone.reload();
    await says(phone, '.ballot', ': Tán thành. Được đổi đến khi kết thúc.');
    await says(desk.page, '#place-main', '1 Tán thành0 Không tán thành');
    expect(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

    // The last word counts, also where the same was said before.
    await context.setOffline(true);
    for (const option of [2, 1, 2]) {
      await phone.locator('.ballot label').nth(option).click();
      await phone.locator('.ballot button').click();
    }
    await context.setOffline(false);
    await says(phone, '.ballot', ': Không có ý kiến. Được đổi đến khi kết thúc.');
    await says(desk.page, '#place-main', '0 Tán thành0 Không tán thành1 Không có ý kiến');

    await chair.run(votesContract.close, { conferenceId, voteId, missing: [] });
    await phone.locator('.ballot').waitFor({ state: 'detached' });
  });
});
