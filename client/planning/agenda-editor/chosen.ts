import { fetchSheet } from '../collections/panel/record-page.ts';
import { recordAddress } from '../collections/panel/list-page.ts';
import type { RecordPanel } from '../collections/panel/record-panel.ts';

const COLLECTION = 'agenda/items';

/** Shows in the ruler of the day which item is chosen, and lets what is added or pasted follow it. `record`: as the panel names it. */
export function showChosen(record: string | null): void {
  const id = record?.startsWith(`${COLLECTION}/`) ? record.slice(COLLECTION.length + 1) : null;
  for (const bar of document.querySelectorAll<SVGElement>('[data-bar]')) bar.classList.toggle('chosen', bar.dataset.bar === id);
  if (id !== null && new URLSearchParams(location.search).get('item') === id) addBehind(id);
}

function addBehind(id: string): void {
  const list = document.querySelector(`[data-item="${CSS.escape(id)}"]`)?.closest<HTMLElement>('[data-sitting]');
  const main = document.querySelector<HTMLElement>('main[data-pastes]');
  if (!list || !main) return;
  const place = new URLSearchParams({ sittingId: list.dataset.sitting ?? '', after: id });
  const behind = (address: string): string => `${address.split('?')[0] ?? ''}?${place}`;
  main.dataset.pastes = behind(main.dataset.pastes ?? '');
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-paste], a[data-key="n"]')) link.href = behind(link.href);
}

/** On a wide screen the item that the page shows beside the agenda can be edited there at once, unless another one was chosen meanwhile. */
export async function editShown(panel: RecordPanel): Promise<void> {
  const id = document.querySelector<HTMLElement>('[data-item].is-chosen')?.dataset.item;
  if (id === undefined || panel.record() !== null || !matchMedia('(min-width: 1280px)').matches) return;
  const record = `${COLLECTION}/${id}`;
  const sheet = await fetchSheet(recordAddress(panel.page, record)).catch(() => null);
  if (sheet?.status === 200 && panel.record() === null) panel.show(sheet, record, 'list');
}
