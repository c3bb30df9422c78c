import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deskView } from '../../../server/live/desk/presenter/index.ts';
import { displaysContract as contract, type HallScreen, type HallScreens } from '../../../server/live/display/contract.ts';
import { MAX_SCREENS, screensAt, withReport, type ScreenReport } from '../../../server/live/display/rules.ts';
import { newId } from '../../../server/platform/ids.ts';
import { codeOf } from '../../helpers/refusals.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { connect } from '../../helpers/doors.ts';
import { WAIT_OPTIONS } from '../../helpers/wait.ts';
import { liveOf } from '../sitting/live-plan.ts';
import { withPapers, type PublishedDay } from '../sitting/published-day.ts';
import { morningWithPapers } from '../sitting/sitting-day.ts';

const NOW = 1_800_000_000_000;
const report = (id: string, more: Partial<ScreenReport> = {}): ScreenReport => ({ id, name: id, shows: 'live', reportedAt: NOW, ...more });
const all = (...reports: readonly ScreenReport[]) =>
  reports.reduce<ReadonlyMap<string, ScreenReport>>((screens, one) => withReport(screens, one.id, one), new Map());

describe('hall screens', () => {
  it('are sorted by name, those without one last, each as last reported', () => {
    const screens = all(report('x', { name: null }), report('Ở sảnh'), report('Lớn'), report('Lớn', { shows: 'blank' }));
    expect(screensAt(screens, NOW).map(({ name, shows }) => [name, shows])).toEqual([
      ['Lớn', 'blank'],
      ['Ở sảnh', 'live'],
      [null, 'live'],
    ]);
  });

  it('are silent after three missed reports, and forgotten after half an hour', () => {
    const screens = all(report('one'));
    const after = (ms: number) => screensAt(screens, NOW + ms).map(({ isSilent }) => isSilent);
    expect([after(4500), after(4501), after(29 * 60_000), after(30 * 60_000)]).toEqual([[false], [true], [true], []]);
  });

  it('that are left are gone at once, and made-up ones do not push out those that report', () => {
    expect([...withReport(all(report('one')), 'one', null)]).toEqual([]);
    const flood = Array.from({ length: 100 }, (_, n) => report(`no ${n}`, { reportedAt: NOW + n }));
    const kept = all(...flood, report('hall', { reportedAt: NOW + 500 }));
    expect([kept.size, kept.has('hall'), kept.has('no 0')]).toEqual([MAX_SCREENS, true, false]);
  });
});

describe('the chip of the desk', () => {
  const view = (displays: readonly HallScreen[] | null) =>
    deskView(liveOf(morningWithPapers()), { chosen: null, query: '', displays }).displays;
  const screen = (name: string | null, more: Partial<HallScreen> = {}): HallScreen => ({
    id: name ?? 'x',
    name,
    shows: 'live',
    reportedAt: Date.UTC(2026, 4, 19, 1, 5),
    isSilent: false,
    ...more,
  });

  it('counts the live ones, says how many have gone, and shows the state of each', () => {
    const displays = [
      screen('Lớn'),
      screen('Sảnh', { shows: 'blank' }),
      screen('Cánh gà', { isSilent: true }),
      screen(null, { shows: 'logo' }),
    ];
    expect(view(displays)).toEqual({
      label: '3 màn hình',
      gone: '1 mất tín hiệu',
      rows: [
        { name: 'Lớn', state: 'connected', text: 'Theo diễn biến' },
        { name: 'Sảnh', state: 'wait', text: 'Đang tắt hình' },
        { name: 'Cánh gà', state: 'lost', text: 'Mất tín hiệu từ 08:05' },
        { name: 'Màn hình mở từ tài khoản', state: 'wait', text: 'Đang hiện biểu trưng' },
      ],
      none: null,
    });
  });

  it('says if there is none, and nothing before that is known', () => {
    expect([view([])?.none, view(null)]).toEqual(['Chưa có màn hình hội trường nào đang mở.', null]);
  });
});

describe('a screen that is open', () => {
  let app: TestApp;
  let day: PublishedDay;
  let screen: Login;
  let socket: Socket;
  const told: HallScreens[] = [];
  const shown = () => told.at(-1)?.screens.map(({ name, shows, isSilent }) => [name, shows, isSilent]);

  beforeAll(async () => {
    app = await startApp();
    day = await withPapers(app);
    const { conferenceId } = day;
    const id = newId();
    await app.db.displayLink.create({ data: { id, conferenceId, name: 'Màn hình lớn', secret: id, createdAt: new Date() } });
    screen = await app.link('display', conferenceId, id);
    socket = await connect(app.url, day.chair.token);
    socket.on('displays', (news: HallScreens) => void told.push(news));
    await socket.emitWithAck('follow', { conferenceId, revision: null });
  });
  afterAll(async () => {
    socket.close();
    await app.end();
  });
  const says = (login: Login, more: object = {}) =>
    login.run(contract.report, { conferenceId: day.conferenceId, screenId: 'page', shows: 'live', isClosing: false, ...more });

  it('is listed at the desk with its name and what it shows, and reported as gone within seconds', async () => {
    await says(screen);
    await vi.waitFor(() => expect(shown()).toEqual([['Màn hình lớn', 'live', false]]), WAIT_OPTIONS);
    await says(screen, { shows: 'blank' });
    await vi.waitFor(() => expect(shown()).toEqual([['Màn hình lớn', 'blank', false]]), WAIT_OPTIONS);
    app.clock.now += 5000;
    await vi.waitFor(() => expect(shown()).toEqual([['Màn hình lớn', 'blank', true]]), WAIT_OPTIONS);
    await says(screen);
    const { screens } = await day.chair.run(contract.list, { conferenceId: day.conferenceId });
    await vi.waitFor(() => expect(told.at(-1)?.screens).toEqual(screens), WAIT_OPTIONS);
    const page = await fetch(`${app.url}/conferences/${day.conferenceId}/desk`, {
      headers: { authorization: `Bearer ${day.chair.token}` },
    });
    expect(await page.text()).toContain('Màn hình lớn');
  });

  it('is not shown to those who do not lead, and nobody else can report for it', async () => {
    const viewer = await app.member(day.conferenceId, 'viewer');
    const site = await app.link('site', day.conferenceId, 'site-15');
    const { conferenceId } = day;
    expect([await codeOf(viewer.run(contract.list, { conferenceId })), await codeOf(says(viewer)), await codeOf(says(site))]).toEqual([
      'forbidden',
      'forbidden',
      'forbidden',
    ]);
    await says(day.chair, { isClosing: true });
    await says(day.chair, { shows: 'logo' });
    await vi.waitFor(
      () =>
        expect(shown()).toEqual([
          ['Màn hình lớn', 'live', false],
          [null, 'logo', false],
        ]),
      WAIT_OPTIONS,
    );
  });

  it('is gone from the desk at once when its page is left', async () => {
    await says(day.chair, { isClosing: true });
    await says(screen, { isClosing: true });
    await vi.waitFor(() => expect(shown()).toEqual([]), WAIT_OPTIONS);
  });
});
