import { chromium as playwright, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { chromium, headlessShell } from './parts.ts';
import { WAIT_OPTIONS } from './wait.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Two cameras with slowly moving pictures, so that several fit on one machine, and beeping microphones; each person has their own
  // permission to use them.
  '--use-fake-device-for-media-stream=device-count=2,fps=5',
];

/** A headless browser with a fresh profile, without cameras and microphones. */
export const launchBrowser = (): Promise<Browser> => playwright.launch({ executablePath: headlessShell() ?? '', args: FLAGS });

/** A headless browser with a fresh profile that has cameras and microphones; `more`: additional flags. */
export const launchMediaBrowser = (more: readonly string[] = []): Promise<Browser> =>
  playwright.launch({ executablePath: chromium() ?? '', args: [...FLAGS, ...more] });

/** A person with their own browser, which records the errors of their pages. */
export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly faults: string[];
}

export interface PersonOptions {
  readonly width?: number;
  readonly height?: number;
  /** Minutes by which this browser's clock is off. */
  readonly clockOff?: number;
  /** Grants pages access to camera and microphone; otherwise it is denied. */
  readonly media?: boolean;
}

/** Opens a browser window for a person. */
export async function personAt(
  browser: Browser,
  url: string,
  { width = 1440, height = 900, clockOff = 0, media = false }: PersonOptions = {},
): Promise<Person> {
  const context = await browser.newContext({ baseURL: url, viewport: { width, height }, locale: 'vi-VN' });
  context.setDefaultTimeout(WAIT_OPTIONS.timeout);
  if (media) await context.grantPermissions(['camera', 'microphone']);
  if (clockOff !== 0) await context.addInitScript(shiftClock, clockOff * 60_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  return { page, context, faults };
}

/** Runs in the browser: shifts every source of the time of day by so many milliseconds. */
function shiftClock(off: number): void {
  const RealDate = Date;
  const shifted = class extends RealDate {
    constructor(...args: [] | [number | string]) {
      super(...((args.length === 0 ? [RealDate.now() + off] : args) as [number]));
    }
    static override now(): number {
      return RealDate.now() + off;
    }
  };
  globalThis.Date = shifted as DateConstructor;
}

/** Signs a person in with the seeded accounts' password. */
export async function signIn({ page }: Person, name: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.fill('#name', name);
  await page.fill('#password', password);
  await Promise.all([page.waitForURL((url) => !url.pathname.startsWith('/sign-in')), page.click('main form button.btn--primary')]);
}
