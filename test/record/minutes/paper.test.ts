import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatherSheet } from '../../../server/record/minutes/presenter/sheet.ts';
import { minutesContract as contract } from '../../../server/record/minutes/contract.ts';
import { proceedingsLines } from '../../../server/record/minutes/presenter/lines.ts';
import type { Plan } from '../../../server/planning/plan/contract.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { correctionsContract } from '../../../server/live/corrections/contract.ts';
import { proceedingsContract as live } from '../../../server/live/sitting/contract/index.ts';
import { insertPublication } from '../../../server/planning/publishing/store.ts';
import { rollCallContract as rollCall } from '../../../server/live/roll-call/contract.ts';
import { MORNING, startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bytesOf } from '../../helpers/files.ts';
import { docxText, installed, pdfPages } from '../printouts/files.ts';
import { wholePlan } from '../../live/sitting/morning-plan.ts';
import { Editor, note, paragraph, proceeding, published } from './morning.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

const at = (minutes: number, seconds = 0) => void (app.clock.now = MORNING + (minutes * 60 + seconds) * 1000);

/** Chair and secretary are people of the plan. */
const withChair = (plan: Plan): Plan => ({
  ...plan,
  participants: plan.participants.map((one) => ({
    ...one,
    roles: one.id === 'pham-gia-tuc' ? ['chair'] : one.id === 'nguyen-van-a' ? ['secretary'] : [],
  })),
});

/** 08:02 to 09:20: an opening speech of 11 minutes instead of 10, one paper, one postponed item, a correction, a break, the end. */
async function heldMorning(change: (plan: Plan) => Plan = withChair) {
  at(20);
  const conferenceId = await published(app, change);
  const [chair, secretary] = [await app.member(conferenceId, 'chair'), await app.member(conferenceId, 'secretary')];
  const site = await app.link('site', conferenceId, 'site-22');
  await site.run(rollCall.count, { conferenceId, siteId: 'site-22', present: 40 });
  await chair.run(rollCall.count, { conferenceId, siteId: 'main', present: 214 });
  at(32);
  await chair.run(live.openSitting, { conferenceId, sittingId: 'morning' });
  await chair.run(live.startItem, { conferenceId, itemId: 'opening' });
  await chair.run(live.grant, { conferenceId, participantId: 'pham-gia-tuc', seconds: 600, handOver: false });
  at(43);
  await chair.run(live.end, { conferenceId });
  await chair.run(live.startItem, { conferenceId, itemId: 'papers' });
  await chair.run(live.grant, { conferenceId, paperId: 'quang-ninh', handOver: false });
  at(52, 40);
  await site.run(live.end, { conferenceId });
  return { conferenceId, chair, secretary, site };
}

async function ended(chair: Login, conferenceId: string) {
  at(60);
  await chair.run(live.adjournSitting, { conferenceId, sittingId: 'morning' });
  at(75);
  await chair.run(live.resumeSitting, { conferenceId, sittingId: 'morning' });
  await chair.run(live.postponeItem, { conferenceId, itemId: 'closing' });
  at(110);
  await chair.run(live.closeSitting, { conferenceId, sittingId: 'morning' });
}

async function docx(login: Login, conferenceId: string): Promise<string[]> {
  const file = await login.run(contract.paper, { conferenceId, format: 'docx', lang: 'vi' });
  return (await docxText(bytesOf(file))).filter((line) => line.trim() !== '');
}

describe('the printed minutes', () => {
  it('contain the opening, those present, chair, secretary, proceedings, decisions and the closing', async () => {
    const { conferenceId, chair, secretary } = await heldMorning();
    const editor = new Editor(secretary, conferenceId, 'item.papers');
    editor.add(paragraph('Trình bày về chuyển đổi số.', app.clock.now));
    editor.add(note('conclusion', 'Giao Văn phòng tổng hợp kiến nghị.', 'Văn phòng Trung ương Đảng', 'before:2025-12-31'));
    await editor.send();
    await ended(chair, conferenceId);
    const lines = await docx(secretary, conferenceId);
    expect(lines.slice(lines.indexOf('I. Thời gian và địa điểm'))).toEqual([
      'I. Thời gian và địa điểm',
      'Hội nghị khai mạc lúc 08 giờ 02, ngày 26/11/2025, tại Hà Nội và 1 điểm cầu.',
      'II. Thành phần có mặt',
      'Có mặt: 254 đại biểu tại 2 điểm cầu; 2 điểm cầu chưa báo.',
      'Chủ trì: Phạm Gia Túc, Ủy viên Trung ương Đảng, Chánh Văn phòng Trung ương Đảng.',
      'Thư ký: Nguyễn Văn An, Chánh Văn phòng Tỉnh ủy Cà Mau.',
      'III. Diễn biến hội nghị',
      'Phiên 1',
      'Phiên họp bắt đầu lúc 08 giờ 02, ngày 26/11/2025.',
      'Tạm nghỉ từ 08 giờ 30 đến 08 giờ 45.',
      '1. Phát biểu khai mạc (08 giờ 02)',
      'Đồng chí Phạm Gia Túc, Ủy viên Trung ương Đảng, Chánh Văn phòng Trung ương Đảng, phát biểu, 11 phút, quá 1 phút.',
      '2. Tham luận của các đại biểu (08 giờ 13)',
      'Đại diện lãnh đạo Văn phòng Tỉnh ủy, Tỉnh ủy Quảng Ninh, phát biểu, 10 phút.',
      'Trình bày về chuyển đổi số.',
      'Kết luận 1: Giao Văn phòng tổng hợp kiến nghị.',
      'Thực hiện: Văn phòng Trung ương Đảng. Hạn cuối: 30/12/2025.',
      '3. Nội dung',
      '4. Phát biểu kết luận hội nghị',
      'Nội dung này được hoãn lại.',
      'Phiên họp kết thúc lúc 09 giờ 20, ngày 26/11/2025.',
      'Phiên 2',
      'Phiên họp này chưa tiến hành.',
      '5. Trao đổi',
      'IV. Kết luận, nhiệm vụ và kiến nghị',
      'Kết luận 1: ghi tại nội dung 2.',
      'Thực hiện: Văn phòng Trung ương Đảng. Hạn cuối: 30/12/2025.',
      'V. Kết thúc hội nghị',
      'Hội nghị chưa bế mạc.',
      'Chưa tiến hành: Phiên 2.',
      'NGƯỜI GHI BIÊN BẢN',
      'Nguyễn Văn An',
      'CHỦ TRÌ HỘI NGHỊ',
      'Phạm Gia Túc',
    ]);
  });

  it('say what is not known instead of guessing', async () => {
    at(20);
    const conferenceId = await published(app);
    const lines = await docx(await app.member(conferenceId, 'secretary'), conferenceId);
    const facts = [
      'Thời gian khai mạc: chưa khai mạc.',
      'Có mặt: chưa điểm cầu nào báo.',
      'Chủ trì: Chưa ghi.',
      'Thư ký: Chưa ghi.',
      'Hội nghị chưa bế mạc.',
    ];
    expect(facts.filter((fact) => !lines.includes(fact))).toEqual([]);
  });

  it.skipIf(!installed('pdftotext'))('are the same in the PDF, marked as a draft (left out where pdftotext is not installed)', async () => {
    const { conferenceId, secretary } = await heldMorning();
    const file = await secretary.run(contract.paper, { conferenceId, format: 'pdf', lang: 'vi', number: 5, office: 'VPTW' });
    const text = pdfPages(bytesOf(file)).join(' ');
    const words = ['Số 05-BB/VPTW', 'BIÊN BẢN', 'Có mặt: 254 đại biểu tại 2 điểm cầu', 'Bản thảo, chưa trình ký'];
    expect(words.filter((one) => !text.includes(one))).toEqual([]);
    expect({ name: file.name, mediaType: file.mediaType }).toEqual({
      name: 'bien-ban-hoi-nghi-2025-11-26.pdf',
      mediaType: 'application/pdf',
    });
  });

  it('mention no item for which the reader is not cleared', async () => {
    const { conferenceId, secretary } = await heldMorning();
    expect((await docx(secretary, conferenceId)).filter((line) => line.includes('Công tác bảo vệ'))).toEqual([]);
  });
});

describe('the facts of the minutes', () => {
  it('honour corrections: an undone turn was never held', async () => {
    const { conferenceId, chair, secretary } = await heldMorning();
    at(54);
    const { seq } = await chair.run(live.grant, { conferenceId, paperId: 'lao-cai', handOver: false });
    await chair.run(correctionsContract.correct, { conferenceId, seq });
    const lines = await docx(secretary, conferenceId);
    expect(lines.filter((line) => line.includes('phát biểu, '))).toHaveLength(2);
    const sheet = await gatherSheet((operation, input) => secretary.run(operation, input), conferenceId, app.clock.now);
    const [correction, undone] = proceedingsLines(sheet, new Set(), 'vi');
    expect(correction?.text).toEqual('Đính chính, bỏ: Mời Tỉnh ủy Lào Cai phát biểu');
    expect({ corrected: undone?.corrected, included: undone?.included, at: undone?.at }).toEqual({
      corrected: true,
      included: false,
      at: correction?.correctsAt,
    });
  });

  it('appear in the text where they happened', async () => {
    const { conferenceId, chair, secretary } = await heldMorning();
    const editor = new Editor(secretary, conferenceId, 'item.papers');
    editor.add(paragraph('Tóm tắt của Quảng Ninh.', app.clock.now));
    await editor.send();
    at(55);
    await chair.run(live.grant, { conferenceId, paperId: 'ca-mau', handOver: false });
    at(60);
    await chair.run(live.end, { conferenceId });
    editor.add(paragraph('Tóm tắt của Cà Mau.', app.clock.now));
    await editor.send();
    const lines = await docx(secretary, conferenceId);
    const start = lines.indexOf('2. Tham luận của các đại biểu (08 giờ 13)');
    expect(lines.slice(start + 1, start + 5)).toEqual([
      'Đại diện lãnh đạo Văn phòng Tỉnh ủy, Tỉnh ủy Quảng Ninh, phát biểu, 10 phút.',
      'Tóm tắt của Quảng Ninh.',
      'Đồng chí Nguyễn Văn An, Chánh Văn phòng Tỉnh ủy Cà Mau, phát biểu, 5 phút.',
      'Tóm tắt của Cà Mau.',
    ]);
  });

  it('include an incident or a request where the secretary puts it', async () => {
    const { conferenceId, secretary, site } = await heldMorning();
    await site.run(rollCall.report, { conferenceId, siteId: 'site-22', text: 'Mất tiếng 2 phút' });
    await site.run(live.request, { conferenceId, topic: 'Chuyển đổi số' });
    const ask = () => gatherSheet((operation, input) => secretary.run(operation, input), conferenceId, app.clock.now);
    const [request, incident] = proceedingsLines(await ask(), new Set(), 'vi');
    expect([request?.text, incident?.text]).toEqual([
      'Tỉnh ủy Quảng Ninh đăng ký phát biểu: Chuyển đổi số',
      'Điểm cầu Tỉnh ủy Quảng Ninh báo sự cố: Mất tiếng 2 phút',
    ]);
    const editor = new Editor(secretary, conferenceId, 'item.papers');
    editor.add(proceeding(incident?.seq ?? 0));
    await editor.send();
    expect((await docx(secretary, conferenceId)).filter((line) => line.includes('sự cố'))).toEqual([
      '08 giờ 22: Điểm cầu Tỉnh ủy Quảng Ninh báo sự cố: Mất tiếng 2 phút.',
    ]);
  });
});

describe('the outline', () => {
  it('shows at a glance what is not written yet', async () => {
    const { conferenceId, secretary } = await heldMorning((plan) => plan);
    const outline = await secretary.run(contract.outline, { conferenceId });
    expect(outline.parts.map(({ part, state, blocks, missing }) => ({ part, state, blocks, missing }))).toEqual([
      { part: 'general', state: 'general', blocks: 0, missing: false },
      { part: 'item.opening', state: 'done', blocks: 0, missing: true },
      { part: 'item.papers', state: 'running', blocks: 0, missing: false },
      { part: 'item.secret', state: 'waiting', blocks: 0, missing: false },
      { part: 'item.closing', state: 'waiting', blocks: 0, missing: false },
      { part: 'item.later', state: 'waiting', blocks: 0, missing: false },
    ]);
    expect({ missing: outline.missing, chair: outline.chair, secretary: outline.secretary }).toEqual({
      missing: 3,
      chair: [],
      secretary: [],
    });
  });

  it('counts what was written, and loses nothing written on an item that left the agenda unheld', async () => {
    const { conferenceId, secretary } = await heldMorning((plan) => ({
      ...plan,
      items: plan.items.filter((item) => item.classification === null),
    }));
    const editor = new Editor(secretary, conferenceId, 'item.later');
    editor.add(paragraph('Một.'));
    editor.add(paragraph(''));
    await editor.send();
    const plan = wholePlan(conferenceId);
    const items = plan.items.filter((item) => item.classification === null && item.id !== 'later');
    const next = { conferenceId, number: 2, at: app.clock.now, actorId: 'organizer', note: null, plan: { ...plan, items }, changes: [] };
    await transact(app.db, (tx) => insertPublication(tx, next));
    const { parts } = await secretary.run(contract.outline, { conferenceId });
    expect(parts.at(-1)).toEqual({
      part: 'item.later',
      itemId: null,
      number: null,
      title: null,
      state: 'gone',
      blocks: 1,
      missing: false,
    });
  });
});
