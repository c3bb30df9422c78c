import { describe, expect, it } from 'vitest';
import { inUnicode, oldFontCalled, oldFontOf } from '../../../server/platform/sheets/old-fonts.ts';

describe('text of old Vietnamese fonts', () => {
  it('becomes Unicode, in capitals where the font draws capitals', () => {
    expect(inUnicode('Céng hßa x· héi chñ nghÜa ViÖt Nam', 'tcvn3')).toBe('Cộng hòa xã hội chủ nghĩa Việt Nam');
    expect(inUnicode('§éc lËp - Tù do - H¹nh phóc', 'tcvn3')).toBe('Độc lập - Tự do - Hạnh phúc');
    expect(inUnicode('héi nghÞ', 'tcvn3', '.VnTimeH')).toBe('HỘI NGHỊ');
    expect(inUnicode('Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', 'vni')).toBe('Cộng hòa xã hội chủ nghĩa Việt Nam');
    expect(inUnicode('Ñoäc laäp - Töï do - Haïnh phuùc', 'vni')).toBe('Độc lập - Tự do - Hạnh phúc');
    expect(inUnicode('NGUYEÃN THÒ AÙNH, Tröôûng phoøng', 'vni')).toBe('NGUYỄN THỊ ÁNH, Trưởng phòng');
    expect(inUnicode('Ñaëng Quoác Khaùnh, Huyønh Thuùy', 'vni')).toBe('Đặng Quốc Khánh, Huỳnh Thúy');
  });

  it('is told by its letters, and no other text is taken for one', () => {
    const texts = [
      'NguyÔn ThÞ ¸nh\nViÖt Nam',
      'Nguyeãn Thò Bình, Tröôûng phoøng',
      'Nguyễn Thị Ánh',
      'Café Nestlé, Zürich',
      'hoà, khoá',
      'Phòng 3',
      '',
    ];
    expect(texts.map((text) => oldFontOf([text]))).toEqual(['tcvn3', 'vni', null, null, null, null, null]);
  });

  it('is told by the name of its font', () => {
    expect(['.VnTime', '.vnArialH', 'VNI-Times', 'Times New Roman', undefined].map(oldFontCalled)).toEqual([
      'tcvn3',
      'tcvn3',
      'vni',
      null,
      null,
    ]);
  });
});
