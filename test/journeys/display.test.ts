import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proceedingsContract as contract } from '../../server/live/sitting/contract/index.ts';
import { insertPlan } from '../../server/planning/plan/store.ts';
import { insertPublication } from '../../server/planning/publishing/store.ts';
import { transact } from '../../server/platform/database/open.ts';
import { newId } from '../../server/platform/ids.ts';
import type { InputOf, Operation } from '../../server/platform/contract.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt } from '../helpers/browser.ts';
import { FakeHall } from '../helpers/media/fake-hall.ts';
import { NodePage } from '../helpers/media/node-page.ts';
import { steadySocket } from '../helpers/media/steady-socket.ts';
import { displayFaults } from '../helpers/pages/display-faults.ts';
import { chromium, mediaWorker } from '../helpers/parts.ts';
import { says } from '../helpers/people.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';
import { wholePlan } from '../live/sitting/morning-plan.ts';

const POSTS = [
  'Ủy viên Ban Chấp hành Trung ương Đảng khóa XIII, Bí thư Tỉnh ủy, Chủ tịch Hội đồng nhân dân tỉnh',
  'Trưởng Đoàn đại biểu Quốc hội tỉnh',
  'Trưởng Ban Chỉ đạo chuyển đổi số và ứng dụng công nghệ thông tin trong các cơ quan đảng',
  'Ủy viên Ban Thường vụ Đảng ủy Quân khu',
  'Chủ nhiệm Ủy ban Kiểm tra Hội nghị toàn quốc',
];
const LONG_NAME = 'Đoàn đại biểu Văn phòng các tỉnh ủy, thành ủy khu vực Đồng bằng sông Cửu Long và Đông Nam Bộ';
const SENTENCE = 'Hội nghị tạm nghỉ mười lăm phút, xin mời các đồng chí đại biểu ra sảnh tầng một của tòa nhà. ';
const announcementOf = (length: number): string => SENTENCE.repeat(10).slice(0, length - 1) + '.';
const QUANG_NINH = 'site-22';

describe.skipIf(!chromium() || !mediaWorker()).each([
  { what: 'a conference', rehearsalOf: null },
  { what: 'a rehearsal', rehearsalOf: 'the-conference' },
])('the hall display of $what', ({ rehearsalOf }) => {
  let app: TestApp;
  let browser: Browser;
  let chair: Login;
  let conferenceId: string;
  let display: Page;
  const halls: FakeHall[] = [];
  const closing: (() => unknown)[] = [];

  const run = <T extends Operation>(operation: T, input: Omit<InputOf<T>, 'conferenceId'>) =>
    chair.run(operation, { conferenceId, ...input } as InputOf<T>);

  beforeAll(async () => {
    app = await startApp({ now: 'real', media: true });
    browser = await launchBrowser();
    await publish();
    chair = await app.member(conferenceId, 'chair', 'organizer');
    for (const [number, siteId] of ['main', QUANG_NINH].entries()) await send(siteId, number);
    ({ page: display } = await personAt(browser, app.url, { width: 1920, height: 1080 }));
    await display.context().addCookies([{ name: 'dc_session', value: chair.token, url: app.url }]);
    await display.goto(`/conferences/${conferenceId}/display?view=text`);
    await says(display, 'h1', 'Hội nghị toàn quốc');
  });
  afterAll(async () => {
    for (const close of closing) await close();
    for (const hall of halls) hall.close();
    await browser?.close();
    await app?.end();
  });

  async function publish(): Promise<void> {
    conferenceId = newId();
    const plan = wholePlan(conferenceId);
    const [{ ...person }] = plan.participants as [(typeof plan.participants)[number]];
    const more = [
      { ...person, id: 'posts', name: 'Nguyễn Thị Thanh Hương', posts: POSTS },
      { ...person, id: 'long', name: LONG_NAME, posts: POSTS },
      { ...person, id: 'unheard', name: 'Trần Quốc Vượng', posts: POSTS, siteId: QUANG_NINH },
      { ...person, id: 'unheard-long', name: LONG_NAME, posts: POSTS, siteId: QUANG_NINH },
    ];
    const longer = { ...plan, conference: { ...plan.conference, rehearsalOf }, participants: [...plan.participants, ...more] };
    await transact(app.db, async (tx) => {
      await insertPlan(tx, longer, app.clock.now);
      const facts = { conferenceId, number: 1, at: app.clock.now, actorId: 'organizer', note: null, changes: [] };
      await insertPublication(tx, { ...facts, plan: longer });
    });
    const access = ['main', QUANG_NINH].map((siteId) => ({ conferenceId, siteId, code: newId(), secret: newId(), rotatedAt: new Date() }));
    await app.db.siteAccess.createMany({ data: access });
  }

  async function send(siteId: string, number: number): Promise<void> {
    const socket = await steadySocket(app.url, (await app.link('site', conferenceId, siteId)).token, conferenceId);
    const page = new NodePage({ socket, conferenceId, purpose: 'site' });
    await page.session.start();
    const hall = new FakeHall(number, { width: 320, height: 180 }, 8);
    await page.session.send('camera', hall.camera);
    halls.push(hall);
    closing.push(
      () => page.close(),
      () => socket.close(),
    );
  }

  let shot = 0;
  const LAYOUTS = { c: '.display-middle', h: '.on-screen.picture .is-shown', b: '.on-screen.beside .is-shown' } as const;
  /** Faults in each layout, by its key. */
  async function faultsIn(layouts: readonly (keyof typeof LAYOUTS)[] = ['c', 'h', 'b']): Promise<Record<string, readonly string[]>> {
    const found: Record<string, readonly string[]> = {};
    for (const key of layouts) {
      await display.keyboard.press(key);
      await display.locator(LAYOUTS[key]).first().waitFor({ state: 'visible' });
      found[key] = await displayFaults(display);
      const name = `${expect.getState().currentTestName} ${(shot += 1)}${key}`;
      if (process.env['SHOTS']) await display.screenshot({ path: `${process.env['SHOTS']}/${name.replace(/[^\p{L}\d]+/gu, '-')}.png` });
    }
    return found;
  }
  const NOTHING = { c: [], h: [], b: [] };

  it('shows the conference before the opening, with an announcement of 500 characters', async () => {
    await run(contract.announce, { text: announcementOf(500), to: 'everyone' });
    await says(display, '.display-note', 'Hội nghị tạm nghỉ');
    expect(await faultsIn(['c'])).toEqual({ c: [] });
    await run(contract.clearAnnouncement, {});
    await run(contract.openSitting, { sittingId: 'morning' });
    await run(contract.startItem, { itemId: 'papers' });
  });

  const SPEAKERS = { 'two posts': 'pham-gia-tuc', 'five posts': 'posts', 'a long name and five posts': 'long' } as const;
  const NAMES = { 'pham-gia-tuc': 'Phạm Gia Túc', posts: 'Thanh Hương', long: 'Đoàn đại biểu' } as const;
  const clocks = { 'with a limit': 600, 'without a limit': null } as const;
  const cases = Object.entries(SPEAKERS).flatMap(([whom, participantId]) =>
    [0, 160, 500].map((length) => ({ whom, participantId, length, clock: 'with a limit' as keyof typeof clocks })),
  );
  cases.push({ whom: 'five posts', participantId: 'posts', length: 160, clock: 'without a limit' });
  for (const { whom, participantId, length, clock } of cases)
    it(`shows whoever has ${whom} ${clock}, with an announcement of ${length} characters`, async () => {
      if (length > 0) await run(contract.announce, { text: announcementOf(length), to: 'everyone' });
      await run(contract.grant, { participantId, seconds: clocks[clock], handOver: false });
      await says(display, 'h1', NAMES[participantId]);
      const faults = await faultsIn();
      await run(contract.end, {});
      if (length > 0) await run(contract.clearAnnouncement, {});
      expect(faults).toEqual(NOTHING);
    });

  it('labels a site that is shown without the floor, beside the speaker', async () => {
    await run(contract.putOnScreen, { siteId: QUANG_NINH });
    await says(display, '.shown-site', 'không phát biểu');
    expect([await faultsIn(['h', 'b']), await display.locator('#display h1').count()]).toEqual([{ h: [], b: [] }, 0]);
    await run(contract.grant, { participantId: 'posts', seconds: 600, handOver: false });
    await says(display, '.name h1', 'Thanh Hương');
    expect(await faultsIn(['h', 'b'])).toEqual({ h: [], b: [] });
    await run(contract.announce, { text: announcementOf(500), to: 'everyone' });
    await says(display, '.display-note', 'Hội nghị tạm nghỉ');
    expect(await faultsIn(['h', 'b'])).toEqual({ h: [], b: [] });
    await run(contract.end, {});
  });

  it('does not label the speaker’s own site', async () => {
    await run(contract.grant, { siteId: QUANG_NINH, seconds: 600, handOver: false });
    await says(display, '.name h1', 'Tỉnh ủy Quảng Ninh');
    expect(await display.locator('.shown-site').count()).toBe(0);
    await run(contract.end, {});
    await run(contract.putOnScreen, { siteId: null });
  });

  const unheard = { unheard: 'Trần Quốc Vượng', 'unheard-long': 'Đoàn đại biểu' } as const;
  for (const participantId of ['unheard', 'unheard-long'] as const)
    it(`shows another site beside ${unheard[participantId]}, whom nobody hears, with five posts`, async () => {
      await run(contract.grant, { participantId, seconds: 600, handOver: false });
      await says(display, 'h1', unheard[participantId]);
      await says(display, '.speaker-trouble', 'Quảng Ninh');
      const alone = await faultsIn();
      await run(contract.putOnScreen, { siteId: 'main' });
      await says(display, '.shown-site', 'không phát biểu');
      const beside = await faultsIn(['h', 'b']);
      await run(contract.announce, { text: announcementOf(500), to: 'everyone' });
      await says(display, '.display-note', 'Hội nghị tạm nghỉ');
      const announced = await faultsIn(['h', 'b']);
      await run(contract.clearAnnouncement, {});
      await run(contract.putOnScreen, { siteId: null });
      await run(contract.end, {});
      expect({ alone, beside, announced }).toEqual({ alone: NOTHING, beside: { h: [], b: [] }, announced: { h: [], b: [] } });
    });

  it('shows a long announcement page by page until every word was seen', async () => {
    await run(contract.announce, { text: announcementOf(260), to: 'everyone' });
    await display.keyboard.press('h');
    const mark = () => display.locator('.display-note').getAttribute('data-page');
    for (const page of ['1/2', '2/2']) await expect.poll(mark, WAIT_OPTIONS).toBe(page);
    const lowest = await display
      .locator('.display-note .paged')
      .evaluate(({ scrollTop, clientHeight, scrollHeight }) => scrollTop + clientHeight - scrollHeight);
    expect(lowest).toBe(0);
    await run(contract.clearAnnouncement, {});
  });

  it('says that a recording runs, whatever is shown', async () => {
    await run(contract.startRecording, {});
    await says(display, '.taping', 'Đang ghi');
    await run(contract.announce, { text: announcementOf(500), to: 'everyone' });
    await run(contract.grant, { participantId: 'posts', seconds: 600, handOver: false });
    await says(display, '.display-note', 'Hội nghị tạm nghỉ');
    expect(await faultsIn()).toEqual(NOTHING);
    await run(contract.stopRecording, { reason: 'desk' });
  });
});
