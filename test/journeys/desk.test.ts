import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proceedingsContract as contract } from '../../server/live/sitting/contract/index.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt, type Person, type PersonOptions } from '../helpers/browser.ts';
import { chromium } from '../helpers/parts.ts';
import { says, wordsOf } from '../helpers/people.ts';
import { published, withPapers } from '../live/sitting/published-day.ts';

describe.skipIf(!chromium())('the desk in a real browser', () => {
  let app: TestApp;
  let browser: Browser;
  const people: Person[] = [];

  beforeAll(async () => {
    app = await startApp({ now: 'real' });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const open = async ({ token }: Login, path: string, options?: PersonOptions): Promise<Page> => {
    const person = await personAt(browser, app.url, options);
    people.push(person);
    await person.context.addCookies([{ name: 'dc_session', value: token, url: app.url }]);
    await person.page.goto(path);
    return person.page;
  };
  const rows = (page: Page) => page.locator('[data-row]').evaluateAll((all) => all.map((row) => row.getAttribute('data-row')));
  const chosen = (page: Page) => page.locator('[data-row].chosen').getAttribute('data-row');
  const press = async (page: Page, key: string, where: string, words: string) => {
    await page.locator('#desk-main:not([data-resting])').waitFor();
    await page.keyboard.press(key);
    await says(page, where, words);
  };

  it('runs a sitting by the keyboard alone, and the hall display follows', async () => {
    const { conferenceId, chair } = await published(app);
    const desk = await open(chair, `/conferences/${conferenceId}/desk`);
    const hall = await open(chair, `/conferences/${conferenceId}/display`, { width: 1920, height: 1080 });
    await says(hall, 'h1', 'Hội nghị toàn quốc');
    await desk.locator('#desk-saved').waitFor();
    await press(desk, 'Enter', '.stage .actions', 'Bắt đầu nội dung');
    await press(desk, 'Enter', '.stage .actions', 'Mời phát biểu');
    await press(desk, 'Enter', '.stage h1', 'Phạm Gia Túc');
    await says(hall, 'h1', 'Phạm Gia Túc');
    await press(desk, 'p', '.stage .actions', 'Chạy tiếp');
    await press(desk, 'p', '.stage .actions', 'Dừng giờ');
    await press(desk, '1', '#toasts', 'Đã thêm 1 phút');
    await says(desk, '.clock-row dd', '11:00');
    await press(desk, 'Enter', '#toasts', 'Đã kết thúc phát biểu');
    await press(desk, 'z', '.stage h1', 'Phạm Gia Túc');
    await says(hall, 'h1', 'Phạm Gia Túc');
    expect(await wordsOf(desk, '.current-turn .row')).toContain('Đang phát biểu');
  });

  it('has one effect when two desks press Enter at once, or one presses it twice', async () => {
    const { conferenceId, chair } = await published(app);
    const colleague = await app.member(conferenceId, 'chair');
    const desks = [await open(chair, `/conferences/${conferenceId}/desk`), await open(colleague, `/conferences/${conferenceId}/desk`)];
    const kinds = async () =>
      (await chair.run(contract.journal, { conferenceId, after: 0 })).entries.map((entry) => ('kind' in entry ? entry.kind : ''));
    const steps = [
      ['Mở phiên', 'sitting.opened'],
      ['Bắt đầu nội dung', 'item.started'],
      ['Mời phát biểu', 'floor.granted'],
      ['Kết thúc phát biểu', 'floor.ended'],
    ] as const;
    for (const [label] of steps) {
      await Promise.all(desks.map((desk) => says(desk, '.stage .actions .btn--primary', label)));
      await Promise.all(desks.map((desk) => desk.locator('#desk-main:not([data-resting])').waitFor()));
      await Promise.all(desks.map((desk) => desk.keyboard.press('Enter').then(() => desk.keyboard.press('Enter'))));
    }
    await Promise.all(desks.map((desk) => says(desk, '.stage .actions .btn--primary', 'Sang nội dung tiếp theo')));
    expect(await kinds()).toEqual(steps.map(([, kind]) => kind));
  });

  it('presses the primary button on Enter, even while another button has the focus', async () => {
    const { conferenceId, chair } = await withPapers(app);
    const desk = await open(chair, `/conferences/${conferenceId}/desk`);
    await says(desk, '.stage .actions .btn--primary', 'Mời phát biểu');
    await desk.locator('#desk-main:not([data-resting])').waitFor();
    await desk.locator('.stage .actions .btn', { hasText: 'Kết thúc nội dung' }).focus();
    await press(desk, 'Enter', '.stage h1', 'Tỉnh ủy Quảng Ninh');
    expect(await wordsOf(desk, '.stage .actions')).toContain('Kết thúc phát biểu');
  });

  it('chooses, moves, warns and invites speakers of the list by keys', async () => {
    const { conferenceId, chair } = await withPapers(app);
    const desk = await open(chair, `/conferences/${conferenceId}/desk`);
    await says(desk, '.speaker-list .chosen', 'Quảng Ninh');
    await desk.keyboard.press('ArrowDown');
    await says(desk, '.speaker-list .chosen', 'Lào Cai');
    await desk.keyboard.press('Alt+ArrowUp');
    await says(desk, '.speaker-list .is-next', 'Lào Cai');
    expect([await rows(desk), await chosen(desk)]).toEqual([['paper:lao-cai', 'paper:quang-ninh', 'paper:ca-mau'], 'paper:lao-cai']);
    await press(desk, 'b', '.speaker-list .is-next', 'Tiếp theo, đã báo');
    await press(desk, 'm', '.stage h1', 'Tỉnh ủy Lào Cai');
    expect(await rows(desk)).toEqual(['paper:quang-ninh', 'paper:ca-mau']);
  });

  it('announces to the hall, and finds a site typed without accents', async () => {
    const { conferenceId, chair } = await withPapers(app);
    const desk = await open(chair, `/conferences/${conferenceId}/desk`);
    const hall = await open(chair, `/conferences/${conferenceId}/display`, { width: 1920, height: 1080 });
    await says(desk, '.speaker-list .is-next', 'Quảng Ninh');
    await desk.keyboard.press('t');
    await desk.keyboard.type('Nghỉ giải lao 15 phút');
    await desk.locator('#announce button.btn--primary').click();
    await says(hall, '.display-note', 'Nghỉ giải lao 15 phút');
    await desk.keyboard.press('/');
    await desk.keyboard.type('ca mau');
    await says(desk, '#find .record-list', 'Tỉnh ủy Cà Mau');
    await desk.locator('#find .record-list .btn').first().click();
    await says(desk, '#toasts', 'vào danh sách');
    expect((await rows(desk)).length).toBe(4);
  });

  it('asks before a sitting is closed, and does nothing when the answer is no', async () => {
    const { conferenceId, chair } = await withPapers(app);
    const desk = await open(chair, `/conferences/${conferenceId}/desk`);
    await says(desk, '.speaker-list .is-next', 'Quảng Ninh');
    await desk.locator('#desk-top summary.btn--icon').click();
    await desk.locator('#desk-top .menu-list .btn', { hasText: 'Bế mạc phiên' }).click();
    await says(desk, '#confirm', 'Bế mạc Phiên 1?');
    await desk.keyboard.press('Escape');
    expect(await wordsOf(desk, '.stage h1')).toBe('Tham luận của các đại biểu');
  });

  it('shows a refusal beside the buttons until the next command', async () => {
    const { conferenceId, chair } = await withPapers(app);
    const desk = await open(chair, `/conferences/${conferenceId}/desk`);
    await says(desk, '.speaker-list .is-next', 'Quảng Ninh');
    const pressed = desk.locator('.stage .actions .btn', { hasText: 'Kết thúc nội dung' });
    const stale = await pressed.getAttribute('value');
    await chair.run(contract.finishItem, { conferenceId, itemId: 'papers' });
    await says(desk, '.stage .actions', 'Bắt đầu nội dung');
    await desk.evaluate((value) => {
      const button = document.querySelector<HTMLButtonElement>('.stage .actions .btn--primary');
      if (button) button.value = value ?? '';
      button?.click();
    }, stale);
    await says(desk, '#desk-refusal', 'Nội dung này chưa bắt đầu.');
    expect(await desk.locator('.toast').count()).toBe(0);
  });

  it('shows the same countdown on screens whose clocks are 14 minutes off in both directions', async () => {
    const { conferenceId, chair } = await withPapers(app);
    await chair.run(contract.grant, { conferenceId, paperId: 'quang-ninh', handOver: false });
    const path = `/conferences/${conferenceId}/display`;
    const early = await open(chair, path, { width: 1920, height: 1080, clockOff: -14 });
    const late = await open(chair, path, { width: 1920, height: 1080, clockOff: 14 });
    await Promise.all(
      [early, late].map((page) => page.waitForFunction(() => document.querySelector('.timer-figures')?.textContent?.startsWith('09:'))),
    );
    // When each screen changes to the same figures, by the machine's clock, which nobody has moved.
    const changes = (page: Page) =>
      page.evaluate(
        () =>
          new Promise<Record<string, number>>((resolve) => {
            const seen: Record<string, number> = {};
            const look = setInterval(() => {
              const figures = document.querySelector('.timer-figures')?.textContent ?? '';
              seen[figures] ??= performance.timeOrigin + performance.now();
              if (Object.keys(seen).length < 6) return;
              clearInterval(look);
              resolve(seen);
            }, 4);
          }),
      );
    const [one, other] = await Promise.all([changes(early), changes(late)]);
    const same = Object.keys(one)
      .slice(1)
      .filter((figures) => Object.keys(other).indexOf(figures) > 0);
    expect(same.length).toBeGreaterThan(2);
    expect(same.filter((figures) => Math.abs((one[figures] ?? 0) - (other[figures] ?? 0)) > 250)).toEqual([]);
  });

  it('had no error in any page', () => {
    expect(people.flatMap((person) => person.faults)).toEqual([]);
  });
});
