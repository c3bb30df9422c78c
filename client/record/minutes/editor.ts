import { Editor, Extension } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { encodeStateAsUpdate, type Doc } from 'yjs';
import type { FactLine } from '../../../server/record/minutes/presenter/page/parts.ts';
import { bodyOf } from '../../../server/record/minutes/rules/document.ts';
import type { PartCarets } from './co-editing/carets.ts';
import { begunPlugin, factsPlugin, factsTransaction } from './facts.ts';
import { pasting } from './paste/pasting.ts';
import { sayAbove } from './paste-note.ts';
import { minutesSchema } from './schema.ts';

const Facts = Extension.create({ name: 'facts', addProseMirrorPlugins: () => [factsPlugin(), begunPlugin()] });

export interface EditorOptions {
  readonly place: HTMLElement;
  readonly doc: Doc;
  readonly carets: PartCarets;
  /** Accessible name. */
  readonly label: string;
  readonly editable: boolean;
  readonly editNote: (editor: Editor, position: number) => void;
  readonly onFocus: (editor: Editor) => void;
  readonly onBlur: () => void;
}

/** An editor of one part over its shared document. */
export function createEditor({ place, doc, carets, label, editable, editNote, onFocus, onBlur }: EditorOptions): Editor {
  place.replaceChildren();
  const editor: Editor = new Editor({
    element: place,
    editable,
    injectCSS: false,
    extensions: [
      ...minutesSchema((position) => editNote(editor, position)),
      Facts,
      pasting({ held: () => encodeStateAsUpdate(doc).byteLength, say: sayAbove }),
      Collaboration.configure({ fragment: bodyOf(doc) }),
      carets.extension,
    ],
    editorProps: { attributes: { 'aria-label': label, role: 'textbox', 'aria-multiline': 'true', lang: 'vi' } },
    onFocus: () => onFocus(editor),
    onBlur,
  });
  return editor;
}

/** Shows the facts of the part among the text. */
export function showFacts(editor: Editor, facts: readonly FactLine[]): void {
  editor.view.dispatch(factsTransaction(editor.state, facts));
}
