import { describe, expect, test } from 'vitest';
import { byGivenName, byVietnamese, fold, likeNames, matches, names, rank, search } from '../../server/platform/text.ts';

describe('folding', () => {
  test('removes every accent, the bar of đ and the case', () => {
    expect(fold('Đặng Khánh Toàn')).toBe('dang khanh toan');
    expect(fold('ĐẮK LẮK, Thừa Thiên Huế, Ươm mầm')).toBe('dak lak, thua thien hue, uom mam');
  });

  test('gives the same for composed and decomposed letters and for any space', () => {
    expect(fold('Tỉnh  ủy\tQuảng\u00A0Ninh'.normalize('NFD'))).toBe('tinh uy quang ninh');
  });
});

describe('searching', () => {
  test('finds a name without accents', () => {
    expect(matches('Đặng Khánh Toàn', 'dang khanh toan')).toBe(true);
    expect(matches('Lê Khánh Toàn', 'dang khanh toan')).toBe(false);
  });

  test('finds both spellings of ủy with and without accents', () => {
    expect(['Tỉnh ủy', 'Tỉnh uỷ'].filter((text) => matches(text, 'uy'))).toEqual(['Tỉnh ủy', 'Tỉnh uỷ']);
    expect(rank('Tỉnh uỷ Lào Cai', 'tỉnh ủy')).toBe(rank('Tỉnh ủy Lào Cai', 'tỉnh ủy'));
  });

  test('finds words in any order and anything for an empty query', () => {
    expect(matches('Trần Cẩm Tú', 'tu tran')).toBe(true);
    expect(matches('Trần Cẩm Tú', ' ')).toBe(true);
  });

  test('puts exact accents first if the query has accents', () => {
    const names = ['Nguyễn Văn Tuân', 'Nguyễn Văn Tuấn', 'Nguyễn Văn Tuan', 'Lê Minh'];
    expect(search(names, 'Tuấn', (name) => name)).toEqual(['Nguyễn Văn Tuấn', 'Nguyễn Văn Tuân', 'Nguyễn Văn Tuan']);
  });

  test('puts words in a row before scattered ones, and beginnings before middles', () => {
    const texts = ['Quy chế', 'Tỉnh ủy', 'Ninh Quảng', 'Quảng Ninh'];
    expect(search(texts, 'uy', (text) => text)).toEqual(['Tỉnh ủy', 'Quy chế']);
    expect(search(texts, 'quang ninh', (text) => text)).toEqual(['Quảng Ninh', 'Ninh Quảng']);
  });
});

describe('order', () => {
  test('sorts people by given name, then family name, then middle names', () => {
    const sorted = [
      'Nguyễn Long Hải',
      'Lê Minh Hưng',
      'Trần Tiến Hưng',
      'Tô Lâm',
      'Nguyễn Phi Long',
      'Hoàng Đăng Quang',
      'Lâm Thị Phương Thanh',
      'Trần Quốc Tỏ',
      'Đặng Khánh Toàn',
      'Lê Khánh Toàn',
      'Trần Cẩm Tú',
      'Phạm Gia Túc',
    ];
    expect([...sorted].toReversed().toSorted(byGivenName)).toEqual(sorted);
    expect(['Lê Văn An', 'Lê Minh An', 'An'].toSorted(byGivenName)).toEqual(['An', 'Lê Minh An', 'Lê Văn An']);
  });

  test('sorts words the Vietnamese way', () => {
    expect(['Đồng Nai', 'Điện Biên', 'Đà Nẵng', 'Cần Thơ', 'Cao Bằng', 'Hà Nội'].toSorted(byVietnamese)).toEqual([
      'Cao Bằng',
      'Cần Thơ',
      'Đà Nẵng',
      'Điện Biên',
      'Đồng Nai',
      'Hà Nội',
    ]);
  });
});

describe('a name in a text', () => {
  test('stands there as whole words, whatever its case and spaces', () => {
    const named = ['Quận 1', 'quận  1, Quận 2', 'UBND Quận 1.', 'Quận 10 và Quận 1'].map((text) => names(text, 'Quận 1'));
    expect(named).toEqual([true, true, true, true]);
    expect(['Quận 10', 'Liên quận 1a', 'Quận', '1', ''].map((text) => names(text, 'Quận 1'))).toEqual([false, false, false, false, false]);
    expect([names('Đặng An', 'An'), names('Đặng Anh', 'An'), names('bất kỳ', '')]).toEqual([true, false, false]);
  });
});

describe('similar names', () => {
  test('share the given and the middle name', () => {
    expect(likeNames('Lê Khánh Toàn', 'Đặng Khánh Toàn')).toBe(true);
    expect(likeNames('Lê Khánh Toàn', 'Lê Khanh Toan')).toBe(true);
  });

  test('are not those that share only one of them', () => {
    expect(likeNames('Lê Minh Hưng', 'Trần Tiến Hưng')).toBe(false);
    expect(likeNames('Nguyễn Long Hải', 'Nguyễn Phi Long')).toBe(false);
  });
});
