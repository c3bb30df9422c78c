import { fetchSheet } from '../collections/panel/record-page.ts';
import { recordAddress } from '../collections/panel/list-page.ts';
import type { RecordPanel } from '../collections/panel/record-panel.ts';

const COLLECTION = 'agenda/items';

/** Shows in the ruler of the day which item is chosen, and lets what is added or pasted follow it. `record`: as the panel names it. */
export function showChosen(record: string | null): void {
  const [, kind, id = ''] = /^agenda\/(items|sittings)\/([^/?]+)$/.exec(record ?? '') ?? [];
  for (const bar of document.querySelectorAll<SVGElement>('[data-bar]')) bar.classList.toggle('chosen', bar.dataset.bar === id);
  const asked = new URLSearchParams(location.search);
  // What the page shows by itself was chosen by nobody.
  if (kind === undefined || id === 'new' || !(asked.has('item') || asked.has('open'))) return;
  const list = document.querySelector(`[data-item="${CSS.escape(id)}"]`)?.closest<HTMLElement>('[data-sitting]');
  addAt(kind === 'items' ? { sittingId: list?.dataset.sitting ?? '', after: id } : { sittingId: id });
}

function addAt(place: Record<string, string>): void {
  const behind = (address: string): string => `${address.split('?')[0] ?? ''}?${new URLSearchParams(place)}`;
  const main = document.querySelector<HTMLElement>('main[data-pastes]');
  if (main) main.dataset.pastes = behind(main.dataset.pastes ?? '');
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
