/** A page that is answered sooner says nothing, so that it does not flicker. */
const SAID_AFTER_MS = 400;

/** Says that a form is being worked on where that takes a while: what is done, with a bar that moves. */
export function sayWhenBusy(): void {
  document.addEventListener('submit', ({ target }) => {
    if (!(target instanceof HTMLFormElement) || target.dataset.busy === undefined) return;
    const { busy } = target.dataset;
    setTimeout(() => target.append(sign(busy)), SAID_AFTER_MS);
  });
  // Back to the page as it was left: nothing is under way any more.
  addEventListener('pageshow', () => document.querySelectorAll('.busy').forEach((one) => one.remove()));
}

function sign(text: string): HTMLElement {
  const status = document.createElement('p');
  status.className = 'busy';
  status.setAttribute('role', 'status');
  const bar = document.createElement('progress');
  bar.setAttribute('aria-label', text);
  status.append(text, bar);
  return status;
}
