/** A row of the list as a move looks at it. */
export interface MovableRow {
  readonly id: string;
  /** Its place among those of the attendee list, or among the others. */
  readonly place: number;
  readonly listed: boolean;
}

/** The rows with some of them one place higher or lower, past those that stay; rows at the edge wait for the others. */
export function shifted<T>(rows: readonly T[], isMoved: (row: T) => boolean, up: boolean): T[] {
  const order = up ? [...rows] : rows.toReversed();
  for (let at = 1; at < order.length; at += 1) {
    const [before, row] = [order[at - 1], order[at]];
    if (before !== undefined && row !== undefined && isMoved(row) && !isMoved(before)) order.splice(at - 1, 2, row, before);
  }
  return up ? order : order.toReversed();
}

/** The places that moved rows get in a list by protocol, by their ids: each where it stands now, among its own kind. */
export function placesAfter(before: readonly MovableRow[], after: readonly MovableRow[], isMoved: (row: MovableRow) => boolean) {
  const placeAt = (listed: boolean): number => Math.min(...before.filter((row) => row.listed === listed).map(({ place }) => place));
  return [true, false].flatMap((listed) => {
    const first = placeAt(listed);
    const own = after.filter((row) => row.listed === listed);
    return own.flatMap((row, at) => (isMoved(row) && row.place !== first + at ? [{ id: row.id, order: first + at }] : []));
  });
}

/**
 * Where moved rows of a list as entered go, from top to bottom: each before another one, null for the end. `hasMore`: the list goes on
 * behind these rows, so that none can follow the last of them.
 */
export function anchorsAfter<T extends { readonly id: string }>(after: readonly T[], isMoved: (row: T) => boolean, hasMore: boolean) {
  const last = after.at(-1);
  const rows = hasMore && last !== undefined && isMoved(last) ? behindNone(after, isMoved) : after;
  return rows.flatMap((row, at) =>
    isMoved(row) ? [{ id: row.id, before: rows.slice(at + 1).find((one) => !isMoved(one))?.id ?? null }] : [],
  );
}

/** The moved rows at the end stand before the last one that stays. */
function behindNone<T>(rows: readonly T[], isMoved: (row: T) => boolean): T[] {
  const last = rows.findLastIndex((row) => !isMoved(row));
  const stays = rows[last];
  return stays === undefined ? [...rows] : [...rows.slice(0, last), ...rows.slice(last + 1), stays];
}
