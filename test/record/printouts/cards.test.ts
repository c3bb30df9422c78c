import { describe, expect, it } from 'vitest';
import { badgeText } from '../../../server/live/check-in/rules/badge-text.ts';
import type { CardSheet } from '../../../server/record/printouts/contract.ts';
import { cardSheet } from '../../../server/record/printouts/presenter/cards.ts';
import { doorListPaper } from '../../../server/record/printouts/presenter/door-list.ts';
import { writeCardsDocx } from '../../../server/record/printouts/writers/cards-docx.ts';
import { writeCardsPdf } from '../../../server/record/printouts/writers/cards-pdf.ts';
import { docxAsPdf, docxText, installed, pdfPages } from './files.ts';
import { plan } from './fixtures.ts';

const protocol = { ranks: [['Ủy viên Trung ương Đảng']], hostFirst: true };
const badgeOf = (id: string) => `badge of ${id}`;
const facts = { published: true, lang: 'vi' as const, protocol, badgeOf, seats: new Map<string, string>() };
const sheet = (kind: 'badges' | 'name-cards', change: Partial<CardSheet> = {}): CardSheet => ({
  ...cardSheet(plan(), kind, facts),
  ...change,
});
const TUC = 'Phạm Gia Túc';
const OFFICE = 'Chánh Văn phòng Tỉnh ủy Quảng Ninh';
const crowd = (n: number) =>
  Array.from({ length: n }, (_, at) => ({
    name: `Đại biểu số ${at + 1}`,
    posts: 'Chuyên viên',
    place: 'Hà Nội',
    seat: '',
    code: badgeText('DIEMCA', `${at}`.padEnd(16, 'A').replaceAll(/[01]/g, 'Z').replaceAll(/[89]/g, 'Y')),
  }));

describe('the cards of participants', () => {
  it('are for people and posts without a name, in the order of protocol, and not for groups', () => {
    expect(sheet('badges').cards).toEqual([
      {
        name: TUC,
        posts: 'Ủy viên Trung ương Đảng, Chánh Văn phòng Trung ương Đảng',
        place: 'Điểm cầu chính',
        seat: '',
        code: 'badge of tuc',
      },
      { name: OFFICE, posts: '', place: 'Điểm cầu chính', seat: '', code: 'badge of post' },
    ]);
  });

  it('are marked while the list is not published', () => {
    expect([sheet('badges').mark, cardSheet(plan(), 'badges', { ...facts, published: false }).mark]).toEqual([
      null,
      'Bản nháp, chưa công bố',
    ]);
  });

  it('are marked in a rehearsal, also where its list is published', () => {
    const { conference, ...rest } = plan();
    const rehearsal = { ...rest, conference: { ...conference, rehearsalOf: 'original' } };
    const marks = (['badges', 'name-cards'] as const).map((kind) => cardSheet(rehearsal, kind, facts).mark);
    expect(marks).toEqual(Array.from({ length: 2 }, () => 'Văn bản của buổi tổng duyệt, không có giá trị'));
  });

  it('say role and site', () => {
    const { participants, ...rest } = plan();
    const chaired = participants.map((one) => (one.id === 'tuc' ? { ...one, roles: ['chair' as const] } : one));
    expect(cardSheet({ ...rest, participants: chaired }, 'badges', facts).cards[0]?.place).toEqual('Chủ trì · Điểm cầu chính');
  });
});

describe.skipIf(!installed('pdftotext'))('the files of cards', () => {
  it('have ten badges a page, and a folded card with its name on both sides, as PDF', async () => {
    const badges = pdfPages(await writeCardsPdf(sheet('badges', { cards: crowd(23) })));
    expect(badges.map((page) => page.match(/Đại biểu số \d+/g)?.length)).toEqual([10, 10, 3]);
    const cards = pdfPages(await writeCardsPdf(sheet('name-cards')));
    expect(cards.map((page) => page.split(TUC).length - 1)).toEqual([2, 0]);
  });

  it('hold the longest names and posts whole on one card', async () => {
    const name = Array.from({ length: 20 }, () => 'Nguyễn').join(' ');
    const posts = Array.from({ length: 40 }, () => 'Chánh Văn phòng').join(', ');
    for (const kind of ['badges', 'name-cards'] as const) {
      const pages = pdfPages(await writeCardsPdf(sheet(kind, { cards: [{ name, posts, place: '', seat: '', code: badgeOf('x') }] })));
      expect([pages.length, pages[0]?.includes('Nguyễn'), (pages[0]?.match(/Chánh/g) ?? []).length >= 40]).toEqual([1, true, true]);
    }
  });

  it('are a page without cards when there is nobody', async () => {
    for (const kind of ['badges', 'name-cards'] as const) {
      expect(pdfPages(await writeCardsPdf(sheet(kind, { cards: [] }))).length).toBeLessThanOrEqual(1);
      expect(await docxText(await writeCardsDocx(sheet(kind, { cards: [] })))).not.toContain(TUC);
    }
  });

  it('are opened by LibreOffice with as many pages and the same people, as Word', { skip: !installed('soffice') }, async () => {
    const badges = pdfPages(docxAsPdf(await writeCardsDocx(sheet('badges', { cards: crowd(23) }))));
    expect(badges.map((page) => page.match(/Đại biểu số \d+/g)?.length)).toEqual([10, 10, 3]);
    const cards = pdfPages(docxAsPdf(await writeCardsDocx(sheet('name-cards'))));
    expect(cards.map((page) => [page.includes(TUC), page.includes(OFFICE)])).toEqual([
      [true, false],
      [false, true],
    ]);
  });
});

describe('the reception list', () => {
  it('has everybody by site, the main hall first, with a place to sign and unknown numbers as such', () => {
    const { sites, participants, ...rest } = plan();
    const [hall] = sites;
    if (!hall) throw new Error('The plan has a main hall.');
    const people = [
      ...participants,
      { ...participants[0], id: 'an', name: 'An', posts: [], siteId: 'hue' },
      { ...participants[0], id: 'binh', name: 'Bình', posts: [], siteId: null },
    ];
    const paper = doorListPaper(
      {
        ...rest,
        sites: [{ ...hall, id: 'hue', kind: 'province', name: 'Thành ủy Huế' }, hall],
        participants: people as typeof participants,
      },
      true,
      'vi',
      protocol,
      new Map([['tuc', 'A5']]),
    );
    const shown = paper.blocks.flatMap((block) =>
      block.kind === 'heading' ? [block.text] : block.kind === 'table' ? block.rows.map((row) => row.join('|')) : [],
    );
    expect(shown).toEqual([
      'Điểm cầu chính',
      `1|${TUC}|Ủy viên Trung ương Đảng, Chánh Văn phòng Trung ương Đảng||A5|`,
      `2||${OFFICE}|||`,
      '3|Đại diện một số cơ quan||chưa rõ||',
      'Thành ủy Huế',
      '1|An|||',
      'Chưa rõ điểm cầu',
      '1|Bình|||',
    ]);
  });
});
