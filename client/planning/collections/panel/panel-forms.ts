import { morph } from '../../../shell/templates.ts';
import { dropDraft } from '../../../shell/drafts.ts';
import { refresh } from '../../agenda-editor/refreshing.ts';
import { isNew, recordAt, writeAddress } from './list-page.ts';
import type { RecordPanel } from './record-panel.ts';
import { say, sayNothing } from './said.ts';
import { besides } from './rows.ts';
import type { Editing } from './editing.ts';
import { leaveField, replaceField } from './fields.ts';
import { sentBody, recordForm, send } from './sending.ts';
import { tell, type RecordPage } from './record-page.ts';

/** Sends the forms of the panel, and the one that takes something back, without leaving the page. */
export function sendForms(panel: RecordPanel): void {
  // After the question of a form that asks first, before the guard of forms that leave the page.
  document.addEventListener(
    'submit',
    (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || form.method !== 'post' || event.defaultPrevented) return;
      const isOwn = panel.page.panel.contains(form);
      if (!isOwn && !form.closest('#toasts')) return;
      event.preventDefault();
      if (form.dataset.sent !== undefined) return;
      form.dataset.sent = '';
      void submit(form, event.submitter, panel).finally(() => delete form.dataset.sent);
    },
    { capture: true },
  );
}

async function submit(form: HTMLFormElement, submitter: HTMLElement | null, panel: RecordPanel): Promise<void> {
  const record = panel.record();
  const editing = panel.editing();
  const isNamed = submitter?.hasAttribute('name') === true;
  if (editing?.form === form && !isNamed) return editing.save();
  // What is typed beside this form, and the version that it makes, come first.
  if (editing && editing.form !== form) await editing.settled();
  const action = submitter?.getAttribute('formaction')?.split('#')[0] ?? form.getAttribute('action') ?? '';
  const body = sentBody(form, submitter);
  submitter?.setAttribute('aria-busy', 'true');
  // What is typed before the answer would belong to neither record.
  if (editing?.form !== form)
    for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input.input, textarea')) field.readOnly = true;
  const sheet = await send(action, body, () => say(form, 'collections.panel.lost'));
  submitter?.removeAttribute('aria-busy');
  sayNothing(form);
  // The one who reads has gone on to another record meanwhile.
  const isShown = panel.record() === record && form.isConnected;
  const answered = recordForm(sheet.document);
  if (!sheet.isRedirected && editing?.form === form && answered) return showPicker(form, answered, submitter, editing);
  if (!sheet.isRedirected && form.closest('#toasts')) return showRefusal(sheet, panel);
  if (!sheet.isRedirected) return isShown && record !== null ? showUnstored(sheet, record, form, submitter, panel) : undefined;
  leaveField(form);
  dropDraft(form);
  delete form.dataset.changed;
  tell(sheet);
  if (isShown && panel.page.panel.contains(form)) await showStored(sheet, panel, record, action.endsWith('/remove'));
  await refresh().catch(() => {});
}

/** What cannot be taken back: the page that says why is the list itself. */
function showRefusal({ document: answered }: RecordPage, { page }: RecordPanel): void {
  const [list, told] = [page.main, answered].map((one) => one.querySelector('.page'));
  if (list && told) morph(list, told.innerHTML);
  scrollTo(0, 0);
}

/** A picker of people that was searched, or made somebody: the other fields stay as they are. */
function showPicker(form: HTMLFormElement, answered: HTMLFormElement, submitter: HTMLElement | null, editing: Editing): Promise<void> {
  replaceField(form, answered, submitter?.getAttribute('value') ?? '');
  return editing.save();
}

/** The form of a new record again: what is wrong with it, or a picker of people that was searched or made somebody. */
function showUnstored(sheet: RecordPage, record: string, form: HTMLFormElement, submitter: HTMLElement | null, panel: RecordPanel): void {
  // What the answer shows is all that was typed, without what has become a person.
  leaveField(form);
  if (sheet.status < 400) dropDraft(form);
  panel.show(sheet, record, 'form');
  if (sheet.status >= 400) return;
  const unsent = panel.page.panel.querySelector<HTMLFormElement>('form[data-guard]:not([data-record])');
  const search = unsent?.querySelector<HTMLInputElement>(`[name="_find_${CSS.escape(submitter?.getAttribute('value') ?? '')}"]`);
  search?.focus();
  // It is typed, and not stored: kept in this tab, and asked about before it is left.
  unsent?.querySelector('.input')?.dispatchEvent(new Event('change', { bubbles: true }));
  if (unsent) unsent.dataset.changed = '';
}

/** Shows what was stored: the record itself, the form of the next one, or after a removal the list. */
async function showStored(sheet: RecordPage, panel: RecordPanel, before: string | null, isRemoval: boolean): Promise<void> {
  const { page } = panel;
  const record = recordAt(page, sheet.address);
  const { pathname } = new URL(sheet.address);
  if (record !== null && pathname === location.pathname) return panel.open(record, 'list', false);
  if (record !== null) {
    writeAddress(page, record, false);
    return panel.show(sheet, record, record === before && !isNew(record) ? 'list' : 'form');
  }
  if (pathname !== location.pathname) return location.assign(sheet.address);
  if (before !== null && !isRemoval) return panel.open(before, 'list', false);
  const next = before === null ? undefined : besides(page, before);
  panel.leave();
  writeAddress(page, null, false);
  next?.focus();
}
