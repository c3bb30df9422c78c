import { COMMAND_ID_FIELD, newId } from '../../server/platform/ids.ts';
import { ask } from './dialogs.ts';
import { dropDraft } from './drafts.ts';

/** Makes a second press of the same form do nothing. Forms with data-guard warn before unsaved changes are lost. */
export function guardForms(): void {
  document.addEventListener('submit', holdSecond);
  document.addEventListener('formdata', giveId);
  document.addEventListener('input', markChanged);
  document.addEventListener('click', (event) => void holdLink(event));
  window.addEventListener('beforeunload', (event) => {
    if (changedForm()) event.preventDefault();
  });
  window.addEventListener('pageshow', () => document.querySelectorAll<HTMLFormElement>('form[data-sent]').forEach(release));
  document.querySelector<HTMLElement>('.form-errors')?.focus();
}

function holdSecond(event: SubmitEvent): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method === 'dialog' || event.defaultPrevented) return;
  if (form.dataset.sent !== undefined) return event.preventDefault();
  form.dataset.sent = '';
  delete form.dataset.changed;
  event.submitter?.setAttribute('aria-busy', 'true');
}

/** Gives forms of cached pages, or those rendered by a script, a command id on their first submission; they keep it. */
function giveId({ target, formData }: FormDataEvent): void {
  if (!(target instanceof HTMLFormElement) || target.method !== 'post' || formData.has(COMMAND_ID_FIELD)) return;
  target.dataset.commandId ??= newId();
  formData.set(COMMAND_ID_FIELD, target.dataset.commandId);
}

function release(form: HTMLFormElement): void {
  delete form.dataset.sent;
  form.querySelectorAll('[aria-busy]').forEach((button) => button.removeAttribute('aria-busy'));
}

function markChanged(event: Event): void {
  const form = event.target instanceof Element ? event.target.closest('form') : null;
  if (form?.dataset.guard !== undefined) form.dataset.changed = '';
}

function changedForm(root: ParentNode = document): HTMLFormElement | null {
  return root.querySelector<HTMLFormElement>('form[data-changed]');
}

/** Asks before a link leaves unsaved work, in the page's own words; on closing the window the browser asks in its words. */
async function holdLink(event: MouseEvent): Promise<void> {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || event.defaultPrevented || !changedForm() || staysHere(link, event)) return;
  event.preventDefault();
  if (await mayLeaveForms()) location.assign(link.href);
}

/** Whether unsaved work may be lost, which then is discarded: asks if there is any. */
export async function mayLeaveForms(root: ParentNode = document): Promise<boolean> {
  const form = changedForm(root);
  const dialog = document.getElementById('leave');
  if (!form || !(dialog instanceof HTMLDialogElement)) return true;
  if (!(await ask(dialog))) return false;
  delete form.dataset.changed;
  dropDraft(form);
  return true;
}

function staysHere(link: HTMLAnchorElement, event: MouseEvent): boolean {
  const newWindow = link.target === '_blank' || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
  return newWindow || !link.href || link.hasAttribute('download') || link.getAttribute('href')?.startsWith('#') === true;
}
