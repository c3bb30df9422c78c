import { describe, expect, it } from 'vitest';
import { joined, listed, split } from '../../../client/planning/collections/lines/line-texts.ts';

describe('entries of a list, each in a line', () => {
  it('are broken in two where the caret stands, and never into an empty one', () => {
    expect(split(['Một hai', 'Ba'], { line: 0, column: 4, end: 4 })).toEqual([['Một', 'hai', 'Ba'], { line: 1, column: 0 }]);
    expect(split(['Một hai'], { line: 0, column: 7, end: 7 })).toEqual([['Một hai', ''], { line: 1, column: 0 }]);
    expect(split(['Một hai ba'], { line: 0, column: 3, end: 7 })).toEqual([['Một', 'ba'], { line: 1, column: 0 }]);
    expect(split(['Một'], { line: 0, column: 0, end: 0 })).toEqual([['Một'], { line: 0, column: 0 }]);
  });

  it('are joined with one space between them; an empty one only goes', () => {
    expect(joined(['Một', 'hai', 'Ba'], 1)).toEqual([['Một hai', 'Ba'], { line: 0, column: 3 }]);
    expect(joined(['Một', ''], 1)).toEqual([['Một'], { line: 0, column: 3 }]);
    expect(joined(['Một'], 1)).toEqual([['Một'], { line: 0, column: 3 }]);
  });

  it('are read of a pasted text, without signs where each has one', () => {
    expect(listed('- Chuyển đổi số\r\n- Công tác  lưu trữ\r\n\r\n')).toEqual(['Chuyển đổi số', 'Công tác lưu trữ']);
    expect(listed('1. Một\n2) Hai\nc) Ba')).toEqual(['Một', 'Hai', 'Ba']);
    expect(listed('- Một\nHai')).toEqual(['- Một', 'Hai']);
    expect(listed('2025 là năm cuối')).toEqual(['2025 là năm cuối']);
  });
});
