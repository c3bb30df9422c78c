import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statisticsContract as contract } from '../../../server/record/statistics/contract.ts';
import { proceedingsContract as live } from '../../../server/live/sitting/contract/index.ts';
import { rollCallContract as rollCall } from '../../../server/live/roll-call/contract.ts';
import { MORNING, startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bytesOf } from '../../helpers/files.ts';
import { published } from '../minutes/morning.ts';
import { docxText, installed, pdfPages } from '../printouts/files.ts';

let app: TestApp;
let conferenceId: string;
let chair: Login;

/** The opening speech of 11 minutes instead of 10, and a classified item in which was spoken. */
beforeAll(async () => {
  app = await startApp();
  conferenceId = await published(app);
  chair = await app.user({ clearance: 3 });
  await app.db.membership.create({ data: { conferenceId, userId: chair.actor.id, role: 'chair' } });
  await chair.run(rollCall.count, { conferenceId, siteId: 'site-22', present: 40 });
  app.clock.now = MORNING + 30 * 60_000;
  await chair.run(live.openSitting, { conferenceId, sittingId: 'morning' });
  await chair.run(live.startItem, { conferenceId, itemId: 'opening' });
  await chair.run(live.grant, { conferenceId, participantId: 'pham-gia-tuc', seconds: 600, handOver: false });
  app.clock.now += 660_000;
  await chair.run(live.end, { conferenceId });
  await chair.run(live.startItem, { conferenceId, itemId: 'secret' });
  await chair.run(live.grant, { conferenceId, participantId: 'pham-gia-tuc', seconds: 60, handOver: false });
  app.clock.now += 777_000;
  await chair.run(live.closeSitting, { conferenceId, sittingId: 'morning' });
});
afterAll(() => app.end());

const sheetsOf = async (more: { lang?: 'vi' | 'en'; sittingId?: string } = {}) => {
  const { sheets } = await readXlsx(bytesOf(await chair.run(contract.sheet, { conferenceId, lang: 'vi', ...more })));
  return sheets.map(({ name, rows }) => ({
    name,
    rows: rows.map((row) => row.filter((cell) => cell !== null)).filter((row) => row.length > 0),
  }));
};

describe('figures as a spreadsheet', () => {
  it('have a sheet for each table with something in it, without what is classified', async () => {
    const sheets = await sheetsOf();
    expect(sheets.map(({ name }) => name)).toEqual([
      'Tóm tắt',
      'Phiên họp',
      'Nội dung',
      'Phát biểu, người',
      'Phát biểu, điểm cầu',
      'Phát biểu, tỉnh',
      'Có mặt, điểm cầu',
      'Có mặt, thời gian',
    ]);
    expect(JSON.stringify(sheets)).not.toContain('Công tác bảo vệ');
  });

  it('have lengths in minutes, to be calculated with', async () => {
    const people = (await sheetsOf()).find(({ name }) => name === 'Phát biểu, người');
    expect(people?.rows.slice(-2)).toEqual([
      ['Người', 'Lượt', 'Dự kiến (phút)', 'Đã dùng (phút)', 'So với dự kiến (phút)'],
      ['Phạm Gia Túc', 1, 10, 11, 1],
    ]);
  });

  it('say in sentences what was left out, in the language that was asked for', async () => {
    const [vi] = await sheetsOf();
    const [en] = await sheetsOf({ lang: 'en' });
    expect(vi?.rows.at(-1)).toEqual(['Không tính phát biểu, đăng ký và biểu quyết trong 1 nội dung mật.']);
    expect(en?.rows.at(-1)).toEqual(['Speeches, requests and votes in 1 classified item are not counted.']);
  });

  it('are of one sitting where one was asked for', async () => {
    const names = async (sittingId: string) => (await sheetsOf({ sittingId })).map(({ name }) => name);
    expect(await names('afternoon')).toEqual(['Tóm tắt', 'Phiên họp', 'Nội dung', 'Có mặt, điểm cầu', 'Có mặt, thời gian']);
    await expect(chair.run(contract.sheet, { conferenceId, lang: 'vi', sittingId: 'khong-co' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('are noted as exported', async () => {
    await sheetsOf();
    const noted = await app.db.securityEvent.findMany({ where: { kind: 'exported', conferenceId } });
    expect(noted.map(({ detail }) => detail)).toContainEqual({ what: 'statistics' });
  });
});

describe('figures as a paper', () => {
  const paper = async (format: 'docx' | 'pdf') => bytesOf(await chair.run(contract.paper, { conferenceId, lang: 'vi', format }));

  it('say what matters in sentences before the tables, in Word', async () => {
    const lines = (await docxText(await paper('docx'))).filter((line) => line !== '');
    const begin = lines.indexOf('Phiên 1: ngày 26/11/2025, từ 08:00 đến 08:23, họp 24 phút.');
    expect(lines.slice(begin, begin + 11)).toEqual([
      'Phiên 1: ngày 26/11/2025, từ 08:00 đến 08:23, họp 24 phút.',
      'Có mặt 40 người theo báo cáo của 1 trong 4 điểm cầu.',
      '1 lượt phát biểu, 11 phút; quá thời gian 1 phút.',
      'Không điểm cầu nào mất tín hiệu khi đang họp.',
      'Không tính phát biểu, đăng ký và biểu quyết trong 1 nội dung mật.',
      'Trong các bảng, thời gian ghi bằng phút:giây.',
      'Trong biểu đồ: phần xám là thời gian đã dùng, phần đen là vượt dự kiến, phần nhạt là dự kiến còn lại.',
      'Thời gian theo nội dung',
      '1. Phát biểu khai mạc',
      '▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓██',
      '11:00',
    ]);
    expect(lines.join('\n')).not.toContain('Công tác bảo vệ');
  });

  it.skipIf(!installed('pdftotext'))('are the same in PDF', async () => {
    const text = pdfPages(await paper('pdf')).join(' ');
    expect(text).toContain('SỐ LIỆU THỐNG KÊ');
    expect(text).toContain('1. Phát biểu khai mạc 08:00 08:00 0 10:00 11:00 +1:00');
  });
});
