/** `<nav data-tabs="id">` with `<button data-tab="name">`: a narrow screen shows one part of the element of that id, by its data-tab. */
export function switchTabs(): void {
  for (const nav of document.querySelectorAll<HTMLElement>('[data-tabs]')) {
    nav.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tab]') : null;
      if (button) show(nav, button);
    });
  }
}

function show(nav: HTMLElement, chosen: HTMLElement): void {
  const shown = document.getElementById(nav.dataset.tabs ?? '');
  if (shown) shown.dataset.tab = chosen.dataset.tab;
  for (const button of nav.querySelectorAll('[data-tab]')) button.setAttribute('aria-selected', String(button === chosen));
}

/** Brings the tab of this page into sight where the bar is narrower than its tabs. */
export function showCurrentTab(): void {
  const current = document.querySelector<HTMLElement>('.tabs [aria-current]');
  const bar = current?.parentElement;
  if (!current || !bar) return;
  const [tab, around] = [current.getBoundingClientRect(), bar.getBoundingClientRect()];
  bar.scrollLeft += tab.left + tab.width / 2 - around.left - around.width / 2;
}
