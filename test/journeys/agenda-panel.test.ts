import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaContract } from '../../server/planning/agenda/contract.ts';
import { agendaEditorContract } from '../../server/planning/agenda-editor/contract.ts';
import { participantsContract } from '../../server/planning/participants/contract.ts';
import { startDraft, type Draft } from '../planning/agenda/draft.ts';
import { startApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';
import { newParticipantFacts } from '../../server/planning/participants/rules.ts';

const FACTS = newParticipantFacts();

describe.skipIf(!chromium())('the panel of an agenda item (left out where Chromium is not installed)', () => {
  let app: TestApp;
  let browser: Browser;
  let draft: Draft;
  let page: Page;
  let faults: string[];
  let itemId: string;
  let ids: string[];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ now: 'real' }), launchBrowser()]);
    draft = await startDraft(app);
    const { conferenceId, organizer } = draft;
    const posts = ['Phó Chánh Văn phòng Trung ương Đảng'];
    ids = [];
    for (const person of [{ name: 'Lê Khánh Toàn', posts }, { name: 'Đặng Khánh Toàn', posts, listed: false }, { name: 'Trần Văn Một' }]) {
      ids.push((await organizer.run(participantsContract.add, { ...FACTS, conferenceId, ...person })).id);
    }
    const sitting = async (title: string) =>
      (await organizer.run(agendaContract.addSitting, { conferenceId, title, date: null, starts: '08:00' })).id;
    const [hall, room] = [await sitting('Hội trường'), await sitting('Phòng họp')];
    await draft.add('Tham luận', { sittingId: hall, minutes: 20, speakers: [ids[2] ?? ''] });
    itemId = await draft.add('Thảo luận', { sittingId: room, minutes: 20, speakers: [ids[0] ?? ''] });
    const person = await personAt(browser, app.url);
    ({ page, faults } = person);
    await person.context.addCookies([{ name: 'dc_session', value: organizer.token, url: app.url }]);
    await page.goto(`/conferences/${conferenceId}/agenda?item=${itemId}`);
    await panel('form[data-record] .is-picker').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const panel = (selector: string) => page.locator(`[data-record-panel] ${selector}`);
  const stored = async () => {
    const { items } = await draft.organizer.run(agendaEditorContract.get, { conferenceId: draft.conferenceId });
    return items.find(({ id }) => id === itemId);
  };
  const speakers = async () => (await stored())?.speakers;
  const topics = async () => (await stored())?.topics;
  const options = () => panel('[role="option"], [data-found] .warning').allInnerTexts();

  it('warns beside the choice of a speaker, takes it by Enter and gives it back by Backspace', async () => {
    const search = panel('[name="_find_speakers"]');
    await search.fill('toan');
    await panel('[role="option"][aria-selected="true"]').waitFor();
    expect(await options()).toEqual([
      'Đặng Khánh Toàn\nPhó Chánh Văn phòng Trung ương Đảng',
      'Cùng chức vụ, tên gần giống Lê Khánh Toàn. Hai người khác nhau.',
      'Không có tên trong danh sách đại biểu.',
      'Thêm người mới “toan”',
      'Thêm chức danh, chưa ghi tên',
    ]);
    await page.keyboard.press('Enter');
    await expect.poll(speakers, WAIT_OPTIONS).toEqual([ids[0], ids[1]]);
    await page.keyboard.type('mot');
    await panel('[role="option"]').filter({ hasText: 'Trần Văn Một' }).waitFor();
    expect((await options())[1]).toBe('Cùng lúc phát biểu ở “Tham luận”.');
    await page.keyboard.press('Escape');
    expect([await search.inputValue(), await panel('form[data-record]').count()]).toEqual(['', 1]);
    await page.keyboard.press('Backspace');
    await expect.poll(speakers, WAIT_OPTIONS).toEqual([ids[0]]);
  });

  it('makes a post without a name in the picker, by keys', async () => {
    const search = panel('[name="_find_speakers"]');
    await search.fill('Chánh Thanh tra');
    await panel('[role="option"][aria-selected="true"]').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await panel('[name="_new_posts_speakers"]:focus').waitFor();
    await page.keyboard.type('Chánh Thanh tra tỉnh');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await speakers())?.length, WAIT_OPTIONS).toBe(2);
    await panel('[data-chosen] label').filter({ hasText: 'Chánh Thanh tra tỉnh' }).waitFor();
  });

  it('lists topics one below the other: Enter for the next, Backspace to join, several by a paste', async () => {
    await panel('#topics-1').focus();
    await page.keyboard.type('Chuyển đổi số');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Công tác');
    await page.keyboard.press('Enter');
    await page.keyboard.type('lưu trữ');
    await page.keyboard.press('Home');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Tab');
    await expect.poll(topics, WAIT_OPTIONS).toEqual(['Chuyển đổi số', 'Công tác lưu trữ']);
    await panel('#topics-3').focus();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', '- Bảo vệ bí mật\n- Thi đua\n');
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await page.keyboard.press('Tab');
    await expect.poll(topics, WAIT_OPTIONS).toEqual(['Chuyển đổi số', 'Công tác lưu trữ', 'Bảo vệ bí mật', 'Thi đua']);
    await panel('#topics-1').hover();
    await panel('.line-list li:first-child [data-drop-line]').click();
    await expect.poll(topics, WAIT_OPTIONS).toEqual(['Công tác lưu trữ', 'Bảo vệ bí mật', 'Thi đua']);
    expect(faults).toEqual([]);
  });
});
