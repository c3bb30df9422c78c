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
  if (event.repeat || event.isComposing || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return false;
  if (dialogIsOpen() || document.querySelector('details[data-menu][open]')) return false;
  const focused = event.target instanceof HTMLElement ? event.target : null;
  if (focused?.closest('input, textarea, select, [contenteditable="true"]')) return false;
  return !((event.key === 'Enter' || event.key === ' ') && focused?.closest('button, a, summary'));
}
