/** Shows in the forms of the team only what the chosen role needs, and requires it before the form is sent. */
export function followRoles(): void {
  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement && target.matches('[data-role]')) showNeededFields();
  });
  showNeededFields();
}

/** Shows what the chosen roles need, also after the forms were drawn again. */
export function showNeededFields(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-role-form]'))
    showNeeded(form, form.querySelector<HTMLSelectElement>('[data-role]')?.selectedOptions[0]?.dataset['bound'] ?? '');
}

function showNeeded(form: HTMLFormElement, bound: string): void {
  for (const part of form.querySelectorAll<HTMLElement>('[data-for-role]')) {
    const isNeeded = part.dataset['forRole'] === bound;
    part.hidden = !isNeeded;
    const choice = part.querySelector('select');
    if (choice) choice.required = isNeeded;
  }
}
