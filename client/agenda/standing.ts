/** The order of the agenda as the page shows it: each sitting with its version and its items. */
export interface Standing {
  readonly id: string;
  readonly version: number;
  readonly items: readonly string[];
}

export const conferenceId = (): string => page()?.dataset.agenda ?? '';

/** The part of the page that changes: the plan and the panel beside it. */
export const page = (): HTMLElement | null => document.querySelector<HTMLElement>('main[data-agenda]');

export const sittingLists = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('ol[data-sitting]')];

/** Where a row says what it is: its title, the people, the warnings. */
export const wordsOf = (row: Element): Element | null => row.querySelector(':scope > div > b')?.parentElement ?? null;
export const titleOf = (row: Element): string => row.querySelector(':scope > div > b > a')?.textContent?.trim() ?? '';

export const rowsIn = (list: Element): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(':scope > li[data-item]')];

/** Reads what stands on the page now. */
export const standing = (): Standing[] =>
  sittingLists().map((list) => ({
    id: list.dataset.sitting ?? '',
    version: Number(list.dataset.version),
    items: rowsIn(list).map((row) => row.dataset.item ?? ''),
  }));

/** The sittings whose items differ from before: in the order of now, at the versions that were seen. */
export function changedSittings(before: readonly Standing[], now: readonly Standing[]): Standing[] {
  const old = new Map(before.map(({ id, items }) => [id, items]));
  return now.filter(({ id, items }) => JSON.stringify(old.get(id)) !== JSON.stringify(items));
}

/** What it takes to bring an order back: the items as they were, at the versions that hold now. */
export const wayBack = (before: readonly Standing[], changed: readonly { readonly id: string; readonly version: number }[]): Standing[] =>
  changed.flatMap(({ id, version }) => before.filter((sitting) => sitting.id === id).map(({ items }) => ({ id, version, items })));
