import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proceedingsContract as contract } from '../../server/live/sitting/contract/index.ts';
import { startApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';
import { says } from '../helpers/people.ts';
import { crowdedDay } from '../live/desk/crowded-day.ts';
import type { PublishedDay } from '../live/sitting/published-day.ts';

/** Names of elements that are not fully visible in the window. */
const outOfReach = (page: Page, selectors: Readonly<Record<string, string>>) =>
  page.evaluate(
    (wanted) =>
      Object.entries(wanted).flatMap(([name, selector]) => {
        const element = document.querySelector(selector);
        if (!element) return [`${name} is missing`];
        const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
        if (left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1) return [`${name} is outside`];
        const over = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20));
        return over && (element.contains(over) || over.contains(element)) ? [] : [`${name} is covered`];
      }),
    selectors,
  );

/** Chips and marks without enough contrast. */
const faint = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const channels = (colour: string): number[] => {
      if (!canvas) return [0, 0, 0, 0];
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const behind = (element: Element | null): number[] => {
      for (let at = element; at; at = at.parentElement) {
        const colour = channels(getComputedStyle(at).backgroundColor);
        if ((colour[3] ?? 0) > 200) return colour;
      }
      return [255, 255, 255, 255];
    };
    const light = (colour: readonly number[]): number => {
      const [red = 0, green = 0, blue = 0] = colour.map((value) =>
        value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    return [...document.querySelectorAll('.chip')].flatMap((chip) => {
      if (chip.getClientRects().length === 0) return [];
      const [one, other] = [light(channels(getComputedStyle(chip).color)), light(behind(chip))];
      const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      return contrast < 3 ? [`${chip.textContent?.trim()} ${contrast.toFixed(1)}`] : [];
    });
  });

/** Figures and chips that wrap. */
const wrapped = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.chip > span, .tabular-figures, .total b, .site-summary span, time')].flatMap((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const tops = [...range.getClientRects()].map(({ top, height }) => top + height / 2);
      return Math.max(...tops) - Math.min(...tops) > 10 ? [element.textContent?.trim() ?? ''] : [];
    }),
  );

/** Buttons and headings of the stage that reach into the column beside it. */
const beyondTheirColumn = (page: Page) =>
  page.locator('.stage .current-turn .actions > *, .speaker-list > .panel-head > *').evaluateAll((elements) =>
    elements.flatMap((element) => {
      const [column, own] = [document.querySelector('.stage'), element].map((one) => one?.getBoundingClientRect());
      return column && own && own.left >= column.left && own.right <= column.right ? [] : [element.textContent?.trim()];
    }),
  );

const linesOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .evaluate((element) => Math.round(element.getBoundingClientRect().height / parseFloat(getComputedStyle(element).lineHeight)));

const SIZES = [
  [1440, 900],
  [1366, 768],
] as const;
const SHOTS = process.env['SHOTS'];

const REACHED = {
  'the running item': '.agenda-list li.now .name',
  'who speaks': '.stage h1',
  'the primary action': '.stage .current-turn .btn--primary',
  announcing: '.agenda-sidebar [data-opens="announce"]',
  'the next speaker': '.speaker-list .is-next b',
  'the roll call': '.roll-call-summary .total',
};

describe.skipIf(!chromium())('a crowded desk', () => {
  let app: TestApp;
  let browser: Browser;
  let day: PublishedDay;

  beforeAll(async () => {
    app = await startApp({ now: 'real' });
    browser = await launchBrowser();
    day = await crowdedDay(app);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  it.each(SIZES)('has everything in reach at %i × %i', async (width, height) => {
    const { page, context } = await personAt(browser, app.url, { width, height });
    await context.addCookies([{ name: 'dc_session', value: day.chair.token, url: app.url }]);
    await page.goto(`/conferences/${day.conferenceId}/desk`);
    await says(page, '.stage h1', 'Quảng Ninh');
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/desk-${width}.png` });
    expect(await outOfReach(page, REACHED)).toEqual([]);
    expect(await faint(page)).toEqual([]);
    expect(await wrapped(page)).toEqual([]);
    expect(await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight])).toEqual([
      width,
      height,
    ]);
    await page.locator('.speaker-list .is-next summary').last().click();
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/desk-${width}-menu.png` });
    const covered = await page.locator('.speaker-list .is-next .menu-list .btn').evaluateAll((buttons) =>
      buttons.flatMap((button) => {
        const { left, top, width: wide, height: high } = button.getBoundingClientRect();
        const over = document.elementFromPoint(left + wide / 2, top + high / 2);
        return over && button.contains(over) ? [] : [button.textContent?.trim() ?? ''];
      }),
    );
    expect(covered).toEqual([]);
    await context.close();
  });

  it('keeps its buttons and headings in their column after a turn, with the list closed', async () => {
    const { chair, conferenceId } = day;
    await chair.run(contract.end, { conferenceId });
    await chair.run(contract.closeList, { conferenceId });
    for (const [width, height] of SIZES) {
      const { page, context } = await personAt(browser, app.url, { width, height });
      await context.addCookies([{ name: 'dc_session', value: chair.token, url: app.url }]);
      await page.goto(`/conferences/${conferenceId}/desk`);
      await says(page, '.stage .current-turn .actions', 'Mời lại');
      await says(page, '.speaker-list > .panel-head', 'Đã đóng đăng ký');
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/desk-${width}-turn-ended.png` });
      expect([width, await beyondTheirColumn(page), await linesOf(page, '.speaker-list > .panel-head:first-child h2')]).toEqual([
        width,
        [],
        1,
      ]);
      expect(await outOfReach(page, { 'the primary action': REACHED['the primary action'], announcing: REACHED.announcing })).toEqual([]);
      await context.close();
    }
  });
});
