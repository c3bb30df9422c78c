import type { ProceedingsState } from '../../live/sitting/rules/index.ts';
import type { Album, Photo } from './contract.ts';

/** How long a picture that was taken out can come back. */
export const KEPT_AFTER_REMOVAL_MS = 24 * 60 * 60 * 1000;

/** A picture as far as it decides who may know of it. */
export interface Guarded {
  readonly itemId: string | null;
  readonly itemLevel: number;
  /** Milliseconds since 1970; null: not known. */
  readonly takenAt: number | null;
}

/** Levels of agenda items by the draft and by the versions published; null where the draft has the item no more. */
export interface ItemLevels {
  readonly draft: (itemId: string) => number | null;
  readonly published: (itemId: string) => number;
}

const levelOfItem = ({ draft, published }: ItemLevels, itemId: string, otherwise: number): number =>
  Math.max(draft(itemId) ?? otherwise, published(itemId));

/** The items that ran at a moment. The end of a postponed one is not known, so it counts as still running. */
export const ranAt = ({ items }: Pick<ProceedingsState, 'items'>, at: number): string[] =>
  Object.values(items)
    .filter(({ startedAt, endedAt }) => startedAt !== null && startedAt <= at && at < (endedAt ?? Infinity))
    .toSorted((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0))
    .map(({ itemId }) => itemId);

/** Level of a picture: that of its item, and of whatever ran when it was taken, so that no other choice of item opens it. */
export function levelOfPhoto({ itemId, itemLevel, takenAt }: Guarded, state: Pick<ProceedingsState, 'items'>, levels: ItemLevels): number {
  const own = itemId === null ? 0 : levelOfItem(levels, itemId, itemLevel);
  const ran = takenAt === null ? [] : ranAt(state, takenAt);
  return Math.max(own, ...ran.map((id) => levelOfItem(levels, id, 0)));
}

/** Level of an item as it is known now, to be stored with a picture of it. */
export const itemLevelNow = (levels: ItemLevels, itemId: string | null): number => (itemId === null ? 0 : levelOfItem(levels, itemId, 0));

/** The pictures of one place in the record; `itemId` null: of a sitting as a whole, or of none that is known. */
export interface PhotoGroup {
  readonly sittingId: string | null;
  readonly itemId: string | null;
  readonly photos: readonly Photo[];
}

type Sittings = Album['sittings'];

const sittingAt = (sittings: Sittings, at: number): string | null =>
  sittings.find(({ openedAt, closedAt }) => openedAt !== null && openedAt <= at && at <= (closedAt ?? Infinity))?.id ?? null;

/** The sitting of a picture: that of its item, else the one that was held when it was taken. */
export function sittingOf({ items, sittings }: Pick<Album, 'items' | 'sittings'>, { itemId, takenAt }: Photo): string | null {
  const item = items.find(({ id }) => id === itemId);
  if (item) return item.sittingId;
  return takenAt === null ? null : sittingAt(sittings, takenAt);
}

/** The record in the order of the agenda: by sitting, first what is of no item, then by item; at the end what is of no sitting. */
export function photoGroups(album: Album): PhotoGroup[] {
  const { photos, sittings, items } = album;
  const of = (sittingId: string | null, itemId: string | null): PhotoGroup => ({
    sittingId,
    itemId,
    photos: photos.filter((one) => sittingOf(album, one) === sittingId && itemIn(album, one) === itemId),
  });
  const groups = sittings.flatMap(({ id }) => [
    of(id, null),
    ...items.filter(({ sittingId }) => sittingId === id).map((item) => of(id, item.id)),
  ]);
  return [...groups, of(null, null)].filter((group) => group.photos.length > 0);
}

const itemIn = ({ items }: Album, { itemId }: Photo): string | null => (items.some(({ id }) => id === itemId) ? itemId : null);

interface Shape {
  readonly width: number;
  readonly height: number;
}
/** How much the sides of a small copy may differ from those of its picture, by rounding. */
const SHAPE_TOLERANCE = 0.05;

/** Whether a small copy is as wide to its height as its picture: one that was turned is of another. */
export const isSameShape = (small: Shape, whole: Shape): boolean =>
  Math.abs((small.width * whole.height) / (small.height * whole.width) - 1) <= SHAPE_TOLERANCE || Math.min(small.width, small.height) <= 10;
