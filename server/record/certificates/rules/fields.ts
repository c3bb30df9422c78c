import type { Lang } from '../../../i18n/language.ts';
import { fold } from '../../../platform/text.ts';

/** What a certificate can name, with what its fields may be called in a template besides. */
const NAMES = {
  recipient: ['người nhận', 'tập thể cá nhân'],
  name: ['họ tên', 'họ và tên', 'tên'],
  post: ['chức vụ', 'chức vụ đơn vị'],
  award: ['hình thức', 'hình thức khen thưởng'],
  title: ['danh hiệu'],
  class: ['hạng'],
  grantor: ['cấp tặng'],
  decision: ['số quyết định'],
  date: ['ngày quyết định'],
  day: ['ngày'],
  month: ['tháng'],
  year: ['năm'],
  number: ['số vào sổ', 'số'],
  conference: ['hội nghị'],
  place: ['địa danh'],
} as const;

export type CertificateField = keyof typeof NAMES;
export const CERTIFICATE_FIELDS = Object.keys(NAMES) as CertificateField[];

/** What a template may call a field, in the language of who makes it; both languages are read. */
export const fieldName = (field: CertificateField, lang: Lang): string => (lang === 'vi' ? NAMES[field][0] : field);

const key = (name: string): string => fold(name.replace(/[_.\-/,]+/g, ' '));
const FIELDS: ReadonlyMap<string, CertificateField> = new Map(
  CERTIFICATE_FIELDS.flatMap((field) => [field, ...NAMES[field]].map((name) => [key(name), field] as const)),
);

/** The field that a name in a template means; undefined for none. Accents, case and underscores do not matter. */
export const fieldCalled = (name: string): CertificateField | undefined => FIELDS.get(key(name));

/** The texts of one certificate. */
export type CertificateTexts = Readonly<Record<CertificateField, string>>;
