import { fold } from '../../../../platform/text.ts';

/** What a template of a paper can name, with what its fields may be called. */
const NAMES = {
  text: ['nội dung'],
  body: ['cơ quan', 'cơ quan ban hành'],
  superior: ['cơ quan cấp trên'],
  number: ['số ký hiệu', 'số và ký hiệu', 'số'],
  placeAndDate: ['địa danh ngày tháng', 'ngày tháng', 'địa danh và ngày tháng'],
  kind: ['tên loại'],
  about: ['trích yếu'],
  recipients: ['nơi nhận'],
  signer: ['người ký'],
  mark: ['dấu chỉ mức độ', 'độ mật'],
} as const;

export type TemplateField = keyof typeof NAMES;
export const TEMPLATE_FIELDS = Object.keys(NAMES) as TemplateField[];

/** What a template may call a field, for the list of fields on the page. */
export const templateFieldName = (field: TemplateField): string => NAMES[field][0];

const key = (name: string): string => fold(name.replace(/[_.\-/,]+/g, ' '));
const FIELDS: ReadonlyMap<string, TemplateField> = new Map(
  TEMPLATE_FIELDS.flatMap((field) => [field.toLowerCase(), ...NAMES[field]].map((name) => [key(name), field] as const)),
);

/** The field that a name in a template of a paper means; undefined for none. Accents, case and underscores do not matter. */
export const templateFieldCalled = (name: string): TemplateField | undefined => FIELDS.get(key(name));

/** The texts of a paper besides its body, which is a text of many paragraphs. */
export type TemplateTexts = Readonly<Record<Exclude<TemplateField, 'text'>, string>>;
