import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { proceedingsContract as contract } from '../../server/live/sitting/contract/index.ts';
import { newId } from '../../server/platform/ids.ts';
import { stateOf } from '../../server/live/sitting/rules/index.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { blockingProxy, type Blocked, type BlockingProxy } from '../helpers/blocking-proxy.ts';
import { launchBrowser, personAt, type Person } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';
import { says, wordsOf } from '../helpers/people.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';
import { siteSpeaks } from '../live/sitting/published-day.ts';

const PAGES = ['desk', 'site', 'watch', 'display', 'minutes'] as const;
type PageName = (typeof PAGES)[number];

describe.skipIf(!chromium())('pages whose way to the socket is blocked, in real browsers', () => {
  let app: TestApp;
  let browser: Browser;
  let proxy: BlockingProxy;
  let people: Person[] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ now: 'real' }), launchBrowser()]);
    proxy = await blockingProxy(app.url);
  });
  afterEach(async () => {
    await Promise.all(people.map(({ context }) => context.close()));
    faults.push(...people.flatMap((person) => person.faults));
    people = [];
  });
  afterAll(async () => {
    await browser?.close();
    await proxy?.end();
    await app?.end();
  });

  async function open({ token }: Login, path: string, prepare = async (_page: Page): Promise<void> => {}): Promise<Page> {
    const person = await personAt(browser, proxy.url);
    people.push(person);
    await person.context.addCookies([{ name: 'dc_session', value: token, url: proxy.url }]);
    await prepare(person.page);
    await person.page.goto(path);
    return person.page;
  }

  /** A conference in which Quảng Ninh speaks, with access for its site and for a display. */
  async function speaking() {
    const day = await siteSpeaks(app);
    const { conferenceId } = day;
    const now = new Date();
    const secret = (): string => newId();
    await app.db.siteAccess.create({
      data: { conferenceId, siteId: 'site-22', code: secret(), secret: secret(), rotatedAt: now },
    });
    await app.db.displayLink.create({
      data: { id: `d-${conferenceId}`, conferenceId, name: 'Màn hình', secret: secret(), createdAt: now },
    });
    return day;
  }

  /** Opens every live page of it behind a proxy that blocks something. */
  async function openAll(blocked: Blocked) {
    const { conferenceId, chair } = await speaking();
    proxy.block(blocked);
    const logins: Readonly<Record<PageName, Login>> = {
      desk: chair,
      site: await app.link('site', conferenceId, 'site-22'),
      watch: await app.member(conferenceId, 'viewer'),
      display: await app.link('display', conferenceId, `d-${conferenceId}`),
      minutes: await app.member(conferenceId, 'secretary'),
    };
    const at = (name: PageName): Promise<Page> => open(logins[name], `/conferences/${conferenceId}/${name}`);
    const pages = Object.fromEntries(await Promise.all(PAGES.map(async (name) => [name, await at(name)] as const)));
    return { conferenceId, chair, pages: pages as Readonly<Record<PageName, Page>> };
  }
  const floorOf = async (conferenceId: string) => stateOf(await app.journals.state(conferenceId)).floor;

  /** Pauses the clock by a key at the desk and waits until every page shows it; then saves words of the minutes. */
  async function actAndSee({ conferenceId, pages }: Awaited<ReturnType<typeof openAll>>): Promise<void> {
    await says(pages.desk, '.stage .actions', 'Dừng giờ');
    await pages.desk.keyboard.press('p');
    await expect.poll(async () => typeof (await floorOf(conferenceId))?.pausedAt, WAIT_OPTIONS).toBe('number');
    await says(pages.desk, '.stage .actions', 'Chạy tiếp');
    await says(pages.display, '.clock-limit', 'đang dừng giờ');
    await pages.desk.keyboard.press('Enter');
    await says(pages.watch, 'main', 'Chưa có ai phát biểu');
    await pages.minutes.locator('[data-part="item.papers"] .ProseMirror').waitFor();
    await pages.minutes.click('#part-item\\.papers [data-head]');
    await pages.minutes.keyboard.type('Quảng Ninh đã trình bày.');
    await says(pages.minutes, '#save-state:not(.is-unsaved)', 'lưu');
  }

  it('work by long polling where a proxy refuses WebSockets', async () => {
    const opened = await openAll('upgrades');
    await opened.pages.site.locator('#site-line:visible').waitFor();
    await actAndSee(opened);
    const hidden = await Promise.all(PAGES.map((name) => opened.pages[name].locator('#offline').isHidden()));
    expect(hidden).toEqual(PAGES.map(() => true));
  });

  it('work by long polling where a virus scanner lets WebSockets hang', async () => {
    const opened = await openAll('upgrades-hang');
    await actAndSee(opened);
    await opened.pages.site.locator('#site-line:visible').waitFor();
    expect(await opened.pages.site.locator('#offline').isHidden()).toBe(true);
  });

  it('say so when both socket transports are refused, and use plain requests', async () => {
    const opened = await openAll('sockets');
    for (const name of PAGES) await says(opened.pages[name], '#offline:not([hidden])', 'Đường kết nối trực tiếp bị chặn');
    expect(await opened.pages.site.locator('#site-line').isHidden()).toBe(true);
    await actAndSee(opened);
  });

  it('say how old they are, stand still and keep what is pressed when nothing is answered', async () => {
    const { conferenceId, chair } = await speaking();
    proxy.block('sockets');
    const deaf = async (page: Page): Promise<void> => void (await page.route('**/messages/**', (route) => route.abort()));
    const desk = await open(chair, `/conferences/${conferenceId}/desk`, deaf);
    const site = await open(await app.link('site', conferenceId, 'site-22'), `/conferences/${conferenceId}/site`, deaf);
    for (const page of [desk, site]) await says(page, '#offline:not([hidden])', 'Không nối được máy chủ. Trang này là của lúc');
    expect(await site.locator('#site-line').isHidden()).toBe(true);
    await desk.keyboard.press('p');
    await says(desk, '#pending', '“Dừng giờ” bấm lúc');
    expect((await floorOf(conferenceId))?.pausedAt ?? null).toBe(null);
    await chair.run(contract.end, { conferenceId, turnId: (await floorOf(conferenceId))?.turnId ?? '' });
    await desk.unroute('**/messages/**');
    await site.unroute('**/messages/**');
    await says(site, '#offline:not([hidden])', 'Đường kết nối trực tiếp bị chặn');
    await says(site, 'main', 'Chưa có ai phát biểu');
    expect(await wordsOf(site, '#site-call')).not.toContain('Đang phát biểu');
  });

  it('say why they have no socket when their network has too many, and get one when another is closed', async () => {
    const crowded = await startApp({ now: 'real', allowance: { socketsPerAddress: 1 }, trustedProxies: '203.0.113.1' });
    const { conferenceId, chair } = await siteSpeaks(crowded);
    const [first, second] = await Promise.all([personAt(browser, crowded.url), personAt(browser, crowded.url)]);
    for (const { context, page } of [first, second]) {
      await context.addCookies([{ name: 'dc_session', value: chair.token, url: crowded.url }]);
      await page.goto(`/conferences/${conferenceId}/desk`);
      await says(page, page === first.page ? '#desk-saved' : '#offline:not([hidden])', page === first.page ? ':' : 'Đã có 1 kết nối');
    }
    await says(second.page, '#offline', 'Xin đóng bớt trang, hoặc báo người quản trị. Trong lúc đó trang hỏi máy chủ vài giây một lần');
    await second.page.keyboard.press('p');
    await says(first.page, '.stage .actions', 'Chạy tiếp');
    expect(typeof stateOf(await crowded.journals.state(conferenceId)).floor?.pausedAt).toBe('number');
    await first.context.close();
    await second.page.locator('#offline').waitFor({ state: 'hidden' });
    await second.context.close();
    faults.push(...first.faults, ...second.faults);
    await crowded.end();
  });

  it('had no error in any page', () => {
    expect(faults).toEqual([]);
  });
});
