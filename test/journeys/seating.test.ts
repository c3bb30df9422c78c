import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { participantsContract } from '../../server/planning/participants/contract.ts';
import { seatingContract } from '../../server/planning/seating/contract.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt } from '../helpers/browser.ts';
import { bareConference } from '../helpers/conference.ts';
import { chromium } from '../helpers/parts.ts';
import { person, seatsIn } from '../planning/seating/seats.ts';

describe.skipIf(!chromium())('seating (left out where Chromium is not installed)', () => {
  let app: TestApp;
  let browser: Browser;
  let organizer: Login;
  let conferenceId: string;
  let ids: string[];
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ now: 'real' }), launchBrowser()]);
    conferenceId = await bareConference(app);
    organizer = await app.member(conferenceId, 'organizer');
    const people = ['An', 'Bình', 'Cúc', 'Dung'].map((name) => person(name));
    ({ ids } = await organizer.run(participantsContract.addMany, { conferenceId, participants: people }));
    const opened = await personAt(browser, app.url);
    ({ page, faults } = opened);
    await opened.context.addCookies([{ name: 'dc_session', value: organizer.token, url: app.url }]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const home = () => `/conferences/${conferenceId}/seating`;
  const seat = (key: string) => page.locator(`a.seat[data-seat="${key}"]`);
  const who = (key: string) => seat(key).getAttribute('data-person');
  const stored = () => seatsIn(organizer, conferenceId);

  it('draws the hall while it is typed, and says in words what is not understood', async () => {
    await page.goto(`${home()}/hall`);
    await page.fill('[name="seats"]', '3/4');
    await page.fill('[name="rows"]', 'A–C');
    await page.fill('[name="presidium"]', '');
    await page.waitForFunction(() => document.querySelectorAll('[data-drawing] .seat').length === 21);
    await page.fill('[name="seats"]', '3/bốn');
    await page.locator('#seats-error').waitFor();
    await page.fill('[name="seats"]', '3/4');
    await page.locator('#seats-error').waitFor({ state: 'detached' });
    await page.locator('form[data-hall] .btn--primary').click();
    await page.waitForURL((url) => url.pathname === home());
    expect([await page.locator('a.seat').count(), await stored()]).toEqual([21, {}]);
  });

  it('seats everybody by protocol after a preview', async () => {
    await page.goto(`${home()}/arrange`);
    await page.locator('.action-bar .btn--primary').click();
    await page.waitForURL((url) => url.pathname === home());
    expect(Object.keys(await stored()).length).toBe(4);
  });

  it('moves somebody by dragging, exchanges two by keyboard, and takes both back', async () => {
    const all = await stored();
    const first = Object.entries(all).find(([, id]) => id === ids[0])?.[0] ?? '';
    const second = Object.entries(all).find(([, id]) => id === ids[1])?.[0] ?? '';
    await seat(first).dragTo(seat('1-3-1'));
    await page.locator('a.seat.is-taken[data-seat="1-3-1"]').waitFor();
    expect([await who('1-3-1'), (await stored())['1-3-1']]).toEqual(['An', `${ids[0]}*`]);
    await seat('1-3-1').focus();
    await page.keyboard.press('Enter');
    await seat(second).focus();
    await page.keyboard.press('Enter');
    await page.locator(`a.seat[data-seat="${second}"][data-by-hand]`).waitFor();
    expect([await who(second), await who('1-3-1')]).toEqual(['An', 'Bình']);
    await page.keyboard.press('Control+z');
    await page.locator(`a.seat[data-seat="${second}"]:not([data-by-hand])`).waitFor();
    await page.keyboard.press('Control+z');
    await page.locator(`a.seat.is-taken[data-seat="${first}"]`).waitFor();
    expect(await stored()).toEqual(all);
  });

  it('says that somebody else was first, and shows the map as it is now', async () => {
    const before = await stored();
    const [taken = ''] = Object.keys(before);
    // The page does not hear of it: its line is cut for a moment.
    await page.route(home(), (route) => route.abort());
    const { version } = await organizer.run(seatingContract.get, { conferenceId });
    await organizer.run(seatingContract.place, {
      conferenceId,
      version,
      participantId: ids[3] ?? '',
      seat: '2-3-4',
      from: keyOf(before, 3),
    });
    await seat(taken).click();
    await seat('1-3-2').click();
    await page.locator('[data-problem]').waitFor();
    await page.unroute(home());
    await page.reload();
    await page.locator('a.seat.is-taken[data-seat="2-3-4"]').waitFor();
    expect([await who('2-3-4'), (await stored())['1-3-2']]).toEqual(['Dung', undefined]);
  });

  it('takes back its own change by the button of the message, and never one that somebody else made since', async () => {
    const [before = ''] = Object.keys(await stored());
    const moved = (await stored())[before]?.replace('*', '');
    await seat(before).dragTo(seat('2-2-4'));
    await page.locator('a.seat.is-taken[data-seat="2-2-4"]').waitFor();
    const { version, seated } = await organizer.run(seatingContract.get, { conferenceId });
    const other = seated.find(({ participantId }) => participantId !== moved);
    const theirs = { conferenceId, version, participantId: other?.participantId ?? '', seat: '1-1-1', from: other?.seat ?? null };
    await organizer.run(seatingContract.place, theirs);
    await page.locator('a.seat.is-taken[data-seat="1-1-1"]').waitFor();
    await page.locator('#toasts .toast button').click();
    await page.locator('[data-problem]').waitFor();
    expect([(await stored())['2-2-4'], (await stored())['1-1-1']]).toEqual([`${moved}*`, `${other?.participantId}*`]);
  });

  it('prints the plan', async () => {
    const file = await page.request.get(`/conferences/${conferenceId}/seat-plan/a4.pdf`);
    expect([file.status(), file.headers()['content-type'], (await file.body()).subarray(0, 5).toString()]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    expect(faults.filter((fault) => !fault.includes('ERR_FAILED'))).toEqual([]);
  });

  const keyOf = (seats: Record<string, string>, at: number): string => Object.entries(seats).find(([, id]) => id === ids[at])?.[0] ?? '';
});
