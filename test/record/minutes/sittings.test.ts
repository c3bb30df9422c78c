import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proceedingsContract as live } from '../../../server/live/sitting/contract/index.ts';
import { insertPublication } from '../../../server/planning/publishing/store.ts';
import { openSession } from '../../../server/accounts/store.ts';
import type { Plan } from '../../../server/planning/plan/contract.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { minutesContract as contract } from '../../../server/record/minutes/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { bytesOf } from '../../helpers/files.ts';
import { wholePlan } from '../../live/sitting/morning-plan.ts';
import { installed, pdfRaw } from '../printouts/files.ts';
import { between, docx } from './minutes-lines.ts';
import { HOUR, passTo, threeSittings, twoOfThree } from './three-sittings.ts';
import { Editor, paragraph, published } from './morning.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

const at = (minutes: number) => passTo(app, minutes);

describe('minutes of several sittings', () => {
  it('have the facts of each under its heading, say what is still to come, and close only with the last', async () => {
    const { conferenceId, chair, secretary } = await twoOfThree(app);
    const lines = await docx(secretary, conferenceId);
    expect(between(lines, 'III. Diễn biến hội nghị', 'IV. Kết luận, nhiệm vụ và kiến nghị')).toEqual([
      'III. Diễn biến hội nghị',
      'Phiên 1',
      'Phiên họp bắt đầu lúc 08 giờ 02, ngày 26/11/2025.',
      'Tạm nghỉ từ 09 giờ 00 đến 09 giờ 10.',
      '1. Phát biểu khai mạc (08 giờ 02, ngày 26/11/2025)',
      'Đồng chí Phạm Gia Túc, Ủy viên Trung ương Đảng, Chánh Văn phòng Trung ương Đảng, phát biểu, dưới 1 phút.',
      '2. Tham luận của các đại biểu',
      'Nội dung này chưa tiến hành.',
      'Phiên họp kết thúc lúc 09 giờ 30, ngày 26/11/2025.',
      'Phiên chiều',
      'Phiên họp bắt đầu lúc 08 giờ 00, ngày 27/11/2025.',
      '3. Phát biểu kết luận hội nghị (08 giờ 00, ngày 27/11/2025)',
      'Chưa ghi',
      'Phiên họp kết thúc lúc 08 giờ 30, ngày 27/11/2025.',
      'Phiên ngày thứ ba',
      'Phiên họp này chưa tiến hành.',
      '4. Trao đổi',
    ]);
    expect(between(lines, 'V. Kết thúc hội nghị', 'NGƯỜI GHI BIÊN BẢN')).toEqual([
      'V. Kết thúc hội nghị',
      'Hội nghị chưa bế mạc.',
      'Chưa tiến hành: Phiên ngày thứ ba.',
    ]);
    at(48 * HOUR + 30);
    await chair.run(live.openSitting, { conferenceId, sittingId: 'next-day' });
    at(49 * HOUR);
    await chair.run(live.closeSitting, { conferenceId, sittingId: 'next-day' });
    const closed = await docx(secretary, conferenceId);
    expect(between(closed, 'V. Bế mạc', 'NGƯỜI GHI BIÊN BẢN')).toEqual(['V. Bế mạc', 'Hội nghị bế mạc lúc 08 giờ 30, ngày 28/11/2025.']);
  });

  it('have the same headings, openings and closings on the page, before any script runs', async () => {
    const { conferenceId, secretary } = await twoOfThree(app);
    // The session of two days ago has ended by itself.
    const today = { kind: 'user', subjectId: secretary.actor.id, conferenceId: null, now: app.clock.now } as const;
    const headers = { cookie: `dc_session=${await openSession(app.db, today)}` };
    const html = await (await fetch(`${app.url}/conferences/${conferenceId}/minutes`, { headers })).text();
    const words = (part: string): string[] =>
      [...part.matchAll(/<(h[23])>(.*?)<\/h[23]>|<p class="fact">(.*?)<\/p>|<li class="of-sitting">(.*?)<\/li>/gs)].map(
        ([, level, ...texts]) =>
          `${level ?? ''} ${texts
            .join('')
            .replace(/<[^>]*>/g, '')
            .replace(/[\s\u00A0]+/g, ' ')}`
            .replace(/\s+/g, ' ')
            .trim(),
      );
    expect(words(html.slice(html.indexOf('id="doc"'), html.indexOf('id="proceedings"')))).toEqual([
      'h2 Phần chung',
      'h2 Phiên 1',
      'Phiên họp bắt đầu lúc 08 giờ 02, ngày 26/11/2025.',
      'Tạm nghỉ từ 09 giờ 00 đến 09 giờ 10.',
      'h3 1. Phát biểu khai mạc',
      'Đồng chí Phạm Gia Túc, Ủy viên Trung ương Đảng, Chánh Văn phòng Trung ương Đảng, phát biểu, dưới 1 phút.',
      'h3 2. Tham luận của các đại biểu',
      'Nội dung này chưa tiến hành.',
      'Phiên họp kết thúc lúc 09 giờ 30, ngày 26/11/2025.',
      'h2 Phiên chiều',
      'Phiên họp bắt đầu lúc 08 giờ 00, ngày 27/11/2025.',
      'h3 3. Phát biểu kết luận hội nghị',
      'Phiên họp kết thúc lúc 08 giờ 30, ngày 27/11/2025.',
      'h2 Phiên ngày thứ ba',
      'Phiên họp này chưa tiến hành.',
      'h3 4. Trao đổi',
    ]);
    expect(words(html.slice(html.indexOf('id="outline"'), html.indexOf('id="doc"')))).toEqual([
      'h2 Khung biên bản',
      'Phiên 1',
      'Phiên chiều',
      'Phiên ngày thứ ba',
    ]);
  });

  it('number the items sitting by sitting, however they stand in the list of the agenda', async () => {
    at(0);
    const conferenceId = await published(app, (plan) => {
      const sittings = threeSittings(plan).sittings;
      return {
        ...plan,
        sittings,
        items: plan.items.map((item) => ({ ...item, sittingId: item.id === 'papers' ? 'afternoon' : 'morning' })),
      };
    });
    const secretary = await app.member(conferenceId, 'secretary');
    const { parts } = await secretary.run(contract.outline, { conferenceId });
    expect(parts.map(({ itemId, number }) => [itemId, number])).toEqual([
      [null, null],
      ['opening', 1],
      ['secret', 2],
      ['closing', 3],
      ['later', 4],
      ['papers', 5],
    ]);
  });

  it('leave the day in the header to be written by hand until they are closed', async () => {
    at(24 * HOUR);
    const conferenceId = await published(app, threeSittings);
    const [chair, secretary] = [await app.member(conferenceId, 'chair'), await app.member(conferenceId, 'secretary')];
    await chair.run(live.openSitting, { conferenceId, sittingId: 'morning' });
    const lines = await docx(secretary, conferenceId);
    expect(lines.filter((line) => line.includes('ngày 27') || line.includes('năm 2025'))).toEqual([
      'Hà Nội, ngày …… tháng …… năm 2025',
      'Hội nghị toàn quốc công tác Văn phòng tỉnh ủy, thành ủy năm 2025',
      'Hội nghị khai mạc lúc 07 giờ 30, ngày 27/11/2025, tại Hà Nội.',
      'Phiên họp bắt đầu lúc 07 giờ 30, ngày 27/11/2025.',
    ]);
  });
});

describe('a participant, a paper and an item that left the plan after they were heard', () => {
  async function heardAndGone() {
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
    const editor = new Editor(secretary, conferenceId, 'item.opening');
    editor.add(paragraph('Đồng chí nhấn mạnh ba việc.', app.clock.now));
    await editor.send();
    const plan = wholePlan(conferenceId);
    const next: Plan = {
      ...plan,
      items: plan.items.filter(({ id }) => id !== 'opening'),
      papers: plan.papers.filter(({ id }) => id !== 'quang-ninh'),
      participants: plan.participants.filter(({ id }) => id !== 'pham-gia-tuc'),
      sites: plan.sites.filter(({ id }) => id !== 'site-22'),
    };
    const version = { conferenceId, number: 2, at: app.clock.now, actorId: 'organizer', note: null, plan: next, changes: [] };
    await transact(app.db, (tx) => insertPublication(tx, version));
    return { conferenceId, chair, secretary, viewer, editor };
  }

  const HELD = [
    '1. Phát biểu khai mạc (08 giờ 02)',
    'Nội dung này đã tiến hành, sau đó được đưa ra khỏi chương trình.',
    'Đồng chí Phạm Gia Túc, Ủy viên Trung ương Đảng, Chánh Văn phòng Trung ương Đảng, phát biểu, 8 phút.',
    'Đồng chí nhấn mạnh ba việc.',
    '2. Tham luận của các đại biểu (08 giờ 10)',
    'Đại diện lãnh đạo Văn phòng Tỉnh ủy, Tỉnh ủy Quảng Ninh, phát biểu, 10 phút.',
  ];

  it('are in the minutes as they were held, with the secretary’s words', async () => {
    const { conferenceId, chair, secretary, editor } = await heardAndGone();
    at(50);
    await chair.run(live.end, { conferenceId });
    const lines = await docx(secretary, conferenceId);
    const from = lines.indexOf(HELD[0] ?? '');
    expect(lines.slice(from, from + HELD.length)).toEqual(HELD);
    const { parts } = await secretary.run(contract.outline, { conferenceId });
    expect(parts.slice(0, 3).map(({ part, title, state }) => [part, title, state])).toEqual([
      ['general', null, 'general'],
      ['item.opening', 'Phát biểu khai mạc', 'done'],
      ['item.papers', 'Tham luận của các đại biểu', 'running'],
    ]);
    editor.add(paragraph('Ghi thêm sau đó.'));
    await editor.send();
    expect(await docx(secretary, conferenceId)).toContain('Ghi thêm sau đó.');
  });

  it.skipIf(!installed('pdftotext'))('stand so in the PDF too (left out where pdftotext is not installed)', async () => {
    const { conferenceId, secretary } = await heardAndGone();
    const text = pdfRaw(bytesOf(await secretary.run(contract.paper, { conferenceId, format: 'pdf', lang: 'vi' }))).replace(/\s+/g, ' ');
    expect(HELD.slice(0, 4).filter((line) => !text.includes(line))).toEqual([]);
  });

  it('keep name and posts on every screen while they have the floor, and are not in the agenda', async () => {
    const { conferenceId, viewer } = await heardAndGone();
    const plan = await viewer.run(live.livePlan, { conferenceId });
    expect(plan.papers.find(({ id }) => id === 'quang-ninh')?.post).toEqual('Đại diện lãnh đạo Văn phòng Tỉnh ủy');
    expect(plan.participants.find(({ id }) => id === 'pham-gia-tuc')?.name).toEqual('Phạm Gia Túc');
    expect(plan.items.map(({ id }) => id)).not.toContain('opening');
    expect(plan.past?.items.map(({ item, before }) => [item.id, before])).toEqual([['opening', 'papers']]);
    expect(plan.past?.sites.map(({ id }) => id)).toEqual(['site-22']);
  });
});
