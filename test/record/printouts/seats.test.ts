import { describe, expect, it } from 'vitest';
import type { Hall, Seated } from '../../../server/planning/seating/contract.ts';
import { seatSigns } from '../../../server/planning/seating/presenter/signs.ts';
import { cardSheet } from '../../../server/record/printouts/presenter/cards.ts';
import { seatCards, seatListPaper, seatPlanSheet } from '../../../server/record/printouts/presenter/seats.ts';
import { writeSeatPlanPdf } from '../../../server/record/printouts/writers/seat-plan-pdf.ts';
import { installed, pdfPages } from './files.ts';
import { plan } from './fixtures.ts';

const TUC = 'Phạm Gia Túc';
const hall: Hall = {
  blocks: ['1', '2'],
  rows: ['A', 'B'].map((name) => ({ name, seats: [4, 4], aisle: false })),
  presidium: 3,
  across: true,
};
const on = (seat: string, participantId: string): Seated => ({ seat, participantId, byHand: false });
const group = plan().participants.find((one) => one.group !== null);
const seated = [on('2-1-1', group?.id ?? ''), on('2-1-2', group?.id ?? ''), on('0-0-2', 'tuc'), on('1-1-1', 'gone')];
const facts = { plan: plan(), hall, seated, lang: 'vi' as const };

describe('papers of seats', () => {
  it('list who sits where, the presidium first, then block by block, without people who are gone', () => {
    const { blocks } = seatListPaper(facts);
    expect(blocks.map((block) => (block.kind === 'table' ? block.rows : block.kind === 'heading' ? block.text : block.kind))).toEqual([
      'Bàn chủ tịch đoàn',
      [['CTĐ 2', TUC, 'Ủy viên Trung ương Đảng, Chánh Văn phòng Trung ương Đảng']],
      'Khối 2',
      [
        ['A5', group?.group, ''],
        ['A6', group?.group, ''],
      ],
    ]);
  });

  it('have a card for each seat that is taken', () => {
    expect(seatCards(facts).cards.map(({ name, place }) => [name, place])).toEqual([
      ['CTĐ 2', 'Bàn chủ tịch đoàn, ghế 2'],
      ['A5', 'Khối 2, hàng A, ghế 5'],
      ['A6', 'Khối 2, hàng A, ghế 6'],
    ]);
  });

  it('tell on badges and name cards where somebody sits', () => {
    const signs = seatSigns('vi', { hall, seated });
    expect([...signs.values()]).toEqual(['A5–A6', 'CTĐ 2', 'A1']);
    const cards = cardSheet(plan(), 'badges', {
      published: true,
      lang: 'vi',
      protocol: { ranks: [], hostFirst: true },
      badgeOf: String,
      seats: signs,
    });
    expect(cards.cards.map(({ place, seat }) => [place, seat])).toEqual([
      ['Điểm cầu chính · Ghế CTĐ 2', 'CTĐ 2'],
      ['Điểm cầu chính', ''],
    ]);
  });
});

describe.skipIf(!installed('pdftotext'))('a printed seat plan', () => {
  it('stands on one sheet, with every seat, whatever its size', async () => {
    const rows = Array.from({ length: 25 }, (_, at) => ({ name: String(at + 1), seats: [40, 40], aisle: at === 12 }));
    for (const [size, plainHall] of [['a4', hall] as const, ['a3', { ...hall, rows, presidium: 0 }] as const]) {
      const pages = pdfPages(await writeSeatPlanPdf(seatPlanSheet({ ...facts, hall: plainHall }, size)));
      expect([pages.length, pages[0]?.includes('SƠ ĐỒ CHỖ NGỒI')]).toEqual([1, true]);
    }
  });
});
