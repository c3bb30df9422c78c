import { handleKeys } from '../../shell/keys.ts';

/** The list of papers by keys, and the chosen paper beside it as it will print. Everything is a link or a form without them. */
const rows = (): HTMLAnchorElement[] => [...document.querySelectorAll<HTMLAnchorElement>('a[data-row]')];
/** On a narrow window the panel takes the place of the list, so a row is followed as a link. */
const isBeside = (): boolean => matchMedia('(min-width: 1280px)').matches;
/** Making a paper takes up to seconds, so those that are only passed with a key are not made. */
const SETTLED_MS = 400;

let follow: ReturnType<typeof setTimeout> | undefined;

function go(by: 1 | -1): void {
  const all = rows();
  const at = all.findIndex((link) => link.getAttribute('aria-current') === 'true');
  const link = all[Math.min(Math.max(at + by, 0), all.length - 1)];
  if (!link) return;
  link.focus();
  if (!isBeside()) return;
  for (const other of all) {
    other.closest('li')?.classList.toggle('is-chosen', other === link);
    other.toggleAttribute('aria-current', other === link);
  }
  link.setAttribute('aria-current', 'true');
  clearTimeout(follow);
  follow = setTimeout(() => location.assign(link.href), SETTLED_MS);
}

/** Opens the form of an act, or presses the button of one that asks for nothing. */
function act(key: string): void {
  const form = document.querySelector<HTMLDetailsElement>(`details[data-opens-by="${key}"]`);
  if (!form) return document.querySelector<HTMLElement>(`[data-key="${key}"]`)?.click();
  form.open = true;
  form.scrollIntoView({ block: 'nearest' });
  form.querySelector<HTMLElement>('input:not([type="hidden"]), textarea')?.focus();
}

handleKeys({
  arrowdown: () => go(1),
  arrowup: () => go(-1),
  ...Object.fromEntries(['t', 'd', 's', 'p', 'e'].map((key) => [key, () => act(key)])),
});

/** Drawing the pages takes a moment, and that is said as long as it does. */
function sayWhileDrawing(): void {
  const [image, said] = [
    document.querySelector<HTMLImageElement>('.paper-preview img'),
    document.querySelector<HTMLElement>('.paper-making'),
  ];
  if (!image || !said || image.complete) return;
  said.hidden = false;
  image.addEventListener('load', () => (said.hidden = true));
  image.addEventListener('error', () => {
    image.hidden = true;
    said.textContent = said.dataset['failed'] ?? '';
  });
}
sayWhileDrawing();
