import type { Operation } from '../../../server/platform/contract.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { rollCallContract } from '../../../server/live/roll-call/contract.ts';
import { call, Refused } from '../../connection.ts';
import { toast } from '../../shell/toast.ts';
import { t } from '../../shell/words.ts';

const operations = new Map<string, Operation>(
  [...Object.values(contract), rollCallContract.remind].map((operation) => [operation.name, operation]),
);

interface Words {
  readonly said: string;
  readonly undo?: string;
}

let conference = '';
let underWay: string | null = null;
let undoLast: (() => void) | null = null;

/** Buttons and forms of the desk run their command over the socket instead of sending the page. */
export function runActs(conferenceId: string): void {
  conference = conferenceId;
  document.getElementById('act')?.addEventListener('submit', (event) => {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    button.closest('details[data-menu]')?.removeAttribute('open');
    if (button.closest('dialog')?.id === 'find') button.closest('dialog')?.close();
    void run(button.value, {}, { said: button.dataset.said ?? '', undo: button.dataset.undo });
  });
  document.getElementById('desk-dialogs')?.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.act === undefined) return;
    event.preventDefault();
    const {
      act = '',
      _csrf: _,
      ...fields
    } = Object.fromEntries([...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
    form.closest('dialog')?.close();
    form.reset();
    void run(act, fields, { said: form.dataset.said ?? '', undo: form.dataset.undo });
  });
}

/** Takes back what was done last, if that was just now. */
export const undo = (): void => undoLast?.();

async function run(act: string, fields: object, words: Words): Promise<void> {
  if (underWay === act) return;
  underWay = act;
  refuse(null);
  try {
    const { name, input } = JSON.parse(act) as { name: string; input: object };
    const operation = operations.get(name);
    if (!operation) return;
    const done = (await call(operation, { ...input, ...fields, conferenceId: conference })) as { seq?: number };
    tell(words, done.seq);
  } catch (error) {
    refuse(error instanceof Refused ? error.message : t('common.error.offline'));
  } finally {
    underWay = null;
  }
}

/** Says what happened and offers the way back for eight seconds. */
function tell({ said, undo: label }: Words, seq: number | undefined): void {
  undoLast = label === undefined || seq === undefined ? null : () => void takeBack(seq);
  toast(said, label !== undefined && undoLast ? { label, run: undoLast } : undefined);
}

async function takeBack(seq: number): Promise<void> {
  undoLast = null;
  refuse(null);
  try {
    await call(contract.correct, { conferenceId: conference, seq });
    toast(t('common.done.undone'));
  } catch (error) {
    refuse(error instanceof Refused ? error.message : t('common.error.offline'));
  }
}

/** A refusal stands where the buttons are until the next act. */
function refuse(message: string | null): void {
  const place = document.getElementById('desk-refusal');
  if (!place) return;
  place.textContent = message ?? '';
  place.hidden = message === null;
  refusal = message;
}

let refusal: string | null = null;
/** The refusal that stands now, so that a new state does not wipe it off. */
export const standingRefusal = (): string | null => refusal;
