import { expect, test } from 'vitest';
import { byVietnamese } from '../../../server/platform/text.ts';
import { committeeName, PROVINCES, provinceOf, provincesOn } from '../../../server/planning/sites/rules/provinces.ts';

test('there are 34 provinces and cities with codes of their own, in Vietnamese order', () => {
  expect(PROVINCES.length).toBe(34);
  expect(new Set(PROVINCES.map(({ code }) => code)).size).toBe(34);
  const names = PROVINCES.map(({ name }) => name);
  expect(names).toEqual(names.toSorted(byVietnamese));
  expect([names[0], names[2], names[3], names[4], names[33]]).toEqual(['An Giang', 'Cà Mau', 'Cao Bằng', 'Cần Thơ', 'Vĩnh Long']);
});

test('six of them are centrally run cities with a Thành ủy, all others have a Tỉnh ủy', () => {
  const committees = PROVINCES.map(committeeName);
  expect(committees.filter((name) => name.startsWith('Thành ủy '))).toEqual([
    'Thành ủy Cần Thơ',
    'Thành ủy Đà Nẵng',
    'Thành ủy Hà Nội',
    'Thành ủy Hải Phòng',
    'Thành ủy Thành phố Hồ Chí Minh',
    'Thành ủy Huế',
  ]);
  expect(committees.filter((name) => name.startsWith('Tỉnh ủy ')).length).toBe(28);
});

test('a province is found by its code', () => {
  expect(provinceOf('22')?.name).toBe('Quảng Ninh');
  expect(provinceOf('99')).toBe(null);
});

test('the list is in force from 1 July 2025, and no earlier one is known', () => {
  expect(provincesOn('2025-07-01')?.length).toBe(34);
  expect(provincesOn('2025-06-30')).toBe(null);
  expect(provincesOn(null)?.length).toBe(34);
});
