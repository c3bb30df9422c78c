import { DESK_KEYS, LIMIT_KEYS, MOVE_KEYS, PRESSING_KEYS } from '../../../server/live/desk/presenter/keys.ts';
import { handleKeys, isAlone } from '../../shell/keys.ts';
import { primaryButton, pressUnlessResting } from './primary-action.ts';

export interface DeskKeyActions {
  /** Chooses another speaker of the list: 1 the next, -1 the one before. */
  choose(step: number): void;
  undo(): void;
}

/** Handles the desk's keys. */
export function listenToKeys({ choose, undo }: DeskKeyActions): void {
  handleKeys({
    ...Object.fromEntries(PRESSING_KEYS.map((key) => [key.toLowerCase(), () => press(key)])),
    [DESK_KEYS.invite.key.toLowerCase()]: () => pressUnlessResting(buttonOf(DESK_KEYS.invite.key)),
    arrowdown: () => choose(1),
    arrowup: () => choose(-1),
    ...Object.fromEntries(LIMIT_KEYS.map(({ key }) => [key, () => press(key)])),
    [DESK_KEYS.requests.key.toLowerCase()]: reachRequests,
    [DESK_KEYS.announce.key.toLowerCase()]: () => open('announce', 'textarea'),
    [DESK_KEYS.find.key]: () => open('find', 'input'),
    [DESK_KEYS.help.key]: () => open('keys', 'button'),
    [DESK_KEYS.undo.key.toLowerCase()]: undo,
  });
  document.addEventListener('keydown', pressPrimaryAction);
  document.addEventListener('keydown', (event) => {
    if (!event.altKey || event.repeat || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    press(event.key === 'ArrowUp' ? MOVE_KEYS.up : MOVE_KEYS.down);
  });
}

/** Enter presses the primary button even while another button or a link has the focus; those are pressed by the space bar. */
function pressPrimaryAction(event: KeyboardEvent): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a, summary') : null;
  if (event.defaultPrevented || !isAlone(event)) return;
  if (event.key === ' ' && link) {
    event.preventDefault();
    link.click();
  }
  if (event.key !== 'Enter') return;
  event.preventDefault();
  pressUnlessResting(primaryButton());
}

/** Focuses the first request; from there Tab and the space bar work. */
function reachRequests(): void {
  document.getElementById('desk-requests')?.scrollIntoView({ block: 'nearest' });
  document.querySelector<HTMLElement>('#desk-requests + ol li .actions > .btn:last-child')?.focus();
}

/** The button of a key; null if there is none now. */
const buttonOf = (key: string): HTMLButtonElement | null =>
  document.querySelector<HTMLButtonElement>(`button[data-key="${key}"]:not([disabled])`);
const press = (key: string): void => buttonOf(key)?.click();

function open(id: string, focus: string): void {
  const dialog = document.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement)) return;
  if (!dialog.open) dialog.showModal();
  dialog.querySelector<HTMLElement>(focus)?.focus();
}
