import { writeXlsx } from 'hucre/xlsx';
import { DateTime } from 'luxon';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInContract } from '../../server/live/check-in/contract.ts';
import { badgeText } from '../../server/live/check-in/rules/badge-text.ts';
import { participantsContract } from '../../server/planning/participants/contract.ts';
import type { Plan } from '../../server/planning/plan/contract.ts';
import { insertPlan } from '../../server/planning/plan/store.ts';
import { accessContract } from '../../server/planning/sites/access/contract.ts';
import { transact } from '../../server/platform/database/open.ts';
import { newId } from '../../server/platform/ids.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { breakableLine, type BreakableLine } from '../helpers/breakable-line.ts';
import { launchMediaBrowser, personAt, type PersonOptions } from '../helpers/browser.ts';
import { allSent, openDoor, scanBadges } from '../helpers/hall-doors.ts';
import { chromium, pdfToText } from '../helpers/parts.ts';
import { actAtDesk, says, wordsOf } from '../helpers/people.ts';
import { award, FLAGS, withCeremony } from '../live/ceremony/ceremony-day.ts';
import { wholePlan } from '../live/sitting/morning-plan.ts';
import { pdfPages } from '../record/printouts/files.ts';

/** The day of the conference: before it answers are taken. */
const TOMORROW = DateTime.now().plus({ days: 1 });
const GUESTS = 300;
const HIGHEST = 'Đại biểu cấp cao';
const ABSENT = 'Đại biểu xin vắng';
/** A list as an office keeps it: a title above, "Đ/c" before names, who ranks first at the end. */
const SHEET = [
  ['DANH SÁCH ĐẠI BIỂU'],
  [],
  ['TT', 'Họ và tên', 'Chức vụ'],
  ...Array.from({ length: GUESTS - 1 }, (_, at) => [at + 1, `Đ/c Đại biểu số ${at + 1}`, 'Chuyên viên Văn phòng Tỉnh ủy']),
  [GUESTS, ABSENT, 'Chuyên viên Văn phòng Tỉnh ủy'],
  [GUESTS + 1, HIGHEST, 'Ủy viên Bộ Chính trị, Thường trực Ban Bí thư'],
  [null, `Tổng cộng: ${GUESTS + 1} đại biểu`],
];
const CERTIFICATES = award('certificates', { recipients: ['Phòng Tổng hợp', 'Phòng Cơ yếu'], presenters: ['pham-gia-tuc'] });

/** One sitting with a ceremony that hands over a flag, then certificates, and launches a campaign; the only participant is the presenter. */
function planOf(conferenceId: string): Plan {
  const plan = withCeremony(wholePlan(conferenceId));
  const series = { name: 'Hội nghị hằng năm', cadence: null, previous: null, next: null };
  return {
    ...plan,
    conference: { ...plan.conference, series, date: TOMORROW.toISODate() },
    items: plan.items.filter(({ id }) => id === 'closing' || id === 'later'),
    papers: [],
    participants: plan.participants.slice(0, 1),
    awards: [{ ...FLAGS, recipients: ['Văn phòng Tỉnh ủy Lào Cai'] }, CERTIFICATES],
  };
}

describe.skipIf(!chromium())('people and honours, from a list in Excel to the minutes and the next conference', () => {
  let app: TestApp;
  let browser: Browser;
  let line: BreakableLine;
  let conferenceId: string;
  let organizer: Login;
  let page: Page;
  let desk: Page;
  const faults: string[][] = [];

  beforeAll(async () => {
    app = await startApp({ now: 'real' });
    conferenceId = newId();
    await transact(app.db, (tx) => insertPlan(tx, planOf(conferenceId), Date.now()));
    organizer = await app.user({ creator: true });
    const roles = ['organizer', 'chair', 'secretary'] as const;
    await app.db.membership.createMany({ data: roles.map((role) => ({ conferenceId, userId: organizer.actor.id, role })) });
    [browser, line] = await Promise.all([launchMediaBrowser(), breakableLine(app.url)]);
    page = await open(organizer);
  });
  afterAll(async () => {
    await browser?.close();
    await line?.end();
    await app?.end();
  });

  async function open(login: Pick<Login, 'token'> | null, path = '', options?: PersonOptions): Promise<Page> {
    const person = await personAt(browser, app.url, options);
    faults.push(person.faults);
    if (login) await person.context.addCookies([{ name: 'dc_session', value: login.token, url: app.url }]);
    await person.page.goto(path.startsWith('/g/') ? path : at(path));
    return person.page;
  }
  const at = (path: string) => `/conferences/${conferenceId}${path}`;
  const plain = (text: string) => text.replaceAll('\u00a0', ' ').trim();
  const idOf = async (search: string) => {
    const { participants } = await organizer.run(participantsContract.list, { conferenceId, search });
    return participants[0]?.id ?? '';
  };
  const pressMain = () => page.locator('main .btn--primary').first().click();

  it('imports the list, puts it in order of protocol and publishes it', async () => {
    const buffer = Buffer.from(await writeXlsx({ sheets: [{ name: 'Danh sách', rows: SHEET.map((row) => [...row]) }] }));
    await page.goto(at('/participants/import'));
    await page.setInputFiles('#file', { name: 'danh-sach.xlsx', mimeType: 'application/octet-stream', buffer });
    await pressMain();
    await says(page, '#paste-summary', `${GUESTS + 1} dòng mới`);
    await page.locator('.paste-head .btn--primary').click();
    await says(page, '.toast', `${GUESTS + 1}`);
    await page.goto(at('/participants?sort=protocol'));
    const names = await page.locator('main a.title').allTextContents();
    expect(names.slice(0, 2).map(plain)).toEqual([HIGHEST, 'Phạm Gia Túc']);
    await page.goto(at('/publish'));
    await page.locator(`form[action="${at('/publish')}"] .btn--primary`).click();
    await page.waitForURL((url) => url.pathname === at('/agenda'));
    expect(await app.db.publication.count({ where: { conferenceId } })).toBe(1);
  });

  it('seats everybody by protocol and prints a badge for each', async () => {
    await page.goto(at('/seating/hall'));
    for (const [name, value] of [
      ['seats', '10/10'],
      ['rows', 'A–Q'],
      ['presidium', ''],
    ] as const)
      await page.fill(`[name="${name}"]`, value);
    await page.waitForFunction(() => document.querySelectorAll('[data-drawing] .seat').length === 340);
    await page.locator('form[data-hall] .btn--primary').click();
    await page.waitForURL((url) => url.pathname === at('/seating'));
    await page.goto(at('/seating/arrange'));
    await page.locator('.action-bar .btn--primary').click();
    await page.waitForURL((url) => url.pathname === at('/seating'));
    expect(await page.locator('a.seat.is-taken').count()).toBe(GUESTS + 2);
    const file = await page.request.get(at('/cards/badges.pdf'));
    expect(file.status()).toBe(200);
    if (!pdfToText()) return;
    const text = pdfPages(await file.body()).join(' ');
    expect(new Set(text.match(/Đại biểu số \d+/g)).size).toBe(GUESTS - 1);
  });

  it('invites everybody; one declines on a page of their own, and the office sees it', async () => {
    await page.goto(at('/invitations'));
    await page.locator(`form[action="${at('/invitations')}"] .btn--primary`).click();
    await says(page, 'main tbody', 'chưa trả lời');
    await page.goto(at(`/invitations/${await idOf(ABSENT)}`));
    const link = new URL((await page.locator('#own-link').textContent())?.trim() ?? '');
    const phone = await open(null, link.pathname, { width: 360, height: 740 });
    await says(phone, '.invited-who', ABSENT);
    await phone.locator('[name="answer"][value="declined"]').check();
    await phone.fill('[name="reason"]', 'Bận công tác');
    await phone.locator('form[data-answers] .btn--primary').click();
    await says(phone, '.invited-answer', 'Không dự');
    await page.reload();
    expect(await wordsOf(page, '[data-around="answer"]')).toContain('Bận công tác');
  });

  it('counts 300 people once each at two doors of which one loses its line', async () => {
    const { people: listed, tag } = await organizer.run(checkInContract.people, { conferenceId });
    const badges = listed
      .filter(({ name }) => name !== ABSENT && name !== 'Phạm Gia Túc')
      .map(({ badges: all }) => badgeText(tag, all.at(-1) ?? ''));
    const doors = await Promise.all(
      [app.url, line.url].map(async (url, nth) =>
        openDoor(browser, { url, conferenceId, letter: 'AB'.charAt(nth), login: await app.member(conferenceId, 'secretary') }),
      ),
    );
    faults.push(...doors.map(({ faults: own }) => own));
    const [first, second] = doors.map(({ page: door }) => door) as [Page, Page];
    line.cut();
    await Promise.all([scanBadges(first, badges.slice(0, 180)), scanBadges(second, badges.slice(120))]);
    await says(second, '#waiting', '180 lượt chờ gửi');
    await second.reload();
    await says(second, '#waiting', '180 lượt chờ gửi');
    line.mend();
    await Promise.all([first, second].map((door) => allSent(door, GUESTS)));
    const { notes } = await organizer.run(checkInContract.notes, { conferenceId, sittingId: 'morning', since: 0 });
    const present = notes.filter(({ presence }) => presence === 'inPerson').map(({ participantId }) => participantId);
    expect([present.length, new Set(present).size]).toEqual([GUESTS, GUESTS]);
    await Promise.all([first, second].map((door) => door.context().close()));
  });

  it('hands a flag over at a remote site and certificates on the stage, and launches a campaign', async () => {
    const siteId = 'site-15';
    await organizer.run(accessContract.openAccess, { conferenceId });
    const site = await open(await app.link('site', conferenceId, siteId), '/site', { media: true });
    desk = await open(organizer, '/desk');
    await actAtDesk(desk, 'Mở phiên');
    // A day early: the desk asks.
    await desk.locator('dialog[open] .btn--primary').click();
    await actAtDesk(desk, 'Bắt đầu nội dung');
    await actAtDesk(desk, 'Mời lên sân khấu');
    const recipient = desk.locator('.ceremony-recipients li').first();
    await recipient.locator('summary').click();
    await recipient.getByText('Nhận tại điểm cầu', { exact: true }).click();
    await desk.getByRole('button', { name: 'Mời Lào Cai lên hình' }).click();
    await says(site, '.call', 'Đang phát biểu');
    await actAtDesk(desk, 'Kết thúc phát biểu');
    for (const step of ['Trao tặng', 'Mời lên sân khấu', 'Trao tặng']) await actAtDesk(desk, step);
    await desk.getByRole('button', { name: 'Phát động' }).click();
    await desk.getByRole('button', { name: 'Phát động' }).waitFor({ state: 'detached' });
    expect(await wordsOf(desk, '.ceremony .panel-head')).toContain('2/2 đợt');
  });

  it('reads all of it in the minutes', async () => {
    await page.goto(at('/minutes'));
    const facts = [
      'Trao Cờ thi đua của Văn phòng Trung ương Đảng cho 1 tập thể: Văn phòng Tỉnh ủy Lào Cai',
      `${GUESTS}/${GUESTS + 2} đại biểu dự`,
      'Phòng Tổng hợp',
      'Phòng Cơ yếu',
      'Phát động Phong trào thi đua năm 2026',
    ];
    // The page is drawn once more by its editors: each fact is waited for.
    for (const fact of facts) await says(page, 'main', fact);
    expect(await app.db.journalEntry.count({ where: { journalId: conferenceId, kind: 'campaign.launched' } })).toBe(1);
  });

  it('finds the campaign in the next conference of the series', async () => {
    await page.goto(at('/duplicate'));
    await page.fill('#title', 'Hội nghị năm sau');
    await page.fill('#date', TOMORROW.plus({ years: 1 }).toFormat('dd/MM/yyyy'));
    await page.locator('.action-bar .btn--primary').click();
    await page.waitForURL((url) => !url.pathname.includes(conferenceId));
    await page.goto(`${new URL(page.url()).pathname}/awards`);
    await says(page, 'main', 'Phong trào thi đua năm 2026');
    expect(faults.flat()).toEqual([]);
  });
});
