import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agendaContract } from '../../server/planning/agenda/contract.ts';
import { participantsContract } from '../../server/planning/participants/contract.ts';
import { startDraft, type Draft } from '../planning/agenda/draft.ts';
import { startApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt, type Person } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';
import { newParticipantFacts } from '../../server/planning/participants/rules.ts';

const FACTS = newParticipantFacts();

describe.skipIf(!chromium())('the agenda in a real browser', () => {
  let app: TestApp;
  let browser: Browser;
  let draft: Draft;
  let ids: readonly string[];
  const people: Person[] = [];

  beforeAll(async () => {
    app = await startApp({ now: 'real' });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });
  beforeEach(async () => {
    draft = await startDraft(app);
    const { conferenceId, organizer } = draft;
    await organizer.run(agendaContract.addSitting, { conferenceId, title: 'Sáng', date: null, starts: '08:00' });
    ids = [await draft.add('A', { minutes: 10 }), await draft.add('B', { minutes: 20 }), await draft.add('C')];
    const { id } = await organizer.run(agendaContract.addSitting, { conferenceId, title: 'Chiều', date: null, starts: '14:00' });
    await draft.add('D', { sittingId: id, minutes: 5 });
  });

  const open = async (): Promise<Page> => {
    const person = await personAt(browser, app.url);
    people.push(person);
    await person.context.addCookies([{ name: 'dc_session', value: draft.organizer.token, url: app.url }]);
    await person.page.goto(`/conferences/${draft.conferenceId}/agenda`);
    return person.page;
  };
  const row = (page: Page, at: number) => page.locator(`[data-item="${ids[at]}"]`);
  const titles = () => draft.titles();
  const participant = (name: string) => draft.organizer.run(participantsContract.add, { ...FACTS, conferenceId: draft.conferenceId, name });
  const timeOf = (page: Page, at: number) => () => row(page, at).locator('time').textContent();

  it('moves by the keyboard, across the edge of a sitting, and back by the toast; others see it', async () => {
    const [mine, theirs] = [await open(), await open()];
    await row(mine, 0).locator('[data-grip]').focus();
    await mine.keyboard.press('Alt+ArrowDown');
    await expect.poll(titles, WAIT_OPTIONS).toEqual([['B', 'A', 'C'], ['D']]);
    await expect.poll(timeOf(theirs, 0), WAIT_OPTIONS).toBe('08:20');
    await mine.keyboard.press('Alt+ArrowDown');
    await expect.poll(titles, WAIT_OPTIONS).toEqual([['B', 'C', 'A'], ['D']]);
    await mine.keyboard.press('Alt+ArrowDown');
    await expect.poll(titles, WAIT_OPTIONS).toEqual([
      ['B', 'C'],
      ['A', 'D'],
    ]);
    await expect.poll(timeOf(theirs, 0), WAIT_OPTIONS).toBe('14:00');
    await mine.locator('#toasts button').click();
    await expect.poll(titles, WAIT_OPTIONS).toEqual([['B', 'C', 'A'], ['D']]);
  });

  it('moves as often as the keys are pressed, however fast', async () => {
    const page = await open();
    await row(page, 0).locator('[data-grip]').focus();
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(titles, WAIT_OPTIONS).toEqual([
      ['B', 'C'],
      ['A', 'D'],
    ]);
    for (let press = 0; press < 2; press += 1) await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(titles, WAIT_OPTIONS).toEqual([['B', 'A', 'C'], ['D']]);
  });

  it('moves by dragging', async () => {
    const page = await open();
    const onPage = () => page.locator('[data-item]').evaluateAll((all) => all.map((one) => one.getAttribute('data-item')));
    const grip = await row(page, 2).locator('[data-grip]').boundingBox();
    if (!grip) throw new Error('the row is not shown');
    await page.mouse.move(grip.x + 5, grip.y + 8);
    await page.mouse.down();
    // Drag up in small steps, like a hand, until the row is at the top.
    for (let y = grip.y; y > 0 && (await onPage())[0] !== ids[2]; y -= 6) await page.mouse.move(grip.x + 10, y);
    await page.mouse.up();
    await expect.poll(titles, WAIT_OPTIONS).toEqual([['C', 'A', 'B'], ['D']]);
  });

  it('stores a length in its row, and the times after it follow', async () => {
    const page = await open();
    await expect.poll(timeOf(page, 2), WAIT_OPTIONS).toBe('08:30');
    const length = row(page, 0).locator('[name="minutes"]');
    await length.fill('25');
    await length.press('Enter');
    await expect.poll(timeOf(page, 2), WAIT_OPTIONS).toBe('08:45');
    await row(page, 1).locator('[name="minutes"]').fill('');
    await row(page, 1).locator('[name="minutes"]').press('Enter');
    await expect.poll(timeOf(page, 2), WAIT_OPTIONS).toBe('tiếp sau');
  });

  it('shows both values to whoever was slower, and stores neither twice', async () => {
    const page = await open();
    const { conferenceId, organizer } = draft;
    await row(page, 0).locator('[name="minutes"]').fill('33');
    await organizer.run(agendaContract.setMinutes, { conferenceId, id: ids[0] ?? '', version: 1, minutes: 44 });
    await expect.poll(timeOf(page, 1), WAIT_OPTIONS).toBe('08:44');
    await row(page, 0).locator('[name="minutes"]').press('Enter');
    await expect
      .poll(() => row(page, 0).locator('[role="alert"]').textContent(), WAIT_OPTIONS)
      .toBe('Chưa lưu 33 phút: người khác vừa đặt 44 phút.');
    expect(await row(page, 0).locator('[name="minutes"]').inputValue()).toBe('44');
  });

  it('says that somebody was faster even where their value cannot be fetched, and keeps the typed one', async () => {
    const page = await open();
    const { conferenceId, organizer } = draft;
    await row(page, 0).locator('[name="minutes"]').fill('35');
    await page.route(`**/conferences/${conferenceId}/agenda`, (route) => route.fulfill({ status: 503, body: '' }));
    await organizer.run(agendaContract.setMinutes, { conferenceId, id: ids[0] ?? '', version: 1, minutes: 46 });
    await row(page, 0).locator('[name="minutes"]').press('Enter');
    await expect
      .poll(() => row(page, 0).locator('[role="alert"]').textContent(), WAIT_OPTIONS)
      .toContain('người khác vừa đổi thời lượng này');
    expect(await row(page, 0).locator('[name="minutes"]').inputValue()).toBe('35');
  });

  it('edits an item beside the agenda, which saves by itself, and takes it back; two organizers lose nothing', async () => {
    const [mine, theirs] = [await open(), await open()];
    const form = (page: Page) => page.locator('[data-record-panel] form[data-record]');
    for (const page of [mine, theirs]) {
      await row(page, 1).locator('b a').click();
      await expect.poll(() => form(page).locator('#title').inputValue(), WAIT_OPTIONS).toBe('B');
    }
    await Promise.all([form(mine).getByRole('button', { name: '30' }).click(), form(theirs).locator('#title').fill('B mới')]);
    await form(theirs).locator('#title').press('Tab');
    await expect.poll(() => form(mine).locator('#title').inputValue(), WAIT_OPTIONS).toBe('B mới');
    await expect.poll(() => form(theirs).locator('#minutes').inputValue(), WAIT_OPTIONS).toBe('30');
    await expect.poll(timeOf(theirs, 2), WAIT_OPTIONS).toBe('08:40');
    await mine.locator('#toasts button').click();
    await expect.poll(timeOf(theirs, 2), WAIT_OPTIONS).toBe('08:30');
    const { conferenceId, organizer } = draft;
    const paper = { participantId: null, post: null, siteId: null, topic: 'Tham luận mới', minutes: null };
    await organizer.run(agendaContract.addPaper, { conferenceId, itemId: ids[1] ?? '', ...paper });
    await mine.locator('[data-record-panel] a.title', { hasText: '1.' }).waitFor();
    await organizer.run(agendaContract.setMinutes, { conferenceId, id: ids[2] ?? '', version: 1, minutes: 5 });
    await row(mine, 2).locator('[name="minutes"][value="5"]').waitFor();
    expect(await mine.locator('[data-record-panel] a.title').count()).toBe(1);
    await mine.locator('#title').press('Escape');
    await mine.keyboard.press('ArrowUp');
    await expect.poll(() => new URL(mine.url()).searchParams.get('item'), WAIT_OPTIONS).toBe(ids[0]);
    expect(await titles()).toEqual([['A', 'B mới', 'C'], ['D']]);
  });

  it('adds six items and a sitting beside the agenda on one page load, and shows before what an item moves', async () => {
    const page = await open();
    let loads = 0;
    page.on('load', () => (loads += 1));
    const form = page.locator('[data-record-panel] form:not([data-record])');
    await row(page, 0).locator('b a').click();
    await page.waitForURL(/item=/);
    await page.keyboard.press('n');
    for (const [at, moved] of ['08:25', '08:40', '08:55', '09:10', '09:25', '09:40'].entries()) {
      await form.locator('#title:focus').waitFor();
      await page.keyboard.type(`Mới ${at + 1}`);
      await form.getByRole('button', { name: '15' }).click();
      await expect.poll(timeOf(page, 1), WAIT_OPTIONS).toBe(moved);
      await page.keyboard.press(at < 5 ? 'Control+Enter' : 'Control+s');
      await page.locator('[data-item] b', { hasText: `Mới ${at + 1}` }).waitFor();
    }
    await page.getByRole('link', { name: 'Thêm phiên' }).click();
    await form.locator('#title:focus').waitFor();
    await page.keyboard.type('Tối');
    await form.locator('#starts').fill('19:00');
    await page.keyboard.press('Control+s');
    await page.locator('.sitting-head', { hasText: 'Tối' }).waitFor();
    expect(await titles()).toEqual([['A', 'Mới 1', 'Mới 2', 'Mới 3', 'Mới 4', 'Mới 5', 'Mới 6', 'B', 'C'], ['D'], []]);
    expect(loads).toBe(0);
  });

  it('adds an item with somebody new and somebody found, by keys alone, without losing its place', async () => {
    const page = await open();
    const form = page.locator('[data-record-panel] form:not([data-record])');
    const search = form.locator('[name="_find_speakers"]');
    await page.keyboard.press('n');
    await form.locator('#title:focus').waitFor();
    await page.keyboard.type('Tham luận');
    await form.locator('[data-new-person] summary').press('Enter');
    await form.locator('[name="_new_name_speakers"]').focus();
    await page.keyboard.type('Trần Thị Mới');
    await page.keyboard.press('Enter');
    await form.locator('[data-chosen] label', { hasText: 'Trần Thị Mới' }).waitFor();
    await form.locator('[name="_find_speakers"]:focus').waitFor();
    expect(await form.locator('[name="_new_name_speakers"]').inputValue()).toBe('');
    await participant('Lê Văn Cũ');
    await search.press('End');
    await page.keyboard.type('cu');
    await form.locator('[role="option"][aria-selected="true"]', { hasText: 'Lê Văn Cũ' }).waitFor();
    await page.keyboard.press('Enter');
    await form.locator('[data-chosen] label', { hasText: 'Lê Văn Cũ' }).locator('input:checked').waitFor({ state: 'attached' });
    await form.locator('[name="_find_speakers"]:focus').waitFor();
    await page.keyboard.press('Control+s');
    await page.locator('[data-item]', { hasText: 'Trần Thị Mới' }).waitFor();
    expect(await titles()).toEqual([
      ['A', 'B', 'C'],
      ['D', 'Tham luận'],
    ]);
    expect(await page.locator('[data-item]', { hasText: 'Trần Thị Mới' }).innerText()).toContain('Lê Văn Cũ');
  });

  it('had no errors in any page', () => {
    expect(people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
