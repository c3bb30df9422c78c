import { ask } from './dialogs.ts';

/** A confirmation dialog: the title asks, the text names the consequence, the verb labels the button; `harm` outlines it in red. */
export interface Question {
  title: string;
  text?: string;
  verb?: string;
  harm?: boolean;
}

/**
 * Makes forms and buttons with data-confirm="question" ask first: data-confirm-text tells the consequence, data-confirm-verb labels the
 * button (by default the button's own words), data-harm marks what cannot be undone.
 */
export function askBeforeLoss(): void {
  document.addEventListener('submit', (event) => void intercept(event), { capture: true });
}

/** Asks with the page's confirmation dialog. Resolves to false if the safe button or Escape was chosen. */
export function confirmWith(question: Question): Promise<boolean> {
  const dialog = document.getElementById('confirm');
  if (!(dialog instanceof HTMLDialogElement)) return Promise.resolve(true);
  write(dialog, 'h2', question.title);
  write(dialog, 'p', question.text ?? '');
  const button = write(dialog, 'button[value="yes"]', question.verb ?? dialog.dataset.verb ?? '');
  button?.classList.toggle('btn--danger', question.harm === true);
  button?.classList.toggle('btn--primary', question.harm !== true);
  return ask(dialog);
}

async function intercept(event: SubmitEvent): Promise<void> {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset.confirmed !== undefined) return;
  const source = event.submitter?.dataset.confirm ? event.submitter : form;
  if (!source.dataset.confirm) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
  const asked = button?.value ?? '';
  if (!(await confirmWith(questionOf(source, event.submitter)))) return;
  form.dataset.confirmed = '';
  // The page may have redrawn the button meanwhile: send what was asked about.
  const drawn = button?.value ?? '';
  if (button) button.value = asked;
  form.requestSubmit(event.submitter);
  if (button) button.value = drawn;
  delete form.dataset.confirmed;
}

function questionOf(source: HTMLElement, submitter: HTMLElement | null): Question {
  const { confirm = '', confirmText, confirmVerb, harm } = source.dataset;
  return { title: confirm, text: confirmText, verb: confirmVerb ?? submitter?.textContent?.trim(), harm: harm !== undefined };
}

function write(dialog: Element, selector: string, text: string): HTMLElement | null {
  const element = dialog.querySelector<HTMLElement>(selector);
  if (element) {
    element.textContent = text;
    element.hidden = text === '';
  }
  return element;
}
