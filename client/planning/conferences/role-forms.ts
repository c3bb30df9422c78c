/** Shows in the forms of the team only what the chosen role needs, and requires it before the form is sent. */
export function followRoles(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-role-form]')) {
    const role = form.querySelector<HTMLSelectElement>('[data-role]');
    const show = (): void => showNeeded(form, role?.selectedOptions[0]?.dataset['bound'] ?? '');
    role?.addEventListener('change', show);
    show();
  }
}

function showNeeded(form: HTMLFormElement, bound: string): void {
  for (const part of form.querySelectorAll<HTMLElement>('[data-for-role]')) {
    const isNeeded = part.dataset['forRole'] === bound;
    part.hidden = !isNeeded;
    const choice = part.querySelector('select');
    if (choice) choice.required = isNeeded;
  }
}
