import { Extension, InputRule, Node, type Editor } from '@tiptap/core';
import type { Node as Block } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { MAX_LIST_LEVEL, type NoteKind } from '../../../server/record/minutes/contract.ts';
import { noteView, type EditNote } from './note-view.ts';

/** The kind of list to which a line belongs. */
export type ListMark = 'dash' | 'number' | 'none';

interface LineAttributes {
  readonly list: ListMark | null;
  readonly level: number | null;
  readonly start: number | null;
  readonly note: NoteKind | null;
  readonly owner: string | null;
  readonly due: string | null;
}

/** A line in no list and without a mark. */
export const PLAIN: LineAttributes = { list: null, level: null, start: null, note: null, owner: null, due: null };

const wordFrom = (name: string) => ({ parseHTML: (dom: HTMLElement) => dom.dataset[name] ?? null, rendered: false });
const numberFrom = (name: string) => ({ parseHTML: (dom: HTMLElement) => Number(dom.dataset[name]) || null, rendered: false });
const ATTRIBUTES = {
  list: { default: null, ...wordFrom('list') },
  level: { default: null, ...numberFrom('level') },
  start: { default: null, keepOnSplit: false, ...numberFrom('start') },
  note: { default: null, keepOnSplit: false, ...wordFrom('note') },
  owner: { default: null, keepOnSplit: false, ...wordFrom('owner') },
  due: { default: null, keepOnSplit: false, ...wordFrom('due') },
};

/**
 * A line of the text. Its list and its mark are attributes rather than surrounding nodes: two people who mark it and change its list
 * at the same time then change one attribute each, and the words stay where they are.
 */
export const lineNode = (editNote: EditNote) =>
  Node.create({
    name: 'paragraph',
    priority: 1000,
    group: 'block',
    content: 'inline*',
    whitespace: 'pre',
    addAttributes: () => ATTRIBUTES,
    parseHTML: () => [{ tag: 'p' }],
    renderHTML: ({ node }) => ['p', dataOf(node.attrs), 0],
    addNodeView: () => (props) => noteView(props, editNote),
  });

/** Attributes of a copied line; `data-line` distinguishes lines of minutes from those of other programs. */
function dataOf(attributes: Readonly<Record<string, unknown>>): Record<string, string> {
  const given = Object.keys(ATTRIBUTES).filter((name) => attributes[name] !== null);
  return { 'data-line': '', ...Object.fromEntries(given.map((name) => [`data-${name}`, String(attributes[name])])) };
}

/** The attributes of a line to change; null: none. `around`: the block around it. */
type Change = (attributes: LineAttributes, around: Block | null) => Partial<LineAttributes> | null;

/** Changes the attributes of each selected line. Returns whether there was anything to change. */
function changeLines(state: EditorState, transaction: Transaction, change: Change): boolean {
  const { from, to } = state.selection;
  state.doc.nodesBetween(from, to, (node, position, around) => {
    if (node.type.name !== 'paragraph') return;
    const changed = change(node.attrs as LineAttributes, around);
    for (const [name, value] of Object.entries(changed ?? {})) transaction.setNodeAttribute(position, name, value);
  });
  return transaction.docChanged;
}

/** Changes the attributes of each selected line, as one undoable step. Returns whether there was anything to change. */
export const changeSelectedLines = (editor: Editor, change: Change): boolean =>
  editor.commands.command(({ state, tr }) => changeLines(state, tr, change));

/** Puts the selected lines into a list, or takes them out if they are already in one of this kind. */
export function toggleList(editor: Editor, list: 'dash' | 'number'): boolean {
  const isIn = editor.isActive('paragraph', { list });
  return changeSelectedLines(editor, ({ level }) =>
    isIn ? { list: null, level: null, start: null } : { ...PLAIN, list, level: level ?? 1 },
  );
}

/** Moves the selected lines one level deeper or higher; at the first level they leave the list. */
function shift(editor: Editor, by: 1 | -1): boolean {
  if (editor.state.selection.$from.parent.attrs.list === null) return false;
  changeSelectedLines(editor, ({ list, level }) => {
    if (list === null) return null;
    const next = (level ?? 1) + by;
    return next < 1 ? { list: null, level: null, start: null } : { level: Math.min(next, MAX_LIST_LEVEL) };
  });
  return true;
}

/** Backspace at the beginning of a line: removes its mark first, then its list, then its kind of note. */
function loosen(editor: Editor): boolean {
  const { $from, empty } = editor.state.selection;
  const { list, note } = $from.parent.attrs as LineAttributes;
  if (!empty || $from.parentOffset > 0 || (list === null && note === null)) return false;
  return changeSelectedLines(editor, () =>
    list === null || list === 'none' || $from.parent.content.size === 0 ? PLAIN : { list: 'none', start: null },
  );
}

/** Enter in an empty line of a list leaves the list. */
function leaveList(editor: Editor): boolean {
  const { parent } = editor.state.selection.$from;
  return parent.content.size === 0 && Boolean(parent.attrs.list) && (shift(editor, -1) || true);
}

const listRule = (find: RegExp, list: 'dash' | 'number'): InputRule =>
  new InputRule({
    find,
    handler: ({ state, range, match }) => {
      const { $from } = state.selection;
      if ($from.parent.attrs.list !== null || $from.parent.attrs.note !== null || $from.parent.type.name !== 'paragraph') return null;
      const start = list === 'number' ? Number(match[1]) : 1;
      changeLines(state, state.tr, () => ({ list, level: 1, start: start === 1 ? null : start }));
      state.tr.delete(range.from, range.to);
      return undefined;
    },
  });

/** Keys of lines and lists, and "- " or "1. " at the beginning of one. */
export const LineKeys = Extension.create({
  name: 'lineKeys',
  priority: 900,
  addKeyboardShortcuts: () => ({
    'Shift-Enter': ({ editor }) => editor.commands.command(({ tr }) => Boolean(tr.insertText('\n').scrollIntoView())),
    Enter: ({ editor }) => leaveList(editor),
    Tab: ({ editor }) => shift(editor, 1),
    'Shift-Tab': ({ editor }) => shift(editor, -1),
    Backspace: ({ editor }) => loosen(editor),
    'Mod-Shift-7': ({ editor }) => toggleList(editor, 'number'),
    'Mod-Shift-8': ({ editor }) => toggleList(editor, 'dash'),
  }),
  addInputRules: () => [listRule(/^[-*+]\s$/, 'dash'), listRule(/^(\d{1,3})[.)]\s$/, 'number')],
});
