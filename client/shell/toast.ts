/** The undo button of a toast. */
export interface Undo {
  label: string;
  run: () => void;
}

const life = 8000;

/** Shows one message at a time for eight seconds, longer while the pointer or focus is on it. Never for errors. */
export function toast(text: string, undo?: Undo): void {
  const region = document.getElementById('toasts');
  if (!region) return;
  const element = document.createElement('div');
  element.className = 'toast';
  element.append(textNode(text));
  if (undo) element.append(undoButton(undo, element));
  put(region, element);
  keepAwhile(element);
}

/** Makes toasts rendered by the server disappear after the same time. */
export function keepServerToasts(): void {
  document.querySelectorAll<HTMLElement>('.toast[data-toast]').forEach(keepAwhile);
}

/** Shows a message that the server rendered for another page. */
export function showServerToast(message: HTMLElement): void {
  const region = document.getElementById('toasts');
  if (region) put(region, message);
  keepAwhile(message);
}

/** In place of the message before; what is being made stays beside it. */
function put(region: HTMLElement, element: HTMLElement): void {
  region.querySelectorAll('.toast:not(.is-making)').forEach((one) => one.remove());
  region.append(element);
}

function textNode(text: string): HTMLElement {
  const span = document.createElement('span');
  span.textContent = text;
  return span;
}

function undoButton(undo: Undo, element: HTMLElement): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn';
  button.textContent = undo.label;
  button.addEventListener('click', () => {
    element.remove();
    undo.run();
  });
  return button;
}

function keepAwhile(element: HTMLElement): void {
  let timer = window.setTimeout(() => element.remove(), life);
  const hold = (): void => window.clearTimeout(timer);
  const resume = (): void => {
    hold();
    timer = window.setTimeout(() => element.remove(), life);
  };
  element.addEventListener('pointerenter', hold);
  element.addEventListener('focusin', hold);
  element.addEventListener('pointerleave', resume);
  element.addEventListener('focusout', resume);
}
