/**
 * How long the primary action ignores presses after it was pressed or replaced: a second press in that time was meant for the one
 * before.
 */
export const PRIMARY_ACTION_REST_MS = 500;

const REST = 'data-resting';
const place = (): HTMLElement | null => document.getElementById('desk-main');
/** The primary button of the desk, or the link in its place; null if there is none now. */
export const primaryButton = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('.stage .current-turn .btn--primary:not([disabled])');

let until: ReturnType<typeof setTimeout> | undefined;
let shown: string | null = null;

/** Makes the primary action rest: for a moment neither key nor mouse presses it, and the page shows that. */
export function restPrimaryAction(): void {
  place()?.setAttribute(REST, '');
  clearTimeout(until);
  until = setTimeout(() => place()?.removeAttribute(REST), PRIMARY_ACTION_REST_MS);
}

/** Call it after drawing the desk: a new primary action rests first. */
export function primaryActionWasDrawn(): void {
  const button = primaryButton();
  const words = button && `${button.textContent}${button.dataset.subject ?? ''}`;
  if (shown !== null && words !== shown) restPrimaryAction();
  shown = words ?? '';
}

/** Presses a button unless the primary action is resting; a press during the rest prolongs it. */
export function pressUnlessResting(button: HTMLElement | null): void {
  const isResting = place()?.hasAttribute(REST) === true;
  if (button) restPrimaryAction();
  if (!isResting) button?.click();
}
