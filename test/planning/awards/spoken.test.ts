import { describe, expect, it } from 'vitest';
import { spokenText, unspoken } from '../../../server/planning/awards/rules/spoken.ts';

describe('what is read aloud', () => {
  it.each([
    ['UBND TP. Huế', 'Ủy ban nhân dân Thành phố Huế'],
    ['PGS.TS Trần A, Chánh VP UBND tỉnh', 'Phó Giáo sư Tiến sĩ Trần A, Chánh Văn phòng Ủy ban nhân dân tỉnh'],
    ['Đ/c Lê B, BCH Đoàn TNCS Hồ Chí Minh', 'đồng chí Lê B, Ban Chấp hành Đoàn Thanh niên Cộng sản Hồ Chí Minh'],
    ['Văn phòng Trung ương Đảng', 'Văn phòng Trung ương Đảng'],
    ['Khối I, phòng XYZ', 'Khối I, phòng XYZ'],
    ['VĂN PHÒNG UBND TỈNH', 'VĂN PHÒNG UBND TỈNH'],
  ])('%s is %s', (written, spoken) => expect(spokenText(written)).toBe(spoken));

  it('leaves what nobody knows as it is, and names it', () => {
    expect(unspoken('Phòng XYZ, UBND tỉnh, khóa XIV, XYZ, Trung tâm QLDA.')).toEqual(['XYZ', 'QLDA']);
    expect(unspoken('VĂN PHÒNG TỈNH ỦY')).toEqual([]);
  });
});
