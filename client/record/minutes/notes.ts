import type { Editor } from '@tiptap/core';
import { NOTE_KINDS, type NoteKind } from '../../../server/record/minutes/contract.ts';
import { ask } from '../../shell/dialogs.ts';

/** Makes the paragraph with the cursor a conclusion, a task or a recommendation; one that is it already becomes plain text again. */
export function markAs(editor: Editor, kind: NoteKind): void {
  if (editor.isActive(kind)) editor.chain().focus().setNode('paragraph').run();
  else editor.chain().focus().clearNodes().setNode(kind).run();
}

const form = (): HTMLFormElement | null => document.querySelector<HTMLFormElement>('#note-form');
const field = (name: string): HTMLInputElement | HTMLSelectElement | null => {
  const found = form()?.elements.namedItem(name);
  return found instanceof HTMLInputElement || found instanceof HTMLSelectElement ? found : null;
};
const valueOf = (name: string): string => field(name)?.value.trim() ?? '';
const put = (name: string, value: string): void => {
  const found = field(name);
  if (found) found.value = value;
};

/** Asks who does it and by when, and writes the answer into the block at `position`. */
export async function editNote(editor: Editor, position: number): Promise<void> {
  const dialog = document.querySelector<HTMLDialogElement>('#note-dialog');
  const node = editor.state.doc.nodeAt(position);
  if (!dialog || !node || !NOTE_KINDS.some((kind) => kind === node.type.name)) return;
  const [, kind = '', when = ''] = /^(\w+):(.+)$/.exec(String(node.attrs.due ?? '')) ?? [];
  put('owner', String(node.attrs.owner ?? ''));
  put('dueKind', kind);
  put('dueDate', kind === 'within' ? '' : when);
  put('dueYear', kind === 'within' ? when : '');
  showDueFields();
  field('dueKind')?.addEventListener('change', showDueFields);
  const answer = await answerOf(dialog);
  const at = editor.state.doc.nodeAt(position) === node ? position : null;
  if (at === null) return;
  if (answer === 'save') setNote(editor, at, valueOf('owner') || null, dueText());
  if (answer === 'remove')
    editor
      .chain()
      .focus()
      .setTextSelection(at + 1)
      .setNode('paragraph')
      .run();
}

/** The value of the button that closed the dialog. */
async function answerOf(dialog: HTMLDialogElement): Promise<string> {
  await ask(dialog);
  return dialog.returnValue;
}

const setNote = (editor: Editor, position: number, owner: string | null, due: string | null): void =>
  void editor
    .chain()
    .focus()
    .command(({ tr }) => {
      tr.setNodeAttribute(position, 'owner', owner).setNodeAttribute(position, 'due', due);
      return true;
    })
    .run();

/** `before:2025-12-31`, `within:2025`; null when it is not fixed. */
function dueText(): string | null {
  const kind = valueOf('dueKind');
  const when = kind === 'within' ? valueOf('dueYear') : valueOf('dueDate');
  return kind === '' || when === '' ? null : `${kind}:${when}`;
}

/** Only the field that the chosen kind needs. */
function showDueFields(): void {
  const kind = valueOf('dueKind');
  const show = (name: string, shown: boolean): void => void field(name)?.closest('.field')?.toggleAttribute('hidden', !shown);
  show('dueDate', kind === 'before' || kind === 'by');
  show('dueYear', kind === 'within');
}

/** Position of the block with the cursor, if it is marked. */
export function noteAt(editor: Editor): number | null {
  const { $from } = editor.state.selection;
  return $from.depth > 0 && NOTE_KINDS.some((kind) => kind === $from.node(1).type.name) ? $from.before(1) : null;
}
