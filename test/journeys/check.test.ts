import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rollCallContract } from '../../server/live/roll-call/contract.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchMediaBrowser, personAt, type Person, type PersonOptions } from '../helpers/browser.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';
import { chromium, mediaWorker } from '../helpers/parts.ts';
import { says, wordsOf } from '../helpers/people.ts';
import { conferenceOfSites, type SitesConference } from '../planning/sites/conference-of-sites.ts';

/** Without a worker the server has no media: then the connection is not tested, and the page says so. */
const hasWorker = mediaWorker() !== undefined;

describe.skipIf(!chromium())('the check page of a site in a real browser', () => {
  let app: TestApp;
  let browser: Browser;
  let conference: SitesConference;
  const people: Person[] = [];

  beforeAll(async () => {
    app = await startApp({ now: 'real', media: hasWorker });
    conference = await conferenceOfSites(app);
    browser = await launchMediaBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const open = async (
    { token }: Pick<Login, 'token'>,
    path: string,
    options?: PersonOptions,
    before: (page: Page) => Promise<void> = async () => {},
  ): Promise<Page> => {
    const person = await personAt(browser, app.url, options);
    people.push(person);
    await before(person.page);
    await person.context.addCookies([{ name: 'dc_session', value: token, url: app.url }]);
    await person.page.goto(`/conferences/${conference.conferenceId}${path}`);
    return person.page;
  };
  /** Refuses the page's first call of this operation, before it reaches the server. */
  const refusedOnce = (name: string, message: string) => async (page: Page) => {
    let isRefused = false;
    await page.routeWebSocket(/socket\.io/, (socket) => {
      const server = socket.connectToServer();
      socket.onMessage((data) => {
        const [, id] = new RegExp(`^42(\\d+)\\["${name}"`).exec(String(data)) ?? [];
        if (id === undefined || isRefused) return server.send(data);
        isRefused = true;
        socket.send(`43${id}[${JSON.stringify({ ok: false, error: { code: 'conflict', message, faults: [] } })}]`);
      });
    });
  };
  const camera = (page: Page) => page.locator('#choose-camera option:checked').textContent();
  const uses = (page: Page, label: string) =>
    page.waitForFunction((wanted) => document.querySelector('#choose-camera option[selected]')?.textContent === wanted, label);
  /** Simulates unplugging a camera. */
  const unplug = (page: Page) =>
    page.evaluate(() => {
      const stream = document.querySelector<HTMLVideoElement>('#check-picture')?.srcObject as MediaStream;
      for (const track of stream.getTracks()) {
        track.stop();
        track.dispatchEvent(new Event('ended'));
      }
    });
  const plugIn = (page: Page) => page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')));

  it('leads a site through camera, microphone, loudspeaker and connection, and the roll call gets the result', async () => {
    const { conferenceId, organizer, join, idOf } = conference;
    const siteId = await idOf('Lào Cai');
    const site = await join('Lào Cai');
    await site.run(rollCallContract.check, {
      conferenceId,
      siteId,
      checks: { camera: null, microphone: null, line: null, person: true, phone: null },
    });
    const page = await open(site, '/site/check', { media: true }, refusedOnce(rollCallContract.ready.name, 'Máy chủ đang bận.'));
    await says(page, '#step-camera + .chip', 'Đạt');
    await says(page, '#step-microphone + .chip', 'Đạt');
    await page.locator('.step [data-action=play]').click();
    await page.locator('.step [data-action=yes]').click();
    await says(page, '#step-line + .chip', hasWorker ? 'Đạt' : 'Đang tắt');
    if (hasWorker) await says(page, '.verdict', 'Truyền được hình');
    else await says(page, '.note', 'Máy chủ không có hình và tiếng');
    await says(page, '.report', 'Đã gửi kết quả cho ban tổ chức');
    await page.locator('[data-action=ready]').click();
    await says(page, '#not-told b', 'Chưa báo được “Đã sẵn sàng”');
    expect(await wordsOf(page, '#not-told p')).toBe('Máy chủ đang bận.');
    const isInSight = () =>
      page.locator('#not-told .btn').evaluate((button) => {
        const { left, top, width, height } = button.getBoundingClientRect();
        return document.elementFromPoint(left + width / 2, top + height / 2) === button;
      });
    await expect.poll(isInSight, WAIT_OPTIONS).toBe(true);
    expect(await page.locator('#check-band').textContent()).not.toContain('Đã báo sẵn sàng');
    await page.locator('#not-told [data-action=ready]').click();
    await says(page, '#check-band', 'Đã báo sẵn sàng');
    const { state } = await organizer.run(rollCallContract.board, { conferenceId });
    const line = hasWorker ? true : null;
    expect(state.sites[siteId]?.checks).toEqual({ camera: true, microphone: true, line, person: true, phone: null });
    const desk = await open(organizer, '/roll-call');
    await says(desk, '#roll-call', '1/35');
    expect(await wordsOf(desk, 'tr:has-text("Lào Cai")')).toContain('Sẵn sàng');
  });

  it('says what to press when the browser refuses permission, and continues by itself once it is granted', async () => {
    const page = await open(await conference.join('An Giang'), '/site/check');
    await page.locator('[data-action=begin]').click();
    await says(page, '.looking .note', 'Trình duyệt đang chặn máy quay');
    await says(page, '.looking .note .remedy', 'Chrome: bấm biểu tượng bên trái địa chỉ trang');
    await says(page, '.side .note', 'Trình duyệt đang chặn micrô');
    expect(await wordsOf(page, '#main .actions .btn--primary')).toBe('Thử lại');
    await page.context().grantPermissions(['camera', 'microphone']);
    await says(page, '#step-camera + .chip', 'Đạt');
    await says(page, '#step-microphone + .chip', 'Đạt');
  });

  it('switches to another camera when one is unplugged, and back when it returns; a choice is remembered', async () => {
    const page = await open(await conference.join('Cà Mau'), '/site/check', { media: true });
    await says(page, '#step-camera + .chip', 'Đạt');
    const first = (await camera(page)) ?? '';
    const other = (await page.locator('#choose-camera option').allTextContents()).find((label) => label !== first) ?? '';
    await unplug(page);
    await uses(page, other);
    await says(page, '#step-camera + .chip', 'Đạt');
    await plugIn(page);
    await uses(page, first);
    await page.selectOption('#choose-camera', { label: other });
    await uses(page, other);
    await page.reload();
    await uses(page, other);
    expect(await camera(page)).toBe(other);
    await says(page, '#step-camera + .chip', 'Đạt');
    await says(page, '#step-microphone + .chip', 'Đạt');
  });

  it('had no error in any page', () => {
    expect(people.flatMap((person) => person.faults)).toEqual([]);
  });
});
