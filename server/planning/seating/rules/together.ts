import type { HallSeat } from './hall.ts';

/** What one more row than needed costs: a party sits in as few rows as it can. */
const ROW_COST = 0.35;

/** Free seats beside each other in one row of a block. */
type Run = readonly HallSeat[];

/** The longest run of seats without a gap; of several as long, the one with the highest seat. */
function longestRun(row: readonly HallSeat[], rankOf: (key: string) => number): Run {
  const runs: HallSeat[][] = [];
  for (const seat of row) {
    const last = runs.at(-1);
    if (last && seat.x - (last.at(-1)?.x ?? 0) < 1.01) last.push(seat);
    else runs.push([seat]);
  }
  const best = (run: Run): number => Math.min(...run.map(({ key }) => rankOf(key)));
  return runs.toSorted((a, b) => b.length - a.length || best(a) - best(b))[0] ?? [];
}

/** So many seats of a run that lie beside each other and are the highest together. */
function window(run: Run, count: number, costOf: (seats: Run) => number): Run {
  let found = run.slice(0, count);
  for (let at = 1; at + count <= run.length; at += 1) {
    const tried = run.slice(at, at + count);
    if (costOf(tried) < costOf(found)) found = tried;
  }
  return found;
}

/** Seats for so many from a row on, in it and the rows right behind; null if they do not suffice. */
function fromRow(runs: ReadonlyMap<number, Run>, first: number, count: number, costOf: (seats: Run) => number): HallSeat[] | null {
  const found: HallSeat[] = [];
  for (let row = first; found.length < count; row += 1) {
    const run = runs.get(row);
    if (!run) return null;
    const wanted = count - found.length;
    found.push(...(run.length <= wanted ? run : window(run, wanted, costOf)));
  }
  return found;
}

const rowsOf = (seats: readonly HallSeat[]): number => new Set(seats.map(({ row }) => row)).size;

/**
 * Seats for a party in one block, in rows behind each other and each row without a gap: as far to the front and the middle as can be, in few
 * rows. Null if no block has that. `free`: the seats to choose from.
 */
export function seatsTogether(free: readonly HallSeat[], count: number, rankOf: (key: string) => number): HallSeat[] | null {
  const costOf = (seats: readonly HallSeat[]): number => seats.reduce((sum, { key }) => sum + rankOf(key), 0);
  let best: { readonly seats: HallSeat[]; readonly cost: number } | null = null;
  for (const block of Map.groupBy(free, (seat) => seat.block).values()) {
    const byRow = [...Map.groupBy(block, ({ row }) => row)].toSorted(([a], [b]) => a - b);
    const runs = new Map(
      byRow.map(
        ([row, seats]) =>
          [
            row,
            longestRun(
              seats.toSorted((a, b) => a.x - b.x),
              rankOf,
            ),
          ] as const,
      ),
    );
    const widest = Math.max(...[...runs.values()].map((run) => run.length));
    for (const row of runs.keys()) {
      const seats = fromRow(runs, row, count, costOf);
      if (!seats) continue;
      const cost = (costOf(seats) + 1) * (1 + ROW_COST * (rowsOf(seats) - Math.ceil(count / widest)));
      if (!best || cost < best.cost) best = { seats, cost };
    }
  }
  return best?.seats ?? null;
}
