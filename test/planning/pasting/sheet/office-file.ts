import { writeXlsx, type CellValue, type MergeRange } from 'hucre/xlsx';

const PROVINCES = ['Quảng Ninh', 'TP. Huế', 'Cà Mau', 'Đắk Lắk'] as const;
export const OFFICE_SITES = PROVINCES;
const ROMAN = ['I', 'II', 'III', 'IV'];
const FAMILY = ['Nguyễn Văn', 'Trần Thị', 'Lê Minh', 'Phạm Quốc'];

type Rows = (CellValue | undefined)[][];

const HEAD: Rows = [
  ['VĂN PHÒNG', null, null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  [],
  ['DANH SÁCH ĐẠI BIỂU'],
  [],
  ['TT', 'Họ và tên', null, 'Chức vụ', 'Đơn vị công tác', 'Liên hệ', null, 'Tỉnh, thành phố'],
  [null, null, null, null, null, 'Ngày sinh', 'Điện thoại'],
  ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)'],
];
const over = (startRow: number, startCol: number, endRow: number, endCol: number): MergeRange => ({ startRow, startCol, endRow, endCol });

const person = (n: number): (CellValue | undefined)[] => [
  n + 1,
  `${n % 2 ? 'Đ/c ' : ''}${FAMILY[n % FAMILY.length]}`,
  `Tên${n}`,
  n % 3 ? 'Ủy viên Ban Thường vụ, Chánh Văn phòng' : 'Ủy viên Ban Thường vụ\nChánh Văn phòng',
  'Tỉnh ủy',
  n % 2 ? '15/03/1975' : new Date(Date.UTC(1975, 2, 15)),
  n % 2 ? '0912345678' : 912_345_678,
  null,
];

/** A list as offices keep it: titles above, headings in two rows, merged cells, sections, a sum, and who signs. */
export async function officeFile(people: number): Promise<Buffer> {
  const rows: Rows = [...HEAD];
  const merges = [over(2, 0, 2, 7), over(4, 1, 5, 2), over(4, 5, 4, 6), ...[0, 3, 4, 7].map((column) => over(4, column, 5, column))];
  const each = Math.ceil(people / PROVINCES.length);
  PROVINCES.forEach((province, at) => {
    rows.push([ROMAN[at], `KHỐI ${at + 1}`]);
    merges.push(over(rows.length - 1, 1, rows.length - 1, 7));
    const from = rows.length;
    for (let n = at * each; n < Math.min(people, (at + 1) * each); n += 1) rows.push(person(n));
    const first = rows[from];
    if (first) first[7] = province;
    if (rows.length - from > 1) merges.push(over(from, 7, rows.length - 1, 7));
  });
  rows.push([null, `Tổng cộng: ${people} đại biểu`], [], [null, 'Người lập biểu', null, null, 'CHÁNH VĂN PHÒNG']);
  const sheets = [
    { name: 'Hướng dẫn', rows: [['Điền theo mẫu']] },
    { name: 'DS đại biểu', rows: rows.map((row) => row.map((cell) => cell ?? null)), merges },
    { name: 'Ẩn', rows: [['Họ tên'], ['Không ai thấy']], hidden: true },
  ];
  return Buffer.from(await writeXlsx({ sheets }));
}

/** What is read of the person at a place, from 0. */
export const officePerson = (n: number) => ({
  name: `${FAMILY[n % FAMILY.length]} Tên${n}`,
  posts: ['Ủy viên Ban Thường vụ', 'Chánh Văn phòng Tỉnh ủy'],
});
