import type { Page } from 'playwright-core';
import { accessContract } from '../../server/planning/sites/access/contract.ts';
import { callHttp } from './doors.ts';
import type { Person } from './browser.ts';
import { WAIT_OPTIONS } from './wait.ts';

/** Waits until the page shows these words. */
export const shows = (page: Page, words: string): Promise<void> => page.getByText(words).first().waitFor({ timeout: WAIT_OPTIONS.timeout });

/** Words of the page, with no-break spaces replaced by plain ones. */
export const wordsOf = async (page: Page, selector: string): Promise<string> =>
  ((await page.locator(selector).first().textContent({ timeout: WAIT_OPTIONS.timeout })) ?? '')
    .replace(/\u00a0/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Waits until an element contains these words. */
export async function says(page: Page, selector: string, words: string): Promise<void> {
  const matches = ({ selector: where, words: what }: { selector: string; words: string }): boolean =>
    [...document.querySelectorAll(where)].some((element) => (element.textContent ?? '').replace(/[\u00a0\s]+/g, ' ').includes(what));
  await page.waitForFunction(matches, { selector, words }, { timeout: WAIT_OPTIONS.timeout }).catch(async () => {
    const found = await page.locator(selector).allTextContents();
    const refusals = await page.locator('[role=alert]:visible').allTextContents();
    throw new Error(`${page.url()} ${selector} does not say "${words}" but: ${JSON.stringify(found)} ${JSON.stringify(refusals)}`);
  });
}

/** Presses the desk's primary button once it has the expected label. */
export async function actAtDesk(page: Page, label: string): Promise<void> {
  await says(page, '.stage .current-turn .actions .btn--primary', label);
  await page.locator('.stage .current-turn .actions .btn--primary').click();
}

/** A token for the API. */
export async function tokenOf(url: string, name: string, password: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password }),
  });
  const { token } = (await response.json()) as { token: string };
  return token;
}

/** The printed codes of all sites, by site. */
export async function codesOf(url: string, conferenceId: string, token: string): Promise<Map<string, string>> {
  const { body } = await callHttp(url, accessContract.access, { conferenceId }, token);
  const { access } = body as { access: readonly { siteId: string; code: string }[] };
  return new Map(access.map(({ siteId, code }) => [siteId, code]));
}

/** Joins as a site by typing its code. */
export async function joinByCode({ page }: Person, code: string): Promise<void> {
  await page.goto('/join');
  await page.fill('#code', code.toLowerCase());
  await Promise.all([page.waitForURL(/\/conferences\/[^/]+\/site/), page.click('main form button.btn--primary')]);
}
