import SortableList from 'sortablejs';
import { agendaContract as contract } from '../../../server/planning/agenda/contract.ts';
import { SerialQueue } from '../../../server/platform/serial-queue.ts';
import { call, Refused } from '../../connection.ts';
import { t } from '../../shell/words.ts';
import { toast } from '../../shell/toast.ts';
import { onFresh, refresh } from './refreshing.ts';
import { complain, forgetProblem } from './problem.ts';

type Orders = Map<string, { version: number; items: string[] }>;

const lists = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-sitting]')];
const rows = (list: Element): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(':scope > [data-item]')];

const ordersNow = (): Orders =>
  new Map(
    lists().map((list) => [
      list.dataset.sitting ?? '',
      { version: Number(list.dataset.version), items: rows(list).map((row) => row.dataset.item ?? '') },
    ]),
  );

/** Moves items by dragging their grip, or with Alt and the arrow keys while something in their row has the focus. */
export function moveItems(conferenceId: string): void {
  const known = { orders: ordersNow() };
  onFresh(() => {
    known.orders = ordersNow();
    if (waiting) arrange(waiting);
    makeSortable(conferenceId, known);
  });
  makeSortable(conferenceId, known);
  document.addEventListener('keydown', (event) => moveByKey(event, conferenceId, known));
}

function makeSortable(conferenceId: string, known: { orders: Orders }): void {
  for (const list of lists().filter((one) => !SortableList.get(one))) {
    SortableList.create(list, {
      group: 'agenda',
      handle: '[data-grip]',
      draggable: '[data-item]',
      animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120,
      onEnd: ({ item }) => void store(conferenceId, known, titleOf(item)),
    });
  }
}

const titleOf = (row: Element | null): string => row?.querySelector('b a')?.textContent ?? '';

function moveByKey(event: KeyboardEvent, conferenceId: string, known: { orders: Orders }): void {
  const up = event.key === 'ArrowUp';
  if (!event.altKey || (!up && event.key !== 'ArrowDown') || !(event.target instanceof Element)) return;
  const row = event.target.closest<HTMLElement>('[data-item]');
  if (!row) return;
  event.preventDefault();
  const focused = document.activeElement;
  if (!shift(row, up)) return;
  if (focused instanceof HTMLElement) focused.focus();
  row.scrollIntoView({ block: 'nearest' });
  void store(conferenceId, known, titleOf(row));
}

/** Moves a row one place up or down, across the edge of a sitting if need be. Returns whether it moved. */
function shift(row: HTMLElement, up: boolean): boolean {
  const neighbour = up ? row.previousElementSibling : row.nextElementSibling;
  if (neighbour?.matches('[data-item]')) {
    if (up) neighbour.before(row);
    else neighbour.after(row);
    return true;
  }
  const all = lists();
  const at = all.findIndex((list) => list.contains(row));
  const other = all[up ? at - 1 : at + 1];
  if (up) other?.append(row);
  else other?.prepend(row);
  return other !== undefined;
}

/** Puts the existing rows in this order and keeps the focus. */
function arrange(orders: Orders): void {
  const focused = document.activeElement;
  for (const list of lists()) {
    const items = orders.get(list.dataset.sitting ?? '')?.items ?? [];
    const found = items.flatMap((id) => document.querySelector(`[data-item="${CSS.escape(id)}"]`) ?? []);
    if (found.some((row, at) => rows(list)[at] !== row)) list.prepend(...found);
  }
  if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus();
}

/** The last requested order, until the page matches what the server stored, so that an older answer does not undo it. */
let waiting: Orders | null = null;
/** Stores orders one after the other, each with the versions returned by the one before. */
const stores = new SerialQueue();
function store(conferenceId: string, known: { orders: Orders }, title: string): Promise<void> {
  const wanted = ordersNow();
  waiting = wanted;
  return sendInTurn(conferenceId, known, wanted, title);
}

const sendInTurn = (...order: Parameters<typeof send>): Promise<void> => stores.run(() => send(...order)).catch(() => {});

async function send(conferenceId: string, known: { orders: Orders }, wanted: Orders, title: string): Promise<void> {
  const before = known.orders;
  const changed = [...wanted].filter(([id, { items }]) => items.join(' ') !== before.get(id)?.items.join(' '));
  const answered = (): void => void (waiting === wanted && (waiting = null));
  if (changed.length === 0) return answered();
  const sittings = changed.map(([id, { items }]) => ({ id, version: before.get(id)?.version ?? 0, items }));
  forgetProblem();
  try {
    await call(contract.reorder, { conferenceId, sittings });
  } catch (error) {
    answered();
    await refresh().catch(() => {});
    return complain(
      error instanceof Refused && error.refusal.code === 'stale'
        ? t('agenda.staleOrder')
        : error instanceof Refused
          ? error.message
          : t('common.error.offline'),
    );
  }
  // It is stored, even if the page cannot be fetched now.
  await refresh(answered).catch(() => {});
  answered();
  const undone = new Map([...before].map(([id, order]) => [id, { ...order, version: known.orders.get(id)?.version ?? order.version }]));
  toast(t('agenda.moved', { title }), { label: t('common.action.undo'), run: () => void sendInTurn(conferenceId, known, undone, title) });
}
