import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lang } from '../../server/i18n/language.ts';
import { proceedingsContract } from '../../server/live/sitting/contract/index.ts';
import { startApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { coveredWhenZoomed } from '../helpers/pages/look.ts';
import { setStage, type Stage, type Who } from '../helpers/pages/stage.ts';
import { chromium } from '../helpers/parts.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';

describe.skipIf(!chromium())('a page for those who see little or nothing', () => {
  let app: TestApp;
  let browser: Browser;
  let stage: Stage;
  let home: string;

  beforeAll(async () => {
    app = await startApp();
    stage = await setStage(app);
    home = `/conferences/${stage.conferenceId}`;
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  async function windowOf(who: Who, lang: Lang): Promise<Page> {
    const context = await browser.newContext({ baseURL: app.url, reducedMotion: 'reduce' });
    context.setDefaultTimeout(WAIT_OPTIONS.timeout);
    await context.addCookies([
      { name: 'dc_lang', value: lang, url: app.url },
      { name: 'dc_session', value: stage.tokens[who] ?? '', url: app.url },
    ]);
    return context.newPage();
  }

  it('is found out where a bar lies over what has the focus', async () => {
    const page = await windowOf('organizer', 'vi');
    await page.goto('/sign-in');
    await page.evaluate(() => {
      const [main, bar] = [document.createElement('main'), document.createElement('div')];
      for (let at = 0; at < 20; at += 1) main.append(document.createElement('button'), document.createElement('hr'));
      main.querySelectorAll('button').forEach((button, at) => button.append(`Nút ${at}`));
      bar.className = 'bar';
      document.body.replaceChildren(main, bar);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.bar { position: fixed; inset: auto 0 0; height: 140px; background: black }');
      document.adoptedStyleSheets = [sheet];
    });
    const [bars, covered] = await coveredWhenZoomed(page);
    expect([bars, covered]).toEqual(['bars take 140 of 256: div.bar', expect.stringMatching(/^button\. "Nút \d+" lies below div\.bar$/)]);
    await page.context().close();
  });

  it('keeps bars off what is read at 400 %, in the office and live', async () => {
    const found: string[] = [];
    const pages: readonly (readonly [Who, readonly string[]])[] = [
      ['organizer', ['/agenda', '/agenda/items/new', '/settings', '/minutes']],
      ['chair', ['/desk']],
      ['site', ['/site', '/site/check']],
      ['viewer', ['/watch']],
    ];
    for (const [who, paths] of pages) {
      const page = await windowOf(who, 'vi');
      for (const path of paths) {
        await page.goto(`${home}${path}`, { waitUntil: 'load' });
        found.push(...(await coveredWhenZoomed(page)).map((fault) => `${path}: ${fault}`));
      }
      await page.context().close();
    }
    expect(found).toEqual([]);
  });

  /** Opens a page and collects what it tells a screen reader from then on. */
  async function listen(who: Who, lang: Lang, path: string) {
    const page = await windowOf(who, lang);
    await page.goto(`${home}${path}`);
    await page.locator('body[data-revision]').waitFor();
    await page.evaluate(() => {
      const region = document.querySelector<HTMLElement>('#live-polite');
      const heard: string[] = [];
      new MutationObserver(() => {
        if (region?.textContent) heard.push(region.textContent);
        if (region) region.dataset['heard'] = heard.join('|');
      }).observe(region ?? document.body, { childList: true, characterData: true, subtree: true });
    });
    return async () => ((await page.locator('#live-polite').getAttribute('data-heard')) ?? '').replaceAll('\u00a0', ' ').split('|');
  }

  it('tells a screen reader of openings, items and speeches, each once, in its language', async () => {
    const { conferenceId, chair, ids } = stage;
    const sitting = { conferenceId, sittingId: ids.sitting };
    const heard = [await listen('viewer', 'en', '/watch'), await listen('site', 'vi', '/site'), await listen('display', 'vi', '/display')];
    const steps = [
      () => chair.run(proceedingsContract.openSitting, sitting),
      () => chair.run(proceedingsContract.startItem, { conferenceId, itemId: ids.papers }),
      () => chair.run(proceedingsContract.adjournSitting, sitting),
      () => chair.run(proceedingsContract.resumeSitting, sitting),
      () => chair.run(proceedingsContract.grant, { conferenceId, paperId: ids.paper, handOver: false }),
    ];
    for (const [at, step] of steps.entries()) {
      await step();
      for (const texts of heard) await expect.poll(async () => (await texts()).length, WAIT_OPTIONS).toBe(at + 1);
    }
    const vi = ['Khai mạc: Phiên 1', 'Bắt đầu nội dung: Tham luận của các đại biểu', 'Tạm nghỉ: Phiên 1', 'Tiếp tục: Phiên 1'];
    const en = ['Opened: Sitting 1', 'Item started: Tham luận của các đại biểu', 'Adjourned: Sitting 1', 'Resumed: Sitting 1'];
    const [viewer = [], site = [], display = []] = await Promise.all(heard.map((texts) => texts()));
    expect([viewer.slice(0, 4), site.slice(0, 4), display.slice(0, 4)]).toEqual([en, vi, vi]);
    expect([viewer[4], site[4]]).toEqual([expect.stringMatching(/ has the floor$/), expect.stringMatching(/ đang phát biểu$/)]);
    expect(display[4]).toBe(site[4]);
  });

  it('tells by a word, not by looks alone, which times of the agenda are actual', async () => {
    const page = await windowOf('organizer', 'en');
    await page.goto(`${home}/agenda`);
    const actual = page.locator('[data-item] time.actual');
    await actual.first().waitFor();
    expect((await actual.allTextContents()).map((text) => text.replace(/^\d\d:\d\d/, 'hh:mm'))).toEqual(['hh:mm actual']);
    expect(await page.locator('[data-item]:has(time.actual)').getAttribute('data-item')).toBe(stage.ids.papers);
  });
});
