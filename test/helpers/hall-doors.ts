import type { Browser, Page } from 'playwright-core';
import type { Login } from './app.ts';
import { personAt } from './browser.ts';
import { says } from './people.ts';

/** A phone at a door of the hall, at the page of a conference's check-in; `url`: through which line it is reached. */
export async function openDoor(
  browser: Browser,
  { url, conferenceId, letter, login }: { url: string; conferenceId: string; letter: string; login: Login },
): Promise<{ page: Page; faults: string[] }> {
  const { page, context, faults } = await personAt(browser, url, { width: 360, height: 740, media: true });
  await context.addCookies([{ name: 'dc_session', value: login.token, url }]);
  await page.goto(`/conferences/${conferenceId}/check-in/door`);
  await page.getByRole('button', { name: `Hội trường, cửa ${letter}` }).click();
  await page.locator('body[data-kept="true"]').waitFor({ state: 'attached' });
  return { page, faults };
}

/** A hand scanner: types each badge's text, and Enter. */
export const scanBadges = (door: Page, texts: readonly string[]): Promise<void> =>
  door.evaluate((all) => {
    for (const text of all) {
      const field = document.querySelector<HTMLInputElement>('#door-query');
      if (!field) throw new Error('The door is not open.');
      field.value = text;
      field.form?.requestSubmit();
    }
  }, texts);

/** Waits until a door counts that many as present and has sent everything it noted: what is still being stored on it does not wait yet. */
export async function allSent(door: Page, present: number): Promise<void> {
  await says(door, '.door-count', `${present}/`);
  await door.locator('#waiting').waitFor({ state: 'detached' });
}
