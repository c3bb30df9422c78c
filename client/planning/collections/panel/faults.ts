import { namesOf, wrapperOf } from './fields.ts';

/** Shows in a form what another rendering of it says is wrong: under each field, or above them; what is typed stays. */
export function showFaults(form: HTMLFormElement, refused: Document): void {
  clearFaults(form);
  const answered = refused.querySelector<HTMLFormElement>('form[data-record]');
  const wrong = answered ? [...namesOf(form)].filter((name) => copyFault(form, answered, name)) : [];
  const above = refused.querySelector('.form-errors');
  if (wrong.length === 0 && above) form.prepend(document.importNode(above, true));
}

/** The fields that another rendering of the form says are wrong. */
export function faultyFields(form: HTMLFormElement, refused: Document): string[] {
  const answered = refused.querySelector<HTMLFormElement>('form[data-record]');
  return answered ? [...namesOf(form)].filter((name) => wrapperOf(answered, name)?.querySelector('.field-message')) : [];
}

/** Shows under a field what another rendering of the form says of it; false if that says nothing. */
export function copyFault(form: HTMLFormElement, answered: HTMLFormElement, name: string): boolean {
  const [here, there] = [wrapperOf(form, name), wrapperOf(answered, name)];
  const message = there?.querySelector('.field-message');
  if (!here || !message || here.querySelector('.field-message')) return false;
  const copy = document.importNode(message, true);
  copy.setAttribute('role', 'alert');
  here.classList.add('has-error');
  here.append(copy);
  const control = here.querySelector(`[name="${CSS.escape(name)}"]`);
  control?.setAttribute('aria-invalid', 'true');
  if (copy.id !== '') control?.setAttribute('aria-describedby', copy.id);
  return true;
}

/** Forgets what was wrong at the last attempt. */
export function clearFaults(form: HTMLFormElement): void {
  form.querySelectorAll('.field-message, .form-errors').forEach((message) => message.remove());
  form.querySelectorAll('.has-error').forEach((field) => field.classList.remove('has-error'));
  form.querySelectorAll('[aria-invalid]').forEach((control) => control.removeAttribute('aria-invalid'));
}
