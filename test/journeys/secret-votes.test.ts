import type { Browser } from 'playwright-core';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invitationsContract } from '../../server/planning/invitations/contract.ts';
import { startApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';
import { says } from '../helpers/people.ts';
import { secretDay } from '../live/secret-votes/secret-day.ts';

const ELECTORS = 12;
/** The first two vote in a browser, the others by their links alone: 8 agree, 3 disagree, 1 has no opinion. */
const BY_LINK = ['agree', 'agree', 'agree', 'agree', 'agree', 'agree', 'disagree', 'disagree', 'disagree', 'none'];

describe.skipIf(!chromium())('a secret vote of twelve (left out where Chromium is not installed)', () => {
  let app: TestApp;
  let browser: Browser;
  let day: Awaited<ReturnType<typeof secretDay>>;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ now: 'real' }), launchBrowser()]);
    day = await secretDay(app, ELECTORS);
    await day.organizer.run(invitationsContract.make, { conferenceId: day.conferenceId });
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  it('is opened at the desk, cast on own pages, counted once each and shown in the hall', async () => {
    const { conferenceId, chair, organizer } = day;
    const at = `/conferences/${conferenceId}`;
    const desk = await personAt(browser, app.url, { width: 1366, height: 768 });
    await desk.context.addCookies([{ name: 'dc_session', value: chair.token, url: app.url }]);
    await desk.page.goto(`${at}/secret-votes`);
    await desk.page.locator('textarea[name=question]').fill('Thông qua nhân sự Tổ thư ký');
    await desk.page.locator('.vote-opening form button').click();
    await says(desk.page, '.vote-stage', 'Đang bỏ phiếu');
    const voteId = (await day.get(chair)).openId ?? '';

    const pathOf = async (participantId: string) =>
      (await organizer.run(invitationsContract.get, { conferenceId, participantId })).path ?? '';
    const phone = await personAt(browser, app.url, { width: 360, height: 740 });
    await phone.page.goto(`${await pathOf('p1')}/hall`);
    await phone.page.locator('.ballot-link a').click();
    await phone.page.locator('.ballot label', { hasText: 'Tán thành' }).first().click();
    await phone.page.locator('.ballot button').click();
    await phone.page.locator('dialog[open] button[value=yes]').click();
    await says(phone.page, '.ballot', 'Phiếu đã được nhận.');
    const login = await day.delegate('p2');
    const laptop = await personAt(browser, app.url, { width: 1366, height: 768 });
    await laptop.context.addCookies([{ name: 'dc_session', value: login.token, url: app.url }]);
    await laptop.page.goto(`${at}/watch`);
    await laptop.page.locator('.ballot-link a').click();
    await laptop.page.locator('.ballot label').first().click();
    await laptop.page.locator('.ballot button').click();
    await laptop.page.locator('dialog[open] button[value=yes]').click();
    await says(laptop.page, '.ballot', 'Phiếu đã được nhận.');

    for (const [index, choice] of BY_LINK.entries()) {
      const path = `${await pathOf(`p${index + 3}`)}/ballot/secret`;
      const send = () => request(app.url).post(path).type('form').send({ voteId, choice });
      // Pressed twice, and sent again after a lost answer.
      const answers = await Promise.all([send(), send()]);
      expect([...answers, await send()].map(({ status }) => status)).toEqual([303, 303, 303]);
    }
    await says(desk.page, '.vote-figure', '12');
    await desk.page.locator('.vote-actions button').first().click();
    await desk.page.locator('dialog[open] button[value=yes]').click();
    await says(desk.page, '.vote-stage', 'Đã kiểm phiếu');
    await desk.page.locator('.vote-actions button').first().click();
    const hall = await personAt(browser, app.url, { width: 1920, height: 1080 });
    await hall.context.addCookies([{ name: 'dc_session', value: chair.token, url: app.url }]);
    await hall.page.goto(`${at}/display`);
    await says(hall.page, '.display-vote', '8');
    await says(hall.page, '.display-vote', 'Được thông qua');
    expect((await day.stateOf()).votes[voteId]?.count?.counts.map(({ n }) => n)).toEqual([8, 3, 1]);
  });
});
