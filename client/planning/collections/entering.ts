/**
 * Ctrl Enter in the form of a new record adds it and opens the next one, Ctrl S saves. The form of the next one begins in its first field.
 */
export function enterInTurn(): void {
  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.repeat || event.isComposing) return;
    const form = document.querySelector<HTMLFormElement>('form[data-guard]');
    const button = form?.querySelector<HTMLButtonElement>(
      event.key === 'Enter' ? '[name="_next"]' : event.key.toLowerCase() === 's' ? '.action-bar .btn--primary' : '.none',
    );
    if (!form || !button) return;
    event.preventDefault();
    form.requestSubmit(button);
  });
  if (new URLSearchParams(location.search).has('next'))
    document.querySelector<HTMLElement>('form[data-guard] :is(input.input, textarea.input)')?.focus();
}
