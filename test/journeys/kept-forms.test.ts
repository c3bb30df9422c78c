import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../server/accounts/passwords.ts';
import { startApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt, signIn, type Person } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';
import { published } from '../live/sitting/published-day.ts';

const PASSWORD = 'mot-mat-khau-dai';
const TYPED = 'Lê Thị Chữ Vừa Gõ';

describe.skipIf(!chromium())('what is typed into a form', () => {
  let app: TestApp;
  let browser: Browser;
  let person: Person;
  let form: string;
  let userId: string;
  beforeAll(async () => {
    app = await startApp();
    browser = await launchBrowser();
    const { conferenceId } = await published(app);
    const login = await app.member(conferenceId, 'organizer');
    userId = login.actor.id;
    await app.db.user.update({ where: { id: userId }, data: { name: 'to-chuc', passwordHash: await hashPassword(PASSWORD) } });
    form = `/conferences/${conferenceId}/participants/new`;
    person = await personAt(browser, app.url);
    await signIn(person, 'to-chuc', PASSWORD);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const submit = () => person.page.click('main form .action-bar .btn--primary');
  const typed = () => person.page.inputValue('#name');

  it('is restored after the login ended and the same user signed in again', async () => {
    const { page } = person;
    await page.goto(form);
    await page.fill('#name', TYPED);
    await app.db.session.deleteMany({ where: { subjectId: userId } });
    app.clock.now += 3000;
    await submit();
    await page.getByText('Những gì vừa nhập vẫn còn').waitFor();
    await page.goto(`/sign-in?next=${encodeURIComponent(form)}`);
    await page.fill('#name', 'to-chuc');
    await page.fill('#password', PASSWORD);
    await Promise.all([page.waitForURL(`**${form}`), page.click('main form button.btn--primary')]);
    expect(await typed()).toBe(TYPED);
  });

  it('is gone once it was accepted', async () => {
    const { page } = person;
    await Promise.all([page.waitForURL((url) => !url.pathname.endsWith('/new')), submit()]);
    await page.goto(form);
    expect(await typed()).toBe('');
  });

  it('is not shown to somebody else who signs in on this tab', async () => {
    const { page } = person;
    await page.fill('#name', TYPED);
    await app.db.user.update({ where: { id: userId }, data: { clearance: 1 } });
    app.clock.now += 3000;
    page.once('dialog', (dialog) => void dialog.accept());
    await page.goto(form);
    expect(await typed()).toBe('');
    expect(person.faults).toEqual([]);
  });
});
