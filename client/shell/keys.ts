import { dialogIsOpen } from './dialogs.ts';

/** Handlers of keys on a page, by the key's name in lower case: 'enter', 'm', '/', 'arrowdown'. */
export type KeyHandlers = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Handles single keys: never while a field is being edited, a dialog or a menu is open, a key is held down or combined with Ctrl, Alt
 * or Meta; Enter and the space bar belong to a focused button or link. Returns a function that stops listening.
 */
export function handleKeys(handlers: KeyHandlers): () => void {
  const listen = (event: KeyboardEvent): void => {
    const handler = handlers[event.key.toLowerCase()];
    if (!handler || !isHandled(event)) return;
    event.preventDefault();
    handler(event);
  };
  document.addEventListener('keydown', listen);
  return () => document.removeEventListener('keydown', listen);
}

function isHandled(event: KeyboardEvent): boolean {
  if (event.repeat || event.defaultPrevented || !isAlone(event)) return false;
  return !((event.key === 'Enter' || event.key === ' ') && focusOf(event)?.closest('button, a, summary'));
}

const focusOf = ({ target }: KeyboardEvent): HTMLElement | null => (target instanceof HTMLElement ? target : null);

/** Whether a key is for the page: without modifier keys, no field being edited, no dialog or menu open. */
export function isAlone(event: KeyboardEvent): boolean {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return false;
  if (dialogIsOpen() || document.querySelector('details[data-menu][open]')) return false;
  return !focusOf(event)?.closest('input, textarea, select, [contenteditable="true"]');
}
