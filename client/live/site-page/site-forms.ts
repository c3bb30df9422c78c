import { toast } from '../../shell/toast.ts';
import { t } from '../../shell/words.ts';

/**
 * Sends forms marked data-live without leaving the page, so that the line and the pictures stay: the same address and fields as
 * without a script. What was refused stands above the page; what was done is said. `done` runs after each that was accepted.
 */
export function sendFormsQuietly(done: () => Promise<void>): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.live === undefined || event.defaultPrevented) return;
    event.preventDefault();
    void send(form, event.submitter).then(async (sent) => {
      release(form);
      if (sent) await done();
    });
  });
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<boolean> {
  // By the time the answer is here, the page may have made another form of this one.
  const { said = '' } = form.dataset;
  try {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form, submitter)) if (typeof value === 'string') fields.append(name, value);
    const response = await fetch(form.action, { method: 'POST', body: fields, redirect: 'manual' });
    if (response.type !== 'opaqueredirect') {
      refuse(refusalIn(await response.text()));
      return false;
    }
    accepted(form, said);
    return true;
  } catch {
    refuse(t('common.error.offline'));
    return false;
  }
}

function accepted(form: HTMLFormElement, said: string): void {
  refuse(null);
  toast(said);
  form.closest('details')?.removeAttribute('open');
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input.in:not([type=number]), textarea.in'))
    field.value = field.defaultValue;
}

/** The words of the refusal, from the page that was answered. */
function refusalIn(html: string): string {
  const answered = new DOMParser().parseFromString(html, 'text/html');
  const words = answered.querySelector('#site-refusal:not([hidden]), .what')?.textContent?.trim();
  return words ?? t('common.error.broken');
}

function refuse(words: string | null): void {
  const place = document.getElementById('site-refusal');
  if (!place) return;
  place.textContent = words ?? '';
  place.hidden = words === null;
}

/** The form may be sent again: it is the same page. */
function release(form: HTMLFormElement): void {
  delete form.dataset.sent;
  form.querySelectorAll('[aria-busy]').forEach((button) => button.removeAttribute('aria-busy'));
}
