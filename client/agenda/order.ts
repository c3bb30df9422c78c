import Sortable from 'sortablejs';
import { agendaContract as contract } from '../../server/agenda/contract.ts';
import { call, Refused } from '../connection.ts';
import { announce } from '../shell/announce.ts';
import { toast } from '../shell/toast.ts';
import { say } from '../shell/words.ts';
import { complain, refresh } from './refresh.ts';
import { changedSittings, conferenceId, rowsIn, sittingLists, standing, titleOf, wayBack, type Standing } from './standing.ts';

const sameRow = (row: HTMLElement): HTMLElement | null => document.querySelector<HTMLElement>(`li[data-item="${CSS.escape(row.dataset.item ?? '')}"]`);

/** Keeps a new order; what was refused goes back to where it stood. */
async function keep(before: readonly Standing[], row: HTMLElement): Promise<void> {
  const sittings = changedSittings(before, standing());
  if (sittings.length === 0) return;
  const [title, text] = [titleOf(row), say('agenda.moved', { title: titleOf(row) })];
  try {
    const { sittings: versions } = await call(contract.reorder, { conferenceId: conferenceId(), sittings: sittings.map(({ items, ...rest }) => ({ ...rest, items: [...items] })) });
    noteVersions(versions);
    toast(text, { label: say('common.action.undo'), run: () => void undo(wayBack(before, versions)) });
    announce(title);
    await refresh();
  } catch (error) {
    await refresh();
    const stale = error instanceof Refused && error.refusal.code === 'stale';
    complain(sameRow(row), stale ? say('agenda.staleOrder') : error instanceof Refused ? error.message : say('common.error.offline'));
  }
}

function noteVersions(versions: readonly { readonly id: string; readonly version: number }[]): void {
  const byId = new Map(versions.map(({ id, version }) => [id, version]));
  for (const list of sittingLists()) list.dataset.version = String(byId.get(list.dataset.sitting ?? '') ?? list.dataset.version);
}

async function undo(sittings: readonly Standing[]): Promise<void> {
  try {
    await call(contract.reorder, { conferenceId: conferenceId(), sittings: sittings.map(({ items, ...rest }) => ({ ...rest, items: [...items] })) });
    toast(say('common.done.undone'));
  } catch (error) {
    complain(null, error instanceof Refused ? say('agenda.staleOrder') : say('common.error.offline'));
  }
  await refresh();
}

/** Rows are dragged by their grip, within a sitting and from one to another. */
export function dragRows(): void {
  for (const list of sittingLists()) {
    let before: readonly Standing[] = [];
    Sortable.create(list, {
      group: 'agenda',
      handle: '[data-grip]',
      draggable: 'li[data-item]',
      animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120,
      onStart: () => {
        before = standing();
      },
      onEnd: ({ item }) => void keep(before, item),
    });
  }
}

/** Where a row goes by one step: past its neighbour, or over the edge into the sitting beside. */
function step(row: HTMLElement, up: boolean): boolean {
  const list = row.closest<HTMLElement>('ol[data-sitting]');
  if (!list) return false;
  const rows = rowsIn(list);
  const at = rows.indexOf(row);
  const neighbour = rows[up ? at - 1 : at + 1];
  if (neighbour) neighbour[up ? 'before' : 'after'](row);
  const lists = sittingLists();
  const beside = neighbour ? undefined : lists[lists.indexOf(list) + (up ? -1 : 1)];
  beside?.[up ? 'append' : 'prepend'](row);
  return neighbour !== undefined || beside !== undefined;
}

const PAUSE = 600;

/** Alt and an arrow move the row that has the focus; several steps in a row are kept as one. */
export function moveByKeys(): void {
  let before: readonly Standing[] | null = null;
  let timer = 0;
  document.addEventListener('keydown', (event) => {
    const up = event.key === 'ArrowUp';
    const focused = event.target instanceof HTMLElement ? event.target : null;
    const row = focused?.closest<HTMLElement>('ol[data-sitting] > li[data-item]');
    if (!event.altKey || !(up || event.key === 'ArrowDown') || !row || !row.querySelector('[data-grip]')) return;
    event.preventDefault();
    const was = before ?? standing();
    if (!step(row, up)) return;
    before = was;
    focused?.focus();
    row.scrollIntoView({ block: 'nearest' });
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      before = null;
      void keep(was, row);
    }, PAUSE);
  });
}
