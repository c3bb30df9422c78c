/** The longest increasing subsequence; of several, the first found. */
function longestRising(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const value of values) {
    const found = tails.findIndex((tail) => tail >= value);
    const at = found === -1 ? tails.length : found;
    before.set(value, tails[at - 1]);
    tails[at] = value;
  }
  const run = new Set<number>();
  for (let value = tails.at(-1); value !== undefined; value = before.get(value)) run.add(value);
  return run;
}

/** The smallest set of ids that moved between two orders of a list, ignoring added and removed ones. */
export function movedIds(before: readonly string[], after: readonly string[]): Set<string> {
  const places = new Map(before.map((id, at) => [id, at]));
  const common = after.filter((id) => places.has(id));
  const stayed = longestRising(common.map((id) => places.get(id) ?? 0));
  return new Set(common.filter((id) => !stayed.has(places.get(id) ?? 0)));
}
