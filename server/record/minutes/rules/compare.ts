import type { ComparedBlock, MinutesBlock } from '../contract.ts';
import { textOf } from './body.ts';

type Change = 'same' | 'added' | 'removed';
interface Step<T> {
  readonly change: Change;
  readonly item: T;
}

/** Longest texts that are compared word by word; above, a block is shown as removed and added. */
const MOST_WORDS = 2000;

/** What must go and what must come to make `b` of `a`, keeping the longest common run of items in order. */
export function changesBetween<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): Step<T>[] {
  const lengths = commonLengths(a, b, same);
  const steps: Step<T>[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]];
    if (i < a.length && j < b.length && same(x as T, y as T)) {
      steps.push({ change: 'same', item: y as T });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))) {
      steps.push({ change: 'removed', item: x as T });
      i += 1;
    } else {
      steps.push({ change: 'added', item: y as T });
      j += 1;
    }
  }
  return steps;
}

/** lengths[i][j]: how many items the ends of both lists from i and from j have in common. */
function commonLengths<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): Uint32Array[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const [row, below] = [lengths[i], lengths[i + 1]];
      if (row && below) row[j] = same(a[i] as T, b[j] as T) ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

/** Two texts block by block; a block that was rewritten shows its words. */
export function compareBlocks(before: readonly MinutesBlock[], after: readonly MinutesBlock[]): ComparedBlock[] {
  const steps = changesBetween(before, after, (x, y) => sign(x) === sign(y));
  const compared: ComparedBlock[] = [];
  for (let index = 0; index < steps.length; index += 1) {
    const [step, next] = [steps[index], steps[index + 1]];
    if (!step) continue;
    const rewritten =
      step.change === 'removed' && next?.change === 'added' && step.item.kind === next.item.kind
        ? rewrittenBlock(step.item, next.item)
        : null;
    compared.push(rewritten ?? whole(step));
    if (rewritten) index += 1;
  }
  return compared;
}

/** Everything that makes a block what it is, but not when it was begun. */
const sign = (block: MinutesBlock): string => JSON.stringify({ ...block, at: null });
const kindOf = (block: MinutesBlock): string => (block.kind === 'note' ? block.note : block.kind);
const whole = ({ change, item }: Step<MinutesBlock>): ComparedBlock => ({
  change,
  kind: kindOf(item),
  words: [{ text: textOf(item), change }],
});

function rewrittenBlock(before: MinutesBlock, after: MinutesBlock): ComparedBlock | null {
  const [a, b] = [splitWords(textOf(before)), splitWords(textOf(after))];
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) return null;
  const words: ComparedBlock['words'] = [];
  for (const { change, item } of changesBetween(a, b, (x, y) => x === y)) {
    const last = words.at(-1);
    if (last?.change === change) words[words.length - 1] = { change, text: last.text + item };
    else words.push({ change, text: item });
  }
  return { change: 'changed', kind: kindOf(after), words };
}

/** Words with the blanks after them. */
const splitWords = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? [];
