import type { Editor } from '@tiptap/core';
import { readDue } from '../../../server/record/minutes/rules/body.ts';
import type { Part } from '../../../server/record/minutes/contract.ts';
import { followUpContract, type MatterFacts, type MatterKind } from '../../../server/record/follow-up/contract.ts';
import { readTyped, showTyped } from '../../../server/platform/typed-dates.ts';
import { newId } from '../../../server/platform/ids.ts';
import { call, Refused } from '../../connection.ts';
import { toast } from '../../shell/toast.ts';
import { t } from '../../shell/words.ts';
import { noteOf } from './note-view.ts';

/** Words of the minutes that go into the register, with what is known of them. */
interface Words {
  readonly kind: MatterKind;
  readonly text: string;
  readonly owner: string;
  readonly due: MatterFacts['due'];
  /** When the line was begun, in milliseconds since 1970. */
  readonly at: number | null;
}

/** The selected words, or the line with the cursor; null if there are none. */
function wordsAt(editor: Editor): Words | null {
  const { from, to, empty, $from } = editor.state.selection;
  const line = $from.depth > 0 ? $from.node(1) : null;
  const text = (empty ? $from.parent.textContent : editor.state.doc.textBetween(from, to, '\n')).trim();
  if (text === '') return null;
  const note = line && noteOf(line);
  const { owner, due, at } = line?.attrs ?? {};
  return {
    kind: note === 'task' ? 'task' : 'recommendation',
    text,
    owner: note && typeof owner === 'string' ? owner : '',
    due: note ? readDue(due) : null,
    at: typeof at === 'number' && Number.isInteger(at) ? at : null,
  };
}

const form = (): HTMLFormElement | null => document.querySelector<HTMLFormElement>('#matter-form');

function field(name: string): HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | null {
  const found = form()?.elements.namedItem(name);
  const isField = found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement || found instanceof HTMLSelectElement;
  return isField ? found : null;
}
const valueOf = (name: string): string => field(name)?.value.trim() ?? '';
const put = (name: string, value: string): void => {
  const found = field(name);
  if (found) found.value = value;
};

function fill({ kind, text, owner, due }: Words): void {
  const [name = ''] = due === null ? [] : Object.keys(due);
  put('kind', kind);
  put('text', text);
  put('owner', owner);
  put('due', name);
  put('date', due === null || 'within' in due ? '' : showTyped('date', 'by' in due ? due.by : due.before));
  put('year', due !== null && 'within' in due ? String(due.within) : '');
  showDueFields();
  say(null);
}

/** Shows only the field for the chosen kind of deadline. */
function showDueFields(): void {
  const kind = valueOf('due');
  field('date')
    ?.closest('.field')
    ?.toggleAttribute('hidden', kind !== 'before' && kind !== 'by');
  field('year')
    ?.closest('.field')
    ?.toggleAttribute('hidden', kind !== 'within');
}

function say(problem: string | null): void {
  const note = document.querySelector<HTMLElement>('#matter-problem');
  const words = note?.querySelector('p');
  if (!note || !words) return;
  note.hidden = problem === null;
  words.textContent = problem;
}

/** What was entered; a deadline without its day or year is not known. */
function entered(): MatterFacts {
  const [kind, due] = [valueOf('kind') === 'task' ? ('task' as const) : ('recommendation' as const), valueOf('due')];
  const when = due === 'within' ? valueOf('year') : readTyped('date', valueOf('date'));
  const asDue = when === '' ? null : due === 'within' ? { within: Number(when) } : due === 'before' ? { before: when } : { by: when };
  return {
    kind,
    text: valueOf('text'),
    owner: valueOf('owner') || null,
    due: due === '' ? null : asDue,
    fromId: null,
    authority: 'host',
    coordinating: [],
    quote: null,
    raisedBy: null,
    ownerId: null,
    product: null,
    measure: null,
    partOf: null,
    classification: null,
  };
}

/** Sends what was entered; a repeated press is the same command. Returns whether the dialog is done with. */
async function send(conferenceId: string, part: Part, at: number | null, id: string): Promise<boolean> {
  try {
    await call(followUpContract.add, { conferenceId, facts: entered(), minutes: { part, at } }, { id });
    return true;
  } catch (error) {
    const refusal = error instanceof Refused ? error.refusal : null;
    say(refusal ? (refusal.faults[0]?.message ?? refusal.message) : t('followUp.fromMinutes.notSent'));
    return false;
  }
}

/** Asks about the words at the cursor and puts them into the register of the office. */
export function toRegister(editor: Editor, conferenceId: string, part: Part): void {
  const dialog = document.querySelector<HTMLDialogElement>('#matter-dialog');
  const [words, own] = [wordsAt(editor), form()];
  if (!words) return toast(t('followUp.fromMinutes.noWords'));
  if (!dialog || !own || dialog.open) return;
  fill(words);
  let [id, isSending] = [newId(), false];
  const until = new AbortController();
  const changed = (): void => {
    showDueFields();
    // Other words are another command.
    id = newId();
  };
  const submitted = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    const isDone = await send(conferenceId, part, words.at, id);
    isSending = false;
    if (!isDone) return;
    dialog.close();
    toast(t('followUp.fromMinutes.added'));
    editor.commands.focus();
  };
  own.addEventListener('input', changed, { signal: until.signal });
  own.addEventListener('submit', (event) => void submitted(event), { signal: until.signal });
  dialog.addEventListener('close', () => until.abort(), { once: true });
  dialog.showModal();
}
