import { icon } from '../../../shell/icons.ts';
import { t } from '../../../shell/words.ts';
import { joined, listed, split, type Place } from './line-texts.ts';

/** A field of lines, each in a field of its own; the last one is empty, for the next. */
interface LineList {
  readonly area: HTMLTextAreaElement;
  readonly list: HTMLOListElement;
  readonly label: string;
}

/** Shows the fields whose lines are entries of a list one below the other. Enter begins the next, Backspace at its start joins a line to the one before. */
export function listLines(root: ParentNode = document): void {
  for (const area of root.querySelectorAll<HTMLTextAreaElement>('textarea[data-lines]')) enhance(area);
}

function enhance(area: HTMLTextAreaElement): void {
  const field = area.closest('.field');
  if (!field || area.hidden) return;
  const list = document.createElement('ol');
  list.className = 'line-list';
  list.id = area.id;
  area.removeAttribute('id');
  area.hidden = true;
  area.after(list);
  const name = field.querySelector('label');
  const lines = { area, list, label: name?.firstChild?.textContent?.trim() ?? '' };
  if (name) name.htmlFor = `${list.id}-1`;
  draw(lines, linesOf(area));
  // Before the form hears of it, which sends what stands in the field.
  list.addEventListener('input', () => keep(lines));
  list.addEventListener('beforeinput', (event) => breakLine(event, lines));
  list.addEventListener('keydown', (event) => press(event, lines));
  list.addEventListener('paste', (event) => paste(event, lines));
  list.addEventListener('click', (event) => dropClicked(event, lines));
  // What was typed earlier was filled into the field.
  area.form?.addEventListener('input', ({ target }) => {
    if (target === area.form && textsIn(lines).join('\n') !== area.value) draw(lines, linesOf(area));
  });
}

const linesOf = ({ value }: HTMLTextAreaElement): string[] => value.split('\n').filter((text) => text.trim() !== '');
const fieldsIn = ({ list }: LineList): HTMLTextAreaElement[] => [...list.querySelectorAll('textarea')];
const textsIn = (lines: LineList): string[] =>
  fieldsIn(lines)
    .map(({ value }) => value)
    .filter((text) => text.trim() !== '');

/** Draws the lines and an empty one behind them; fields that are there already stay, with the focus and what a keyboard of a phone composes. */
function draw(lines: LineList, texts: readonly string[]): void {
  const all = [...texts.slice(0, texts.findLastIndex((text) => text !== '') + 1), ''];
  const { list } = lines;
  while (list.children.length > all.length) list.lastElementChild?.remove();
  while (list.children.length < all.length) list.append(rowOf(lines, list.children.length + 1));
  fieldsIn(lines).forEach((field, at) => {
    if (field.value !== all[at]) field.value = all[at] ?? '';
    field.placeholder = at === all.length - 1 ? t('collections.lines.next') : '';
    field.closest('li')?.classList.toggle('is-next', at === all.length - 1);
  });
}

function rowOf({ list, label }: LineList, n: number): HTMLElement {
  const row = document.createElement('li');
  const field = document.createElement('textarea');
  field.id = `${list.id}-${n}`;
  field.rows = 1;
  field.setAttribute('aria-label', t('collections.lines.line', { label, n }));
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.dropLine = '';
  button.setAttribute('aria-label', t('collections.lines.drop', { n }));
  button.append(icon('i-close'));
  row.append(field, button);
  return row;
}

/** Writes the lines into the field that is sent, and shows an empty one behind the last. */
function keep(lines: LineList): void {
  lines.area.value = textsIn(lines).join('\n');
  const fields = fieldsIn(lines);
  if (fields.at(-1)?.value !== '')
    draw(
      lines,
      fields.map(({ value }) => value),
    );
}

/** Shows other lines, with the caret at a place of them, and tells the form. */
function change(lines: LineList, texts: readonly string[], { line, column }: Place): void {
  draw(lines, texts);
  const field = fieldsIn(lines)[line];
  field?.focus();
  field?.setSelectionRange(column, column);
  keep(lines);
  lines.area.dispatchEvent(new Event('input', { bubbles: true }));
}

/** The lines with the caret's place; null if the event is not in one of them. */
function caretIn(lines: LineList, { target }: Event): (Place & { readonly texts: string[]; readonly end: number }) | null {
  const fields = fieldsIn(lines);
  const line = fields.findIndex((field) => field === target);
  const field = fields[line];
  if (!field) return null;
  const texts = fields.map(({ value }) => value);
  // The empty one behind the last is no line yet.
  return { line, column: field.selectionStart, end: field.selectionEnd, texts: texts.at(-1) === '' ? texts.slice(0, -1) : texts };
}

function breakLine(event: InputEvent, lines: LineList): void {
  if (event.inputType !== 'insertLineBreak' && event.inputType !== 'insertParagraph') return;
  event.preventDefault();
  const caret = caretIn(lines, event);
  if (caret && caret.line < caret.texts.length) change(lines, ...split(caret.texts, caret));
}

function press(event: KeyboardEvent, lines: LineList): void {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const caret = caretIn(lines, event);
  const fields = fieldsIn(lines);
  const value = fields[caret?.line ?? -1]?.value ?? '';
  if (!caret) return;
  if (event.key === 'Backspace' && caret.column === 0 && caret.end === 0 && caret.line > 0) {
    change(lines, ...joined(caret.texts, caret.line));
  } else if (event.key === 'Delete' && caret.column === value.length && caret.line + 1 < caret.texts.length) {
    change(lines, ...joined(caret.texts, caret.line + 1));
  } else if (event.key === 'ArrowUp' && caret.column === 0 && caret.line > 0) fields[caret.line - 1]?.focus();
  else if (event.key === 'ArrowDown' && caret.column === value.length) fields[caret.line + 1]?.focus();
  else return;
  event.preventDefault();
}

/** Several lines that are pasted become as many entries. */
function paste(event: ClipboardEvent, lines: LineList): void {
  const pasted = listed(event.clipboardData?.getData('text/plain') ?? '');
  const caret = caretIn(lines, event);
  if (!caret || pasted.length < 2) return;
  event.preventDefault();
  const { texts, line, column, end } = caret;
  const now = texts[line] ?? '';
  const all = [now.slice(0, column) + (pasted[0] ?? ''), ...pasted.slice(1)];
  const last = all.length - 1;
  const length = all[last]?.length ?? 0;
  all[last] += now.slice(end);
  change(lines, texts.toSpliced(line, 1, ...all), { line: line + last, column: length });
}

function dropClicked({ target }: Event, lines: LineList): void {
  const row = target instanceof Element ? target.closest('[data-drop-line]')?.closest('li') : null;
  const line = row ? [...lines.list.children].indexOf(row) : -1;
  if (line === -1) return;
  const texts = fieldsIn(lines)
    .slice(0, -1)
    .map(({ value }) => value);
  change(lines, texts.toSpliced(line, 1), { line: Math.min(line, texts.length - 1), column: 0 });
  lines.area.dispatchEvent(new Event('change', { bubbles: true }));
}
