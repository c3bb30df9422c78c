import SortableList from 'sortablejs';
import { agendaContract as contract } from '../../../server/planning/agenda/contract.ts';
import { reordered, type Destination } from '../../../server/planning/agenda-editor/rules.ts';
import { SerialQueue } from '../../../server/platform/serial-queue.ts';
import { call, Refused } from '../../connection.ts';
import { t } from '../../shell/words.ts';
import { toast } from '../../shell/toast.ts';
import { pickedIds } from './picking.ts';
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

/** Moves items by dragging their grip, or with Alt and the arrow keys while something in their row has the focus; those picked move together. */
export function moveItems(conferenceId: string): { readonly movePicked: (up: boolean) => void } {
  const known = { orders: ordersNow() };
  onFresh(() => {
    known.orders = ordersNow();
    if (waiting) arrange(waiting);
    makeSortable(conferenceId, known);
  });
  makeSortable(conferenceId, known);
  document.addEventListener('keydown', (event) => moveByKey(event, conferenceId, known));
  return { movePicked: (up) => void (shift(pickedIds(), up) && store(conferenceId, known, titleOf(pickedIds()))) };
}

function makeSortable(conferenceId: string, known: { orders: Orders }): void {
  for (const list of lists().filter((one) => !SortableList.get(one))) {
    SortableList.create(list, {
      group: 'agenda',
      handle: '[data-grip]',
      draggable: '[data-item]',
      animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120,
      onEnd: ({ item }) => {
        const ids = withPicked(item);
        gather(item, ids);
        void store(conferenceId, known, titleOf(ids));
      },
    });
  }
}

const rowOf = (id: string): HTMLElement | null => document.querySelector(`[data-item="${CSS.escape(id)}"]`);

/** What the toast says was moved. */
const titleOf = (ids: readonly string[]): string =>
  ids.length === 1
    ? t('agenda.moved', { title: rowOf(ids[0] ?? '')?.querySelector('b a')?.textContent ?? '' })
    : t('agenda.several.moved', { n: ids.length });

/** The items that move with a row: all that are picked, if it is one of them. */
function withPicked({ dataset: { item = '' } }: HTMLElement): string[] {
  const picked = pickedIds();
  return picked.includes(item) ? picked : [item];
}

/** Brings the items that move with a dragged row to it. */
function gather(row: HTMLElement, ids: readonly string[]): void {
  if (ids.length < 2) return;
  const list = row.closest<HTMLElement>('[data-sitting]');
  const above = [...(list ? rows(list) : [])].slice(0, list ? rows(list).indexOf(row) : 0);
  const after = above.findLast(({ dataset }) => !ids.includes(dataset.item ?? ''))?.dataset.item ?? null;
  reorder(ids, { sittingId: list?.dataset.sitting ?? '', after });
}

/** Shows the order after a move. Returns whether anything moves. */
function reorder(ids: readonly string[], to: Destination): boolean {
  const now = ordersNow();
  const changed = reordered(
    [...now].map(([id, order]) => ({ id, ...order })),
    ids,
    to,
  );
  arrange(new Map([...now, ...changed.map(({ id, ...order }) => [id, order] as const)]));
  return changed.length > 0;
}

function moveByKey(event: KeyboardEvent, conferenceId: string, known: { orders: Orders }): void {
  const up = event.key === 'ArrowUp';
  if (!event.altKey || (!up && event.key !== 'ArrowDown') || !(event.target instanceof Element)) return;
  const row = event.target.closest<HTMLElement>('[data-item]');
  if (!row) return;
  event.preventDefault();
  const ids = withPicked(row);
  if (!shift(ids, up)) return;
  row.scrollIntoView({ block: 'nearest' });
  void store(conferenceId, known, titleOf(ids));
}

/** Moves rows one place up or down, across the edge of a sitting if need be. Returns whether they moved. */
const shift = (ids: readonly string[], up: boolean): boolean => reorder(ids, up ? 'up' : 'down');

/** Puts the existing rows in this order and keeps the focus. */
function arrange(orders: Orders): void {
  const focused = document.activeElement;
  for (const list of lists()) {
    const items = orders.get(list.dataset.sitting ?? '')?.items ?? [];
    const found = items.flatMap((id) => rowOf(id) ?? []);
    if (found.some((row, at) => rows(list)[at] !== row)) list.prepend(...found);
  }
  if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus();
}

/** The last requested order, until the page matches what the server stored, so that an older answer does not undo it. */
let waiting: Orders | null = null;
/** Stores orders one after the other, each with the versions returned by the one before. */
const stores = new SerialQueue();
function store(conferenceId: string, known: { orders: Orders }, said: string): Promise<void> {
  const wanted = ordersNow();
  waiting = wanted;
  return sendInTurn(conferenceId, known, wanted, said);
}

const sendInTurn = (...order: Parameters<typeof send>): Promise<void> => stores.run(() => send(...order)).catch(() => {});

async function send(conferenceId: string, known: { orders: Orders }, wanted: Orders, said: string): Promise<void> {
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
  toast(said, { label: t('common.action.undo'), run: () => void sendInTurn(conferenceId, known, undone, said) });
}
