import type { Editor } from '@tiptap/core';
import type { Node as Block } from '@tiptap/pm/model';
import { ySyncPluginKey, type ProsemirrorBinding } from '@tiptap/y-tiptap';
import type { NoteKind } from '../../../server/record/minutes/contract.ts';
import { readTyped, showTyped } from '../../../server/platform/typed-dates.ts';
import { ask } from '../../shell/dialogs.ts';
import { toast } from '../../shell/toast.ts';
import { t } from '../../shell/words.ts';
import { changeSelectedLines, PLAIN } from './lines.ts';
import { noteOf } from './note-view.ts';

/** Marks the line with the cursor as a conclusion, a task or a recommendation, or removes the same mark. */
export function markAs(editor: Editor, kind: NoteKind): void {
  const line = lineAt(editor);
  if (!line) return toast(t('minutes.note.outsideTables'));
  const isMarked = noteOf(line.node) === kind;
  editor.commands.focus();
  // In texts of earlier releases marks and lists are nodes of their own: turn them into a line first.
  if (line.node.type.name !== 'paragraph') editor.chain().clearNodes().setNode('paragraph', PLAIN).run();
  changeSelectedLines(editor, ({ owner, due }, around) =>
    around?.type.name === 'doc' ? { ...PLAIN, ...(isMarked ? {} : { note: kind, owner, due }) } : null,
  );
}

interface LineAt {
  readonly node: Block;
  readonly position: number;
}

/** The line with the cursor, if it is at the top level of the text; null otherwise. */
export function lineAt(editor: Editor): LineAt | null {
  const { $from } = editor.state.selection;
  const node = $from.depth > 0 ? $from.node(1) : null;
  return node === null || node.type.name === 'table' ? null : { node, position: $from.before(1) };
}

/** Returns a function that finds a line again after any edits, here or elsewhere; null once it is gone. */
function follow(editor: Editor, { node }: Pick<LineAt, 'node'>): () => LineAt | null {
  const binding = (): ProsemirrorBinding | undefined => ySyncPluginKey.getState(editor.state)?.binding;
  const shared = [...(binding()?.mapping ?? [])].find(([, shown]) => shown === node)?.[0];
  return () => {
    const now = shared && binding()?.mapping.get(shared);
    let found: LineAt | null = null;
    editor.state.doc.forEach((one, position) => {
      if (one === now) found = { node: one, position };
    });
    return found;
  };
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

/**
 * Asks who is responsible and by when, and writes the answer into the line at `position`. With `as`, saving also marks the line;
 * cancelling the dialog changes nothing.
 */
export async function editNote(editor: Editor, position: number, as: NoteKind | null = null): Promise<void> {
  const dialog = document.querySelector<HTMLDialogElement>('#note-dialog');
  const node = editor.state.doc.nodeAt(position);
  const kind = as ?? (node && noteOf(node));
  if (!dialog || !node || kind === null) return;
  const find = follow(editor, { node });
  fillForm(node);
  dialog.querySelector('[data-remove]')?.toggleAttribute('hidden', as !== null);
  const answer = await answerOf(dialog);
  const line = find();
  if (!line || (answer !== 'save' && answer !== 'remove')) return void editor.commands.focus();
  editor
    .chain()
    .focus()
    .setTextSelection(line.position + 1)
    .run();
  if (answer === 'remove') return markAs(editor, kind);
  if (noteOf(line.node) !== kind) markAs(editor, kind);
  setNote(editor, find()?.position ?? line.position, valueOf('owner') || null, dueText());
}

function fillForm({ attrs }: Block): void {
  const [, kind = '', when = ''] = /^(\w+):(.+)$/.exec(String(attrs.due ?? '')) ?? [];
  put('owner', String(attrs.owner ?? ''));
  put('dueKind', kind);
  put('dueDate', kind === 'within' ? '' : showTyped('date', when));
  put('dueYear', kind === 'within' ? when : '');
  showDueFields();
  field('dueKind')?.addEventListener('change', showDueFields);
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

/** `before:2025-12-31`, `within:2025`; null if there is no deadline. */
function dueText(): string | null {
  const kind = valueOf('dueKind');
  const when = kind === 'within' ? valueOf('dueYear') : readTyped('date', valueOf('dueDate'));
  return kind === '' || when === '' ? null : `${kind}:${when}`;
}

/** Shows only the field for the chosen kind of deadline. */
function showDueFields(): void {
  const kind = valueOf('dueKind');
  const show = (name: string, shown: boolean): void => void field(name)?.closest('.field')?.toggleAttribute('hidden', !shown);
  show('dueDate', kind === 'before' || kind === 'by');
  show('dueYear', kind === 'within');
}
