/**
 * `<button data-opens="id">` opens a native dialog, `<button data-closes>` closes the one it is in. The element with autofocus, the safe
 * button, gets the focus; the browser returns it to the opener.
 */
export function openDialogs(): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-opens], [data-closes]') : null;
    if (!(button instanceof HTMLElement)) return;
    if (button.dataset.closes !== undefined) return button.closest('dialog')?.close();
    const dialog = document.getElementById(button.dataset.opens ?? '');
    if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
  });
  document.addEventListener('click', closeOnBackdrop);
}

/** Closes the dialog on a click outside it, like Escape. */
function closeOnBackdrop(event: MouseEvent): void {
  if (!(event.target instanceof HTMLDialogElement) || event.detail === 0) return;
  const box = event.target.getBoundingClientRect();
  const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
  if (!inside) event.target.close('no');
}

/** Shows a dialog and waits for its answer: true only for the button with the value "yes". */
export function ask(dialog: HTMLDialogElement): Promise<boolean> {
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true }));
}

/** Whether a dialog is open; keys of the page then do nothing. */
export function dialogIsOpen(): boolean {
  return document.querySelector('dialog[open]') !== null;
}
