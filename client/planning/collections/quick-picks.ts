/** One click sets a usual value of the field above; the one that stands there is shown pressed. */
export function pickQuickly(): void {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-quick-value]') : null;
    const input = button && inputOf(button);
    if (!button || !input) return;
    input.value = button.dataset.quickValue ?? '';
    for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
  });
  document.addEventListener('input', ({ target }) => {
    const root = target instanceof HTMLInputElement ? target.closest('.field') : target instanceof HTMLFormElement ? target : null;
    for (const button of root?.querySelectorAll<HTMLElement>('[data-quick-value]') ?? [])
      button.setAttribute('aria-pressed', String(button.dataset.quickValue === inputOf(button)?.value.trim()));
  });
}

const inputOf = (button: HTMLElement): HTMLInputElement | null =>
  button.closest('.field')?.querySelector<HTMLInputElement>('input.input') ?? null;
