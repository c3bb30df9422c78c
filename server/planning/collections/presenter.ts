import { translate, type Key, type Lang } from '../../i18n/translate.ts';
import type { Fault } from '../../platform/errors.ts';
import { isDateKind, readTyped, showTyped } from '../../platform/typed-dates.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Somebody as an option, with what they are called and their posts apart. */
export interface PersonOption extends Option {
  readonly name: string;
  readonly posts: string;
  /** The posts, one a line. */
  readonly postLines: string;
}

/** Options of a people picker: selected, found, and the search text. */
export interface People {
  readonly chosen: readonly PersonOption[];
  readonly found: readonly PersonOption[];
  readonly query: string;
  /** Number of matches that are not shown. */
  readonly more: number;
  /** The agenda item in which they speak, '' for a new one: who speaks elsewhere at that time is warned of. */
  readonly speaksIn?: string;
  /** The fields of a new person, with what was typed and not stored yet. */
  readonly newPerson: { readonly name: string; readonly posts: string; readonly sites: readonly Option[]; readonly isOpen: boolean };
}

export type FieldKind =
  | 'line'
  | 'prose'
  | 'lines'
  | 'number'
  | 'choice'
  | 'tick'
  | 'ticks'
  | 'date'
  | 'month'
  | 'time'
  | 'people'
  | 'person';

/** One field of a form, named like its value in the record. */
export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly label: Key;
  readonly hint?: Key;
  readonly required?: boolean;
  readonly options?: readonly Option[];
  /** Label of the empty option; without it the choice is required. */
  readonly empty?: Key;
  readonly people?: People;
  readonly rows?: number;
  /** Of lines: each in a field of its own. */
  readonly isList?: boolean;
  /** Values that one click sets, and the words for none. */
  readonly picks?: readonly number[];
  readonly none?: Key;
}

/** Fields side by side. */
export type FieldRow = readonly Field[];
export type Values = Readonly<Record<string, unknown>>;
type Form = Readonly<Record<string, string | readonly string[]>>;

const one = (value: Form[string] | undefined): string => (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
const many = (value: Form[string] | undefined): string[] =>
  (value === undefined ? [] : typeof value === 'string' ? [value] : [...value]).filter((text) => text !== '');
const numeric = (text: string): number | string => (/^-?\d+$/.test(text) ? Number(text) : text);

function readField({ name, kind, required }: Field, form: Form): unknown {
  const text = one(form[name]);
  switch (kind) {
    case 'tick':
      return form[name] !== undefined;
    case 'ticks':
    case 'people':
      return many(form[name]);
    case 'lines':
      return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
    case 'number':
      return text === '' ? null : numeric(text);
    case 'date':
    case 'month':
    case 'time':
      return text === '' ? null : readTyped(kind, text);
    default:
      return text === '' && required !== true ? null : text;
  }
}

/** The values of a posted form: an empty field is null; a field of lines becomes a list. */
export const readForm = (rows: readonly FieldRow[], form: Form): Record<string, unknown> =>
  Object.fromEntries(rows.flat().map((field) => [field.name, readField(field, form)]));

const TYPES: Partial<Record<FieldKind, string>> = {
  prose: 'textarea',
  lines: 'textarea',
  tick: 'checkbox',
};
const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.join('\n') : typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** A value in words, for the currently stored version. */
function inWords(lang: Lang, { kind, options = [], people }: Field, value: unknown): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return translate(lang, 'common.unknown');
  if (typeof value === 'boolean') return translate(lang, value ? 'common.yes' : 'common.no');
  if (isDateKind(kind) && typeof value === 'string') return showTyped(kind, value);
  const known = new Map([...options, ...(people?.chosen ?? []), ...(people?.found ?? [])].map((option) => [option.value, option.label]));
  return (Array.isArray(value) ? value : [value]).map((each) => known.get(String(each)) ?? String(each)).join(', ');
}

/** Everything that a form is rendered with besides its values. */
export interface Filling {
  readonly values: Values;
  readonly faults?: readonly Fault[];
  /** The stored value, if somebody else changed it in the meantime. */
  readonly current?: Values;
}

const faultOf = (faults: readonly Fault[], name: string): string | undefined =>
  faults.find(({ path }) => path === name || path.startsWith(`${name}[`) || path.startsWith(`${name}.`))?.message;

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);

function hintOf(lang: Lang, field: Field, { values, current }: Filling): string | undefined {
  if (current && differs(current[field.name], values[field.name]))
    return translate(lang, 'collections.now', { value: inWords(lang, field, current[field.name]) });
  return field.hint && translate(lang, field.hint);
}

/** The values that one click sets, and none. */
function picksOf(lang: Lang, { picks, none }: Field, now: string) {
  const texts = picks && [...picks.map(String), ...(none ? [''] : [])];
  return texts?.map((value) => ({ value, label: value === '' && none ? translate(lang, none) : value, isSet: value === now }));
}

function fieldView(lang: Lang, field: Field, filling: Filling) {
  const { name, kind, label, required, options, empty, rows, people, isList } = field;
  const value = filling.values[name];
  const chosen = new Set((Array.isArray(value) ? value : [value]).map(String));
  return {
    name,
    kind,
    people,
    isList,
    required,
    rows: rows ?? (kind === 'lines' ? 4 : undefined),
    label: translate(lang, label),
    type: TYPES[kind] ?? (kind === 'number' || isDateKind(kind) ? kind : 'text'),
    min: kind === 'number' ? 1 : undefined,
    figures: kind === 'number',
    value: kind === 'tick' ? '1' : textOf(value),
    checked: value === true,
    picks: picksOf(lang, field, textOf(value)),
    placeholder: empty && translate(lang, empty),
    options: options?.map((option) => ({ ...option, selected: chosen.has(option.value), checked: chosen.has(option.value) })),
    hint: hintOf(lang, field, filling),
    error: faultOf(filling.faults ?? [], name),
  };
}

const CLASSES = ['', '', 'field-pair', 'field-trio'];

/** The fields of a form as the templates show them. */
export const formView = (lang: Lang, rows: readonly FieldRow[], filling: Filling) =>
  rows.map((row) => ({ class: CLASSES[row.length] ?? 'field-trio', fields: row.map((field) => fieldView(lang, field, filling)) }));

/** Faults of a refused form for the list above it. */
export const errorsOf = (
  rows: readonly FieldRow[],
  lang: Lang,
  refusal: { readonly code: string; readonly message: string; readonly faults: readonly Fault[] },
) => {
  const fields = rows.flat().filter(({ name }) => faultOf(refusal.faults, name) !== undefined);
  if (fields.length === 0) return [{ text: refusal.message }];
  return fields.map(({ name, label }) => ({ field: name, text: `${translate(lang, label)}: ${faultOf(refusal.faults, name) ?? ''}` }));
};

/** Options of a select from values and the i18n keys of their labels. */
export const optionsOf = (lang: Lang, words: Readonly<Record<string, Key>>): Option[] =>
  Object.entries(words).map(([value, key]) => ({ value, label: translate(lang, key) }));

/** A part of the bar below a list: how many there are of something, or how many of which the number is not known. */
export interface Total {
  readonly text: string;
  readonly isUnknown?: boolean;
}

/** The parts of which there are any. */
export const totalsOf = (lang: Lang, parts: readonly Part[]): Total[] =>
  parts.flatMap(({ key, n, params, isUnknown }) =>
    n === 0 ? [] : [{ text: translate(lang, key, { n, ...params }), ...(isUnknown ? { isUnknown } : {}) }],
  );

interface Part {
  readonly key: Key;
  readonly n: number;
  /** Further numbers of its words. */
  readonly params?: Readonly<Record<string, number>>;
  readonly isUnknown?: boolean;
}

/** A total with its figure apart, which a bar shows larger. */
export function figureFirst(total: Total): Total & { readonly figure?: string; readonly words?: string } {
  const [, figure, words] = /^(\d[\d.,\s]*?)\s+(\D.*)$/.exec(total.text) ?? [];
  return figure === undefined || words === undefined ? total : { ...total, figure, words };
}

interface Neighbours {
  readonly up: string | null;
  readonly down: string | null;
}

/** Ids before which a row goes when moved up or down; null if it cannot move. '' is the end of the list. */
export function neighbours(ids: readonly string[], at: number): Neighbours {
  return { up: ids[at - 1] ?? null, down: at + 1 < ids.length ? (ids[at + 2] ?? '') : null };
}
