/** The median of an odd number of values. */
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const ROUNDS = 5;

/**
 * Measures two things alternately, so that other load on the machine affects both. Both are warmed up by the same number of rounds, in
 * which the compiler sees as much of one as of the other.
 */
export async function interleaved(
  ours: () => Promise<number>,
  peer: () => Promise<number>,
  warmUps = 3,
): Promise<{ ours: number; peer: number; ratio: number }> {
  const own: number[] = [];
  const others: number[] = [];
  for (let round = 0; round < warmUps + ROUNDS; round += 1) {
    const [a, b] = round % 2 === 0 ? [await ours(), await peer()] : await peer().then(async (value) => [await ours(), value] as const);
    if (round < warmUps) continue;
    own.push(a);
    others.push(b);
  }
  return { ours: median(own), peer: median(others), ratio: median(own) / median(others) };
}

/** CPU time of a lane during some work, in milliseconds. */
export async function cpuOf(lane: { cpu(): Promise<number> }, work: () => Promise<unknown>): Promise<number> {
  const before = await lane.cpu();
  await work();
  return (await lane.cpu()) - before;
}
