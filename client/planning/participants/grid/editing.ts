import { announceToScreenReader } from '../../../shell/announce.ts';
import { toast } from '../../../shell/toast.ts';
import { t } from '../../../shell/words.ts';
import { onFresh, refresh } from '../../agenda-editor/refreshing.ts';
import { cellText, type CellField } from '../../../../server/planning/participants/rules/cells.ts';
import { activate, cellAt, fieldOf, cellPlace, type CellPlace } from './cells.ts';
import { controlFor, isTypedHere, valueInWords, type CellControl } from './field.ts';
import { clearNote, noteFault, noteTheirs } from './note.ts';
import { reversed, store, stored, type CellChange } from './saving.ts';
import { offerUndo } from './undoing.ts';

/** A cell that is being typed into. */
interface OpenCell {
  readonly cell: HTMLElement;
  readonly place: CellPlace;
  readonly field: CellField;
  readonly control: CellControl;
  /** What the page showed in the cell. */
  readonly shown: readonly ChildNode[];
  /** What was stored when typing began, or what its editor has seen of others since. */
  before: string;
  /** Resolves once nobody types into it any more. */
  readonly closed: PromiseWithResolvers<void>;
}

let open: OpenCell | null = null;
const conference = (): string => document.querySelector<HTMLElement>('tbody[data-grid]')?.dataset.grid ?? '';

/** Whether an element belongs to the cell that is being typed into. */
export const isEdited = (target: EventTarget | null): boolean => target instanceof Node && open?.cell.contains(target) === true;

/** Lets a cell be typed into. `typed`: what stands in it first, if not what is stored. Returns false for one that is set in the panel. */
export function openCell(cell: HTMLElement, typed?: string, before = cell.dataset.value ?? ''): boolean {
  const field = fieldOf(cell);
  if (!isTypedHere(field, before)) return false;
  closeCell();
  const control = controlFor(field, typed ?? before);
  open = { cell, place: cellPlace(cell), field, control, before, shown: [...cell.childNodes], closed: Promise.withResolvers() };
  // The page is drawn anew when others change something: not here.
  cell.dataset.keep = '';
  cell.classList.add('is-edited');
  cell.replaceChildren(control);
  control.addEventListener('focusout', (event) => {
    const isLeft = event instanceof FocusEvent && !isEdited(event.relatedTarget);
    if (isLeft && open?.control === control) void commit();
  });
  control.focus({ preventScroll: true });
  if (control instanceof HTMLInputElement && typed === undefined) control.select();
  return true;
}

/** Shows a cell as it was before it was typed into. */
export function closeCell(): HTMLElement | null {
  if (!open) return null;
  const { cell, shown, closed } = open;
  open = null;
  closed.resolve();
  delete cell.dataset.keep;
  cell.classList.remove('is-edited');
  cell.replaceChildren(...shown);
  return cell;
}

/** Stores what was typed, unless nothing was; `next`: the cell that is active then. */
export async function commit(next: HTMLElement | null = null): Promise<void> {
  if (!open) return;
  const { field, before, control, place } = open;
  const change = { conferenceId: conference(), id: place.id, field, before, after: control.value.trim() };
  const cell = closeCell();
  activate(next);
  if (!cell || change.after === before) return;
  showTyped(cell, change);
  await save(change, place);
}

/** What was typed, until the page shows it as it is stored. */
function showTyped(cell: HTMLElement, { field, after }: CellChange): void {
  cell.dataset.value = after;
  cell.classList.add('is-saving');
  (cell.querySelector('a.title') ?? cell).textContent = valueInWords(field, after);
}

async function save(change: CellChange, place: CellPlace): Promise<void> {
  const saved = await store(change);
  if (saved.kind === 'stored') {
    announceToScreenReader(t('common.done.saved'));
    offerUndo(t('common.done.saved'), () => takeBack(reversed(change), place));
  }
  await refresh().catch(() => {});
  if (saved.kind === 'refused' && openElsewhere(place)) toast(saved.text);
  if (saved.kind === 'refused' || saved.kind === 'theirs') await othersClosed(place);
  const cell = cellAt(place);
  cell?.classList.remove('is-saving');
  if (saved.kind === 'stored') return;
  if (saved.kind === 'gone') return toast(t('collections.panel.removed'));
  if (!cell) return toast(saved.kind === 'refused' ? saved.text : t('collections.panel.undoChanged'));
  if (saved.kind === 'refused') return refuse(cell, change, saved.text);
  openCell(cell, change.after, change.before);
  showTheirs(saved.value);
}

const openElsewhere = ({ id, column }: CellPlace): OpenCell | null =>
  open && (open.place.id !== id || open.place.column !== column) ? open : null;

/** Waits until no other cell is typed into: what somebody has begun to type there is not closed over their head. */
async function othersClosed(place: CellPlace): Promise<void> {
  const other = openElsewhere(place);
  if (!other) return;
  await other.closed.promise;
  await othersClosed(place);
}

/** What was refused stays in its cell, with the reason. */
function refuse(cell: HTMLElement, { after, before }: CellChange, text: string): void {
  openCell(cell, after, before);
  noteFault(cell, text);
  open?.control.setAttribute('aria-invalid', 'true');
}

/** Shows beside what is typed what somebody else stored. */
function showTheirs(value: string): void {
  if (!open) return;
  const { cell, field } = open;
  noteTheirs(cell, valueInWords(field, value), {
    keepMine() {
      if (open) open.before = value;
      clearNote(cell);
      void commit(cell);
    },
    takeTheirs() {
      activate(closeCell());
      void refresh().catch(() => {});
    },
  });
}

async function takeBack(change: CellChange, place: CellPlace): Promise<void> {
  const saved = await store(change);
  await refresh().catch(() => {});
  toast(t(saved.kind === 'stored' ? 'common.done.undone' : 'collections.panel.undoChanged'));
  activate(cellAt(place));
}

/** While a cell is typed into, says what others store there. */
export function watchOthers(): void {
  onFresh(() => {
    if (open && !open.cell.isConnected) closeCell();
    if (open) void lookAt(open).catch(() => {});
  });
}

async function lookAt(typing: OpenCell): Promise<void> {
  const now = await stored(conference(), typing.place.id);
  if (open !== typing || !now) return;
  const value = cellText(now, typing.field);
  if (value !== typing.before && value !== typing.control.value.trim()) showTheirs(value);
}
