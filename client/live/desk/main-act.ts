/**
 * For so long after it was pressed, or has become another one, the main act does nothing: a second press in that time was meant for what
 * stood there before.
 */
export const MAIN_ACT_REST_MS = 500;

const REST = 'data-resting';
const place = (): HTMLElement | null => document.getElementById('desk-main');
/** The main button of the desk, or the link in its place, if there is one now. */
export const mainButton = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('.stage .current-turn .btn--primary:not([disabled])');

let until: ReturnType<typeof setTimeout> | undefined;
let shown: string | null = null;

/** Lets the main act rest, from now. The page shows it, so that neither key nor mouse reaches it. */
export function restMainAct(): void {
  place()?.setAttribute(REST, '');
  clearTimeout(until);
  until = setTimeout(() => place()?.removeAttribute(REST), MAIN_ACT_REST_MS);
}

/** After the desk was drawn: another main act than before rests first. */
export function mainActWasDrawn(): void {
  const button = mainButton();
  const words = button && `${button.textContent}${button.dataset.subject ?? ''}`;
  if (shown !== null && words !== shown) restMainAct();
  shown = words ?? '';
}

/** Presses a button unless the main act rests; a press in its rest lets it rest anew. */
export function pressInTurn(button: HTMLElement | null): void {
  const isResting = place()?.hasAttribute(REST) === true;
  if (button) restMainAct();
  if (!isResting) button?.click();
}
