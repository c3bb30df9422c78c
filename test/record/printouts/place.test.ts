import { describe, expect, it } from 'vitest';
import { placeOnPapers } from '../../../server/record/printouts/rules/place.ts';

const hall = (province: string | null) => [
  { kind: 'province' as const, province: '22' },
  { kind: 'main' as const, province },
];
const place = (conference: { placeOfIssue?: string; venue?: string }, province: string | null = null) =>
  placeOnPapers({ conference: { placeOfIssue: null, venue: null, ...conference }, sites: hall(province) });

describe('the place beside the date of a paper', () => {
  it('is the place of issue, whatever the venue and the hall are', () => {
    expect(place({ placeOfIssue: 'Sóc Sơn', venue: 'Hà Nội' }, '79')).toBe('Sóc Sơn');
  });

  it('is the province or city of the main hall where no place of issue is given', () => {
    expect(place({ venue: 'Hà Nội' }, '22')).toBe('Quảng Ninh');
    expect(place({}, '79')).toBe('Thành phố Hồ Chí Minh');
  });

  it.each([
    ['Hà Nội', 'Hà Nội'],
    ['Trụ sở Trung ương Đảng, số 1A Hùng Vương, TP. Hà Nội', 'Hà Nội'],
    ['Hội trường lớn - thành phố Hồ Chí Minh', 'Thành phố Hồ Chí Minh'],
    ['Hạ Long; tỉnh Quảng Ninh.', 'Quảng Ninh'],
    ['Hu\u00EA\u0301'.normalize('NFD'), 'Huế'],
  ])('is the province or city that the venue ends with: %s', (venue, found) => {
    expect(place({ venue })).toBe(found);
  });

  it.each(['Số 1A Hùng Vương', 'Phố Hà Nội', 'Hà Nội, hội trường B', 'tỉnh', ''])(
    'is left to be written by hand where nothing says it: %s',
    (venue) => {
      expect(place({ venue })).toBe(null);
    },
  );
});
