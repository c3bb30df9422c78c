import { dialogIsOpen } from '../../../shell/dialogs.ts';
import { isAlone } from '../../../shell/keys.ts';
import type { RecordPanel } from './record-panel.ts';
import { neighbourOf } from './rows.ts';
import { recordAt } from './list-page.ts';

/** Up and down choose the record above or below, N begins a new one, / goes to the search, Escape leaves the panel. */
export function pressKeys(panel: RecordPanel): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.repeat || event.isComposing) return;
    if (event.key === 'Escape') return leave(event, panel);
    if (!isAlone(event) || event.shiftKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') choose(event, panel, event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key.toLowerCase() === 'n') press(event, panel.page.main.querySelector<HTMLElement>('[data-key="n"]'));
    else if (event.key === '/') press(event, panel.page.main.querySelector<HTMLElement>('input[type="search"]'));
  });
}

function press(event: KeyboardEvent, target: HTMLElement | null): void {
  if (!target) return;
  event.preventDefault();
  if (target instanceof HTMLInputElement) target.focus();
  else target.click();
}

function choose(event: KeyboardEvent, panel: RecordPanel, step: -1 | 1): void {
  const { page } = panel;
  if (event.target instanceof Node && page.panel.contains(event.target)) return;
  const link = neighbourOf(page, panel.record(), step);
  const record = link && recordAt(page, link.href);
  if (!link || !record) return;
  event.preventDefault();
  link.focus({ preventScroll: true });
  link.closest('tr, li')?.scrollIntoView({ block: 'nearest' });
  void panel.open(record, 'list', panel.record() === null);
}

function leave(event: KeyboardEvent, panel: RecordPanel): void {
  const isSearch = event.target instanceof HTMLInputElement && event.target.type === 'search' && event.target.value !== '';
  if (panel.record() === null || dialogIsOpen() || document.querySelector('details[data-menu][open]') || isSearch) return;
  event.preventDefault();
  void panel.close();
}
