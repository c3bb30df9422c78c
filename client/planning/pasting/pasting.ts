import { dialogIsOpen } from '../../shell/dialogs.ts';
import { handleKeys } from '../../shell/keys.ts';
import { pageToken } from '../../shell/page.ts';
import { tableText } from './table-text.ts';

/**
 * Takes what is pasted onto a page with a list: it is sent to be read, and the page shows what it would add. In the field for a list, a table
 * is written as rows of cells.
 */
export function takePastes(): void {
  document.addEventListener('paste', (event) => {
    const { target } = event;
    if (target instanceof HTMLTextAreaElement && target.dataset.pasteText !== undefined) return writeTable(event, target);
    const action = document.querySelector<HTMLElement>('main[data-pastes]')?.dataset.pastes;
    if (!action || dialogIsOpen()) return;
    const text = textOf(event);
    if (text.trim() === '' || !isForList(target, text)) return;
    event.preventDefault();
    send(action, text);
  });
  handleKeys({ escape: () => document.querySelector<HTMLElement>('[data-paste-band] [data-key="escape"]')?.click() });
}

/** Whether a text is for the list: it goes nowhere else, or has more cells than the one of the list that is typed into. */
function isForList(target: EventTarget | null, text: string): boolean {
  const field = target instanceof Element ? target.closest('input, textarea, select, [contenteditable]') : null;
  return field === null || (field.matches('.cell-input') && /[\t\n]/.test(text.trim()));
}

function textOf({ clipboardData }: ClipboardEvent): string {
  return tableText(clipboardData?.getData('text/html') ?? '') ?? clipboardData?.getData('text/plain') ?? '';
}

function writeTable(event: ClipboardEvent, field: HTMLTextAreaElement): void {
  const text = tableText(event.clipboardData?.getData('text/html') ?? '');
  if (text === null) return;
  event.preventDefault();
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function send(action: string, text: string): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = action;
  form.hidden = true;
  form.append(hidden('_csrf', pageToken()), hidden('text', text));
  document.body.append(form);
  form.requestSubmit();
}

/** A field that keeps line breaks. */
function hidden(name: string, value: string): HTMLTextAreaElement {
  const field = document.createElement('textarea');
  field.name = name;
  field.value = value;
  return field;
}
