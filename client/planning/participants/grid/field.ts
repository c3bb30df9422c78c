import type { CellField } from '../../../../server/planning/participants/rules/cells.ts';
import { t } from '../../../shell/words.ts';

export type CellControl = HTMLInputElement | HTMLSelectElement;

/** Which choices of the form for several belong to a fact, and how their values begin there. */
const CHOICES: Partial<Record<CellField, string>> = { site: 'site', roles: 'role', listed: 'listed' };

const LABELS = {
  name: 'participants.fields.name',
  posts: 'participants.fields.posts',
  group: 'participants.fields.group',
  site: 'participants.fields.site',
  roles: 'participants.fields.roles',
  listed: 'participants.columns.listed',
  count: 'participants.fields.count',
  order: 'participants.fields.order',
} as const;

const optionsOf = (kind: string): HTMLOptionElement[] => [
  ...document.querySelectorAll<HTMLOptionElement>(`form#several optgroup[data-kind="${kind}"] option`),
];
const valueIn = ({ value }: HTMLOptionElement): string => value.slice(value.indexOf(':') + 1);

/** Whether a cell can be typed into: of several roles, or posts, each is set in the panel. */
export const isTypedHere = (field: CellField, value: string): boolean => !(field === 'roles' && value.includes(' '));

/** The field of a cell, with what stands in it. */
export function controlFor(field: CellField, value: string): CellControl {
  const kind = CHOICES[field];
  const control = kind === undefined ? inputFor(field) : selectFor(kind);
  control.className = 'input cell-input';
  control.setAttribute('aria-label', t(LABELS[field]));
  control.value = value;
  return control;
}

function inputFor(field: CellField): HTMLInputElement {
  const input = document.createElement('input');
  input.type = 'text';
  input.autocomplete = 'off';
  if (field === 'count') {
    input.inputMode = 'numeric';
    input.placeholder = t('participants.someCount');
  } else input.maxLength = 500;
  return input;
}

function selectFor(kind: string): HTMLSelectElement {
  const select = document.createElement('select');
  for (const option of optionsOf(kind)) select.add(new Option(option.text, valueIn(option)));
  return select;
}

/** A value of a fact in words. */
export function valueInWords(field: CellField, value: string): string {
  const kind = CHOICES[field];
  const words = kind === undefined ? value : optionsOf(kind).find((option) => valueIn(option) === value)?.text;
  if (words === undefined || words === '') return t(field === 'count' ? 'participants.someCount' : 'common.unknown');
  return words.replaceAll('\n', ', ');
}
