import { OPEN } from './panel/list-page.ts';

/**
 * Goes from the page of one record to its list, where the panel shows it. The page itself remains for browsers without JavaScript, and for
 * what was refused there.
 */
export function openInList(): void {
  const { list } = document.querySelector<HTMLElement>('main[data-list]')?.dataset ?? {};
  const record = /^\/conferences\/[^/]+\/(.+)$/.exec(location.pathname)?.[1];
  if (list === undefined || record === undefined) return;
  const address = new URL(list, location.origin);
  address.searchParams.set(OPEN, record + location.search);
  location.replace(address);
}
