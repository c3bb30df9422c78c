import { Extension, Node, type NodeViewRenderer } from '@tiptap/core';
import { NOTE_KINDS, type NoteKind } from '../../../server/record/minutes/contract.ts';
import { byLine } from '../../../server/record/minutes/presenter/page/parts.ts';
import { readDue } from '../../../server/record/minutes/rules/body.ts';
import { pageLang } from '../../shell/page.ts';
import { t } from '../../shell/words.ts';

/** Blocks that stand directly in the text. */
export const BLOCKS = ['paragraph', 'bulletList', 'orderedList', ...NOTE_KINDS, 'proceeding'];

/** When a block was begun, in milliseconds since 1970; a block that comes of splitting another one is begun anew. */
export const Begun = Extension.create({
  name: 'begun',
  addGlobalAttributes: () => [{ types: BLOCKS, attributes: { at: { default: null, rendered: false, keepOnSplit: false } } }],
});

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** Asked to change who does something and by when: the editor's node at `position`. */
export type EditNote = (position: number) => void;

const noteView =
  (kind: NoteKind, editNote: EditNote): NodeViewRenderer =>
  ({ node, getPos, editor }) => {
    const [dom, label, side] = [element('div', 'sheet-line decision'), element('span', 'gutter'), element('div', '')];
    const [contentDOM, by] = [element('p', 'paragraph'), element('p', 'byline')];
    dom.dataset.note = kind;
    label.contentEditable = 'false';
    by.contentEditable = 'false';
    side.append(contentDOM, by);
    dom.append(label, side);
    const show = (attrs: Readonly<Record<string, unknown>>): void => {
      const owner = typeof attrs.owner === 'string' && attrs.owner !== '' ? attrs.owner : null;
      by.textContent = byLine({ owner, due: readDue(attrs.due) }, pageLang());
      if (editor.isEditable)
        by.append(
          ' ',
          editButton(() => editNote(getPos() ?? 0)),
        );
    };
    show(node.attrs);
    return {
      dom,
      contentDOM,
      update(next) {
        if (next.type.name !== kind) return false;
        show(next.attrs);
        return true;
      },
      ignoreMutation: (mutation) => !contentDOM.contains(mutation.target),
      stopEvent: (event) => event.target instanceof Element && event.target.closest('.byline') !== null,
    };
  };

function editButton(act: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link';
  button.textContent = t('common.action.edit');
  button.setAttribute('aria-label', t('minutes.note.edit'));
  button.addEventListener('click', act);
  return button;
}

/** A conclusion, a task or a recommendation: a block with who does it and by when. */
export const noteNodes = (editNote: EditNote) =>
  NOTE_KINDS.map((name) =>
    Node.create({
      name,
      group: 'block',
      content: 'inline*',
      defining: true,
      addAttributes: () => ({ owner: { default: null, keepOnSplit: false }, due: { default: null, keepOnSplit: false } }),
      parseHTML: () => [{ tag: `div[data-note="${name}"]` }],
      renderHTML: () => ['div', { 'data-note': name }, 0],
      addNodeView: () => noteView(name, editNote),
    }),
  );

/** An entry of the proceedings in the text: only its number is kept, its words are the journal's. */
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
