import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, personAt, signIn } from '../helpers/browser.ts';
import { startApp, type TestApp } from '../helpers/app.ts';
import { proceedingsContract } from '../../server/live/sitting/contract/index.ts';
import { publishingContract } from '../../server/planning/publishing/contract.ts';
import { chromium } from '../helpers/parts.ts';
import { says } from '../helpers/people.ts';
import { importSeed, seedItem } from '../helpers/seeded.ts';

const PASSWORD = 'mat-khau-thu-1';
/** How many milliseconds the times of two screens may differ. */
const AGREED = 250;
const CHANGES = 4;

describe.skipIf(!chromium())('screens whose clocks are wrong', () => {
  let app: TestApp;
  let browser: Browser;
  const pages: Page[] = [];

  beforeAll(async () => {
    app = await startApp({ now: 'real' });
    browser = await launchBrowser();
    const organizer = await app.user({ creator: true, name: 'organizer', password: PASSWORD });
    const conferenceId = await importSeed(organizer);
    await organizer.run(publishingContract.publish, { conferenceId, note: null });
    await organizer.run(proceedingsContract.openSitting, { conferenceId, sittingId: 'sitting-1' });
    await organizer.run(proceedingsContract.startItem, { conferenceId, itemId: await seedItem(organizer, conferenceId, 'opening') });
    await organizer.run(proceedingsContract.grant, { conferenceId, participantId: 'pham-gia-tuc', seconds: 600, handOver: false });
    for (const clockOff of [-14, 0, 14]) {
      const person = await personAt(browser, app.url, { clockOff, width: 1920, height: 1080 });
      await signIn(person, 'organizer', PASSWORD);
      await person.page.goto(`/conferences/${conferenceId}/display`);
      await says(person.page, 'h1', 'Phạm Gia Túc');
      pages.push(person.page);
    }
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  /** When a page's countdown next changes, by the clock that all pages of this machine share, and to what. */
  const nextChange = (page: Page) =>
    page.evaluate(
      () =>
        new Promise<{ text: string; at: number }>((resolve) => {
          const figures = (): string => document.querySelector('[role=timer]')?.textContent ?? '';
          const before = figures();
          const look = (): void => {
            const text = figures();
            if (text === before) requestAnimationFrame(look);
            // The time origin is measured on the machine's clock before it was shifted for this page.
            else resolve({ text, at: performance.timeOrigin + performance.now() });
          };
          requestAnimationFrame(look);
        }),
    );
  const secondsOf = (text: string): number => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

  /** When the countdown of a page will reach zero. A busy machine only ever adds delay, so the earliest of several samples is right. */
  const endOf = async (page: Page): Promise<number> => {
    const ends: number[] = [];
    for (let change = 0; change < CHANGES; change += 1) {
      const { text, at } = await nextChange(page);
      ends.push(at + secondsOf(text) * 1000);
    }
    return Math.min(...ends);
  };

  it('show the same countdown though they are 14 minutes slow and fast', async () => {
    const ends = await Promise.all(pages.map(endOf));
    const spread = Math.max(...ends) - Math.min(...ends);
    expect({ spread, agreed: spread <= AGREED }).toEqual({ spread, agreed: true });
  });

  it('show the server’s time of day, not their own', async () => {
    const hours = await Promise.all(pages.map((page) => page.locator('.time-of-day').textContent()));
    expect(new Set(hours).size).toBe(1);
  });
});
