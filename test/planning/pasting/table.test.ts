import { describe, expect, it } from 'vitest';
import { cellsOf, MAX_PASTED_ROWS, onlyLines, readTable, type Columns } from '../../../server/planning/pasting/rules/table.ts';

type Field = 'name' | 'site' | 'minutes';
const COLUMNS: Columns<Field> = {
  headings: { name: ['Họ và tên', 'Name'], site: ['Điểm cầu', 'Site'], minutes: ['Thời lượng', 'Length'] },
  order: ['name', 'site'],
};
const cells = (text: string) =>
  readTable(text, COLUMNS).lines.map(({ line, cells: { name, site, minutes } }) => [line, name, site, minutes]);

describe('the text of a spreadsheet', () => {
  it('has tabs between cells, and quotes around cells with line breaks', () => {
    expect(cellsOf('A\t"hai\ndòng, ""trích"""\r\n\tB\n')).toEqual([['A', 'hai\ndòng, "trích"'], ['', 'B'], ['']]);
  });

  it('keeps quotes that belong to the text', () => {
    expect(cellsOf('"Toàn dân" thi đua\t"\n5" và 7"\tA')).toEqual([
      ['"Toàn dân" thi đua', '"'],
      ['5" và 7"', 'A'],
    ]);
  });

  it('may be typed with semicolons where no tab is at hand', () => {
    expect(cellsOf('Trần A; Hà Nội\nLê B')).toEqual([['Trần A', 'Hà Nội'], ['Lê B']]);
  });
});

describe('the columns of a pasted table', () => {
  it('are told by headings in either language, in any order, with or without accents and what stands in brackets', () => {
    expect(cells('diem cau\tHỌ VÀ TÊN\nHà Nội\tTrần A')).toEqual([[2, 'Trần A', 'Hà Nội', '']]);
    expect(cells('Length (minutes)*\tName\n15\tTrần A')).toEqual([[2, 'Trần A', '', '15']]);
  });

  it('have a fixed order without headings, after a column of ordinal numbers', () => {
    expect(cells('Trần A\tHà Nội\n\nLê B\tHuế')).toEqual([
      [1, 'Trần A', 'Hà Nội', ''],
      [3, 'Lê B', 'Huế', ''],
    ]);
    expect(cells('1\tTrần A\tHà Nội\n2.\tLê B')).toEqual([
      [1, 'Trần A', 'Hà Nội', ''],
      [2, 'Lê B', '', ''],
    ]);
  });

  it('name those that are not read, except ordinal numbers', () => {
    expect(readTable('STT\tHọ và tên\tĐiểm cầu\tGhi chú\n1\tTrần A\t\tăn chay', COLUMNS).ignored).toEqual(['Ghi chú']);
    expect(readTable('Trần A\tHà Nội\tăn chay', COLUMNS).ignored).toEqual(['3']);
    expect(readTable('1\tTrần A\tHà Nội', COLUMNS).ignored).toEqual([]);
  });
});

describe('a pasted table', () => {
  it('is refused in whole when it is empty, too long or not a sound text', () => {
    const problem = (text: string) => readTable(text, COLUMNS).problem;
    expect(problem(' \n\t\n')).toBe('empty');
    expect(problem('Họ và tên\tĐiểm cầu')).toBe('empty');
    expect(problem('A\n'.repeat(MAX_PASTED_ROWS))).toBeNull();
    expect(problem('A\n'.repeat(MAX_PASTED_ROWS + 1))).toBe('too-many');
    expect(problem('A'.repeat(300_001))).toBe('too-long');
    expect(problem(`a${'\u0301'.repeat(40)}`)).toBe('bad-text');
  });

  it('can be cut down to some of its rows, with its headings and its quotes', () => {
    const text = 'Họ và tên\tĐiểm cầu\nTrần A\tHà Nội\n"Lê\nB"\tHuế\nVõ C\t';
    expect(onlyLines(text, COLUMNS, new Set([3]))).toBe('Họ và tên\tĐiểm cầu\n"Lê\nB"\tHuế');
    expect(onlyLines('A;B\nC;D', COLUMNS, new Set([2]))).toBe('C;D');
  });
});
