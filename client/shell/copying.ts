import { toast } from './toast.ts';

/** Copies a link, and prints. Shows the buttons that need JavaScript. */
export function copyAndPrint(root: ParentNode = document): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-copies]')) {
    button.hidden = false;
    button.addEventListener('click', () => void copy(button));
  }
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-prints]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }
}

/** Copies what a field or an element holds; without clipboard access (plain HTTP), selects it to be copied by hand. */
async function copy(button: HTMLButtonElement): Promise<void> {
  const source = document.getElementById(button.dataset['copies'] ?? '');
  if (!source) return;
  const said = button.dataset['said'] ?? '';
  select(source);
  try {
    await navigator.clipboard.writeText(source instanceof HTMLInputElement ? source.value : (source.textContent ?? '').trim());
    toast(said);
    const words = button.querySelector('span');
    if (words) words.textContent = said;
  } catch {
    source.focus();
  }
}

function select(source: HTMLElement): void {
  if (source instanceof HTMLInputElement) source.select();
  else getSelection()?.selectAllChildren(source);
}
