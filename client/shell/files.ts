import { t } from './words.ts';

/** Gives file fields a button and words in the page's language, because browsers use their own. Call again for new fields. */
export function nameFiles(within: ParentNode = document): void {
  within.querySelectorAll<HTMLInputElement>('input[type="file"].input').forEach(dress);
}

function dress(input: HTMLInputElement): void {
  const button = document.createElement('label');
  button.className = 'btn';
  button.htmlFor = input.id;
  button.textContent = t('common.action.chooseFile');
  const name = document.createElement('span');
  const show = (): void =>
    void (name.textContent = [...(input.files ?? [])].map((file) => file.name).join(', ') || t('common.form.noFile'));
  const box = document.createElement('div');
  box.className = 'file-pick';
  box.append(button, name);
  input.classList.replace('input', 'sr-only');
  input.addEventListener('change', show);
  input.after(box);
  show();
}
