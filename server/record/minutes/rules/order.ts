/** A line of a part: a fact of the proceedings, or a block of the text with its place in it. */
export type Placed<F, B> =
  | { readonly kind: 'fact'; readonly fact: F }
  | { readonly kind: 'block'; readonly block: B; readonly index: number };

/**
 * Where a part's facts stand among its text: a fact comes before the first block that was begun after it happened, the rest at the end.
 * A block that does not know when it was begun (`at` null) follows the one before it.
 */
export function placeFacts<F extends { readonly at: number }, B extends { readonly at: number | null }>(
  facts: readonly F[],
  blocks: readonly B[],
): Placed<F, B>[] {
  const waiting = facts.toSorted((a, b) => a.at - b.at);
  const placed: Placed<F, B>[] = [];
  blocks.forEach((block, index) => {
    while (block.at !== null && waiting[0] && waiting[0].at <= block.at) placed.push({ kind: 'fact', fact: waiting.shift() as F });
    placed.push({ kind: 'block', block, index });
  });
  return [...placed, ...waiting.map((fact): Placed<F, B> => ({ kind: 'fact', fact }))];
}
