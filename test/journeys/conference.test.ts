import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proceedingsContract } from '../../server/live/sitting/contract/index.ts';
import { launchMediaBrowser, personAt, signIn, type Person } from '../helpers/browser.ts';
import { freshDatabase, type FreshDatabase } from '../helpers/database.ts';
import { callHttp } from '../helpers/doors.ts';
import { chromium, pdfToText } from '../helpers/parts.ts';
import { actAtDesk, codesOf, joinByCode, says, shows, tokenOf, wordsOf } from '../helpers/people.ts';
import { docxText, pdfPages } from '../record/printouts/files.ts';
import { freePort, startServer, type ServerProcess } from '../helpers/server-process.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';

const PASSWORD = 'mat-khau-thu-1';
const FILE = 'prisma/seed/conference-2025.json';

describe.skipIf(!chromium())('a national conference in real browsers, from the file to the minutes', () => {
  let fresh: FreshDatabase;
  let port: number;
  let server: ServerProcess;
  let browser: Browser;
  let conferenceId: string;
  const people: Person[] = [];
  let organizer: Person, chair: Person, secretary: Person, display: Person;
  let quangNinh: Person, laoCai: Person, sonLa: Person;

  const someone = async (options?: Parameters<typeof personAt>[2]): Promise<Person> => {
    const person = await personAt(browser, server.url, options);
    people.push(person);
    return person;
  };
  const start = () => startServer({ databaseUrl: fresh.url, port, password: PASSWORD });
  const journal = async () => {
    const { body } = await callHttp(
      server.url,
      proceedingsContract.journal,
      { conferenceId },
      await tokenOf(server.url, 'organizer', PASSWORD),
    );
    return body as {
      revision: number;
      brokenAt: number | null;
      entries: readonly { seq: number; kind?: string; data?: Record<string, unknown> }[];
    };
  };

  beforeAll(async () => {
    fresh = await freshDatabase();
    port = await freePort();
    server = await start();
    browser = await launchMediaBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await fresh?.drop();
  });

  it('imports the conference file on the import page', async () => {
    organizer = await someone();
    await signIn(organizer, 'organizer', PASSWORD);
    const { page } = organizer;
    await page.goto('/conferences/import');
    await page.setInputFiles('#file', FILE);
    await page.click('main form button.btn--primary');
    await page.locator('.page-head a.btn--primary, a.btn--primary[href^="/conferences/"]').first().click();
    await page.waitForURL(/\/conferences\/[a-z0-9]{12}$/);
    conferenceId = page.url().split('/').at(-1) ?? '';
    expect(await wordsOf(page, 'main h1')).toBe('Hội nghị toàn quốc công tác Văn phòng tỉnh ủy, thành ủy năm 2025');
  });

  it('gives the chair and the secretary their roles, and every site a code', async () => {
    const { page } = organizer;
    await page.goto(`/conferences/${conferenceId}/team`);
    for (const role of ['chair', 'secretary']) {
      const form = page.locator(`form[action="/conferences/${conferenceId}/team"]`);
      await form.locator('[name=name]').fill(role);
      await form.locator('[name=role]').selectOption(role);
      await form.locator('button.btn--primary').click();
      await page.locator('main table').getByText(role, { exact: true }).waitFor();
    }
    await page.goto(`/conferences/${conferenceId}/sites`);
    await page.locator(`form[action="/conferences/${conferenceId}/sites/access"] button`).first().click();
    await page.waitForLoadState();
    expect((await codesOf(server.url, conferenceId, await tokenOf(server.url, 'organizer', PASSWORD))).size).toBe(35);
  });

  it('publishes the agenda as version 1 and names what is still open', async () => {
    const { page } = organizer;
    await page.goto(`/conferences/${conferenceId}/publish`);
    await shows(page, 'Công bố bản 1');
    await page.locator(`form[action="/conferences/${conferenceId}/publish"] button.btn--primary`).click();
    await page.waitForLoadState();
    await page.goto(`/conferences/${conferenceId}/versions`);
    expect(await wordsOf(page, 'main')).toMatch(/Bản 1/);
  });

  it('has three sites join by their codes, check and report who is present', async () => {
    const codes = await codesOf(server.url, conferenceId, await tokenOf(server.url, 'organizer', PASSWORD));
    const media = true;
    [quangNinh, laoCai, sonLa] = [await someone({ media }), await someone({ width: 360, height: 740, media }), await someone({ media })];
    for (const [person, site] of [
      [quangNinh, 'provinces-22'],
      [laoCai, 'provinces-15'],
      [sonLa, 'provinces-14'],
    ] as const) {
      await joinByCode(person, codes.get(site) ?? '');
      await person.page.locator('.actions form button.btn--primary').click();
      await person.page.locator('#present').fill('12');
      await person.page.locator('form[action$="/site/count"] button').click();
    }
    chair = await someone();
    await signIn(chair, 'chair', PASSWORD);
    await chair.page.goto(`/conferences/${conferenceId}/desk`);
    await says(chair.page, '.site-grid .roll-call-summary', '3/35 điểm cầu đã báo');
    expect(await wordsOf(chair.page, '.site-grid .roll-call-summary .total b')).toBe('36');
  });

  it('opens the sitting, hears the opening speech and the report, and the hall display follows', async () => {
    display = await someone({ width: 1920, height: 1080 });
    await signIn(display, 'chair', PASSWORD);
    await display.page.goto(`/conferences/${conferenceId}/display`);
    const { page } = chair;
    await actAtDesk(page, 'Mở phiên');
    await actAtDesk(page, 'Bắt đầu nội dung');
    await actAtDesk(page, 'Mời phát biểu');
    await says(display.page, 'h1', 'Phạm Gia Túc');
    await says(quangNinh.page, 'h1, .current-speaker', 'Phạm Gia Túc');
    await actAtDesk(page, 'Kết thúc phát biểu');
    await actAtDesk(page, 'Sang nội dung tiếp theo');
    await actAtDesk(page, 'Mời phát biểu');
    await says(display.page, 'h1', 'Lê Khánh Toàn');
    await actAtDesk(page, 'Kết thúc phát biểu');
    await actAtDesk(page, 'Sang nội dung tiếp theo');
    await says(page, '.stage h1', 'Tham luận của các đại biểu');
    expect((await journal()).entries.filter((entry) => entry.kind === 'floor.ended').length).toBe(2);
  });

  it('gives the floor to two sites with papers, which see at once that they are on air', async () => {
    for (const [person, name] of [
      [quangNinh, 'Quảng Ninh'],
      [laoCai, 'Lào Cai'],
    ] as const) {
      const { page } = chair;
      await page.keyboard.press('/');
      await page.locator('dialog[open] input').first().fill(name);
      await page.locator('dialog[open] button[name=command]:visible').first().click();
      await actAtDesk(page, 'Mời phát biểu');
      await says(person.page, '.call', 'Đang phát biểu');
      await says(display.page, 'h1', name);
      await actAtDesk(page, 'Kết thúc phát biểu');
      await person.page.locator('.call.air, .on-air').waitFor({ state: 'detached' });
    }
    expect((await journal()).entries.filter((entry) => entry.kind === 'floor.granted').length).toBe(4);
    // Cameras are what this journey costs most.
    await laoCai.context.close();
  });

  it('hears a request from a site that asked for the floor', async () => {
    const { page } = sonLa;
    await page.locator('#ask summary').click();
    await page.locator('#ask [name=topic]').fill('Về chế độ, chính sách cho cán bộ văn phòng');
    await page.locator('#ask form button').click();
    await says(chair.page, '#desk-list', 'Sơn La');
    await chair.page.locator('[id^="request-"] button').last().click();
    await actAtDesk(chair.page, 'Mời phát biểu');
    await says(page, '.call', 'Đang phát biểu');
    expect((await journal()).entries.filter((entry) => entry.kind === 'request.made').length).toBe(1);
  });

  it('loses nothing that was acknowledged when the server is killed, and every screen recovers by itself', async () => {
    const before = await journal();
    await server.kill();
    await chair.page.locator('.banner.off:visible').first().waitFor();
    await sonLa.page.locator('.banner.off:visible').first().waitFor();
    server = await start();
    for (const { page } of [chair, sonLa, quangNinh, display])
      await page.locator('.banner.off:visible').first().waitFor({ state: 'hidden' });
    const after = await journal();
    expect(after.entries.slice(0, before.entries.length)).toEqual(before.entries);
    expect(after.brokenAt).toBeNull();
    await says(sonLa.page, '.call', 'Đang phát biểu');
    await says(display.page, 'h1', 'Sơn La');
    await actAtDesk(chair.page, 'Kết thúc phát biểu');
    await says(display.page, 'h1', 'Tham luận của các đại biểu');
    await Promise.all([sonLa, quangNinh].map(({ context }) => context.close()));
  });

  it('lets the secretary write while the conference runs', async () => {
    secretary = await someone();
    await signIn(secretary, 'secretary', PASSWORD);
    const { page } = secretary;
    await page.goto(`/conferences/${conferenceId}/minutes`);
    const part = page.locator('.minutes-part', { hasText: 'Tham luận của các đại biểu' }).first();
    await part.locator('.ProseMirror').waitFor();
    await part.locator('[data-head]').click();
    const words = 'Các đại biểu nêu kinh nghiệm chuyển đổi số.';
    await page.keyboard.type(words);
    await says(page, '#save-state', 'Đã lưu');
    await page.reload();
    await expect.poll(() => part.locator('.ProseMirror').textContent(), WAIT_OPTIONS).toContain(words);
  });

  it('reaches the conclusion and closes', async () => {
    const { page } = chair;
    for (let step = 0; step < 30; step += 1) {
      const label = await wordsOf(page, '.stage .current-turn .actions .btn--primary');
      if (/^(Đóng|Bế mạc|Kết thúc) phiên/.test(label)) break;
      const was = `${await wordsOf(page, '.stage h1')}/${label}`;
      await page.locator('.stage .current-turn .actions .btn--primary').click();
      await expect
        .poll(
          async () => `${await wordsOf(page, '.stage h1')}/${await wordsOf(page, '.stage .current-turn .actions .btn--primary')}`,
          WAIT_OPTIONS,
        )
        .not.toBe(was);
    }
    await page.locator('.stage .current-turn .actions .btn--primary').click();
    await page.locator('dialog[open] .btn--primary, dialog[open] button').last().click();
    await expect.poll(async () => (await journal()).entries.some((entry) => entry.kind === 'sitting.closed'), WAIT_OPTIONS).toBe(true);
  });

  it('exports minutes that contain the facts', async () => {
    const cookies = (await secretary.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const get = async (format: string) =>
      Buffer.from(
        await (await fetch(`${server.url}/conferences/${conferenceId}/minutes.${format}`, { headers: { cookie: cookies } })).arrayBuffer(),
      );
    const text = (await docxText(await get('docx'))).join('\n').replace(/\u00a0/g, ' ');
    const facts = [
      'Phạm Gia Túc',
      'Lê Khánh Toàn',
      'Tỉnh ủy Quảng Ninh',
      'Tỉnh ủy Lào Cai',
      'Tỉnh ủy Sơn La',
      'Các đại biểu nêu kinh nghiệm chuyển đổi số.',
      '36 đại biểu',
      'Hà Nội',
    ];
    expect(facts.filter((fact) => !text.includes(fact))).toEqual([]);
    if (!pdfToText()) return;
    const plain = pdfPages(await get('pdf'))
      .join(' ')
      .replace(/\s+/g, ' ');
    expect(facts.filter((fact) => !plain.includes(fact))).toEqual([]);
  });

  it('had no error in any page', () => {
    expect(people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
