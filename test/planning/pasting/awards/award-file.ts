import { writeXlsx, type CellValue } from 'hucre/xlsx';

export const ROWS: (CellValue | null)[][] = [
  ['VĂN PHÒNG TRUNG ƯƠNG ĐẢNG', null, null, 'ĐẢNG CỘNG SẢN VIỆT NAM'],
  ['DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG'],
  ['(Kèm theo Quyết định số 05-QĐ/VPTW ngày 20 tháng 11 năm 2025 của Chánh Văn phòng)'],
  [],
  ['TT', 'Tên tập thể, cá nhân', 'Chức vụ, đơn vị công tác', 'Ghi chú'],
  ['I', 'CỜ THI ĐUA CỦA VĂN PHÒNG TRUNG ƯƠNG ĐẢNG', null, null],
  [1, 'Văn phòng Tỉnh ủy A', null, null],
  [2, 'Văn phòng Tỉnh ủy B', null, 'dẫn đầu'],
  ['II', 'BẰNG KHEN CỦA CHÁNH VĂN PHÒNG TRUNG ƯƠNG ĐẢNG', null, null],
  ['A', 'TẬP THỂ', null, null],
  [1, 'Phòng Tổng hợp', 'Văn phòng Tỉnh ủy A', null],
  ['B', 'CÁ NHÂN', null, null],
  [1, 'Đ/c Trần A', 'Chuyên viên, Văn phòng Tỉnh ủy B', null],
  [2, 'Lê B', 'Trưởng phòng', null],
  ['III', 'HUÂN CHƯƠNG LAO ĐỘNG HẠNG BA (theo Quyết định số 12/QĐ-CTN ngày 02/9/2025)', null, null],
  [1, 'Phạm C', 'Chánh Văn phòng', null],
  [null, 'Tổng cộng: 6'],
];

/** A list as it is annexed to a decision: its title and decision above, awards and recipients in sections. */
export const awardFile = async (): Promise<Buffer> => Buffer.from(await writeXlsx({ sheets: [{ name: 'DS', rows: ROWS }] }));
