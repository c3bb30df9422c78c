import { StarterKit } from '@tiptap/starter-kit';
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Node as Block } from '@tiptap/pm/model';
import { NO_LIST, numbering, signOf } from '../../../server/record/minutes/rules/lists.ts';
import { LineKeys, lineNode, type ListMark } from './lines.ts';
import { Begun, earlierNodes, Proceeding, Scripts } from './nodes.ts';
import { noteOf, type EditNote } from './note-view.ts';
import { tableNodes } from './tables.ts';

const UNUSED = {
  undoRedo: false,
  heading: false,
  blockquote: false,
  code: false,
  codeBlock: false,
  horizontalRule: false,
  strike: false,
  italic: false,
  underline: false,
  link: false,
  hardBreak: false,
  trailingNode: false,
  paragraph: false,
  bulletList: false,
  orderedList: false,
  listItem: false,
  listKeymap: false,
} as const;

/** Shows the signs of list lines, numbered as in printouts. */
const Signs = Extension.create({
  name: 'signs',
  addProseMirrorPlugins: () => [new Plugin({ props: { decorations: ({ doc }) => DecorationSet.create(doc, signs(doc, 0)) } })],
});

function signs(around: Block, from: number): Decoration[] {
  const place = numbering();
  const found: Decoration[] = [];
  around.forEach((node, offset) => {
    const position = from + offset;
    const list = place(node.type.name === 'paragraph' && noteOf(node) === null ? lineOf(node) : NO_LIST);
    const attributes = { class: 'in-list', 'data-level': String(list?.level), 'data-sign': signOf(list) };
    if (list) found.push(Decoration.node(position, position + node.nodeSize, attributes));
    if (node.type.name.startsWith('table')) found.push(...signs(node, position + 1));
  });
  return found;
}

const lineOf = ({ attrs }: Block) => ({
  list: attrs.list as ListMark | null,
  level: typeof attrs.level === 'number' ? attrs.level : 1,
  start: typeof attrs.start === 'number' ? attrs.start : null,
});

/** The extensions of the minutes' editor: its nodes and marks, and its keys. */
export const minutesSchema = (editNote: EditNote) => [
  StarterKit.configure(UNUSED),
  lineNode(editNote),
  LineKeys,
  ...Scripts,
  ...tableNodes,
  ...earlierNodes(editNote),
  Proceeding,
  Begun,
  Signs,
];
