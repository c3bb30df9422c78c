import { refusalWords, type FormFields, type LiveForm } from '../../../server/platform/forms.ts';
import { Refused } from '../../connection.ts';
import { dropDraft } from '../../shell/drafts.ts';
import { toast } from '../../shell/toast.ts';
import { t } from '../../shell/words.ts';
import { run } from './commands.ts';

/** The forms of one page, by the name in their data-form. */
export interface LiveForms {
  readonly forms: Readonly<Record<string, LiveForm>>;
  /** Parameters common to all forms, such as the conference; a form adds its own data-site and data-incident. */
  readonly places: FormFields;
  /** Id of the element that shows a refusal until the next form is sent. */
  readonly refusal: string;
  /** Called after each accepted form, to fetch what it changed; the form is accepted even if that fails. */
  onAccepted?(): Promise<void>;
  /** Called after a form was refused. */
  onRefused?(): void;
}

/** Submits forms marked data-form without leaving the page, so that the connection and the pictures stay. */
export function runForms(page: LiveForms): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    const kind = form instanceof HTMLFormElement ? page.forms[form.dataset.form ?? ''] : undefined;
    if (!(form instanceof HTMLFormElement) || !kind || event.defaultPrevented) return;
    event.preventDefault();
    // Another press is the same command, not a second one, so it need not be blocked.
    delete form.dataset.sent;
    void submit(page, kind, form, event.submitter);
  });
}

async function submit(page: LiveForms, kind: LiveForm, form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  if (await send(page, kind, form, submitter)) await page.onAccepted?.().catch(() => {});
}

/** Runs the command of a form. Returns whether it was accepted; shows a refusal. */
async function send(page: LiveForms, kind: LiveForm, form: HTMLFormElement, submitter: HTMLElement | null): Promise<boolean> {
  const fields = { siteId: form.dataset.site, incidentId: form.dataset.incident, ...textFields(form, submitter), ...page.places };
  const label = submitter?.textContent?.trim() ?? '';
  refuse(page, null);
  try {
    const output = await run({ operation: kind.operation, input: kind.input(fields), label, replaces: kind.replaces });
    if (output === null) return false;
    toast(t(kind.toast(fields)));
    release(form);
    return true;
  } catch (error) {
    page.onRefused?.();
    refuse(page, error instanceof Refused ? refusalWords(error.refusal) : t('common.error.broken'));
    return false;
  } finally {
    submitter?.removeAttribute('aria-busy');
  }
}

/** The text fields of a form, including the submit button. */
export const textFields = (form: HTMLFormElement, submitter: HTMLElement | null): Record<string, string> =>
  Object.fromEntries([...new FormData(form, submitter)].filter((pair): pair is [string, string] => typeof pair[1] === 'string'));

/** Closes and clears an accepted form. */
function release(form: HTMLFormElement): void {
  dropDraft(form);
  form.closest('details')?.removeAttribute('open');
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input.input:not([type=number]), textarea.input'))
    field.value = field.defaultValue;
}

function refuse({ refusal }: LiveForms, words: string | null): void {
  const place = document.getElementById(refusal);
  if (!place) return;
  place.textContent = words ?? '';
  place.hidden = words === null;
}
