import { Extension, Mark, Node } from '@tiptap/core';
import { NOTE_KINDS } from '../../../server/record/minutes/contract.ts';
import { element, noteView, type EditNote } from './note-view.ts';

/** Top-level blocks of the text. */
export const BLOCKS = ['paragraph', 'table', 'bulletList', 'orderedList', ...NOTE_KINDS, 'proceeding'];

/** When a block was begun, in milliseconds since 1970; splitting a block begins a new one. */
export const Begun = Extension.create({
  name: 'begun',
  addGlobalAttributes: () => [{ types: BLOCKS, attributes: { at: { default: null, rendered: false, keepOnSplit: false } } }],
});

/** Superscript and subscript, as in "m²". */
export const Scripts = [
  { name: 'superscript', tag: 'sup', excludes: 'superscript subscript', key: 'Mod-.' },
  { name: 'subscript', tag: 'sub', excludes: 'superscript subscript', key: 'Mod-,' },
].map(({ name, tag, excludes, key }) =>
  Mark.create({
    name,
    excludes,
    parseHTML: () => [{ tag }],
    renderHTML: () => [tag, 0],
    addKeyboardShortcuts: () => ({ [key]: ({ editor }) => editor.commands.toggleMark(name) }),
  }),
);

/** An entry of the proceedings in the text: only its number is stored, the words come from the journal. */
export const Proceeding = Node.create({
  name: 'proceeding',
  group: 'block',
  atom: true,
  selectable: true,
  addAttributes: () => ({ seq: { default: null } }),
  parseHTML: () => [{ tag: 'div[data-seq]', getAttrs: (dom) => ({ seq: Number(dom.dataset.seq) }) }],
  renderHTML: ({ node }) => ['div', { 'data-seq': String(node.attrs.seq) }],
  addNodeView:
    () =>
    ({ node }) => {
      const dom = element('div', 'locked');
      dom.dataset.seq = String(node.attrs.seq);
      return { dom, ignoreMutation: () => true };
    },
});

/** Conclusions, tasks and recommendations in texts of earlier releases: nodes of their own. */
const earlierNotes = (editNote: EditNote) =>
  NOTE_KINDS.map((name) =>
    Node.create({
      name,
      group: 'block',
      content: 'inline*',
      defining: true,
      whitespace: 'pre',
      addAttributes: () => ({ owner: { default: null, keepOnSplit: false }, due: { default: null, keepOnSplit: false } }),
      renderHTML: () => ['div', { 'data-note': name }, 0],
      addNodeView: () => (props) => noteView(props, editNote),
    }),
  );

/** Lists in texts of earlier releases: nodes around their lines. They can be edited, but no new ones are created. */
const earlierLists = [
  Node.create({ name: 'bulletList', group: 'block', content: 'listItem+', renderHTML: () => ['ul', 0] }),
  Node.create({
    name: 'orderedList',
    group: 'block',
    content: 'listItem+',
    addAttributes: () => ({ start: { default: 1 }, type: { default: null } }),
    renderHTML: ({ HTMLAttributes }) => ['ol', HTMLAttributes, 0],
  }),
  Node.create({
    name: 'listItem',
    content: 'paragraph (paragraph | bulletList | orderedList)*',
    defining: true,
    renderHTML: () => ['li', 0],
    addKeyboardShortcuts: () => ({ Enter: ({ editor }) => editor.commands.splitListItem('listItem') }),
  }),
];

/** All nodes that only occur in texts of earlier releases. */
export const earlierNodes = (editNote: EditNote) => [...earlierNotes(editNote), ...earlierLists];
