import { dialogIsOpen } from './dialogs.ts';

/** What keys do on a page, by the key's name in lower case: 'enter', 'm', '/', 'arrowdown'. */
export type KeyActs = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Acts on keys that stand alone: never while a field is being written in, a dialog or a menu is open, a key is held down or goes with Ctrl, Alt
 * or Meta; and Enter and the space bar belong to a button or a link that has the focus. Returns the function that stops listening.
 */
export function actOnKeys(acts: KeyActs): () => void {
  const listen = (event: KeyboardEvent): void => {
    const act = acts[event.key.toLowerCase()];
    if (!act || !mayAct(event)) return;
    event.preventDefault();
    act(event);
  };
  document.addEventListener('keydown', listen);
  return () => document.removeEventListener('keydown', listen);
}

function mayAct(event: KeyboardEvent): boolean {
  if (event.repeat || event.defaultPrevented || !isAlone(event)) return false;
  return !((event.key === 'Enter' || event.key === ' ') && focusOf(event)?.closest('button, a, summary'));
}

const focusOf = ({ target }: KeyboardEvent): HTMLElement | null => (target instanceof HTMLElement ? target : null);

/** Whether a key is the page's: it goes with no other key, nobody writes in a field, and no dialog or menu is open. */
export function isAlone(event: KeyboardEvent): boolean {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return false;
  if (dialogIsOpen() || document.querySelector('details[data-menu][open]')) return false;
  return !focusOf(event)?.closest('input, textarea, select, [contenteditable="true"]');
}
