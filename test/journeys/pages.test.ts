import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pages as features } from '../../server/features.ts';
import type { Lang } from '../../server/i18n/language.ts';
import { proceedingsContract } from '../../server/live/sitting/contract/index.ts';
import { referencePages } from '../../server/platform/pages/api-reference.ts';
import { startApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { foreignTexts } from '../helpers/pages/foreign.ts';
import { axeFaults, overflowAt, textsOf, withAxe, type Size } from '../helpers/pages/look.ts';
import { PEOPLE, setStage, type Stage, type Who } from '../helpers/pages/stage.ts';
import { livePages, pagesOf, type PageRow } from '../helpers/pages/table.ts';
import { chromium } from '../helpers/parts.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';

/**
 * The long form looks with axe at phones, too; between two sizes of the same form, and two languages, it finds nothing new. English words
 * are about as long as Vietnamese ones: they are looked at wide and on a phone.
 */
const isFull = process.env['FULL'] === '1';
const LANGS: readonly Lang[] = ['vi', 'en'];
const WIDE: Size = { width: 1440, height: 900 };
const PHONE: Size = { width: 360, height: 740 };
const LAPTOP: Size = { width: 1366, height: 768 };
const SIZES: Readonly<Record<Lang, readonly Size[]>> = { vi: [WIDE, LAPTOP, PHONE], en: [WIDE, PHONE] };
const HALL: readonly Size[] = [{ width: 1920, height: 1080 }];
/** Addresses that answer with a file, a picture, JSON or another address. */
/** Files; and the ballots of a delegate with a login, of whom the stage has none: they are those of an invited person. */
const NO_PAGE =
  /\.(svg|ics|docx|pdf|html|xlsx|csv|js|json|pem|zip)$|\/(export|progress|file|picture|thumbnail|:number)$|^\/g\/:secret\/documents\/:id$|^\/$|\/(:conferenceId\/ballot|:voteId\/board)$/;
const MINUTE = 60_000;

describe.skipIf(!chromium())('every page', () => {
  let app: TestApp;
  let browser: Browser;
  let stage: Stage;
  const windows = new Map<string, { page: Page; faults: string[] }>();

  beforeAll(async () => {
    app = await startApp();
    stage = await setStage(app);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const cookies = (who: Who, lang: Lang) => {
    const token = stage.tokens[who];
    return [
      { name: 'dc_lang', value: lang, url: app.url },
      ...(token === null ? [] : [{ name: 'dc_session', value: token, url: app.url }]),
    ];
  };

  /** One window for each person and language, used again and again. */
  async function windowOf(who: Who, lang: Lang) {
    const known = windows.get(`${who} ${lang}`);
    if (known) return known;
    const context = await browser.newContext({ baseURL: app.url, viewport: WIDE, reducedMotion: 'reduce' });
    context.setDefaultTimeout(WAIT_OPTIONS.timeout);
    await context.addCookies(cookies(who, lang));
    if (lang === 'vi') await withAxe(context);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    page.on('console', (message) => {
      // A page that tells of an error has that status, which the browser notes.
      if (message.type() === 'error' && message.location().url !== page.url())
        faults.push(`console: ${message.text()} ${message.location().url}`);
    });
    windows.set(`${who} ${lang}`, { page, faults });
    return { page, faults };
  }

  /** From the size that the window has, since a change of it draws the whole page again: there and, on the next page, back. */
  const ownSizes = (page: Page, sizes: readonly Size[]): readonly Size[] =>
    page.viewportSize()?.width === sizes[0]?.width ? sizes : sizes.toReversed();

  async function faultsIn(page: Page, lang: Lang, sizes: readonly Size[]): Promise<string[]> {
    const found: string[] = [];
    const spoken = await page.locator('html').getAttribute('lang');
    if (spoken !== lang) found.push(`lang is ${spoken}`);
    found.push(...foreignTexts(lang, await textsOf(page), stage.data));
    for (const size of sizes) {
      found.push(...(await overflowAt(page, size)));
      if (lang === 'vi' && (size.width >= WIDE.width || (isFull && size === PHONE))) found.push(...(await axeFaults(page)));
    }
    return found;
  }

  /** Whether a page is at its address, or at its list with the record in the panel, which then is waited for. */
  async function isThere(page: Page, path: string): Promise<boolean> {
    const { pathname, searchParams } = new URL(page.url());
    if (pathname === path.split('?')[0]) return true;
    const record = path.split('/').slice(3).join('/');
    if (searchParams.get('open') !== record && `agenda/items/${searchParams.get('item')}` !== record) return false;
    await page.locator('[data-record-panel] form[data-record]').waitFor();
    return true;
  }

  /** What is wrong with a page as one person sees it in one language. */
  async function visit(row: PageRow, who: Who, lang: Lang): Promise<string[]> {
    const { page, faults } = await windowOf(who, lang);
    const sizes = row.hall ? HALL : ownSizes(page, SIZES[lang]);
    if (row.hall) await page.setViewportSize(HALL[0] ?? WIDE);
    const response = await page.goto(row.path, { waitUntil: 'load' });
    const status =
      response?.status() === (row.status ?? 200) && (await isThere(page, row.path)) ? [] : [`${response?.status()} at ${page.url()}`];
    const all = [...status, ...(await faultsIn(page, lang, sizes)), ...faults.splice(0)];
    return all.map((fault) => `${row.name} (${who}, ${lang}): ${fault}`);
  }

  /** The same page when neither a socket nor a request leads to the server any more. */
  async function visitCutOff(row: PageRow, who: Who): Promise<string[]> {
    const context = await browser.newContext({ baseURL: app.url, viewport: WIDE, reducedMotion: 'reduce' });
    context.setDefaultTimeout(WAIT_OPTIONS.timeout);
    await context.addCookies(cookies(who, 'vi'));
    await withAxe(context);
    for (const way of ['**/socket.io/**', '**/messages/**']) await context.route(way, (route) => route.abort());
    await context.routeWebSocket('**/socket.io/**', (socket) => void socket.close());
    const page = await context.newPage();
    await page.goto(row.path);
    await page.locator('body.cut-off').waitFor();
    const found = await faultsIn(page, 'vi', row.hall ? HALL : SIZES.vi);
    await context.close();
    return found.map((fault) => `${row.name} (${who}, cut off): ${fault}`);
  }

  async function look(rows: readonly PageRow[], langs: readonly Lang[] = LANGS): Promise<string[]> {
    const faults: string[] = [];
    for (const row of rows) {
      for (const who of row.looked ?? row.for.slice(0, 1)) {
        faults.push(...(await Promise.all(langs.map((lang) => visit(row, who, lang)))).flat());
      }
    }
    return faults;
  }

  const named = (...names: string[]): readonly PageRow[] => pagesOf(stage).filter(({ name }) => names.includes(name));

  it('would be found out', async () => {
    const { page } = await windowOf('nobody', 'vi');
    await page.goto('/sign-in');
    await page.evaluate(() => {
      document.body.innerHTML = '<main><img src="data:,"><p>Wrong code or link</p><table><tr><td>wide</td></tr></table></main>';
      document.querySelector('table')?.setAttribute('width', '2000');
    });
    const found = await faultsIn(page, 'vi', [WIDE]);
    expect(found.map((fault) => fault.split(':')[0])).toEqual(['p', 'sideways at 1440', 'image-alt at 1440']);
  });

  it('is in the table of pages that are looked at', () => {
    const patterns: string[] = [];
    const routes = { get: (path: string) => void patterns.push(path), post: () => {} };
    for (const feature of [...features, referencePages([])]) feature(routes);
    const paths = pagesOf(stage).map(({ path }) => path.split('?')[0] ?? '');
    const isLookedAt = (pattern: string) => paths.some((path) => new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(path));
    expect(patterns.filter((pattern) => !NO_PAGE.test(pattern) && !isLookedAt(pattern))).toEqual([]);
  });

  it('is shown to those whom it is for, and to nobody else', async () => {
    const wrong: string[] = [];
    // A link of a site or a screen signs in whoever opens it: its own tests say more.
    for (const row of pagesOf(stage).filter(({ path }) => !/^\/[jd]\//.test(path))) {
      for (const who of PEOPLE) {
        const cookie = cookies(who, 'vi').map(({ name, value }) => `${name}=${value}`);
        const { status } = await fetch(`${app.url}${row.path}`, { headers: { cookie: cookie.join('; ') }, redirect: 'manual' });
        const allowed = row.for.includes(who) ? [200] : row.status ? [row.status] : who === 'nobody' ? [303] : [303, 403, 404];
        if (!allowed.includes(status)) wrong.push(`${row.name} (${who}): ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is whole in both languages and at every size before the conference', async () => {
    expect(await look(pagesOf(stage))).toEqual([]);
  });

  it('is whole while a site has the floor, and when its time is over', async () => {
    const { conferenceId, chair, ids, data } = stage;
    const live = livePages(conferenceId);
    await chair.run(proceedingsContract.openSitting, { conferenceId, sittingId: ids.sitting });
    await chair.run(proceedingsContract.startItem, { conferenceId, itemId: ids.papers });
    await chair.run(proceedingsContract.grant, { conferenceId, paperId: ids.paper, handOver: false });
    const running = await look([...live, ...named('roll call', 'minutes', 'agenda', 'overview')]);
    app.clock.now += 12 * MINUTE;
    await chair.run(proceedingsContract.announce, { conferenceId, text: data.at(-1) ?? '', to: 'everyone' });
    expect([...running, ...(await look(live, isFull ? LANGS : ['vi']))]).toEqual([]);
  });

  it('is whole while it reaches nobody, in the middle of a speech', async () => {
    const rows = livePages(stage.conferenceId);
    const faults = await Promise.all(rows.map((row) => visitCutOff(row, (row.looked ?? row.for)[0] ?? 'nobody')));
    expect(faults.flat()).toEqual([]);
  });

  it('is whole while the sitting is adjourned, and after its end', async () => {
    const { conferenceId, chair, ids } = stage;
    const live = livePages(conferenceId);
    await chair.run(proceedingsContract.setDisplay, { conferenceId, mode: 'logo' });
    await chair.run(proceedingsContract.adjournSitting, { conferenceId, sittingId: ids.sitting });
    const adjourned = await look(live, isFull ? LANGS : ['en']);
    await chair.run(proceedingsContract.setDisplay, { conferenceId, mode: 'live' });
    await chair.run(proceedingsContract.resumeSitting, { conferenceId, sittingId: ids.sitting });
    await chair.run(proceedingsContract.closeSitting, { conferenceId, sittingId: ids.sitting });
    expect([...adjourned, ...(await look([...live, ...named('roll call', 'minutes')], isFull ? LANGS : ['vi']))]).toEqual([]);
  });
});
