import type { BookForm } from '../contract/index.ts';

/** A kind of paper: its letters in numbers, and its name. */
export interface PaperKind {
  readonly letters: string;
  readonly name: string;
}

const kinds = (list: Readonly<Record<string, string>>): PaperKind[] => Object.entries(list).map(([letters, name]) => ({ letters, name }));

const COMMON = {
  BB: 'Biên bản',
  TB: 'Thông báo',
  KL: 'Kết luận',
  GM: 'Giấy mời',
  CTr: 'Chương trình',
  BC: 'Báo cáo',
  KH: 'Kế hoạch',
  QĐ: 'Quyết định',
  NQ: 'Nghị quyết',
  CT: 'Chỉ thị',
  QC: 'Quy chế',
  QyĐ: 'Quy định',
  HD: 'Hướng dẫn',
  TTr: 'Tờ trình',
  ĐA: 'Đề án',
  PA: 'Phương án',
};

/** Kinds by form, those of conferences first; an office may use letters of its own besides. */
export const PAPER_KINDS: Readonly<Record<BookForm, readonly PaperKind[]>> = {
  party: kinds({ ...COMMON, CV: 'Công văn', TT: 'Thông tri', TC: 'Thông cáo', QH: 'Quy hoạch' }),
  state: kinds({ ...COMMON, CĐ: 'Công điện', TC: 'Thông cáo', DA: 'Dự án', HĐ: 'Hợp đồng', GUQ: 'Giấy ủy quyền', GGT: 'Giấy giới thiệu' }),
};

/** Letters as they stand in the books, however they were typed: `qyđ` is QyĐ, so that no kind has two books. */
export const knownLetters = (form: BookForm, typed: string): string =>
  PAPER_KINDS[form].find(({ letters }) => letters.toLocaleUpperCase('vi') === typed.toLocaleUpperCase('vi'))?.letters ??
  typed.toLocaleUpperCase('vi');

/** The name of a kind, or its letters where they are the office's own. */
export const nameOfKind = (form: BookForm, letters: string): string =>
  PAPER_KINDS[form].find((kind) => kind.letters === letters)?.name ?? letters;
