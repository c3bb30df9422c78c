import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInContract } from '../../../server/live/check-in/contract.ts';
import { rollCallContract } from '../../../server/live/roll-call/contract.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { gatherSheet } from '../../../server/record/minutes/presenter/sheet.ts';
import { presenceSentences } from '../../../server/record/minutes/presenter/presence.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { checkInDay } from '../../live/check-in/check-in-day.ts';
import { minutesContract } from '../../../server/record/minutes/contract.ts';
import { bytesOf } from '../../helpers/files.ts';
import { installed, pdfPages } from '../printouts/files.ts';
import { docx } from './minutes-lines.ts';
import { wordsIn, openPage } from '../../planning/sites/conference-of-sites.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

async function sentences(day: Awaited<ReturnType<typeof checkInDay>>, lang: 'vi' | 'en' = 'vi') {
  const { conferenceId, secretary } = day;
  const sheet = await gatherSheet((operation, input) => secretary.run(operation, input), conferenceId, app.clock.now);
  return presenceSentences(sheet, lang);
}

describe('the presence in the minutes', () => {
  it('says nothing while nobody was noted by name', async () => {
    expect(await sentences(await checkInDay(app))).toEqual([]);
  });

  it('counts who came where, and names those absent, for each sitting', async () => {
    const day = await checkInDay(app);
    const { conferenceId, chair, secretary } = day;
    await day.arrive(secretary, { participantId: 'pham-gia-tuc' });
    await chair.run(proceedingsContract.openSitting, { conferenceId, sittingId: 'morning' });
    app.clock.now += 60_000;
    await day.arrive(secretary, { participantId: 'site-head', siteId: 'site-22' });
    await day.note(secretary, 'excused', 0);
    await day.arrive(secretary, { sittingId: 'afternoon', online: true });
    expect(await sentences(day)).toEqual([
      'Phiên 1, theo danh sách có tên: 2/5 đại biểu dự, gồm 1 tại hội trường, 1 tại 1 điểm cầu khác; 1 đến muộn; ' +
        'vắng có lý do 1: Đại biểu guest; 2 chưa rõ.',
      'Phiên 2, theo danh sách có tên: 1/5 đại biểu dự, gồm 1 trực tuyến; 4 chưa rõ.',
    ]);
    expect((await sentences(day, 'en'))[1]).toBe('Sitting 2, by name: 1 of 5 participants attended, of whom 1 online; 4 unknown.');
    const page = wordsIn((await openPage(app, `/conferences/${conferenceId}/minutes`, secretary)).text);
    expect(page).toContain('Phiên 1, theo danh sách có tên: 2/5');
  });

  it('keeps those who left among those who came, and forgets what was taken back', async () => {
    const day = await checkInDay(app);
    const { note } = await day.arrive(day.secretary);
    await day.note(day.secretary, 'left', note.seq);
    const { note: other } = await day.arrive(day.secretary, { participantId: 'pham-gia-tuc' });
    await day.note(day.secretary, null, other.seq, { participantId: 'pham-gia-tuc' });
    expect(await sentences(day)).toEqual(['Phiên 1, theo danh sách có tên: 1/5 đại biểu dự, gồm 1 tại hội trường; 4 chưa rõ.']);
  });

  it('does not hide that the head counts differ from the names', async () => {
    const day = await checkInDay(app);
    const { conferenceId, chair, secretary } = day;
    const sheet = async () => gatherSheet((operation, input) => secretary.run(operation, input), conferenceId, app.clock.now);
    await day.arrive(secretary, { participantId: 'site-head', siteId: 'site-22' });
    await chair.run(rollCallContract.count, { conferenceId, siteId: 'site-22', present: 4 });
    const { people } = await secretary.run(checkInContract.people, { conferenceId });
    const found = await sheet();
    const one = { ...found, facts: { ...found.facts, sittings: found.facts.sittings.slice(0, 1) } };
    expect([people.length, presenceSentences(one, 'vi')]).toEqual([
      5,
      ['Theo danh sách có tên: 1/5 đại biểu dự, gồm 1 tại 1 điểm cầu khác; 4 chưa rõ; các điểm cầu báo nhiều hơn 3 người chưa ghi tên.'],
    ]);
  });
});

describe('the list of those present in the printed minutes', () => {
  it('is an annex for each sitting in the order of protocol, those absent last, with where they were and what was noted', async () => {
    const day = await checkInDay(app);
    const { conferenceId, chair, secretary } = day;
    await day.arrive(secretary, { participantId: 'site-head', siteId: 'site-22' });
    await chair.run(proceedingsContract.openSitting, { conferenceId, sittingId: 'morning' });
    app.clock.now += 60_000;
    await day.arrive(secretary, { participantId: 'pham-gia-tuc' });
    await day.note(secretary, 'excused', 0);
    await day.arrive(secretary, { sittingId: 'afternoon', online: true });
    const lines = await docx(secretary, conferenceId);
    const about = '(Kèm theo Biên bản Hội nghị toàn quốc công tác Văn phòng tỉnh ủy, thành ủy năm 2025)';
    const head = ['TT', 'Họ và tên', 'Chức vụ', 'Dự tại', 'Ghi chú'];
    const posts = 'Ủy viên Trung ương Đảng, Chánh Văn phòng Trung ương Đảng';
    expect(lines.filter((line) => line.startsWith('Danh sách có tên'))).toEqual(['Danh sách có tên: Phụ lục 1, Phụ lục 2.']);
    expect(lines.slice(lines.indexOf('PHỤ LỤC 1'))).toEqual(
      [
        ['PHỤ LỤC 1', 'Danh sách đại biểu dự và vắng mặt: Phiên 1', about, ...head],
        ['1', 'Phạm Gia Túc', posts, 'Hội trường', 'Đến muộn'],
        ['2', 'Đại biểu site-head', 'Tỉnh ủy Quảng Ninh'],
        ['3', 'Đại biểu guest', 'Vắng có lý do'],
        ['PHỤ LỤC 2', 'Danh sách đại biểu dự và vắng mặt: Phiên 2', about, ...head],
        ['1', 'Đại biểu guest', 'Trực tuyến'],
      ].flat(),
    );
    const afternoon = await docx(secretary, conferenceId, 'afternoon');
    expect(afternoon.slice(afternoon.indexOf('PHỤ LỤC')).slice(0, 2)).toEqual(['PHỤ LỤC', 'Danh sách đại biểu dự và vắng mặt']);
  });

  it.skipIf(!installed('pdftotext'))('begins a page of its own in the PDF (left out where pdftotext is not installed)', async () => {
    const day = await checkInDay(app);
    await day.arrive(day.secretary, { participantId: 'pham-gia-tuc' });
    const input = { conferenceId: day.conferenceId, format: 'pdf', lang: 'vi' } as const;
    const pages = pdfPages(bytesOf(await day.secretary.run(minutesContract.paper, input)));
    expect(pages.map((page) => page.includes('PHỤ LỤC'))).toEqual([...pages.slice(1).map(() => false), true]);
    expect(pages.at(-1)?.includes('CHỦ TRÌ HỘI NGHỊ')).toEqual(false);
  });
});
