import SortableList from 'sortablejs';
import { participantsContract as contract } from '../../../../server/planning/participants/contract.ts';
import { anchorsAfter, placesAfter, shifted, type MovableRow } from '../../../../server/planning/participants/rules/moves.ts';
import { SerialQueue } from '../../../../server/platform/serial-queue.ts';
import { call, Refused } from '../../../connection.ts';
import { toast } from '../../../shell/toast.ts';
import { t } from '../../../shell/words.ts';
import { pickedIds } from '../../agenda-editor/picking.ts';
import { complain, forgetProblem } from '../../agenda-editor/problem.ts';
import { onFresh, refresh } from '../../agenda-editor/refreshing.ts';
import { gridBody, linkIn, rowAt } from './cells.ts';
import { reversed, store } from './saving.ts';
import { offerUndo } from './undoing.ts';

interface GridRow extends MovableRow {
  readonly element: HTMLElement;
  readonly version: number;
  readonly order: string;
}

const rowsOf = (body: HTMLElement): GridRow[] =>
  [...body.querySelectorAll<HTMLElement>(':scope > [data-item]')].map((element) => ({
    element,
    id: element.dataset.item ?? '',
    version: Number(element.dataset.version),
    place: Number(element.dataset.place),
    order: element.dataset.order ?? '',
    listed: element.dataset.offList === undefined,
  }));

/** The rows as the server showed them last: what a drag has moved on the page is compared with it. */
let known: GridRow[] = [];
/** Moves are stored one after the other; the page is drawn anew after the last. */
const queue = new SerialQueue();
let waiting = 0;

/** Lets rows be dragged by their number; those that are picked move together. */
export function moveRows(): void {
  onFresh(prepare);
  prepare();
}

function prepare(): void {
  const body = gridBody();
  if (!body) return;
  known = rowsOf(body);
  if (body.dataset.moves === undefined || SortableList.get(body)) return;
  SortableList.create(body, {
    handle: '[data-grip]',
    draggable: '[data-item]',
    filter: 'input',
    preventOnFilter: false,
    animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120,
    // Rows are not drawn anew while one is in hand.
    onChoose: () => void (body.dataset.keep = ''),
    onUnchoose: () => void delete body.dataset.keep,
    onEnd: ({ item }) => dropped(body, item),
  });
}

/** The rows that move with one: all that are picked, if it is one of them. */
function withPicked({ dataset: { item = '' } }: HTMLElement): ReadonlySet<string> {
  const picked = pickedIds();
  return new Set(picked.includes(item) ? picked : [item]);
}

/** Brings the picked rows to the one that was dragged. */
function dropped(body: HTMLElement, item: HTMLElement): void {
  const ids = withPicked(item);
  const rows = rowsOf(body);
  const own = known.flatMap(({ id }) => (ids.has(id) ? [id] : []));
  const at = rows
    .slice(
      0,
      rows.findIndex(({ element }) => element === item),
    )
    .filter(({ id }) => !ids.has(id)).length;
  const others = rows.filter(({ id }) => !ids.has(id));
  const moved = own.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  void move(body, [...others.slice(0, at), ...moved, ...others.slice(at)], ids);
}

/** Moves a row, or those picked with it, one place up or down. */
export function shiftRow(row: HTMLElement, up: boolean): void {
  const body = gridBody();
  if (!body) return;
  if (body.dataset.moves === undefined) return toast(t('participants.cells.noMoves'));
  const ids = withPicked(row);
  const focused = document.activeElement;
  const rows = shifted(rowsOf(body), ({ id }) => ids.has(id), up);
  void move(body, rows, ids);
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
}

async function move(body: HTMLElement, rows: readonly GridRow[], ids: ReadonlySet<string>): Promise<void> {
  if (rows.every(({ id }, at) => known[at]?.id === id)) return;
  body.append(...rows.map(({ element }) => element));
  const before = known;
  known = rowsOf(body);
  forgetProblem();
  waiting += 1;
  const takeBack = await queue.run(() =>
    body.dataset.moves === 'protocol' ? setPlaces(body, before, rows, ids) : putBefore(body, before, rows, ids),
  );
  waiting -= 1;
  if (takeBack) offerUndo(saidOf(ids), () => putBack(takeBack));
  if (waiting === 0) await refresh().catch(() => {});
}

const saidOf = (ids: ReadonlySet<string>): string => {
  const [first = ''] = ids;
  const row = rowAt(first);
  return ids.size === 1
    ? t('participants.cells.moved', { name: row ? (linkIn(row)?.textContent?.trim() ?? '') : '' })
    : t('participants.cells.movedSeveral', { n: ids.size });
};

/** Takes a move back; false if somebody else has changed something since. */
type TakeBack = () => Promise<boolean>;

async function putBack(takeBack: TakeBack): Promise<void> {
  const isBack = await queue.run(takeBack);
  await refresh().catch(() => {});
  toast(t(isBack ? 'common.done.undone' : 'collections.panel.undoChanged'));
}

/** By protocol: each gets a place of its own, which the list says was set by hand. */
async function setPlaces(
  { dataset }: HTMLElement,
  before: readonly GridRow[],
  rows: readonly GridRow[],
  ids: ReadonlySet<string>,
): Promise<TakeBack | null> {
  const placed = before.map((row, at) => ({ ...row, place: placeNow(before, row, at) }));
  const changes = placesAfter(placed, rows, ({ id }) => ids.has(id)).map(({ id, order }) => ({
    conferenceId: dataset.grid ?? '',
    id,
    field: 'order' as const,
    before: rows.find((row) => row.id === id)?.element.dataset.order ?? '',
    after: String(order),
  }));
  for (const change of changes) {
    const saved = await store(change);
    if (saved.kind !== 'stored') return (complain(saved.kind === 'refused' ? saved.text : t('participants.cells.moveStale')), null);
    const element = rows.find(({ id }) => id === change.id)?.element;
    if (element) element.dataset.order = change.after;
  }
  return async () => {
    const kinds: string[] = [];
    for (const change of changes.toReversed()) kinds.push((await store(reversed(change))).kind);
    return kinds.every((kind) => kind === 'stored');
  };
}

/** A row's place by where it stands on the page now: what the server wrote may be of before the last move. */
const placeNow = (rows: readonly GridRow[], { listed }: GridRow, at: number): number => {
  const own = rows.filter((row) => row.listed === listed);
  return Math.min(...own.map(({ place }) => place)) + rows.slice(0, at).filter((row) => row.listed === listed).length;
};

/** As entered: the rows change their order. */
async function putBefore(
  body: HTMLElement,
  before: readonly GridRow[],
  rows: readonly GridRow[],
  ids: ReadonlySet<string>,
): Promise<TakeBack | null> {
  const hasMore = document.querySelector('.pager [rel="next"]') !== null;
  const moves = anchorsAfter(rows, ({ id }) => ids.has(id), hasMore);
  const back = anchorsAfter(before, ({ id }) => ids.has(id), hasMore);
  const place = async (id: string, anchor: string | null): Promise<void> => {
    const row = rows.find((one) => one.id === id);
    const version = Number(row?.element.dataset.version);
    const done = await call(contract.place, { conferenceId: body.dataset.grid ?? '', id, version, before: anchor });
    if (row) row.element.dataset.version = String(done.version);
  };
  const run = async (all: readonly { readonly id: string; readonly before: string | null }[]): Promise<boolean> => {
    try {
      for (const one of all) await place(one.id, one.before);
      return true;
    } catch (error) {
      const isStale = error instanceof Refused && error.refusal.code === 'stale';
      complain(isStale ? t('participants.cells.moveStale') : error instanceof Refused ? error.message : t('common.error.offline'));
      return false;
    }
  };
  return (await run(moves)) ? () => run(back) : null;
}
