/** Makes details elements behave as menus: one open at a time and in view, closed by Escape and a press elsewhere, arrow keys move through it. */
export function closeMenus(): void {
  // The event of the element itself: it does not bubble.
  document.addEventListener('toggle', (event) => showWhole(event.target), { capture: true });
  document.addEventListener('click', (event) => closeExcept(event.target));
  document.addEventListener('focusin', (event) => closeExcept(event.target));
  document.addEventListener('keydown', (event) => {
    const open = document.querySelector<HTMLDetailsElement>('details[data-menu][open]');
    if (!open) return;
    if (event.key === 'Escape') return shut(open);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') walk(open, event);
  });
}

function closeExcept(target: EventTarget | null): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')) {
    if (!(target instanceof Node && menu.contains(target))) menu.open = false;
  }
}

/** Scrolls an open menu into view: near the end of a list it would be below the edge. */
function showWhole(target: EventTarget | null): void {
  if (!(target instanceof HTMLDetailsElement) || !target.matches('[data-menu][open]')) return;
  target.querySelector('.menu-list')?.scrollIntoView({ block: 'nearest' });
}

function shut(menu: HTMLDetailsElement): void {
  menu.open = false;
  menu.querySelector('summary')?.focus();
}

function walk(menu: HTMLDetailsElement, event: KeyboardEvent): void {
  const items = [...menu.querySelectorAll<HTMLElement>('summary, .menu-list a, .menu-list button')];
  const at = items.findIndex((item) => item === document.activeElement);
  event.preventDefault();
  items[(at + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length]?.focus();
}
