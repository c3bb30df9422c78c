import { pageReader } from './page.ts';
import { toast } from './toast.ts';
import { t } from './words.ts';

/** Values by the name of their control and its index among those of that name. */
type Values = Readonly<Record<string, string | boolean>>;
interface Draft {
  readonly values: Values;
  /** True if sent but not yet known to be accepted. */
  readonly sent: boolean;
}

/** Prefix of keys in sessionStorage: per tab, reader, page and form. */
const PREFIX = 'draft ';
const actionOf = (form: HTMLFormElement): string => new URL(form.action, location.href).pathname;
const keyOf = (form: HTMLFormElement): string => `${PREFIX}${pageReader()} ${location.pathname} ${actionOf(form)}`;

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
const isTicked = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(control.type);
const isTyped = (control: Control): boolean => !/^(?:hidden|file|password|submit|button)$/.test(control.type);

/** Forms that are filled in and submitted; fields that a script saves while typing need no draft. */
const FILLED_IN = '.form, [data-guard], [data-form]';

/** The controls of a form to keep, including the version it was rendered with. None of a form with a password. */
function controlsOf(form: HTMLFormElement): [string, Control][] {
  if (!form.matches(FILLED_IN)) return [];
  const controls = [...form.elements].filter(isControl).filter(({ name }) => name !== '');
  if (form.method !== 'post' || !controls.some(isTyped) || controls.some(({ type }) => type === 'password')) return [];
  const counts = new Map<string, number>();
  return controls
    .filter((control) => isTyped(control) || control.name === 'version')
    .map((control) => {
      const count = counts.get(control.name) ?? 0;
      counts.set(control.name, count + 1);
      return [`${control.name} ${count}`, control];
    });
}

const valueOf = (control: Control): string | boolean => (isTicked(control) ? control.checked : control.value);
const valuesOf = (form: HTMLFormElement): Values => Object.fromEntries(controlsOf(form).map(([key, control]) => [key, valueOf(control)]));

/** Without storage, a draft only lives as long as its page. */
function write(key: string, draft: Draft): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {}
}

function read(key: string): Draft | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Draft | null;
  } catch {
    return null;
  }
}

const kept = (): string[] => Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));

/** Forgets the draft of a form that was accepted or discarded. */
export const dropDraft = (form: HTMLFormElement): void => sessionStorage.removeItem(keyOf(form));

function fill(form: HTMLFormElement, values: Values): boolean {
  let changed = false;
  for (const [key, control] of controlsOf(form)) {
    const value = values[key];
    if (value === undefined || value === valueOf(control)) continue;
    if (isTicked(control)) control.checked = value === true;
    else control.value = String(value);
    changed ||= control.name !== 'version';
  }
  return changed;
}

/** Whether the page says that the previous submission was not saved. */
const isRefusal = (): boolean => document.querySelector('.error-page, .form-errors, [aria-invalid="true"]') !== null;

/** On loading a page: sent drafts are saved, unless the page shows a refusal, or is the one they were typed on, reached by going back. */
function settle(): void {
  const [entry] = performance.getEntriesByType('navigation');
  const cameBack = entry instanceof PerformanceNavigationTiming && entry.type !== 'navigate';
  for (const key of kept()) {
    const draft = read(key);
    if (!draft?.sent) continue;
    if (isRefusal() || cameBack) write(key, { ...draft, sent: false });
    else sessionStorage.removeItem(key);
  }
}

function restore(): void {
  if (document.querySelector('.form-errors, [aria-invalid="true"]')) return;
  const restored = [...document.forms].filter((form) => {
    const draft = controlsOf(form).length > 0 ? read(keyOf(form)) : null;
    return draft !== null && fill(form, draft.values);
  });
  if (restored.length === 0) return;
  for (const form of restored) {
    if (form.dataset.guard !== undefined) form.dataset.changed = '';
    form.closest('details')?.setAttribute('open', '');
  }
  toast(t('common.kept.restored'), {
    label: t('common.kept.discard'),
    run() {
      for (const form of restored) {
        dropDraft(form);
        delete form.dataset.changed;
      }
      location.reload();
    },
  });
}

/** Fills what was typed earlier into a form that a script has shown. Returns the version it was typed on; null if there is nothing. */
export function restoreDraft(form: HTMLFormElement): { readonly version: string } | null {
  const draft = controlsOf(form).length > 0 ? read(keyOf(form)) : null;
  const version = form.querySelector<HTMLInputElement>(':scope > input[name="version"]');
  const shown = version?.value ?? '';
  if (draft === null || !fill(form, draft.values)) return null;
  // The form goes on from what it shows.
  if (version) version.value = shown;
  form.dataset.changed = '';
  form.dispatchEvent(new Event('input', { bubbles: true }));
  return { version: String(draft.values['version 0'] ?? '') };
}

function keep(event: Event): void {
  const form = event.target instanceof Element && isControl(event.target) ? event.target.form : null;
  if (form && controlsOf(form).length > 0) write(keyOf(form), { values: valuesOf(form), sent: false });
}

function send(event: SubmitEvent): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== 'post' || event.defaultPrevented) return;
  if (!navigator.onLine && form.dataset.form === undefined) {
    event.preventDefault();
    return toast(t('common.kept.offline'));
  }
  if (/^\/sign-out$|\/site\/leave$/.test(actionOf(form))) return kept().forEach((key) => sessionStorage.removeItem(key));
  if (controlsOf(form).length > 0) write(keyOf(form), { values: valuesOf(form), sent: true });
  // Sent again from the error page, which does not have its controls.
  else
    for (const key of kept().filter((one) => one.endsWith(` ${actionOf(form)}`)))
      write(key, { values: read(key)?.values ?? {}, sent: true });
}

/**
 * Keeps what is typed into any form in this tab until the server has accepted it: through a refusal, an ended login, a broken
 * connection, a page closed by mistake. Somebody else who signs in does not see it.
 */
export function keepDrafts(): void {
  settle();
  restore();
  document.addEventListener('input', keep);
  document.addEventListener('change', keep);
  document.addEventListener('submit', send);
}
