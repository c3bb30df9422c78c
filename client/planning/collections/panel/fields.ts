import { enhancePicker } from '../../participants/people.ts';
import { listLines } from '../lines/lines.ts';
import { t } from '../../../shell/words.ts';
import { valuesIn, type FieldValues } from './field-values.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(
    (one): one is Control => one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement,
  );

/** The names of the fields of a form. */
export const namesOf = (form: HTMLFormElement): Set<string> =>
  new Set(
    [
      ...controlsOf(form).map(({ name }) => name),
      ...[...form.querySelectorAll<HTMLElement>('[data-people]')].map(({ dataset }) => dataset.people ?? ''),
    ].filter((name) => name !== ''),
  );

/** Leaves the field that has the focus, so that its change is noted now and not when it is removed from the page. */
export function leaveField(within: HTMLElement): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && within.contains(activeElement)) activeElement.blur();
}

/** What stands in the fields of a form. */
export const typedValues = (form: HTMLFormElement): FieldValues => valuesIn(new FormData(form), namesOf(form));

/** The element with a field, its label and its hint. */
export function wrapperOf(form: HTMLFormElement, name: string): HTMLElement | null {
  const group = form.querySelector<HTMLElement>(`fieldset[id="${CSS.escape(name)}"]`);
  if (group) return group;
  const control = controlsOf(form).find((one) => one.name === name && one.type !== 'hidden');
  return control?.closest<HTMLElement>('.field') ?? control?.closest<HTMLElement>('.check') ?? null;
}

/** Shows a field as another rendering of the same form has it; keeps the focus. */
export function replaceField(form: HTMLFormElement, fresh: HTMLFormElement, name: string): void {
  const [old, found] = [wrapperOf(form, name), wrapperOf(fresh, name)];
  if (!old || !found) return;
  const { id = '' } = old.contains(document.activeElement) ? (document.activeElement ?? {}) : {};
  const next = document.importNode(found, true);
  old.replaceWith(next);
  if (next.dataset.people !== undefined) enhancePicker(next);
  listLines(next);
  if (id !== '') document.getElementById(id)?.focus();
}

/** A field's value in words. */
export function inWords(form: HTMLFormElement, name: string): string {
  const texts = controlsOf(form)
    .filter((one) => one.name === name)
    .flatMap((one) => {
      if (one instanceof HTMLSelectElement) return one.value === '' ? [] : [one.selectedOptions[0]?.textContent ?? ''];
      if (!(one instanceof HTMLInputElement) || !/^(?:checkbox|radio)$/.test(one.type)) return [one.value];
      return one.checked && one.value !== '' ? [one.closest('label')?.textContent ?? t('common.yes')] : [];
    })
    .map((text) =>
      text
        .trim()
        .split(/\s*\n\s*/)
        .join(', '),
    )
    .filter((text) => text !== '');
  return texts.length === 0 ? t('common.unknown') : texts.join(', ');
}
