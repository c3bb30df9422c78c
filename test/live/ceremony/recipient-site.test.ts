import { describe, expect, it } from 'vitest';
import { siteOfRecipient } from '../../../server/live/ceremony/rules/index.ts';
import { provinceSites } from '../../../server/planning/sites/rules/index.ts';

const hall = { id: 'main', kind: 'main' as const, name: 'Điểm cầu Hà Nội', province: null };
const provinces = provinceSites('site', null, new Set());
const nameOf = (recipient: string) => siteOfRecipient(recipient, [hall, ...provinces])?.name ?? null;

describe('the site of a recipient', () => {
  it('is that of the province in their name, whatever the accents and capitals', () => {
    expect(['Văn phòng Tỉnh ủy Lào Cai', 'VĂN PHÒNG THÀNH UỶ HẢI PHÒNG', 'van phong tinh uy ca mau'].map(nameOf)).toEqual([
      'Tỉnh ủy Lào Cai',
      'Thành ủy Hải Phòng',
      'Tỉnh ủy Cà Mau',
    ]);
  });

  it('is every one of the provinces for its own office, and never another', () => {
    expect(provinces.map(({ name }) => nameOf(`Văn phòng ${name}`))).toEqual(provinces.map(({ name }) => name));
  });

  it('is none for who names no site, or part of a name only, or two alike', () => {
    const alike = [
      { id: 'a', kind: 'unit' as const, name: 'Ban Tổ chức', province: null },
      { id: 'b', kind: 'unit' as const, name: 'Ban Tổ chức', province: null },
    ];
    expect([nameOf('Nguyễn Văn An'), nameOf('Lào'), siteOfRecipient('Ban Tổ chức Trung ương', alike)]).toEqual([null, null, null]);
  });

  it('is never the main hall, where the stage is', () => {
    expect(siteOfRecipient('Điểm cầu Hà Nội', [hall])).toBe(null);
  });
});
