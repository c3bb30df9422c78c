import type { Editor } from '@tiptap/core';
import { NOTE_KINDS, type NoteKind, type Part } from '../../../server/record/minutes/contract.ts';
import { dialogIsOpen } from '../../shell/dialogs.ts';
import { toggleList } from './lines.ts';
import { noteOf } from './note-view.ts';
import { editNote, lineAt, markAs } from './notes.ts';
import type { PageParts } from './sheet.ts';
import { toRegister } from './to-register.ts';

/** The editor for tools and keys: the last one edited. */
const currentEditor = (page: PageParts): Editor | null => page.parts.get(page.current ?? 'general')?.editor ?? null;

const isNote = (name: string): name is NoteKind => NOTE_KINDS.some((kind) => kind === name);

function useTool(page: PageParts, tool: string): void {
  const editor = currentEditor(page);
  if (!editor) return;
  if (isNote(tool)) {
    const line = lineAt(editor);
    if (tool === 'task' && line && noteOf(line.node) !== 'task') void editNote(editor, line.position, 'task');
    else markAs(editor, tool);
  }
  if (tool === 'register') toRegister(editor, page.conferenceId, page.current ?? 'general');
  if (tool === 'bold') editor.chain().focus().toggleBold().run();
  if (tool === 'bulletList') listTool(editor, 'dash');
  if (tool === 'orderedList') listTool(editor, 'number');
}

function listTool(editor: Editor, list: 'dash' | 'number'): void {
  editor.commands.focus();
  const line = lineAt(editor);
  if (line && line.node.type.name !== 'paragraph') editor.commands.clearNodes();
  toggleList(editor, list);
}

/** Handles the toolbar; pressing a button keeps the cursor. */
export function useTools(page: PageParts): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-tool]')) {
    button.disabled = false;
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', () => {
      button.closest('details')?.removeAttribute('open');
      useTool(page, button.dataset.tool ?? '');
    });
  }
}

/** Inserts an entry of the proceedings into a part: after the line with the cursor, or at the end of another part. */
export function insertProceeding(page: PageParts, seq: number, part: Part): void {
  const own = page.current === part || !page.parts.has(part);
  const editor = own ? currentEditor(page) : page.parts.get(part)?.editor;
  if (!editor) return;
  const { $from } = editor.state.selection;
  const [depth, size] = [$from.depth, editor.state.doc.content.size];
  const range = own && depth > 0 ? { from: $from.before(1), to: $from.after(1) } : { from: size, to: size };
  const empty = own && depth > 0 && $from.node(1).isTextblock && $from.node(1).content.size === 0;
  const place = empty ? range : { from: range.to, to: range.to };
  editor
    .chain()
    .focus()
    .insertContentAt(place, [{ type: 'proceeding', attrs: { seq } }, { type: 'paragraph' }])
    .run();
}

/** Handles the buttons beside the text: insert an entry, start an empty section. */
export function followPresses(page: PageParts): void {
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const insert = target?.closest<HTMLElement>('[data-insert]');
    if (insert) insertProceeding(page, Number(insert.dataset.insert), insert.dataset.insertPart ?? 'general');
    const write = target?.closest<HTMLElement>('[data-write-part]');
    if (write) goTo(page, write.dataset.writePart ?? '');
    const heading = target?.closest('[data-head]')?.closest<HTMLElement>('.minutes-part');
    if (heading && page.canWrite) goTo(page, heading.id.replace('part-', ''));
    const line = target?.closest<HTMLAnchorElement>('#outline a');
    if (!line) return;
    event.preventDefault();
    goTo(page, decodeURIComponent(line.hash.replace('#part-', '')));
  });
}

/** Moves the cursor to a part to continue writing. */
export function goTo(page: PageParts, part: Part): void {
  const section = document.getElementById(`part-${part}`);
  const editor = page.parts.get(part)?.editor;
  section?.scrollIntoView({ block: 'nearest' });
  if (editor?.isEditable) continueAtEnd(editor);
  else section?.focus();
}

/** Moves the cursor to the end; starts a new line unless the last block is a paragraph. */
function continueAtEnd(editor: Editor): void {
  const last = editor.state.doc.lastChild;
  if (last?.type.name !== 'paragraph') editor.commands.insertContentAt(editor.state.doc.content.size, { type: 'paragraph' });
  editor.commands.focus('end');
  // The focus command waits for the next frame, but the next key may come sooner.
  editor.view.focus();
}

/** Goes to the item after the one being edited. */
function goToNext(page: PageParts): void {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-part]')].map((place) => place.dataset.part ?? '');
  const next = parts[parts.indexOf(page.current ?? '') + 1] ?? parts[0];
  if (next !== undefined) goTo(page, next);
}

/** Goes to the next unwritten section after the focus; after the last one, to the first. */
function goToUnwritten(): void {
  const places = [...document.querySelectorAll<HTMLElement>('[data-unwritten]')].filter((place) => place.closest('[hidden]') === null);
  const from = document.activeElement;
  const next = places.find(
    (place) => from !== null && from !== place && Boolean(from.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING),
  );
  const place = (from === document.body ? places[0] : next) ?? places[0];
  place?.scrollIntoView({ block: 'center' });
  place?.focus();
}

function insertNewest(): void {
  document.querySelector<HTMLButtonElement>('[data-insert]')?.click();
}

/** Handles Ctrl K, Ctrl I, Alt ↓ and F8, which no Vietnamese input method uses. */
export function followKeys(page: PageParts): void {
  const acts: Readonly<Record<string, () => void>> = {
    'ctrl k': () => useTool(page, 'conclusion'),
    'ctrl i': insertNewest,
    'ctrl j': () => document.querySelector<HTMLButtonElement>('[data-tool="register"]')?.click(),
    'alt arrowdown': () => goToNext(page),
    f8: goToUnwritten,
  };
  const listen = (event: KeyboardEvent): void => {
    const held = [event.ctrlKey || event.metaKey ? 'ctrl' : '', event.altKey ? 'alt' : ''];
    const act = acts[[...held, event.key.toLowerCase()].filter(Boolean).join(' ')];
    if (!act || event.repeat || event.isComposing || dialogIsOpen()) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  document.addEventListener('keydown', listen, { capture: true });
}
