import { t } from '../../../shell/words.ts';
import { inWords, replaceField, wrapperOf } from './fields.ts';

const at = (form: HTMLFormElement, name: string): HTMLElement | null =>
  form.querySelector<HTMLElement>(`[data-dispute="${CSS.escape(name)}"]`);

/** The fields that somebody else changed to something else, about which nothing is decided yet. */
export const disputedIn = (form: HTMLFormElement): string[] =>
  [...form.querySelectorAll<HTMLElement>('[data-dispute]')].map(({ dataset }) => dataset.dispute ?? '');

/** Shows beside a field what somebody else stored in it, with the choice between the two; what stands in the field stays. */
export function dispute(form: HTMLFormElement, fresh: HTMLFormElement, name: string, decided: () => void): void {
  settle(form, name);
  const block = document.createElement('div');
  block.className = 'dispute';
  block.dataset.dispute = name;
  block.setAttribute('role', 'alert');
  const words = document.createElement('p');
  words.textContent = t('collections.panel.theirs', { value: inWords(fresh, name) });
  const choices = document.createElement('div');
  choices.className = 'actions';
  choices.append(
    choice('keepMine', () => settle(form, name), decided),
    choice('takeTheirs', () => (settle(form, name), replaceField(form, fresh, name)), decided),
  );
  block.append(words, choices);
  const field = wrapperOf(form, name);
  if (field?.matches('.check')) field.after(block);
  else field?.append(block);
}

function choice(words: 'keepMine' | 'takeTheirs', choose: () => void, decided: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn--small';
  button.textContent = t(`collections.panel.${words}`);
  button.addEventListener('click', () => {
    choose();
    decided();
  });
  return button;
}

/** Removes what was shown beside a field. */
export const settle = (form: HTMLFormElement, name: string): void => at(form, name)?.remove();
