import { CELL_FIELDS, type CellField } from '../../../../server/planning/participants/rules/cells.ts';

/** The rows of the grid; null on a page without one, or where nothing may be edited. */
export const gridBody = (): HTMLElement | null => document.querySelector<HTMLElement>('main[data-records] tbody[data-grid]');

/** The cell that is, or holds, an element. */
export const cellOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('tbody[data-grid] [data-cell]') : null;

export const rowOf = (target: Element): HTMLElement | null => target.closest<HTMLElement>('tbody[data-grid] > [data-item]');
export const linkIn = (row: Element): HTMLAnchorElement | null => row.querySelector<HTMLAnchorElement>('a.title');

/** The fact that a cell shows. */
export const fieldOf = ({ dataset }: HTMLElement): CellField => CELL_FIELDS.find((one) => one === dataset.cell) ?? 'name';

/** Where a cell stands: its row, and its column there, which the next row has as well. */
export interface CellPlace {
  readonly id: string;
  readonly column: string;
}
const columnOf = (cell: HTMLElement): string =>
  cell.matches('.who-line') ? 'title' : cell.matches('.meta') ? 'detail' : (cell.dataset.cell ?? '');
export const cellPlace = (cell: HTMLElement): CellPlace => ({ id: rowOf(cell)?.dataset.item ?? '', column: columnOf(cell) });

const isSeen = (cell: HTMLElement): boolean => cell.offsetParent !== null;
const cellsIn = (row: Element): HTMLElement[] => [...row.querySelectorAll<HTMLElement>('[data-cell]')].filter(isSeen);

/** The cell of a column in a row; without one there, the first. */
const cellIn = (row: Element | null, column: string): HTMLElement | null =>
  row && (cellsIn(row).find((cell) => columnOf(cell) === column) ?? cellsIn(row)[0] ?? null);

/** The row of a participant, if it is still on the page. */
export const rowAt = (id: string): Element | null => document.querySelector(`tbody[data-grid] > [data-item="${CSS.escape(id)}"]`);

/** The cell at a place, if its row is still on the page. */
export const cellAt = ({ id, column }: CellPlace): HTMLElement | null => cellIn(rowAt(id), column);

/** The cell above or below, in the same column. */
export function cellAcross(cell: HTMLElement, step: -1 | 1): HTMLElement | null {
  const row = rowOf(cell);
  return cellIn((step === 1 ? row?.nextElementSibling : row?.previousElementSibling) ?? null, columnOf(cell));
}

/** The cell before or behind, at the end of a row the one in the next. */
export function cellAlong(cell: HTMLElement, step: -1 | 1): HTMLElement | null {
  const all = [...(gridBody()?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])].filter(isSeen);
  return all[all.indexOf(cell) + step] ?? null;
}

/** The first cell of a row. */
export const firstIn = (row: Element): HTMLElement | null => cellsIn(row)[0] ?? null;

/** Makes a cell the active one. */
export function activate(cell: HTMLElement | null): void {
  if (!cell) return;
  cell.focus({ preventScroll: true });
  rowOf(cell)?.scrollIntoView({ block: 'nearest' });
}
