import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewContextOf } from '../../../server/live/live-page/presenter/index.ts';
import { speechOf } from '../../../server/live/live-page/presenter/speech.ts';
import { proceedingsContract as live } from '../../../server/live/sitting/contract/index.ts';
import type { Plan } from '../../../server/planning/plan/contract.ts';
import { insertPublication } from '../../../server/planning/publishing/store.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { proceedingsLines } from '../../../server/record/minutes/presenter/lines.ts';
import { gatherSheet } from '../../../server/record/minutes/presenter/sheet.ts';
import { MORNING, startApp, type TestApp } from '../../helpers/app.ts';
import { wholePlan } from '../../live/sitting/morning-plan.ts';
import { between, docx } from './minutes-lines.ts';
import { published } from './morning.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

const at = (minutes: number) => void (app.clock.now = MORNING + minutes * 60_000);

describe('a participant, a paper, a site, an item and a sitting that were renamed after they were heard', () => {
  const RENAMED = { title: 'Phát biểu chào mừng', sitting: 'Phiên toàn thể', site: 'Điểm cầu Quảng Ninh mới', post: 'Chánh Văn phòng mới' };

  async function heardAndRenamed() {
    at(20);
    const conferenceId = await published(app);
    const [chair, secretary, viewer] = [
      await app.member(conferenceId, 'chair'),
      await app.member(conferenceId, 'secretary'),
      await app.member(conferenceId, 'viewer'),
    ];
    at(32);
    await chair.run(live.openSitting, { conferenceId, sittingId: 'morning' });
    await chair.run(live.startItem, { conferenceId, itemId: 'opening' });
    await chair.run(live.grant, { conferenceId, participantId: 'pham-gia-tuc', handOver: false });
    at(40);
    await chair.run(live.end, { conferenceId });
    await chair.run(live.startItem, { conferenceId, itemId: 'papers' });
    await chair.run(live.grant, { conferenceId, paperId: 'quang-ninh', handOver: false });
    at(45);
    const plan = wholePlan(conferenceId);
    const next: Plan = {
      ...plan,
      sittings: plan.sittings.map((sitting) => ({ ...sitting, title: RENAMED.sitting })),
      items: plan.items.map((item) => (item.id === 'opening' ? { ...item, title: RENAMED.title } : item)),
      papers: plan.papers.map((paper) => (paper.id === 'quang-ninh' ? { ...paper, post: RENAMED.post } : paper)),
      sites: plan.sites.map((site) => (site.id === 'site-22' ? { ...site, name: RENAMED.site } : site)),
      participants: plan.participants.map((one) => (one.id === 'pham-gia-tuc' ? { ...one, name: 'Tên Mới', posts: ['Chức vụ mới'] } : one)),
    };
    const version = { conferenceId, number: 2, at: app.clock.now, actorId: 'organizer', note: null, plan: next, changes: [] };
    await transact(app.db, (tx) => insertPublication(tx, version));
    return { conferenceId, chair, secretary, viewer };
  }

  it('stand in the minutes and their log under the names that held then, and under the new ones afterwards', async () => {
    const { conferenceId, chair, secretary } = await heardAndRenamed();
    at(50);
    await chair.run(live.end, { conferenceId });
    await chair.run(live.grant, { conferenceId, participantId: 'pham-gia-tuc', handOver: false });
    at(55);
    await chair.run(live.end, { conferenceId });
    const lines = await docx(secretary, conferenceId);
    expect(between(lines, 'III. Diễn biến hội nghị', 'IV. Kết luận, nhiệm vụ và kiến nghị').slice(0, 8)).toEqual([
      'III. Diễn biến hội nghị',
      'Phiên 1',
      'Phiên họp bắt đầu lúc 08 giờ 02, ngày 26/11/2025.',
      '1. Phát biểu khai mạc (08 giờ 02)',
      'Đồng chí Phạm Gia Túc, Ủy viên Trung ương Đảng, Chánh Văn phòng Trung ương Đảng, phát biểu, 8 phút.',
      '2. Tham luận của các đại biểu (08 giờ 10)',
      'Đại diện lãnh đạo Văn phòng Tỉnh ủy, Tỉnh ủy Quảng Ninh, phát biểu, 10 phút.',
      'Đồng chí Tên Mới, Chức vụ mới, phát biểu, 5 phút.',
    ]);
    const ask: Parameters<typeof gatherSheet>[0] = (operation, input) => secretary.run(operation, input);
    const log = proceedingsLines(await gatherSheet(ask, conferenceId, app.clock.now), new Set(), 'vi').map(({ text }) => text);
    expect([log.some((line) => line.includes('Phạm Gia Túc')), log.some((line) => line.includes('Tên Mới'))]).toEqual([true, true]);
    expect(log.filter((line) => line.includes(RENAMED.site))).toEqual([]);
  });

  it('keep their names on every screen while they have the floor, and the agenda shows the new ones', async () => {
    const { conferenceId, viewer } = await heardAndRenamed();
    const plan = await viewer.run(live.livePlan, { conferenceId });
    const { state } = await viewer.run(live.liveState, { conferenceId });
    const context = viewContextOf({ plan, folded: state, texts: [], incidents: [], now: app.clock.now, lang: 'vi' });
    expect(speechOf(context)).toMatchObject({ title: 'Tỉnh ủy Quảng Ninh', posts: 'Đại diện lãnh đạo Văn phòng Tỉnh ủy' });
    expect([plan.items[0]?.title, plan.sites.find(({ id }) => id === 'site-22')?.name]).toEqual([RENAMED.title, RENAMED.site]);
    expect(plan.past?.names.sittings).toEqual([{ id: 'morning', title: wholePlan(conferenceId).sittings[0]?.title ?? null }]);
  });

  it('are told to nobody by a title that is above their clearance by the version of then or of now', async () => {
    at(20);
    const secret = (plan: Plan, title: string, classification: 'mat' | null): Plan => ({
      ...plan,
      items: plan.items.map((item) => (item.id === 'opening' ? { ...item, title, classification } : item)),
    });
    const conferenceId = await published(app, (plan) => secret(plan, 'Tên mật của nội dung', 'mat'));
    const chair = await app.user({ clearance: 3 });
    await app.db.membership.create({ data: { conferenceId, userId: chair.actor.id, role: 'chair' } });
    const viewer = await app.member(conferenceId, 'viewer');
    at(32);
    await chair.run(live.openSitting, { conferenceId, sittingId: 'morning' });
    await chair.run(live.startItem, { conferenceId, itemId: 'opening' });
    at(45);
    const plan = secret(wholePlan(conferenceId), 'Tên đã giải mật', null);
    const version = { conferenceId, number: 2, at: app.clock.now, actorId: 'organizer', note: null, plan, changes: [] };
    await transact(app.db, (tx) => insertPublication(tx, version));
    const seen = await viewer.run(live.livePlan, { conferenceId });
    expect([seen.past?.names.items, JSON.stringify(seen).includes('Tên mật')]).toEqual([[], false]);
    const known = await chair.run(live.livePlan, { conferenceId });
    expect(known.past?.names.items).toEqual([{ id: 'opening', title: 'Tên mật của nội dung' }]);
  });
});
