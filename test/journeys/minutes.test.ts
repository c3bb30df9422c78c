import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { minutesContract as contract } from '../../server/record/minutes/contract.ts';
import { proceedingsContract as live } from '../../server/live/sitting/contract/index.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt, type Person } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';
import { published } from '../record/minutes/morning.ts';

const TEXT = '[data-part="item.papers"] .ProseMirror';
const NAMES = ['Nguyễn Thị Lan', 'Trần Minh'];

describe.skipIf(!chromium())('the page of the minutes in real browsers (left out where Chromium is not installed)', () => {
  let app: TestApp;
  let browser: Browser;
  let conferenceId: string;
  let chair: Login;
  let secretaries: Login[];
  const people: Person[] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ now: 'real' }), launchBrowser()]);
    conferenceId = await published(app);
    chair = await app.member(conferenceId, 'chair');
    secretaries = [await app.member(conferenceId, 'secretary'), await app.member(conferenceId, 'secretary')];
    for (const [index, displayName] of NAMES.entries())
      await app.db.user.update({ where: { id: secretaries[index]?.actor.id ?? '' }, data: { displayName } });
    await chair.run(live.openSitting, { conferenceId, sittingId: 'morning' });
    await chair.run(live.startItem, { conferenceId, itemId: 'opening' });
    await chair.run(live.startItem, { conferenceId, itemId: 'papers' });
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  /** Opens the page as a login, and waits until it can be edited. */
  async function opened(login: Login, size: { width?: number; height?: number } = {}): Promise<Person> {
    const person = await personAt(browser, app.url, size);
    people.push(person);
    await person.context.addCookies([{ name: 'dc_session', value: login.token, url: app.url }]);
    await person.page.goto(`/conferences/${conferenceId}/minutes`);
    await person.page.locator(TEXT).waitFor();
    return person;
  }
  const [first, second] = [() => secretaries[0] as Login, () => secretaries[1] as Login];
  const saved = ({ page }: Person) => page.locator('#save-state:not(.is-unsaved)').waitFor();
  const sees = ({ page }: Person, words: string) => page.locator('#doc', { hasText: words }).waitFor();

  async function writeAtEnd({ page }: Person, words: string): Promise<void> {
    await page.click('#part-item\\.papers [data-head]');
    await page.keyboard.type(words);
  }

  it('shows each secretary what the other writes', async () => {
    const [one, other] = [await opened(first()), await opened(second())];
    await writeAtEnd(one, 'Hà Nội trình bày về chuyển đổi số. ');
    await sees(other, 'Hà Nội trình bày về chuyển đổi số.');
    await writeAtEnd(other, 'Hải Phòng nêu kiến nghị.');
    await sees(one, 'Hải Phòng nêu kiến nghị.');
    await Promise.all([saved(one), saved(other)]);
    const { parts } = await first().run(contract.texts, { conferenceId });
    expect(JSON.stringify(parts)).toContain('Hà Nội trình bày về chuyển đổi số. Hải Phòng nêu kiến nghị.');
  });

  /** Who else writes, as a page shows it: above the sheet, at the carets of each part, and in the outline. */
  const others = ({ page }: Person) =>
    page.evaluate(() => {
      const texts = (selector: string) =>
        [...document.querySelectorAll<HTMLElement>(selector)].map(({ innerText }) => innerText.replaceAll('\u00a0', ' ').trim());
      const carets = [...document.querySelectorAll<HTMLElement>('.co-caret')].map((caret) => {
        const isSeen = caret.closest('p')?.checkVisibility() === true && (caret.closest('p')?.clientHeight ?? 0) > 0;
        return [caret.querySelector('.whole')?.textContent, caret.closest<HTMLElement>('[data-part]')?.dataset.part, isSeen];
      });
      const line = document.getElementById('co-editors');
      return { line: line?.hidden ? [] : texts('#co-editors li'), carets, outline: texts('#outline .writers') };
    });
  const seesOthers = (person: Person, seen: unknown) => vi.waitFor(async () => expect(await others(person)).toEqual(seen), WAIT_OPTIONS);
  const at = (name = '', part = 'item.papers', title = '2. Tham luận của các đại biểu') => ({
    line: [`${name}\n${title}`],
    carets: [[name, part, true]],
    outline: [name],
  });
  const NOBODY = { line: [], carets: [], outline: [] };

  it('shows each secretary the name of the other and where they write, only as long as their page is there', async () => {
    const [one, other] = people as [Person, Person];
    await seesOthers(one, at(NAMES[1]));
    await writeAtEnd(one, ' ');
    await seesOthers(other, at(NAMES[0]));
    // A part in which nothing is written yet.
    await other.page.click('#part-item\\.opening [data-head]');
    await seesOthers(one, at(NAMES[1], 'item.opening', '1. Phát biểu khai mạc'));
    await other.context.setOffline(true);
    await seesOthers(one, NOBODY);
    await other.page.locator('#offline:not([hidden])').waitFor();
    await seesOthers(other, NOBODY);
    await other.context.setOffline(false);
    await seesOthers(one, at(NAMES[1], 'item.opening', '1. Phát biểu khai mạc'));
    await seesOthers(other, at(NAMES[0]));
    await other.page.close();
    await vi.waitFor(async () => expect(await others(one)).toEqual(NOBODY), WAIT_OPTIONS);
  });

  it('sends what is just being typed when a colleague keeps a version, which holds it', async () => {
    const person = await opened(first());
    await saved(person);
    await writeAtEnd(person, ' Vừa gõ xong.');
    const { number, missing } = await second().run(contract.keepVersion, { conferenceId, label: 'Giữa chừng' });
    const { parts } = await second().run(contract.compare, { conferenceId, number });
    expect([missing, parts.filter(({ changed }) => changed), JSON.stringify(parts).includes('Vừa gõ xong.')]).toEqual([[], [], true]);
  });

  it('keeps words that were written offline and sends them after reconnecting', async () => {
    const person = await opened(first());
    await saved(person);
    await person.context.setOffline(true);
    await person.page.locator('#offline:not([hidden])').waitFor();
    await writeAtEnd(person, ' Viết khi mất mạng.');
    await person.page.locator('#save-state.is-unsaved', { hasText: 'giữ trên máy này' }).waitFor();
    await person.context.setOffline(false);
    await saved(person);
    const { parts } = await first().run(contract.texts, { conferenceId });
    expect(JSON.stringify(parts)).toContain('Viết khi mất mạng.');
  });

  it('keeps words that were written offline on a page that was closed', async () => {
    const person = await opened(first());
    await saved(person);
    await person.context.setOffline(true);
    await person.page.locator('#offline:not([hidden])').waitFor();
    await writeAtEnd(person, ' Trước khi đóng trang.');
    await person.page.locator('#save-state.is-kept').waitFor();
    const again = await person.context.newPage();
    await person.page.close();
    await person.context.setOffline(false);
    await again.goto(`/conferences/${conferenceId}/minutes`);
    await again.locator('#doc', { hasText: 'Trước khi đóng trang.' }).waitFor();
    await again.locator('#save-state:not(.is-unsaved)').waitFor();
    const { parts } = await first().run(contract.texts, { conferenceId });
    expect(JSON.stringify(parts)).toContain('Trước khi đóng trang.');
  });

  it('marks a conclusion with Ctrl K, and shows a new fact of the proceedings by itself', async () => {
    const person = await opened(first());
    await person.page.click('#part-item\\.papers [data-head]');
    await person.page.keyboard.press('Enter');
    await person.page.keyboard.type('Giao Văn phòng tổng hợp.');
    await person.page.keyboard.press('Control+k');
    await person.page.locator('[data-note="conclusion"] .gutter', { hasText: 'Kết luận 1' }).waitFor();
    await chair.run(live.grant, { conferenceId, paperId: 'quang-ninh', handOver: false });
    await sees(person, 'Tỉnh ủy Quảng Ninh, đang phát biểu');
    await saved(person);
    const { parts } = await first().run(contract.texts, { conferenceId });
    expect(parts.flatMap((part) => part.blocks).filter((block) => block.kind === 'note')).toMatchObject([
      { note: 'conclusion', runs: [{ text: 'Giao Văn phòng tổng hợp.' }] },
    ]);
  });

  it('leads from one unwritten section to the next with F8', async () => {
    const { page } = await opened(second());
    await page.locator('#outline .is-missing').waitFor();
    const focused = async () => {
      await page.keyboard.press('F8');
      return page.evaluate(() => document.activeElement?.className);
    };
    expect([await focused(), await focused(), await focused(), await focused()]).toEqual([
      'unwritten-name',
      'unwritten-name',
      'unwritten-part',
      'unwritten-name',
    ]);
  });

  it('can be read and edited at 360 pixels without scrolling sideways, and is read-only for a chair', async () => {
    const phone = await opened(first(), { width: 360, height: 740 });
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const reader = await opened(chair);
    expect(await reader.page.locator('[data-part] [contenteditable="true"]').count()).toBe(0);
    expect(people.flatMap((person) => person.faults)).toEqual([]);
  });
});
