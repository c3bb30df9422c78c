import { dialogIsOpen } from '../../../shell/dialogs.ts';
import { extendPicked } from '../../agenda-editor/picking.ts';
import type { RecordPanel } from '../../collections/panel/record-panel.ts';
import { recordAt } from '../../collections/panel/list-page.ts';
import { activate, cellAcross, cellAlong, cellAt, cellOf, firstIn, gridBody, linkIn, cellPlace, rowOf } from './cells.ts';
import { closeCell, commit, isEdited, openCell, watchOthers } from './editing.ts';
import { moveRows, shiftRow } from './moving.ts';
import { notedSitting, togglePresence } from './presence.ts';
import { undoStep } from './undoing.ts';

/**
 * Lets the list of participants be typed into cell by cell, as in a spreadsheet: arrows move, typing begins, Tab and Enter store and go on,
 * Escape leaves, Alt and an arrow move rows, the space bar notes who is present, Ctrl Z takes back.
 */
export function typeInGrid(panel: RecordPanel | null): void {
  if (!panel || !gridBody()) return;
  // Before the keys of the panel and of picking.
  document.addEventListener('keydown', (event) => press(event, panel), { capture: true });
  document.addEventListener('dblclick', openByMouse);
  watchOthers();
  moveRows();
}

/** Two presses on a name would open the panel: a cell that is pressed twice is typed into. */
function openByMouse(event: MouseEvent): void {
  const cell = cellOf(event.target);
  if (!cell || isEdited(event.target)) return;
  event.preventDefault();
  getSelection()?.removeAllRanges();
  openCell(cell);
}

function press(event: KeyboardEvent, panel: RecordPanel): void {
  if (event.isComposing || dialogIsOpen() || !(event.target instanceof HTMLElement)) return;
  if (isEdited(event.target)) return void (typing(event, event.target) && take(event));
  if (takesBack(event)) return void (undoStep() && take(event));
  const row = rowOf(event.target);
  if (!row) return;
  const cell = event.target.dataset.cell === undefined ? null : event.target;
  if (cell ? onCell(event, cell, row, panel) : onLink(event, event.target, row)) take(event);
}

function take(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

const hasModifier = ({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => ctrlKey || metaKey || altKey;

/** Ctrl Z outside of fields, which take back what is typed themselves. */
const takesBack = ({ key, ctrlKey, metaKey, shiftKey, altKey, target }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'z' &&
  (ctrlKey || metaKey) &&
  !shiftKey &&
  !altKey &&
  !(target instanceof Element && target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]'));

/** In the cell that is typed into. Returns whether the key was taken. */
function typing(event: KeyboardEvent, target: HTMLElement): boolean {
  if (hasModifier(event) || target instanceof HTMLButtonElement) return false;
  const cell = cellOf(target);
  if (!cell) return false;
  if (event.key === 'Escape') activate(closeCell());
  else if (event.key === 'Enter') void commit(cellAcross(cell, event.shiftKey ? -1 : 1) ?? cell);
  else if (event.key === 'Tab') void commit(cellAlong(cell, event.shiftKey ? -1 : 1) ?? cell);
  else return false;
  return true;
}

/** On the name of a row. */
function onLink(event: KeyboardEvent, target: HTMLElement, row: HTMLElement): boolean {
  if (event.altKey && isUpDown(event)) shiftRow(row, event.key === 'ArrowUp');
  else if (hasModifier(event) || !target.matches('a.title')) return false;
  else if (event.key === 'F2') return openFirst(row);
  else if (event.key === 'ArrowRight') activate(firstIn(row));
  else if (event.key === ' ' && !event.shiftKey && notedSitting() !== null) void togglePresence(row);
  else return false;
  return true;
}

function openFirst(row: HTMLElement): boolean {
  const cell = firstIn(row);
  return cell !== null && openCell(cell);
}

const isUpDown = ({ key }: KeyboardEvent): boolean => key === 'ArrowUp' || key === 'ArrowDown';
const STEPS: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1 };

function onCell(event: KeyboardEvent, cell: HTMLElement, row: HTMLElement, panel: RecordPanel): boolean {
  const { key, shiftKey } = event;
  if (event.altKey && isUpDown(event)) return (shiftRow(row, key === 'ArrowUp'), true);
  if (hasModifier(event)) return false;
  if (shiftKey && isUpDown(event)) return (extendPicked(row, key === 'ArrowUp'), activate(cellAcross(cell, STEPS[key] ?? 1)), true);
  const step = STEPS[key];
  if (step !== undefined) return (go(cell, isUpDown(event) ? cellAcross(cell, step) : cellAlong(cell, step), panel), true);
  if (key === 'Tab') return leaveByTab(cell, shiftKey ? -1 : 1);
  if (key === 'Escape') return (linkIn(row)?.focus({ preventScroll: true }), true);
  if (key === 'Enter' || key === 'F2') return openHere(cell, row, panel);
  if (key === 'Backspace') return openCell(cell, '');
  if (key === ' ')
    return (notedSitting() === null ? row.querySelector<HTMLElement>('[data-pick]')?.click() : void togglePresence(row), true);
  // The character itself is typed into the field, which has the focus by then.
  if (key.length === 1 || key === 'Process' || key === 'Unidentified')
    return (openCell(cell, '') && event.stopImmediatePropagation(), false);
  return false;
}

/** The record that a row shows; null without its link. */
function recordOf(row: HTMLElement, panel: RecordPanel): string | null {
  const link = linkIn(row);
  return link ? recordAt(panel.page, link.href) : null;
}

/** The panel, if it is open, shows the row of the active cell. */
function go(from: HTMLElement, to: HTMLElement | null, panel: RecordPanel): void {
  if (!to) return;
  activate(to);
  const [row, before] = [rowOf(to), rowOf(from)];
  const record = row && recordOf(row, panel);
  if (row === before || record === null || panel.record() === null || !matchMedia('(min-width: 1280px)').matches) return;
  const place = cellPlace(to);
  void panel.open(record, 'list', false).then(() => activate(cellAt(place)));
}

function leaveByTab(cell: HTMLElement, step: -1 | 1): boolean {
  const to = cellAlong(cell, step);
  activate(to);
  return to !== null;
}

/** Types into a cell; what one cell has no room for is set in the panel. */
function openHere(cell: HTMLElement, row: HTMLElement, panel: RecordPanel): boolean {
  if (openCell(cell)) return true;
  const record = recordOf(row, panel);
  if (record !== null) void panel.open(record, 'form');
  return true;
}
