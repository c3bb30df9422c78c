import { handleKeys } from '../../shell/keys.ts';

/** The search by keys: / goes to the field, the arrows walk through what was found. */
const field = document.querySelector<HTMLInputElement>('[data-find]');
const links = (): HTMLAnchorElement[] => [...document.querySelectorAll<HTMLAnchorElement>('.search-hits a.title')];

function go(by: 1 | -1): void {
  const all = links();
  const at = all.findIndex((link) => link === document.activeElement);
  all[Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
}

handleKeys({
  '/': () => field?.select(),
  arrowdown: () => go(1),
  arrowup: () => go(-1),
});

// A choice narrows the results at once where something is looked for.
for (const choice of document.querySelectorAll<HTMLSelectElement>('.search-form select'))
  choice.addEventListener('change', () => {
    if (field && field.value.trim() !== '') choice.form?.requestSubmit();
  });
