import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rollCallContract as rollCall } from '../../../server/live/roll-call/contract.ts';
import { proceedingsContract as live } from '../../../server/live/sitting/contract/index.ts';
import { minutesContract as contract } from '../../../server/record/minutes/contract.ts';
import { insertPublication } from '../../../server/planning/publishing/store.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { bytesOf } from '../../helpers/files.ts';
import { installed, pdfRaw } from '../printouts/files.ts';
import { openPage } from '../../planning/sites/conference-of-sites.ts';
import { wholePlan } from '../../live/sitting/morning-plan.ts';
import { between, docx } from './minutes-lines.ts';
import { Editor, note, paragraph, published } from './morning.ts';
import { HOUR, passTo, threeSittings, twoOfThree } from './three-sittings.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

/** Two sittings of three, with a conclusion of each and one of the general part, written during the second. */
async function written() {
  const day = await twoOfThree(app);
  const { conferenceId, secretary } = day;
  const write = async (part: string, text: string, at?: number) => {
    const editor = new Editor(secretary, conferenceId, part);
    if (at !== undefined) editor.add(paragraph('Ghi chung.', at));
    editor.add(note('conclusion', text));
    await editor.send();
  };
  await write('item.opening', 'Thống nhất chương trình.');
  await write('item.closing', 'Giao Văn phòng tổng hợp.');
  await write('general', 'Cảm ơn các điểm cầu.', app.clock.now);
  return day;
}

describe('the minutes of one of several sittings', () => {
  it('tell of it alone, with the numbers that its items and conclusions have in those of the conference', async () => {
    const { conferenceId, secretary } = await written();
    const lines = await docx(secretary, conferenceId, 'afternoon');
    expect(between(lines, 'Hà Nội, ngày 27 tháng 11 năm 2025', 'NGƯỜI GHI BIÊN BẢN')).toEqual([
      'Hà Nội, ngày 27 tháng 11 năm 2025',
      'BIÊN BẢN',
      'Phiên chiều, Hội nghị toàn quốc công tác Văn phòng tỉnh ủy, thành ủy năm 2025',
      'I. Thời gian và địa điểm',
      'Phiên họp bắt đầu lúc 08 giờ 00, ngày 27/11/2025, tại Hà Nội.',
      'II. Thành phần có mặt',
      'Có mặt: chưa điểm cầu nào báo.',
      'Chủ trì: Chưa ghi.',
      'Thư ký: Chưa ghi.',
      'III. Diễn biến phiên họp',
      'Ghi chung.',
      'Kết luận 1: Cảm ơn các điểm cầu.',
      '3. Phát biểu kết luận hội nghị (08 giờ 00)',
      'Kết luận 3: Giao Văn phòng tổng hợp.',
      'IV. Kết luận, nhiệm vụ và kiến nghị',
      'Kết luận 1: ghi tại phần chung.',
      'Kết luận 3: ghi tại nội dung 3.',
      'V. Kết thúc phiên họp',
      'Phiên họp kết thúc lúc 08 giờ 30, ngày 27/11/2025.',
    ]);
  });

  it('say of one that was not opened that it was not held', async () => {
    const { conferenceId, secretary } = await written();
    const lines = await docx(secretary, conferenceId, 'next-day');
    expect(lines.filter((line) => line === 'Phiên họp này chưa tiến hành.')).toHaveLength(2);
    expect(lines.filter((line) => line.includes('Kết luận 1'))).toEqual([]);
  });

  it('count the heads that were reported during it, not those of another sitting', async () => {
    passTo(app, 0);
    const conferenceId = await published(app, threeSittings);
    const [chair, secretary] = [await app.member(conferenceId, 'chair'), await app.member(conferenceId, 'secretary')];
    const count = (present: number) => chair.run(rollCall.count, { conferenceId, siteId: 'main', present });
    await count(214);
    await chair.run(live.openSitting, { conferenceId, sittingId: 'morning' });
    passTo(app, HOUR);
    await chair.run(live.closeSitting, { conferenceId, sittingId: 'morning' });
    passTo(app, 2 * HOUR);
    await chair.run(live.openSitting, { conferenceId, sittingId: 'afternoon' });
    await count(190);
    const present = async (sittingId: string) =>
      (await docx(secretary, conferenceId, sittingId)).filter((line) => line.startsWith('Có mặt'));
    expect([await present('morning'), await present('afternoon')]).toEqual([
      ['Có mặt: 214 đại biểu tại 1 điểm cầu; 3 điểm cầu chưa báo.'],
      ['Có mặt: 190 đại biểu tại 1 điểm cầu; 3 điểm cầu chưa báo.'],
    ]);
  });

  it('tell of an item that went on in a later sitting what happened in this one, and where it went on', async () => {
    passTo(app, 0);
    const conferenceId = await published(app, threeSittings);
    const [chair, secretary] = [await app.member(conferenceId, 'chair'), await app.member(conferenceId, 'secretary')];
    await chair.run(live.openSitting, { conferenceId, sittingId: 'morning' });
    await chair.run(live.startItem, { conferenceId, itemId: 'papers' });
    await chair.run(live.grant, { conferenceId, paperId: 'quang-ninh', handOver: false });
    passTo(app, 10);
    await chair.run(live.end, { conferenceId });
    await chair.run(live.postponeItem, { conferenceId, itemId: 'papers' });
    await chair.run(live.closeSitting, { conferenceId, sittingId: 'morning' });
    passTo(app, 24 * HOUR);
    const plan = threeSittings(wholePlan(conferenceId));
    const items = plan.items.map((item) => ({ ...item, sittingId: item.id === 'papers' ? 'afternoon' : item.sittingId }));
    const next = { conferenceId, number: 2, at: app.clock.now, actorId: 'organizer', note: null, plan: { ...plan, items }, changes: [] };
    await transact(app.db, (tx) => insertPublication(tx, next));
    await chair.run(live.openSitting, { conferenceId, sittingId: 'afternoon' });
    await chair.run(live.startItem, { conferenceId, itemId: 'papers' });
    const speech = 'Đại diện lãnh đạo Văn phòng Tỉnh ủy, Tỉnh ủy Quảng Ninh, phát biểu, 10 phút.';
    const morning = await docx(secretary, conferenceId, 'morning');
    const at = morning.indexOf('2. Tham luận của các đại biểu');
    expect(morning.slice(at + 1, at + 3)).toEqual(['Nội dung này được tiếp tục tại Phiên chiều.', `07 giờ 30: ${speech}`]);
    const whole = await docx(secretary, conferenceId);
    const begun = whole.indexOf('2. Tham luận của các đại biểu (07 giờ 30, ngày 26/11/2025)');
    expect([begun > whole.indexOf('Phiên chiều'), whole[begun + 1]]).toEqual([true, speech]);
  });

  it('are offered on the page for each sitting, and refused for one that is not known', async () => {
    passTo(app, 0);
    const conferenceId = await published(app, threeSittings);
    const secretary = await app.member(conferenceId, 'secretary');
    const { text } = await openPage(app, `/conferences/${conferenceId}/minutes`, secretary);
    expect(
      [...text.replaceAll('&#x3D;', '=').matchAll(/minutes\.(docx|pdf)\?sittingId=([\w-]+)/g)].map(([, format, id]) => `${id}.${format}`),
    ).toEqual(['morning', 'afternoon', 'next-day'].flatMap((id) => [`${id}.docx`, `${id}.pdf`]));
    const asked = secretary.run(contract.paper, { conferenceId, format: 'docx', lang: 'vi', sittingId: 'nobody' });
    await expect(asked).rejects.toMatchObject({ code: 'not-found' });
  });

  it.skipIf(!installed('pdftotext'))('are the same in the PDF (left out where pdftotext is not installed)', async () => {
    const { conferenceId, secretary } = await written();
    const file = await secretary.run(contract.paper, { conferenceId, format: 'pdf', lang: 'vi', sittingId: 'afternoon' });
    const plain = (text: string): string => text.replace(/\s+/g, ' ');
    const text = plain(pdfRaw(bytesOf(file)));
    const lines = await docx(secretary, conferenceId, 'afternoon');
    expect([file.name, lines.filter((line) => !text.includes(plain(line)))]).toEqual(['bien-ban-phien-chieu-2025-11-27.pdf', []]);
  });
});
