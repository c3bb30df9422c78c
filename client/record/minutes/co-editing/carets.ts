import { Extension, type Editor } from '@tiptap/core';
import { Plugin, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { yCursorPlugin, ySyncPluginKey } from '@tiptap/y-tiptap';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { CoEditor } from '../../../../server/record/minutes/co-editing/contract.ts';
import { readPosition } from '../../../../server/record/minutes/co-editing/rules.ts';
import { fromBase64, toBase64 } from '../bytes.ts';
import { initialsOf } from './caret-names.ts';
import { Delayed } from '../delayed.ts';
import { element } from '../note-view.ts';

/** After an edit that moves blocks, the carets in them are looked for again when it is in the shared text. */
const REDRAW_DELAY_MS = 150;

interface Caret {
  readonly user: Pick<CoEditor, 'page' | 'name' | 'colour'> & { readonly color: string };
  readonly cursor: { readonly anchor: Y.RelativePosition; readonly head: Y.RelativePosition };
}

/** A caret with the name of whose it is. Not read aloud: it stands in the middle of the text. */
function caretElement({ page, name, colour }: Caret['user']): HTMLElement {
  const caret = element('span', `co-caret co-${colour}`);
  caret.setAttribute('aria-hidden', 'true');
  caret.dataset.page = page;
  const label = element('span', 'co-name');
  label.append(element('span', 'whole', name), element('span', 'initials', initialsOf(name)));
  caret.append(label);
  return caret;
}

/** The carets of one part: the page's own, and those of co-editors. */
export class PartCarets {
  readonly #awareness: Awareness;
  readonly #redraw = new Delayed(() => this.#draw());
  #drawn: readonly number[] = [];
  #shown = '[]';
  #editor: Editor | null = null;
  #isWaiting = false;

  constructor(doc: Y.Doc, onOwn: () => void) {
    this.#awareness = new Awareness(doc);
    this.#awareness.on('change', (_changes: unknown, origin: unknown) => origin === 'local' && onOwn());
  }

  /** For the editor: follows its own caret, and draws those of others. */
  get extension(): Extension {
    const plugin = yCursorPlugin(this.#awareness, {
      cursorBuilder: caretElement,
      selectionBuilder: ({ colour }: Caret['user']) => ({ class: `co-selection co-${colour}` }),
    });
    return Extension.create({
      name: 'carets',
      addProseMirrorPlugins: () => [plugin, this.#inEmptyPart()],
      onCreate: ({ editor }) => void (this.#editor = editor),
      onUpdate: () => this.#drawn.length > 0 && this.#redraw.in(REDRAW_DELAY_MS),
    });
  }

  /** Draws the carets in a part without a word: the other plugin only knows places beside stored text. */
  #inEmptyPart(): Plugin {
    const isEmpty = (state: EditorState): boolean => ySyncPluginKey.getState(state)?.binding?.mapping.size === 0;
    const widget = (id: number): Decoration => {
      const { user } = this.#awareness.states.get(id) as Caret;
      return Decoration.widget(1, () => caretElement(user), { key: String(id), side: 10 });
    };
    return new Plugin({
      props: { decorations: (state) => (isEmpty(state) ? DecorationSet.create(state.doc, this.#drawn.map(widget)) : null) },
    });
  }

  /** Where the page's own caret stands; null if it is not in this part. */
  get own(): CoEditor['caret'] {
    const cursor = this.#awareness.getLocalState()?.cursor as Caret['cursor'] | null | undefined;
    const encoded = (position: Y.RelativePosition): string => toBase64(Y.encodeRelativePosition(position));
    return cursor ? { anchor: encoded(cursor.anchor), head: encoded(cursor.head) } : null;
  }

  /** Shows the carets of these co-editors and no others. */
  show(coEditors: readonly CoEditor[]): void {
    const text = JSON.stringify(coEditors);
    if (text === this.#shown) return;
    this.#shown = text;
    for (const id of this.#drawn) this.#awareness.states.delete(id);
    const carets = coEditors.flatMap(caretOf);
    for (const [id, caret] of carets) this.#awareness.states.set(id, caret);
    this.#drawn = carets.map(([id]) => id);
    this.#draw();
  }

  /** Draws again, but not in the middle of a letter that an input method is still composing: that would end it. */
  #draw(): void {
    const view = this.#editor?.view;
    if (view?.composing !== true) return this.#awareness.emit('change', [{ added: [], updated: [], removed: [] }, 'co-editors']);
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    const drawLater = (): void => {
      this.#isWaiting = false;
      this.#redraw.in(REDRAW_DELAY_MS);
    };
    view.dom.addEventListener('compositionend', drawLater, { once: true });
  }
}

const ids = new Map<string, number>();

/** A number for each page, always the same, that is no id of a document in Yjs. */
function idOf(page: string): number {
  const id = ids.get(page) ?? -1 - ids.size;
  ids.set(page, id);
  return id;
}

/** The caret of a page, if it has one. The plugin wants a colour in six digits; the style sheet has the last word. */
function caretOf({ page, name, colour, caret }: CoEditor): [number, Caret][] {
  const [anchor, head] = caret ? [caret.anchor, caret.head].map((text) => readPosition(fromBase64(text))) : [];
  return anchor && head ? [[idOf(page), { user: { page, name, colour, color: '#000000' }, cursor: { anchor, head } }]] : [];
}
