import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rollCallContract } from '../../server/live/roll-call/contract.ts';
import { ASK_AGAIN_AFTER_MS } from '../../server/live/live-page/presenter/pending.ts';
import { stateOf } from '../../server/live/sitting/rules/index.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { breakableLine, type BreakableLine } from '../helpers/breakable-line.ts';
import { launchBrowser, personAt, type Person } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';
import { says, wordsOf } from '../helpers/people.ts';
import { conferenceOfSites } from '../planning/sites/conference-of-sites.ts';
import { siteSpeaks } from '../live/sitting/published-day.ts';

const SILENT_SPEAKER = 'Kiểm tra máy: loa của điểm cầu không phát ra tiếng.';

describe.skipIf(!chromium())('commands on a broken connection, in a real browser', () => {
  let app: TestApp;
  let browser: Browser;
  let line: BreakableLine;
  let people: Person[] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    app = await startApp({ now: 'real' });
    browser = await launchBrowser();
  });
  beforeEach(async () => {
    line = await breakableLine(app.url);
    people = [];
  });
  afterEach(async () => {
    await Promise.all(people.map(({ context }) => context.close()));
    await line.end();
    faults.push(...people.flatMap((person) => person.faults));
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const open = async ({ token }: Login, path: string): Promise<Page> => {
    const person = await personAt(browser, line.url);
    people.push(person);
    await person.context.addCookies([{ name: 'dc_session', value: token, url: line.url }]);
    await person.page.goto(path);
    return person.page;
  };
  const offline = (page: Page) => page.locator('#offline:visible').waitFor();
  const online = (page: Page) => page.locator('#offline').waitFor({ state: 'hidden' });

  const pastTheLimit = (page: Page) =>
    page.waitForFunction(
      (limit) => ((globalThis as { since?: number }).since ??= performance.now()) + limit < performance.now(),
      ASK_AGAIN_AFTER_MS + 500,
    );

  const siteAt = async (path: '/site' | '/site/check') => {
    const { conferenceId, organizer, idOf } = await conferenceOfSites(app);
    const site = await app.link('site', conferenceId, await idOf('Lai Châu'));
    const page = await open(site, `/conferences/${conferenceId}${path}`);
    const incidents = async () => (await organizer.run(rollCallContract.incidents, { conferenceId })).incidents.map(({ text }) => text);
    return { page, incidents };
  };
  const siteWithForm = async () => {
    const { page, incidents } = await siteAt('/site');
    await page.locator('#incident summary').click();
    await page.fill('#incident textarea', 'Mất điện');
    return { page, incidents, report: () => page.locator('#incident form button').click() };
  };
  const siteWithSilentSpeaker = async () => {
    const { page, incidents } = await siteAt('/site/check');
    await page.locator('[data-action=begin]').click();
    await page.locator('.step [data-action=play]').click();
    await page.locator('.step [data-action=no]').click();
    return { page, incidents, tell: () => page.locator('.step [data-action=tell]').click() };
  };

  it('reports an incident once, even if its answer was lost and the button is pressed again', async () => {
    const { page, incidents, report } = await siteWithForm();
    line.loseAnswers();
    await report();
    await expect.poll(incidents, WAIT_OPTIONS).toEqual(['Mất điện']);
    line.cut();
    await says(page, '#pending', 'Chưa biết “Báo sự cố”');
    expect(await page.locator('#site-refusal:visible').count()).toBe(0);
    await report();
    line.mend();
    await says(page, '#toasts', 'Đã báo sự cố.');
    expect([await incidents(), await page.locator('#pending').isHidden()]).toEqual([['Mất điện'], true]);
  });

  it('reports a second incident when the words differ', async () => {
    const { page, incidents, report } = await siteWithForm();
    await report();
    await says(page, '#toasts', 'Đã báo sự cố.');
    await page.locator('#incident summary').click();
    await page.fill('#incident textarea', 'Có điện lại');
    await report();
    await expect.poll(async () => (await incidents()).toSorted(), WAIT_OPTIONS).toEqual(['Có điện lại', 'Mất điện']);
  });

  it('reports a silent loudspeaker once, even if its answer was lost and the button is pressed again', async () => {
    const { page, incidents, tell } = await siteWithSilentSpeaker();
    line.loseAnswers();
    await tell();
    await expect.poll(incidents, WAIT_OPTIONS).toEqual([SILENT_SPEAKER]);
    line.cut();
    await says(page, '#pending', 'Chưa biết “Báo ban tổ chức”');
    expect(await page.locator('#not-told').count()).toBe(0);
    await tell();
    line.mend();
    await says(page, '.step', 'Đã báo ban tổ chức.');
    expect([await incidents(), await page.locator('#pending').isHidden()]).toEqual([[SILENT_SPEAKER], true]);
  });

  it('asks before telling of a loudspeaker that was silent more than ten seconds ago', async () => {
    const { page, incidents, tell } = await siteWithSilentSpeaker();
    line.cut();
    await offline(page);
    await tell();
    await says(page, '#pending', '“Báo ban tổ chức” bấm lúc');
    await pastTheLimit(page);
    line.mend();
    await says(page, '#late[open]', 'Vẫn thực hiện “Báo ban tổ chức”?');
    expect(await incidents()).toEqual([]);
    await page.locator('#late button.btn--primary').click();
    await says(page, '.step', 'Đã báo ban tổ chức.');
    expect(await incidents()).toEqual([SILENT_SPEAKER]);
  });

  const deskWithSpeaker = async () => {
    const { conferenceId, chair } = await siteSpeaks(app);
    const desk = await open(chair, `/conferences/${conferenceId}/desk`);
    await says(desk, '.stage .actions', 'Dừng giờ');
    const floor = async () => stateOf(await app.journals.state(conferenceId)).floor;
    return { desk, facts: async () => [typeof (await floor())?.pausedAt === 'number', (await floor())?.limitSeconds] };
  };
  it('asks before sending a pause that was pressed more than ten seconds ago, and sends it if confirmed', async () => {
    const { desk, facts } = await deskWithSpeaker();
    line.cut();
    await offline(desk);
    await desk.keyboard.press('p');
    await desk.keyboard.press('1');
    await says(desk, '#pending', '“Dừng giờ” bấm lúc');
    await says(desk, '#pending', 'đang chờ gửi vì mất kết nối.');
    await pastTheLimit(desk);
    line.mend();
    await says(desk, '#late[open]', 'Vẫn thực hiện “Dừng giờ”?');
    expect(await facts()).toEqual([false, 600]);
    expect(await desk.locator('#late button:focus').textContent()).toBe('Không thực hiện');
    await desk.locator('#late button.btn--primary').click();
    await says(desk, '#late[open]', 'Vẫn thực hiện “Thêm 1 phút”?');
    await desk.keyboard.press('Escape');
    await says(desk, '.stage .actions', 'Chạy tiếp');
    expect([await facts(), await desk.locator('#pending').isHidden()]).toEqual([[true, 600], true]);
  });

  it('sends what waited only a moment without asking, and nothing that was abandoned', async () => {
    const { desk, facts } = await deskWithSpeaker();
    line.cut();
    await offline(desk);
    await desk.keyboard.press('1');
    await desk.keyboard.press('p');
    await desk.locator('#pending .banner', { hasText: 'Thêm 1 phút' }).getByRole('button', { name: 'Thôi không gửi' }).click();
    expect(await wordsOf(desk, '#pending')).not.toContain('Thêm 1 phút');
    line.mend();
    await online(desk);
    await says(desk, '.stage .actions', 'Chạy tiếp');
    expect([await facts(), await desk.locator('#late').isVisible()]).toEqual([[true, 600], false]);
  });

  it('had no error in any page', () => {
    expect(faults).toEqual([]);
  });
});
