import { Node, type Editor } from '@tiptap/core';
import type { Node as Block } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';

const span = (name: 'colspan' | 'rowspan') => ({
  default: 1,
  parseHTML: (dom: HTMLElement) => Math.max(1, Number(dom.getAttribute(name)) || 1),
});

const cell = (name: string, tag: 'td' | 'th') =>
  Node.create({
    name,
    content: 'paragraph+',
    isolating: true,
    addAttributes: () => ({ colspan: span('colspan'), rowspan: span('rowspan') }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });

/** Tables: cells of lines, which may span columns and rows. */
export const tableNodes = [
  Node.create({
    name: 'table',
    group: 'block',
    content: 'tableRow+',
    isolating: true,
    parseHTML: () => [{ tag: 'table' }],
    renderHTML: () => ['table', { class: 'written-table' }, ['tbody', 0]],
    addKeyboardShortcuts: () => ({
      Tab: ({ editor }) => toCell(editor, 1),
      'Shift-Tab': ({ editor }) => toCell(editor, -1),
    }),
  }),
  Node.create({ name: 'tableRow', content: '(tableCell | tableHeader)+', parseHTML: () => [{ tag: 'tr' }], renderHTML: () => ['tr', 0] }),
  cell('tableCell', 'td'),
  cell('tableHeader', 'th'),
];

/** Positions of the cells of a table, relative to its content. */
function cellsOf(table: Block): number[] {
  const cells: number[] = [];
  table.descendants((node, position) => {
    if (node.type.name === 'tableCell' || node.type.name === 'tableHeader') cells.push(position);
    return node.type.name === 'tableRow';
  });
  return cells;
}

/** Moves to the next or previous cell; from the last one to a new row. */
function toCell(editor: Editor, by: 1 | -1): boolean {
  const { $from } = editor.state.selection;
  const depth = Array.from({ length: $from.depth }, (_, above) => $from.depth - above).find((at) => $from.node(at).type.name === 'table');
  if (depth === undefined) return false;
  const table = $from.node(depth);
  const cells = cellsOf(table);
  const own = $from.before(depth + 2) - $from.start(depth);
  const next = cells[cells.indexOf(own) + by];
  if (next === undefined && by < 0) return true;
  return editor.commands.command(({ tr }) => {
    if (next === undefined && table.lastChild) tr.insert($from.end(depth), emptyRow(table.lastChild));
    const to = next === undefined ? $from.end(depth) + 1 : $from.start(depth) + next;
    return Boolean(tr.setSelection(TextSelection.near(tr.doc.resolve(to + 1))).scrollIntoView());
  });
}

function emptyRow(row: Block): Block {
  const cells = row.children.map((one) => one.type.schema.nodes.tableCell?.createAndFill({ colspan: one.attrs.colspan }));
  return row.type.create(
    null,
    cells.filter((one) => one !== null && one !== undefined),
  );
}
