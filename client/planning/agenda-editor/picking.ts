import { isKey } from '../../../server/i18n/translate.ts';
import { isAlone } from '../../shell/keys.ts';
import { t } from '../../shell/words.ts';
import { onFresh } from './refreshing.ts';

export const itemRows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-item]')];
const boxOf = (row: Element | null | undefined): HTMLInputElement | null => row?.querySelector<HTMLInputElement>('[data-pick]') ?? null;
const form = (): HTMLFormElement | null => document.querySelector<HTMLFormElement>('form#several');

/** The rows that are picked, from top to bottom. */
export const pickedRows = (): HTMLElement[] => itemRows().filter((row) => boxOf(row)?.checked);
export const pickedIds = (): string[] => pickedRows().map(({ dataset }) => dataset.item ?? '');

/** The row from which a range is picked. */
let anchor: string | null = null;

/**
 * Picks rows for what is done with several at once: by their boxes, by Ctrl and a click on a row, the space bar on its title; by Shift and a
 * click, or Shift and the arrow keys, everything up to there. `movePicked`: called instead of sending the form.
 */
export function pickItems(movePicked: (up: boolean) => void = () => {}): void {
  document.addEventListener('click', pickByClick);
  document.addEventListener('keydown', pickByKey);
  document.addEventListener('change', ({ target }) => target instanceof HTMLInputElement && target.matches('[data-pick]') && show());
  document.addEventListener('reset', () => requestAnimationFrame(show));
  document.addEventListener('submit', (event) => moveHere(event, movePicked), { capture: true });
  document.addEventListener('keydown', letGo);
  onFresh(show);
  show();
}

/** Moves the rows on the page itself rather than by loading it again. */
function moveHere(event: SubmitEvent, movePicked: (up: boolean) => void): void {
  const act = event.submitter instanceof HTMLButtonElement ? event.submitter.value : '';
  if (event.target !== form() || !['up', 'down'].includes(act)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  movePicked(act === 'up');
}

function pick(row: HTMLElement, isPicked: boolean): void {
  const box = boxOf(row);
  if (box) box.checked = isPicked;
}

/** Picks everything from the anchor to a row, and nothing else. */
function pickRange(row: HTMLElement): void {
  const rows = itemRows();
  const [from, to] = [rows.findIndex(({ dataset }) => dataset.item === anchor), rows.indexOf(row)];
  const [first, last] = from === -1 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
  rows.forEach((one, at) => pick(one, at >= first && at <= last));
  anchor = rows[from === -1 ? to : from]?.dataset.item ?? null;
}

/** Picks all rows, or none. */
export function pickRows(isPicked: boolean): void {
  for (const row of itemRows()) pick(row, isPicked);
  show();
}

function toggle(row: HTMLElement): void {
  pick(row, boxOf(row)?.checked !== true);
  anchor = row.dataset.item ?? null;
}

function pickByClick(event: MouseEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  const row = target?.closest<HTMLElement>('[data-item]');
  if (!row || !boxOf(row) || event.altKey || target?.closest('.menu, .item-length')) return;
  const isBox = target?.matches('[data-pick]') === true;
  if (isBox && !event.shiftKey) return void (anchor = row.dataset.item ?? null);
  if (event.shiftKey) pickRange(row);
  else if (event.ctrlKey || event.metaKey) toggle(row);
  else return;
  // A box that is part of a range is ticked already: the click would take it back.
  if (isBox) window.setTimeout(() => pick(row, true));
  else event.preventDefault();
  show();
}

function letGo(event: KeyboardEvent): void {
  const isInList = event.target instanceof HTMLInputElement && event.target.matches('[data-pick]');
  if (event.key !== 'Escape' || event.defaultPrevented || pickedRows().length === 0 || !(isInList || isAlone(event))) return;
  event.preventDefault();
  form()?.reset();
}

function pickByKey(event: KeyboardEvent): void {
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-item]') : null;
  const isTitle =
    event.target instanceof HTMLAnchorElement || (event.target instanceof HTMLInputElement && event.target.type === 'checkbox');
  if (!row || !isTitle || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === ' ' && event.target instanceof HTMLAnchorElement && !event.shiftKey) toggle(row);
  else if (event.shiftKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) extend(row, event.key === 'ArrowUp');
  else return;
  event.preventDefault();
  show();
}

/** Picks everything up to the row above or below; null if there is none. */
export function extendPicked(row: HTMLElement, up: boolean): HTMLElement | null {
  const rows = itemRows();
  const next = rows[rows.indexOf(row) + (up ? -1 : 1)];
  if (!next) return null;
  if (pickedIds().length === 0) anchor = row.dataset.item ?? null;
  pickRange(next);
  show();
  return next;
}

const extend = (row: HTMLElement, up: boolean): void => extendPicked(row, up)?.querySelector<HTMLElement>('b a, a.title')?.focus();

/** Says how many are picked. */
function show(): void {
  const count = form()?.querySelector<HTMLElement>('[data-count]');
  const n = pickedRows().length;
  const { count: words = '' } = count?.dataset ?? {};
  const all = document.querySelector<HTMLInputElement>('[data-pick-all]');
  if (all) all.checked = n > 0 && n === itemRows().length;
  if (count && isKey(words)) count.textContent = n === 0 ? '' : t(words, { n });
}
