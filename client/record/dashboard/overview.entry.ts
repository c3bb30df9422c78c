import { handleKeys } from '../../shell/keys.ts';

/** Keys of the overview: Enter opens the next thing to do, the arrows go through the parts. Everything is a link without them. */
const links = (): HTMLAnchorElement[] => [...document.querySelectorAll<HTMLAnchorElement>('.part-rows > li > a')];

function go(by: 1 | -1): void {
  const all = links();
  const at = all.findIndex((link) => link === document.activeElement);
  const next = at < 0 && by < 0 ? all.length - 1 : at + by;
  all[Math.min(Math.max(next, 0), all.length - 1)]?.focus();
}

handleKeys({
  enter: () => document.querySelector<HTMLAnchorElement>('a[data-key="enter"]')?.click(),
  arrowdown: () => go(1),
  arrowup: () => go(-1),
});
