import { readCommand } from '../../../server/live/desk/presenter/commands.ts';
import { correctionsContract as contract } from '../../../server/live/corrections/contract.ts';
import { Refused } from '../../connection.ts';
import { toast } from '../../shell/toast.ts';
import { t } from '../../shell/words.ts';
import { run } from '../live-page/commands.ts';
import { primaryButton, restPrimaryAction } from './primary-action.ts';
import { textFields } from '../live-page/live-forms.ts';

/** Words of a button: its label, and the toast after success. */
interface Words {
  readonly label: string;
  readonly toast: string;
  readonly undo?: string | undefined;
}

let conference = '';
let undoLast: (() => void) | null = null;

/** Makes buttons and forms of the desk run their commands over the socket instead of submitting the page. */
export function runCommands(conferenceId: string): void {
  conference = conferenceId;
  document.getElementById('desk-command')?.addEventListener('submit', (event) => {
    const button = event.submitter;
    if (!(event.target instanceof HTMLFormElement) || !(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    if (button === primaryButton()) restPrimaryAction();
    button.closest('details[data-menu]')?.removeAttribute('open');
    if (button.closest('dialog')?.id === 'find') button.closest('dialog')?.close();
    void press(button.value, {}, wordsOf(button, button));
  });
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.command === undefined) return;
    event.preventDefault();
    const { command = '', ...typed } = textFields(form, event.submitter);
    form.closest('dialog')?.close();
    form.closest('details')?.removeAttribute('open');
    form.reset();
    // The next submission of this form is another command.
    delete form.dataset.sent;
    event.submitter?.removeAttribute('aria-busy');
    void press(command, typed, wordsOf(form, event.submitter));
  });
}

/** Words of a button; its label is its text without the key. */
function wordsOf({ dataset }: HTMLElement, button: HTMLElement | null): Words {
  const own = [...(button?.childNodes ?? [])].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent ?? '');
  const label = own.join('').trim();
  return { label: dataset.subject ? `${label}: ${dataset.subject}` : label, toast: dataset.toast ?? '', undo: dataset.undo };
}

/** Undoes the last command, while its toast offers that. */
export const undo = (): void => undoLast?.();

async function press(text: string, typed: Readonly<Record<string, string>>, words: Words): Promise<void> {
  const command = readCommand(text, conference, typed);
  if (!command) return;
  await attempt(async () => {
    const output = (await run({ ...command, label: words.label })) as { seq?: number } | null;
    if (output) tell(words, output.seq);
  });
}

/** Shows a toast with an undo button for eight seconds. */
function tell({ toast: text, undo: label }: Words, seq: number | undefined): void {
  undoLast = label === undefined || seq === undefined ? null : () => void takeBack(label, text, seq);
  toast(text, label !== undefined && undoLast ? { label, run: undoLast } : undefined);
}

async function takeBack(label: string, what: string, seq: number): Promise<void> {
  undoLast = null;
  const input = { conferenceId: conference, seq };
  await attempt(async () => {
    if (await run({ operation: contract.correct, input, label: `${label}: ${what}` })) toast(t('common.done.undone'));
  });
}

async function attempt(work: () => Promise<void>): Promise<void> {
  refuse(null);
  try {
    await work();
  } catch (error) {
    refuse(error instanceof Refused ? error.message : t('common.error.broken'));
  }
}

/** Shows a refusal beside the buttons until the next command; null clears it. */
function refuse(message: string | null): void {
  refusal = message;
  const place = document.getElementById('desk-refusal');
  if (!place) return;
  place.textContent = message ?? '';
  place.hidden = message === null;
}

let refusal: string | null = null;
/** The current refusal, so that a redraw keeps it; null if there is none. */
export const standingRefusal = (): string | null => refusal;
