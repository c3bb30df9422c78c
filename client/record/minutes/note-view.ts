import type { NodeViewRendererProps } from '@tiptap/core';
import type { NodeView } from '@tiptap/pm/view';
import { byLine } from '../../../server/record/minutes/presenter/page/parts.ts';
import { readDue } from '../../../server/record/minutes/rules/body.ts';
import { NOTE_KINDS, type NoteKind } from '../../../server/record/minutes/contract.ts';
import { pageLang } from '../../shell/page.ts';
import { t } from '../../shell/words.ts';

/** Edits who is responsible and by when, for the node at `position`. */
export type EditNote = (position: number) => void;

/** Creates an element with a class and a text. */
export function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

type Shown = Pick<NodeViewRendererProps['node'], 'type' | 'attrs'>;

/** The kind of note that a line is marked as; null if none. In texts of earlier releases it is a node of that name. */
export const noteOf = ({ type, attrs }: Shown): NoteKind | null =>
  NOTE_KINDS.find((kind) => kind === type.name || kind === attrs.note) ?? null;

/** A line of the text: a paragraph, or if marked one with its label and who is responsible. */
export function noteView({ node, getPos, editor }: NodeViewRendererProps, editNote: EditNote): NodeView {
  const kind = noteOf(node);
  const isSame = (next: Shown): boolean => next.type === node.type && noteOf(next) === kind;
  if (kind === null) {
    const dom = document.createElement('p');
    return { dom, contentDOM: dom, update: isSame };
  }
  const [dom, label, side] = [element('div', 'sheet-line decision'), element('span', 'gutter'), element('div', '')];
  const [contentDOM, by] = [element('p', 'paragraph'), element('p', 'byline')];
  dom.dataset.note = kind;
  label.contentEditable = 'false';
  by.contentEditable = 'false';
  side.append(contentDOM, by);
  dom.append(label, side);
  const show = ({ owner, due }: Readonly<Record<string, unknown>>): void => {
    by.textContent = byLine({ owner: typeof owner === 'string' && owner !== '' ? owner : null, due: readDue(due) }, pageLang());
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
      if (!isSame(next)) return false;
      show(next.attrs);
      return true;
    },
    ignoreMutation: (mutation) => !contentDOM.contains(mutation.target),
    stopEvent: (event) => event.target instanceof Element && event.target.closest('.byline') !== null,
  };
}

function editButton(act: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link';
  button.textContent = t('common.action.edit');
  button.setAttribute('aria-label', t('minutes.note.edit'));
  button.addEventListener('click', act);
  return button;
}
