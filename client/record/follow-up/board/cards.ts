import type { StepKind } from '../../../../server/record/follow-up/contract.ts';

/** A card as it was drawn: which task, of which version, and by which step it moves to which column. */
export interface TaskCard {
  readonly element: HTMLElement;
  readonly conferenceId: string;
  readonly id: string;
  readonly version: number;
  readonly steps: Readonly<Record<string, StepKind | undefined>>;
}

export function cardOf(element: HTMLElement): TaskCard {
  const { conference = '', id = '', version, steps = '{}' } = element.dataset;
  return { element, conferenceId: conference, id, version: Number(version), steps: JSON.parse(steps) as TaskCard['steps'] };
}

export const boardColumns = (board: HTMLElement): HTMLElement[] => [...board.querySelectorAll<HTMLElement>('[data-column]')];
export const columnAround = (element: Element | null): HTMLElement | null => element?.closest<HTMLElement>('[data-column]') ?? null;
const linksOf = (column: HTMLElement): HTMLAnchorElement[] => [...column.querySelectorAll<HTMLAnchorElement>('[data-card] a.title')];

/** Focuses another card: up and down in its column, left and right in the next column that has cards. */
export function focusBeside(board: HTMLElement, from: Element, key: string): void {
  const column = columnAround(from);
  const columns = boardColumns(board).filter((one) => linksOf(one).length > 0);
  if (!column) return;
  const own = linksOf(column);
  const at = own.findIndex((link) => link.closest('[data-card]')?.contains(from));
  if (key === 'ArrowUp' || key === 'ArrowDown') return own[at + (key === 'ArrowDown' ? 1 : -1)]?.focus();
  const next = columns[columns.indexOf(column) + (key === 'ArrowRight' ? 1 : -1)];
  const links = next ? linksOf(next) : [];
  links[Math.min(at, links.length - 1)]?.focus();
}

/** The next column on a side into which a card can be moved; null if there is none. */
export function columnBeside(board: HTMLElement, card: TaskCard, key: string): HTMLElement | null {
  const columns = boardColumns(board);
  const own = columnAround(card.element);
  const at = own ? columns.indexOf(own) : -1;
  const side = key === 'ArrowRight' ? columns.slice(at + 1) : columns.slice(0, Math.max(0, at)).toReversed();
  return side.find((column) => card.steps[column.dataset.column ?? ''] !== undefined) ?? null;
}
