import type { Key } from '../../../../server/i18n/translate.ts';
import { t } from '../../../shell/words.ts';

/** Says in a form what became of its sending, until it is said otherwise. */
export function say(form: HTMLFormElement, words: Key): void {
  const line = form.querySelector<HTMLElement>('[data-said-here]') ?? newLine(form);
  const text = t(words);
  if (line.textContent !== text) line.textContent = text;
}

export const sayNothing = (form: HTMLFormElement): void => form.querySelector('[data-said-here]')?.remove();

function newLine(form: HTMLFormElement): HTMLElement {
  const line = document.createElement('p');
  line.className = 'hint';
  line.dataset.saidHere = '';
  line.setAttribute('role', 'status');
  (form.querySelector('.action-bar') ?? form).append(line);
  return line;
}
