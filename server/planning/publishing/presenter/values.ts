import { z } from 'zod';
import { formatDate, formatMinutes, formatNumber } from '../../../i18n/format.ts';
import { isKey, translate, type Lang } from '../../../i18n/translate.ts';
import { COMPARED_FACTS, type PlanChange, type PlanField, type PlanListName } from '../contract.ts';
import { REFERENCES } from '../rules/names.ts';

type Value = PlanChange['fields'][number]['before'];

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^(\d{4})-(\d{2})$/;

/** Candidate i18n keys for an enum value, by list of the plan and field. */
const wordKeys = (list: PlanListName, field: PlanField, value: string): string[] => [
  `conferences.${field}.${value}`,
  `conferences.settings.${field}Of.${value}`,
  `${list === 'items' || list === 'sittings' || list === 'papers' ? 'agenda' : list}.${field}.${value}`,
  `common.${field}.${value}`,
];

/** The schema inside a nullable or a list. */
function plainSchema(schema: unknown): unknown {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) return plainSchema(schema.unwrap());
  return schema instanceof z.ZodArray ? plainSchema(schema.element) : schema;
}
/** Whether a field is an enum; an enum value without words is not shown. */
function isCoded(list: PlanListName, field: PlanField): boolean {
  const schema = plainSchema(Object.entries(COMPARED_FACTS[list].shape).find(([name]) => name === field)?.[1]);
  return schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral;
}

function word(lang: Lang, list: PlanListName, field: PlanField, value: string): string | null {
  const key = wordKeys(list, field, value).find(isKey);
  if (key) return translate(lang, key);
  return isCoded(list, field) ? null : value;
}

function text(lang: Lang, list: PlanListName, field: PlanField, value: string): string | null {
  const month = MONTH.exec(value);
  if (month) return `${month[2]}/${month[1]}`;
  return DAY.test(value) ? formatDate(lang, value, 'utc') : word(lang, list, field, value);
}

/** The field of a value, the names of ids, and the language. */
export interface ValueContext {
  readonly lang: Lang;
  readonly list: PlanListName;
  readonly field: PlanField;
  readonly names: Readonly<Record<string, string>>;
}

/** A value in words; null for a compound value, of which only the fact that it changed is shown. */
export function valueText(reading: ValueContext, value: Value): string | null {
  const { lang, list, field, names } = reading;
  if (value === null) return translate(lang, field === 'minutes' ? 'common.undecided' : 'common.unknown');
  if (typeof value === 'boolean') return translate(lang, value ? 'common.yes' : 'common.no');
  if (typeof value === 'number') return field === 'minutes' ? formatMinutes(lang, value) : formatNumber(lang, value);
  if (Array.isArray(value)) return listText(reading, value);
  if (typeof value !== 'string') return null;
  const target = REFERENCES[field];
  if (target) return names[`${target}/${value}`] || translate(lang, 'publishing.unnamed.hidden');
  return text(lang, list, field, value);
}

function listText(reading: ValueContext, values: readonly Value[]): string | null {
  if (values.length === 0) return translate(reading.lang, 'common.none');
  const texts = values.map((value) => valueText(reading, value));
  return texts.every((one) => one !== null) ? texts.join(', ') : null;
}
