import { recordAt, type ListPage } from './list-page.ts';

const links = ({ main }: ListPage): HTMLAnchorElement[] =>
  [...main.querySelectorAll<HTMLAnchorElement>('a:is(.title, [data-row-title])')].filter((link) => link.closest('aside') === null);

/** The links of the rows, in their order. */
export const rowLinks = (page: ListPage): HTMLAnchorElement[] => links(page).filter((link) => recordAt(page, link.href) !== null);

/** The link of the row of a record. */
export const linkOf = (page: ListPage, record: string | null): HTMLAnchorElement | undefined =>
  rowLinks(page).find((link) => recordAt(page, link.href) === record);

/** Marks the row of the record that the panel shows. */
export function markRow(page: ListPage, record: string | null): void {
  for (const link of rowLinks(page)) {
    const isChosen = recordAt(page, link.href) === record;
    link.closest('tr, li')?.classList.toggle('is-chosen', isChosen);
    if (isChosen) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

/** The link of the row above or below the chosen one, or the one with the focus; the first or last if there is neither. */
export function neighbourOf(page: ListPage, record: string | null, step: -1 | 1): HTMLAnchorElement | undefined {
  const all = rowLinks(page);
  const at = all.findIndex((link) => (record === null ? link === document.activeElement : recordAt(page, link.href) === record));
  return at === -1 ? all.at(step === 1 ? 0 : -1) : all[at + step];
}

/** The record of the list beside one that is about to go. */
export const besides = (page: ListPage, record: string): HTMLAnchorElement | undefined =>
  linkOf(page, record) && (neighbourOf(page, record, 1) ?? neighbourOf(page, record, -1));
