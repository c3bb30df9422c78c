/** `<nav data-tabs="id">` with `<button data-tab="name">`: on a narrow screen, sets the data-tab of that element to show one part of it. */
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

/** Scrolls the current tab into view if the bar is narrower than its tabs. */
export function showCurrentTab(): void {
  const current = document.querySelector<HTMLElement>('.tabs [aria-current]');
  const bar = current?.parentElement;
  if (!current || !bar) return;
  const [tab, around] = [current.getBoundingClientRect(), bar.getBoundingClientRect()];
  bar.scrollLeft += tab.left + tab.width / 2 - around.left - around.width / 2;
}
