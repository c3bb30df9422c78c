import { writeXlsx, type CellValue, type WriteSheet } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readPeopleSheet, type SheetJob } from '../../../../server/planning/pasting/commands/read-people.ts';
import type { Site } from '../../../../server/planning/sites/contract.ts';
import { OFFICE_SITES, officeFile, officePerson } from './office-file.ts';

const site = (name: string, at: number): Site => ({
  id: `site-${at}`,
  kind: 'province',
  name,
  aliases: [],
  group: false,
  count: null,
  province: null,
  expand: null,
  groupId: null,
  version: 1,
  extras: {},
});
const read = (file: Buffer | string, more: Partial<SheetJob> = {}) =>
  readPeopleSheet({
    file: Buffer.from(file),
    participants: [],
    knownSites: OFFICE_SITES.map(site),
    sites: [],
    columns: undefined,
    ...more,
  });
const workbook = async (rows: (CellValue | null)[][], more: Partial<WriteSheet> = {}) =>
  Buffer.from(await writeXlsx({ sheets: [{ name: 'DS', rows, ...more }] }));
const said = async (file: Buffer | string) =>
  (await read(file)).people.map(({ row, facts, faults }) => [
    row,
    facts.name ?? facts.group,
    facts.posts,
    ...faults.map(({ field, message }) => `${field} ${message}`),
  ]);

describe('a list as an office keeps it', () => {
  it('is read through titles, two rows of headings, merged cells and sections to its sum', async () => {
    const list = await read(await officeFile(12));
    expect([list.sheet, list.otherSheets, list.problem]).toEqual(['DS đại biểu', ['Hướng dẫn'], null]);
    expect(list.headings).toEqual([
      'TT',
      'Họ và tên',
      'Họ và tên',
      'Chức vụ',
      'Đơn vị công tác',
      'Ngày sinh',
      'Điện thoại',
      'Tỉnh, thành phố',
    ]);
    expect(list.columns).toEqual([null, 'name', 'name', 'posts', 'unit', null, 'phone', 'site']);
    expect(list.people.map(({ contact }) => contact)).toEqual(Array.from({ length: 12 }, () => ({ phone: '0912345678', email: null })));
    expect(list.people.map(({ facts: { name, posts } }) => ({ name, posts }))).toEqual(
      Array.from({ length: 12 }, (_, n) => officePerson(n)),
    );
    expect(list.people.map(({ facts }) => facts.siteId)).toEqual(
      [0, 1, 2, 3].flatMap((at) => Array.from({ length: 3 }, () => `site-${at}`)),
    );
    expect(list.people.map(({ row }) => row)).toEqual([9, 10, 11, 13, 14, 15, 17, 18, 19, 21, 22, 23]);
    expect(list.people[0]?.cells.slice(5, 7)).toEqual(['15/03/1975', '912345678']);
    expect(list.skipped.map(({ row, cells }) => [row, cells.filter(Boolean).join(' ')])).toEqual([
      [8, 'I KHỐI 1'],
      [12, 'II KHỐI 2'],
      [16, 'III KHỐI 3'],
      [20, 'IV KHỐI 4'],
      [24, 'Tổng cộng: 12 đại biểu'],
      [26, 'Người lập biểu CHÁNH VĂN PHÒNG'],
    ]);
  });

  it('may have its columns in any order, and none but people', async () => {
    expect(await said('Chức vụ;Họ tên\nBí thư;Đ/c Trần A\n;Ông Lê B')).toEqual([
      [2, 'Trần A', ['Bí thư']],
      [3, 'Lê B', []],
    ]);
    expect(await said('1,Trần A,Bí thư\n2,Lê B,"Ủy viên, Giám đốc"')).toEqual([
      [1, 'Trần A', ['Bí thư']],
      [2, 'Lê B', ['Ủy viên', 'Giám đốc']],
    ]);
  });

  it('keeps people whose post looks like a sum, and those without a number', async () => {
    const rows = [
      ['TT', 'Họ và tên', 'Chức vụ'],
      [1, null, 'Tổng Thư ký'],
      [null, 'Trần A', 'Bí thư'],
      [3, 'Lê B', null],
      ['Tổng: 3', null, null],
      [null, 'Võ C', 'ký thay'],
    ];
    expect(await said(await workbook(rows))).toEqual([
      [2, null, ['Tổng Thư ký']],
      [3, 'Trần A', ['Bí thư']],
      [4, 'Lê B', []],
    ]);
  });

  it('tells faults by row and field', async () => {
    const rows = ['Họ tên;Chức vụ;Điểm cầu;Số người;Vai trò;Thứ tự đặt riêng', ';;Cà Mau', '#REF!;x', 'A;x;Hà Giang;3;Trống;hai'].join(
      '\n',
    );
    expect(await said(rows)).toEqual([
      [2, null, [], 'name required'],
      [3, '#REF!', ['x'], 'name no-value'],
      [4, 'A', ['x'], 'count named-has-no-count', 'order not-number', 'roles no-such-role', 'site no-such-site'],
    ]);
  });

  it('shows a formula that was never calculated as a fault, and reads those that were', async () => {
    const cells = new Map([
      ['1,0', { formula: 'UPPER("a")' }],
      ['2,0', { formula: 'B1', formulaResult: 'Trần A' }],
    ]);
    const file = await workbook(
      [
        ['Họ tên', 'Chức vụ'],
        [null, 'Bí thư'],
        [null, 'Bí thư'],
      ],
      { cells },
    );
    expect(await said(file)).toEqual([
      [2, '#VALUE!', ['Bí thư'], 'name no-value'],
      [3, 'Trần A', ['Bí thư']],
    ]);
  });
});

describe('old texts', () => {
  it('are read in every encoding that spreadsheets save', async () => {
    const text = 'Họ tên\tChức vụ\r\nNguyễn Thị Ánh\tBí thư';
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
    // In Windows-1258 the tone stands behind its letter, as 0xde.
    const windows = Buffer.concat([Buffer.from('H\u00f2 t\u00ean;X\r\nNguy\u00ea', 'latin1'), Buffer.from([0xde, 0x6e])]);
    expect(await said(utf16)).toEqual([[2, 'Nguyễn Thị Ánh', ['Bí thư']]]);
    expect(await said(Buffer.from(utf16).swap16())).toEqual([[2, 'Nguyễn Thị Ánh', ['Bí thư']]]);
    expect(await said(`\uFEFF${text}`)).toEqual([[2, 'Nguyễn Thị Ánh', ['Bí thư']]]);
    expect((await said(windows)).at(-1)?.[1]).toBe('Nguyễn');
  });

  it('in fonts of before Unicode are converted, by the font of a cell or the letters of a file', async () => {
    const font = (name: string) => ({ style: { font: { name } } });
    const cells = new Map([
      ['1,0', { value: 'TrÇn V¨n An', ...font('.VnTime') }],
      ['2,0', { value: 'Lª B×nh', ...font('.VnTimeH') }],
    ]);
    const rows = [
      ['Họ tên', 'Chức vụ'],
      ['', 'Bí thư'],
      ['', 'Bí thư'],
    ];
    const list = await read(await workbook(rows, { cells }));
    expect([list.oldFont, list.people.map(({ facts }) => facts.name)]).toEqual(['tcvn3', ['Trần Văn An', 'LÊ BÌNH']]);
    const old = await read(Buffer.from('Hä tªn;Chøc vô\r\nNguyÔn ThÞ ¸nh;BÝ th­', 'latin1'));
    expect([old.oldFont, old.columns, old.people.map(({ facts }) => [facts.name, facts.posts])]).toEqual([
      'tcvn3',
      ['name', 'posts'],
      [['Nguyễn Thị ánh', ['Bí thư']]],
    ]);
  });
});

describe('what was read', () => {
  it('knows who is there already, and what the columns were chosen to be', async () => {
    const participants = [{ id: 'a', name: 'Trần A', group: null, posts: ['Bí thư, Chủ tịch'], siteId: null }];
    const { people } = await read('Họ tên;Chức vụ\nTrần A;"Bí thư\nChủ tịch"\nLê B;\nLê B;', { participants });
    expect(people.map(({ listed, sameAs }) => [listed, sameAs])).toEqual([
      ['a', null],
      [null, null],
      [null, 3],
    ]);
    const { people: other } = await read('Họ tên;Chức vụ\nTrần A;Bí thư', { columns: ['posts', null] });
    expect(other.map(({ facts }) => [facts.name, facts.posts])).toEqual([[null, ['Trần A']]]);
  });
});
