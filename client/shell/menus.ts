/** Makes details elements behave as menus: one open at a time, closed by Escape and a press elsewhere, arrow keys move through it. */
export function closeMenus(): void {
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
