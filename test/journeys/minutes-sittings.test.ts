import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proceedingsContract as live } from '../../server/live/sitting/contract/index.ts';
import { requirePlan } from '../../server/planning/plan/store.ts';
import { insertPublication } from '../../server/planning/publishing/store.ts';
import { transact } from '../../server/platform/database/open.ts';
import { minutesContract as contract } from '../../server/record/minutes/contract.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt, type Person } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';
import { docx } from '../record/minutes/minutes-lines.ts';
import { published } from '../record/minutes/morning.ts';
import { HOUR, passTo, twoOfThree } from '../record/minutes/three-sittings.ts';

describe.skipIf(!chromium())('the page of the minutes of two sittings (left out where Chromium is not installed)', () => {
  let app: TestApp;
  let browser: Browser;
  let conferenceId: string;
  let chair: Login;
  let secretary: Person;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ now: 'real' }), launchBrowser()]);
    conferenceId = await published(app, (plan) => ({
      ...plan,
      sittings: plan.sittings.slice(0, 1).flatMap((sitting) => [sitting, { ...sitting, id: 'afternoon', title: 'Phiên chiều' }]),
      items: plan.items.map((item) => ({ ...item, sittingId: item.id === 'closing' ? 'afternoon' : 'morning' })),
    }));
    chair = await app.member(conferenceId, 'chair');
    const login = await app.member(conferenceId, 'secretary');
    secretary = await personAt(browser, app.url);
    await secretary.context.addCookies([{ name: 'dc_session', value: login.token, url: app.url }]);
    await secretary.page.goto(`/conferences/${conferenceId}/minutes`);
    await secretary.page.locator('[data-part="item.papers"] .ProseMirror').waitFor({ state: 'attached' });
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  /** Sittings and parts of the page from top to bottom, by their ids. */
  const order = () => secretary.page.locator('#doc > .sitting-mark, #doc > .minutes-part').evaluateAll((all) => all.map(({ id }) => id));
  const shown = async () => (await order()).filter((id) => !/general|later|secret/.test(id));
  const opening = async () => (await secretary.page.locator('#sitting-afternoon').textContent())?.replace(/\s+/g, ' ');

  it('puts an item under the sitting into which it was moved, and the cursor stays in what is being written', async () => {
    const { page } = secretary;
    expect(await shown()).toEqual([
      'sitting-morning',
      'part-item.opening',
      'part-item.papers',
      'closing-morning',
      'sitting-afternoon',
      'part-item.closing',
      'closing-afternoon',
    ]);
    expect(await opening()).toContain('Phiên họp này chưa tiến hành.');
    await page.click('#part-item\\.papers [data-head]');
    await page.keyboard.type('Các đại biểu ');
    const before = await requirePlan(app.db, conferenceId);
    const plan = { ...before, items: before.items.map((item) => (item.id === 'papers' ? { ...item, sittingId: 'afternoon' } : item)) };
    const version = { conferenceId, number: 2, at: Date.now(), actorId: 'organizer', note: null, plan, changes: [] };
    await transact(app.db, (tx) => insertPublication(tx, version));
    await chair.run(live.openSitting, { conferenceId, sittingId: 'afternoon' });
    await chair.run(live.startItem, { conferenceId, itemId: 'papers' });
    await expect
      .poll(shown, WAIT_OPTIONS)
      .toEqual([
        'sitting-morning',
        'part-item.opening',
        'closing-morning',
        'sitting-afternoon',
        'part-item.papers',
        'part-item.closing',
        'closing-afternoon',
      ]);
    await page.keyboard.type('nêu kinh nghiệm.');
    await expect.poll(opening, WAIT_OPTIONS).toContain('Phiên họp bắt đầu lúc');
    await page.locator('#save-state:not(.is-unsaved)').waitFor();
    const { parts } = await chair.run(contract.texts, { conferenceId });
    expect(JSON.stringify(parts)).toContain('"Các đại biểu nêu kinh nghiệm."');
  });
});

describe.skipIf(!chromium())('the minutes of three sittings over two days, of which one is to come', () => {
  let app: TestApp;
  let browser: Browser;
  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  it('say on the page and in the paper what was held when, and do not close the conference before its last sitting', async () => {
    const { conferenceId, chair } = await twoOfThree(app);
    const login = await app.member(conferenceId, 'secretary');
    const { page, context, faults } = await personAt(browser, app.url);
    await context.addCookies([{ name: 'dc_session', value: login.token, url: app.url }]);
    await page.goto(`/conferences/${conferenceId}/minutes`);
    const sheet = async () => (await page.locator('#doc').innerText()).replaceAll('\u00a0', ' ');
    await expect.poll(sheet, WAIT_OPTIONS).toContain('Phiên họp kết thúc lúc 09 giờ 30, ngày 26/11/2025.');
    expect(await sheet()).toContain('Phiên họp kết thúc lúc 08 giờ 30, ngày 27/11/2025.');
    expect([(await sheet()).includes('Phiên họp này chưa tiến hành.'), (await sheet()).includes('Hội nghị bế mạc')]).toEqual([true, false]);
    expect(await docx(login, conferenceId)).toContain('Hội nghị chưa bế mạc.');
    passTo(app, 26 * HOUR);
    await chair.run(live.openSitting, { conferenceId, sittingId: 'next-day' });
    passTo(app, 27 * HOUR);
    await chair.run(live.closeSitting, { conferenceId, sittingId: 'next-day' });
    await expect.poll(sheet, WAIT_OPTIONS).toContain('Phiên họp kết thúc lúc 10 giờ 30, ngày 27/11/2025.');
    expect(await docx(login, conferenceId)).toContain('Hội nghị bế mạc lúc 10 giờ 30, ngày 27/11/2025.');
    expect(faults).toEqual([]);
  });
});
