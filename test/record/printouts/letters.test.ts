import { describe, expect, it, beforeAll, afterAll } from 'vitest';
import { invitationsContract } from '../../../server/planning/invitations/contract.ts';
import { printingContract } from '../../../server/record/printouts/contract.ts';
import { lettersPaper, type LetterFacts } from '../../../server/record/printouts/presenter/letters.ts';
import { writePdf } from '../../../server/record/printouts/writers/pdf.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { invitingConference } from '../../planning/invitations/invited.ts';
import { docxText, installed, pdfPages } from './files.ts';
import { plan } from './fixtures.ts';

const facts = (change: Partial<LetterFacts> = {}): LetterFacts => ({
  published: true,
  lang: 'vi',
  protocol: { ranks: [], hostFirst: true },
  deadline: '2025-11-20',
  links: new Map([
    ['tuc', 'https://diem-cau.vn/g/mot'],
    ['post', 'https://diem-cau.vn/g/hai'],
    ['some', null],
  ]),
  ...change,
});
const words = ({ copies = [] }: ReturnType<typeof lettersPaper>) =>
  copies.map((blocks) =>
    blocks.flatMap((block) =>
      block.kind === 'paragraph' ? [block.runs.map(({ text }) => text).join('')] : block.kind === 'code' ? [block.code] : [],
    ),
  );

describe('letters of invitation', () => {
  it('are one for each who is invited, with their link, and for a group without one', () => {
    const [tuc, post, some] = words(lettersPaper(plan(), facts()));
    expect(tuc).toEqual([
      'Văn phòng Trung ương Đảng trân trọng kính mời:',
      'Đồng chí Phạm Gia Túc, Ủy viên Trung ương Đảng, Chánh Văn phòng Trung ương Đảng',
      'Tới dự: Hội nghị toàn quốc công tác Văn phòng.',
      'Thời gian: 08 giờ 00, ngày 26/11/2025.',
      'Địa điểm: Hà Nội.',
      'Trân trọng đề nghị trả lời giấy mời này trước hết ngày 20/11/2025 tại trang riêng của đại biểu.',
      'https://diem-cau.vn/g/mot',
    ]);
    expect([post?.[1], post?.at(-1)]).toEqual(['Chánh Văn phòng Tỉnh ủy Quảng Ninh', 'https://diem-cau.vn/g/hai']);
    expect([some?.[1], some?.length]).toEqual(['Đại diện một số cơ quan', 5]);
  });

  it('leave number and day to be written in, and say of a draft that it is one', () => {
    const paper = lettersPaper(plan(), facts({ published: false }));
    expect([paper.number, paper.date, paper.mark]).toEqual([{ number: null, kind: 'GM', office: null }, '2025', 'Bản nháp, chưa công bố']);
  });

  it('each begin on a page of their own', { skip: !installed('pdftotext') }, async () => {
    const pages = pdfPages(await writePdf(lettersPaper(plan(), facts())));
    expect(pages.map((page) => [page.includes('GIẤY MỜI'), page.includes('năm 2025')])).toEqual([
      [true, true],
      [true, true],
      [true, true],
    ]);
  });
});

describe('the letters of a conference', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.end());

  it('are printed for those whose link holds, by organizers alone', async () => {
    const { conferenceId, organizer, pathOf } = await invitingConference(app);
    const input = { conferenceId, format: 'docx', lang: 'vi', origin: 'https://diem-cau.vn' } as const;
    const textOf = async (more: object) =>
      (await docxText((await organizer.run(printingContract.letters, { ...input, ...more })).content as Uint8Array)).join('\n');
    expect(await textOf({})).toContain(`https://diem-cau.vn${await pathOf('nguyen-van-a')}`);
    const one = await textOf({ participantId: 'pham-gia-tuc' });
    expect([one.includes('Phạm Gia Túc, '), one.includes('Nguyễn Văn An')]).toEqual([true, false]);
    await organizer.run(invitationsContract.revokeLink, { conferenceId, participantId: 'nguyen-van-a' });
    await expect(textOf({ participantId: 'nguyen-van-a' })).rejects.toMatchObject({ code: 'no-letters' });
    const chair = await app.member(conferenceId, 'chair');
    await expect(chair.run(printingContract.letters, input)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(organizer.run(printingContract.letters, { ...input, origin: 'javascript:alert(1)' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});
