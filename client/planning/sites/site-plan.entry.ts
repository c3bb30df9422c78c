import { toast } from '../../shell/toast.ts';

/** Copies the join link, and prints the invitations. Shows the buttons that need JavaScript. */
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copies]')) {
  button.hidden = false;
  button.addEventListener('click', () => void copy(button));
}
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-prints]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

/** Copies a link; without clipboard access (plain HTTP), selects it to be copied by hand. */
async function copy(button: HTMLButtonElement): Promise<void> {
  const field = document.getElementById(button.dataset.copies ?? '');
  if (!(field instanceof HTMLInputElement)) return;
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    toast(button.dataset.said ?? '');
  } catch {
    field.focus();
  }
}
