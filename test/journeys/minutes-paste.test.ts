import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minutesContract as contract } from '../../server/record/minutes/contract.ts';
import { proceedingsContract as live } from '../../server/live/sitting/contract/index.ts';
import { textOf } from '../../server/record/minutes/rules/words.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt, type Person } from '../helpers/browser.ts';
import { bytesOf } from '../helpers/files.ts';
import { chromium } from '../helpers/parts.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';
import { published } from '../record/minutes/morning.ts';
import { docxText, installed, pdfRaw } from '../record/printouts/files.ts';

const PART = 'item.papers';
const TEXT = `[data-part="${PART}"] .ProseMirror`;
const LINES = 'Dòng một\ndòng hai\n1. Thứ nhất\n1. sâu hơn\n2. Thứ hai\nHết.';
const fixture = (name: string): string => readFileSync(new URL(`clipboard/${name}.html`, import.meta.url), 'utf8');

/** Rounds in which each secretary writes; ROUNDS=210 are two minutes. */
const ROUNDS = Number(process.env['ROUNDS'] ?? (process.env['FULL'] ? 40 : 8));

describe.skipIf(!chromium())('writing on the minutes in a real browser (left out where Chromium is not installed)', () => {
  let app: TestApp;
  let browser: Browser;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ now: 'real' }), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  async function writing(others = 0): Promise<{ conferenceId: string; secretary: Login; people: Person[] }> {
    const conferenceId = await published(app);
    const chair = await app.member(conferenceId, 'chair');
    await chair.run(live.openSitting, { conferenceId, sittingId: 'morning' });
    await chair.run(live.startItem, { conferenceId, itemId: 'papers' });
    const secretary = await app.member(conferenceId, 'secretary');
    const logins = [secretary];
    for (let other = 0; other < others; other += 1) logins.push(await app.member(conferenceId, 'secretary'));
    const people = await Promise.all(logins.map((login) => opened(conferenceId, login)));
    return { conferenceId, secretary, people };
  }

  async function opened(conferenceId: string, login: Login): Promise<Person> {
    const person = await personAt(browser, app.url);
    await person.context.addCookies([{ name: 'dc_session', value: login.token, url: app.url }]);
    await person.page.goto(`/conferences/${conferenceId}/minutes`);
    await person.page.locator(TEXT).waitFor();
    await goToPart(person);
    return person;
  }

  const goToPart = ({ page }: Person) => page.click('#part-item\\.papers [data-head]');
  const saved = ({ page }: Person) => page.locator('#save-state:not(.is-unsaved)', { hasText: 'Đã lưu' }).waitFor();
  const linesOf = async (login: Login, conferenceId: string): Promise<string[]> => {
    const { parts } = await login.run(contract.texts, { conferenceId });
    return parts
      .filter(({ part }) => part === PART)
      .flatMap(({ blocks }) => blocks.map(textOf))
      .filter((line) => line !== '');
  };

  /** Pastes as the browser does it, with what another program put into the clipboard. */
  const paste = ({ page }: Person, type: string, data: string) =>
    page.locator(TEXT).evaluate(
      (element, [kind, text]) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData(kind ?? '', text ?? '');
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      },
      [type, data],
    );
  const noteOf = ({ page }: Person) => page.locator('#paste-note:not([hidden]) p').textContent();

  it('takes from Word what stands in it, and says what it does not take', async () => {
    const { conferenceId, secretary, people } = await writing();
    const [person] = people as [Person];
    await paste(person, 'text/html', fixture('word'));
    expect(await noteOf(person)).toEqual(
      'Không đưa vào biên bản khi dán: chữ đã xóa hoặc bị gạch ngang (2 chỗ); chú thích (1); chữ ẩn (1 chỗ); hình, công thức (1).',
    );
    await saved(person);
    expect(await linesOf(secretary, conferenceId)).toEqual([
      'Hội nghị nhất trí tăng kinh phí² lên 1.200 m² sàn, CO₂ giảm.',
      'Thời hạn: quý IV.',
      '1. Rà soát quy định',
      '  - Ở trung ương',
      '  Giao Văn phòng chủ trì.',
      '2. Trình Thường trực',
      '  a) Trước ngày 15',
      'Đoạn giữa hai danh sách.',
      '1. Danh sách khác',
      'STT\tĐơn vị\tSố liệu\n1\tHà Nội\tĐạt\nVượt\n2\tHải Phòng\tTổng: 5',
      'Mục\tNội dung\nngắt dòng.',
    ]);
  });

  it('takes lists and tables of web pages', async () => {
    const { conferenceId, secretary, people } = await writing();
    const [person] = people as [Person];
    await paste(person, 'text/html', fixture('web'));
    expect(await noteOf(person)).toEqual(
      'Không đưa vào biên bản khi dán: hình, công thức (2); ô nhập, nút bấm (1); khung của bảng nằm trong bảng (1), chữ trong đó vẫn giữ.',
    );
    await saved(person);
    expect(await linesOf(secretary, conferenceId)).toEqual([
      'Chương trình hội nghị',
      '4. Mục bốn',
      'Đoạn thứ hai của mục bốn.',
      '  - Ý nhỏ',
      '    - Ý nhỏ hơn',
      '5. Mục năm',
      '1. Danh sách mới',
      'Cột A\tCột B\nChung hai cột\n1\ttrong\tngoài',
    ]);
  });

  it('writes soft breaks with Shift and Enter, lists and their levels with keys, and both papers have them', async () => {
    const { conferenceId, secretary, people } = await writing();
    const [person] = people as [Person];
    const { keyboard } = person.page;
    await keyboard.type('Dòng một');
    await keyboard.press('Shift+Enter');
    await keyboard.type('dòng hai');
    await keyboard.press('Enter');
    await keyboard.type('1. Thứ nhất');
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    await keyboard.type('sâu hơn');
    await keyboard.press('Enter');
    await keyboard.press('Shift+Tab');
    await keyboard.type('Thứ hai');
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await keyboard.type('Hết.');
    await saved(person);
    expect(await linesOf(secretary, conferenceId)).toEqual(['Dòng một\ndòng hai', '1. Thứ nhất', '  1. sâu hơn', '2. Thứ hai', 'Hết.']);
    expect(
      await person.page.locator(`${TEXT} .in-list`).evaluateAll((lines) => lines.map((line) => line.getAttribute('data-sign'))),
    ).toEqual(['1.', '1.', '2.']);
    const [docx, pdf] = await Promise.all(
      (['docx', 'pdf'] as const).map((format) => secretary.run(contract.paper, { conferenceId, format, lang: 'vi' })),
    );
    expect((await docxText(bytesOf(docx as never))).filter((line) => line.includes('Dòng một'))).toEqual(['Dòng một\ndòng hai']);
    const written = installed('pdftotext') ? pdfRaw(bytesOf(pdf as never)) : LINES;
    expect(written).toContain(LINES);
  });

  it('saves a paste of 450 paragraphs and what is typed after it', async () => {
    const { conferenceId, secretary, people } = await writing();
    const [person] = people as [Person];
    const sentence = 'Hội nghị nghe báo cáo và thảo luận về nhiệm vụ trọng tâm của năm. ';
    const html = Array.from({ length: 450 }, (_, index) => `<p class=MsoNormal>${index}: ${sentence.repeat(10)}</p>`).join('');
    await paste(person, 'text/html', html);
    await person.page.keyboard.press('Enter');
    await person.page.keyboard.type('Viết tiếp.');
    await saved(person);
    const lines = await linesOf(secretary, conferenceId);
    expect([lines.length, lines[449]?.slice(0, 4), lines[450]]).toEqual([451, '449:', 'Viết tiếp.']);
  });

  it('refuses a paste that the section cannot take, in pages, and pastes nothing', async () => {
    const { conferenceId, secretary, people } = await writing();
    const [person] = people as [Person];
    await paste(person, 'text/plain', 'Rất dài. '.repeat(300_000));
    expect(await noteOf(person)).toMatch(
      /^Chưa dán: phần dán dài khoảng [\d.]+ trang, nội dung này chỉ còn ghi được khoảng [\d.]+ trang\./,
    );
    await person.page.keyboard.type('Viết tiếp.');
    await saved(person);
    expect(await linesOf(secretary, conferenceId)).toEqual(['Viết tiếp.']);
  });

  it('changes nothing when the dialog of a task is cancelled', async () => {
    const { conferenceId, secretary, people } = await writing();
    const [person] = people as [Person];
    await person.page.keyboard.type('Giao Văn phòng tổng hợp.');
    await person.page.keyboard.press('Control+k');
    await person.page.locator('[data-note="conclusion"]').waitFor();
    await person.page.click('[data-tool="task"]');
    await person.page.locator('#note-dialog[open]').waitFor();
    await person.page.keyboard.press('Escape');
    await saved(person);
    const { parts } = await secretary.run(contract.texts, { conferenceId });
    expect(parts.flatMap(({ blocks }) => blocks)).toMatchObject([{ kind: 'note', note: 'conclusion' }]);
  });

  it('loses no word of two secretaries who write and restructure at once while their lines are cut, and both papers hold every word', async () => {
    const { conferenceId, secretary, people } = await writing(1);
    const typed: string[] = [];
    const write = async (person: Person, who: string): Promise<void> => {
      const { page, context } = person;
      for (let round = 0; round < ROUNDS; round += 1) {
        if (round % 3 === 1) await context.setOffline(true);
        for (const word of [`${who}${round}a`, `${who}${round}b`]) {
          await page.keyboard.type(`${word} `);
          typed.push(word);
        }
        await page.keyboard.press(['Control+k', 'Control+Shift+7', 'Control+b', 'Enter'][round % 4] ?? 'Enter');
        if (round % 3 === 2) await context.setOffline(false);
      }
      await context.setOffline(false);
    };
    await Promise.all(people.map((person, index) => write(person, index === 0 ? 'một' : 'hai')));
    await Promise.all(people.map(saved));
    const words = (text: string): string[] => (text.match(/(?:một|hai)\d+[ab]/g) ?? []).toSorted();
    expect(words((await linesOf(secretary, conferenceId)).join('\n'))).toEqual(typed.toSorted());
    for (const { page } of people) {
      await expect.poll(async () => words((await page.locator(TEXT).textContent()) ?? ''), WAIT_OPTIONS).toEqual(typed.toSorted());
    }
    const [docx, pdf] = await Promise.all(
      (['docx', 'pdf'] as const).map((format) => secretary.run(contract.paper, { conferenceId, format, lang: 'vi' })),
    );
    // Conclusions stand in the papers twice: where they were drawn, and together at the end.
    const papers = [
      (await docxText(bytesOf(docx as never))).join('\n'),
      ...(installed('pdftotext') ? [pdfRaw(bytesOf(pdf as never))] : []),
    ];
    expect(papers.map((paper) => [...new Set(words(paper))])).toEqual(papers.map(() => [...new Set(typed)].toSorted()));
    expect(people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
