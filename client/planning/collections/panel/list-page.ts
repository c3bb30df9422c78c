/** A list of records with the panel that shows the chosen one. */
export interface ListPage {
  readonly main: HTMLElement;
  readonly panel: HTMLElement;
  readonly conferenceId: string;
  /** Paths below the conference of the collections that the list shows: 'awards', 'agenda/items'. */
  readonly collections: readonly string[];
  /** The collection whose records the list's own address names without a script, as `?item=ID`; null if it has none. */
  readonly ofItem: string | null;
}

/** Name of the parameter of the list's address that says which record the panel shows. */
export const OPEN = 'open';
/** Name of the one that says it without a script, see `ListPage.ofItem`. */
const ITEM = 'item';
/** Pages below a collection that are not the form of a record. */
const OTHER_PAGES: ReadonlySet<string> = new Set(['paste', 'import', 'directory', 'doubles', 'invitations']);

/** The list of this page; null if it has none, or nothing there may be edited. */
export function listPage(): ListPage | null {
  const main = document.querySelector<HTMLElement>('main[data-records]');
  const panel = main?.querySelector<HTMLElement>('[data-record-panel]');
  if (!main || !panel) return null;
  const { records: conferenceId = '', collections = '', ofItem = null } = main.dataset;
  return { main, panel, conferenceId, collections: collections.split(' '), ofItem };
}

const baseOf = ({ conferenceId }: ListPage): string => `/conferences/${conferenceId}/`;

/** The record of an address as the panel names it, 'awards/ID' or 'awards/new'; null if it is not one of this list. */
export function recordAt(page: ListPage, address: string): string | null {
  const { origin, pathname, search, searchParams } = new URL(address, location.href);
  if (origin !== location.origin || !pathname.startsWith(baseOf(page))) return null;
  const item = pathname === location.pathname ? searchParams.get(ITEM) : null;
  if (item !== null && page.ofItem !== null) return `${page.ofItem}/${item}`;
  const path = pathname.slice(baseOf(page).length);
  const [, collection = '', id = ''] = /^(.+)\/([^/]+)$/.exec(path) ?? [];
  return page.collections.includes(collection) && !OTHER_PAGES.has(id) ? path + search : null;
}

/** The address of the page of a record. */
export const recordAddress = (page: ListPage, record: string): string => baseOf(page) + record;

/** Whether it is the form of a record that is not stored yet. */
export const isNew = (record: string): boolean => /\/new(?:\?|$)/.test(record);

/** Whether such a form begins as a copy of a record. */
export const isCopy = (record: string): boolean => isNew(record) && /[?&]copy=/.test(record);

/** The record that this page's address names; null if none. */
export function recordInAddress(page: ListPage): string | null {
  const record = new URL(location.href).searchParams.get(OPEN);
  return recordAt(page, record === null ? location.href : recordAddress(page, record));
}

/** Writes into the address of this page which record is shown. `isStep`: Back leads to the one before. */
export function writeAddress(page: ListPage, record: string | null, isStep: boolean): void {
  const url = new URL(location.href);
  for (const name of [OPEN, ITEM]) url.searchParams.delete(name);
  const isItem = page.ofItem !== null && record?.startsWith(`${page.ofItem}/`) === true && !isNew(record);
  if (isItem) url.searchParams.set(ITEM, record.slice(record.lastIndexOf('/') + 1));
  else if (record !== null) url.searchParams.set(OPEN, record);
  if (url.href === location.href) return;
  if (isStep) history.pushState(null, '', url);
  else history.replaceState(null, '', url);
}
