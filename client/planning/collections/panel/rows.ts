import { recordAt, type ListPage } from './list-page.ts';

/** The links to the records of the list in their order: those of its rows, and of the heads above them. */
const links = (page: ListPage): HTMLAnchorElement[] =>
  [...page.main.querySelectorAll<HTMLAnchorElement>('a:is(.title, [data-row-title], [data-head-title])')].filter(
    (link) => link.closest('aside') === null && recordAt(page, link.href) !== null,
  );

const isRow = (link: HTMLAnchorElement): boolean => link.dataset.headTitle === undefined;

/** The link of the row, or of the head, of a record. */
export const linkOf = (page: ListPage, record: string | null): HTMLAnchorElement | undefined =>
  links(page).find((link) => recordAt(page, link.href) === record);

/** Marks the row of the record that the panel shows. */
export function markRow(page: ListPage, record: string | null): void {
  for (const link of links(page)) {
    const isChosen = recordAt(page, link.href) === record;
    link.closest('tr, li, .sitting-head')?.classList.toggle('is-chosen', isChosen);
    if (isChosen) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

/** The link of the row above or below the chosen one, or the one with the focus; the first or last if there is neither. */
export function neighbourOf(page: ListPage, record: string | null, step: -1 | 1): HTMLAnchorElement | undefined {
  const all = links(page);
  const at = all.findIndex((link) => (record === null ? link === document.activeElement : recordAt(page, link.href) === record));
  const [above, below] = at === -1 ? [all, all] : [all.slice(0, at), all.slice(at + 1)];
  return step === 1 ? below.find(isRow) : above.findLast(isRow);
}

/** The record of the list beside one that is about to go. */
export const besides = (page: ListPage, record: string): HTMLAnchorElement | undefined =>
  linkOf(page, record) && (neighbourOf(page, record, 1) ?? neighbourOf(page, record, -1));
