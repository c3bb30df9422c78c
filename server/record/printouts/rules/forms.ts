import type { Issuer } from '../contract.ts';

/** Text in the header of a paper: size in points. */
export interface HeaderStyle {
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
}

/** The form of one issuer's papers from a given day on. Lengths in millimetres, sizes and line heights in points. */
export interface PaperForm {
  readonly issuer: Issuer;
  /** First day on which it applies. */
  readonly from: string;
  /** Source of the rule. */
  readonly source: string;
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  /** Share of the header that the issuing body's side takes. */
  readonly leftShare: number;
  /** Lines on the right of the header, with their style; a rule as long as its words is drawn under the last. */
  readonly titles: readonly ({ readonly text: string } & HeaderStyle)[];
  readonly body: HeaderStyle;
  readonly superior: HeaderStyle;
  /** Below the issuing body: a star, or a rule of a share of its words. */
  readonly bodyMark: { readonly kind: 'star' } | { readonly kind: 'rule'; readonly share: number };
  /** Written before the number: "Số " or "Số: ". */
  readonly numberPrefix: string;
  /** Between the number and the kind: "-" or "/". */
  readonly numberJoin: string;
  /** Between the kind and the office: "/" or "-". */
  readonly officeJoin: string;
  readonly text: { readonly size: number; readonly indent: number; readonly line: LineHeight; readonly after: number };
  readonly recipients: {
    readonly heading: HeaderStyle & { readonly underline: boolean };
    readonly size: number;
    readonly last: string | null;
  };
  readonly signatures: { readonly secretary: string; readonly chair: string };
  readonly pageNumber: number;
}

/** Height of a line: exactly so many points, or a factor of the size. */
export type LineHeight = { readonly exactly: number } | { readonly factor: number };

const heading = (size: number, bold: boolean, italic = false): HeaderStyle => ({ size, bold, italic });

/**
 * The forms by issuer and first day. An office whose rules differ adds a row; papers of an earlier date keep the form of their time.
 * Guidance 36 is said to have a successor since May 2026; its text has not been seen, so no row claims to follow it.
 */
export const FORMS: readonly PaperForm[] = [
  {
    issuer: 'party',
    from: '2018-04-03',
    source: 'Guidance 36-HD/VPTW (2018)',
    margins: { top: 20, bottom: 20, left: 30, right: 15 },
    leftShare: 0.54,
    titles: [{ text: 'ĐẢNG CỘNG SẢN VIỆT NAM', ...heading(15, true) }],
    body: heading(14, true),
    superior: heading(14, false),
    bodyMark: { kind: 'star' },
    numberPrefix: 'Số ',
    numberJoin: '-',
    officeJoin: '/',
    text: { size: 14, indent: 10, line: { exactly: 20 }, after: 4 },
    recipients: { heading: { ...heading(14, false), underline: true }, size: 12, last: null },
    signatures: { secretary: 'NGƯỜI GHI BIÊN BẢN', chair: 'CHỦ TRÌ HỘI NGHỊ' },
    pageNumber: 14,
  },
  {
    issuer: 'state',
    from: '2020-03-05',
    source: 'Decree 30/2020/NĐ-CP, annex I',
    margins: { top: 20, bottom: 20, left: 30, right: 15 },
    leftShare: 0.42,
    titles: [
      { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', ...heading(12, true) },
      { text: 'Độc lập - Tự do - Hạnh phúc', ...heading(13, true) },
    ],
    body: heading(12, true),
    superior: heading(12, false),
    bodyMark: { kind: 'rule', share: 0.4 },
    numberPrefix: 'Số: ',
    numberJoin: '/',
    officeJoin: '-',
    text: { size: 14, indent: 12.7, line: { factor: 1.3 }, after: 6 },
    recipients: { heading: { ...heading(12, true, true), underline: false }, size: 11, last: 'Lưu: VT.' },
    signatures: { secretary: 'THƯ KÝ', chair: 'CHỦ TỌA' },
    pageNumber: 14,
  },
];

/** The form in force for an issuer on a day (YYYY-MM-DD), or in a year; null takes the newest, a day before all forms the oldest. */
export function formFor(issuer: Issuer, date: string | null, forms: readonly PaperForm[] = FORMS): PaperForm {
  const own = forms.filter((form) => form.issuer === issuer).toSorted((a, b) => a.from.localeCompare(b.from));
  const held = date === null ? own : own.filter((form) => form.from.slice(0, date.length) <= date);
  const form = held.at(-1) ?? own[0];
  if (!form) throw new Error(`There is no form for papers of "${issuer}".`);
  return form;
}
