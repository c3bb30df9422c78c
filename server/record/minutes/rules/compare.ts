import { diffArrays } from 'diff';
import type { ComparedBlock, MinutesBlock } from '../contract.ts';
import { textOf } from './words.ts';

interface Step {
  readonly change: 'same' | 'added' | 'removed';
  readonly block: MinutesBlock;
}

/** Blocks that differ in more words than this are shown as removed and added: nobody would read a comparison word by word. */
const MAX_EDITED_WORDS = 2000;
/** Parts with more changed blocks than this are shown as removed and added as a whole. */
const MAX_EDITED_BLOCKS = 1000;

/** Compares two texts block by block; rewritten blocks are compared word by word. */
export function compareBlocks(before: readonly MinutesBlock[], after: readonly MinutesBlock[]): ComparedBlock[] {
  const steps = stepsBetween(before, after);
  const compared: ComparedBlock[] = [];
  for (let index = 0; index < steps.length; index += 1) {
    const [step, next] = [steps[index], steps[index + 1]];
    if (!step) continue;
    const rewritten = next && isRewriting(step, next) ? rewrittenBlock(step.block, next.block) : null;
    compared.push(rewritten ?? wholeBlock(step));
    if (rewritten) index += 1;
  }
  return compared;
}

/** The shortest way from one list of blocks to the other; where both take turns, removals come first. */
function stepsBetween(before: readonly MinutesBlock[], after: readonly MinutesBlock[]): Step[] {
  const changes = diffArrays(before.map(contentOf), after.map(contentOf), { maxEditLength: MAX_EDITED_BLOCKS });
  if (!changes) return [...steps('removed', before), ...steps('added', after)];
  let [from, to] = [0, 0];
  return changes.flatMap(({ removed, added, count }) => {
    if (removed) return steps('removed', before.slice(from, (from += count)));
    if (!added) from += count;
    return steps(added ? 'added' : 'same', after.slice(to, (to += count)));
  });
}

const steps = (change: Step['change'], blocks: readonly MinutesBlock[]): Step[] => blocks.map((block) => ({ change, block }));

const isRewriting = (step: Step, next: Step): boolean =>
  step.change === 'removed' && next.change === 'added' && step.block.kind === next.block.kind;

/** Everything that makes a block what it is, except when it was begun. */
const contentOf = (block: MinutesBlock): string => JSON.stringify({ ...block, at: null });
const kindOf = (block: MinutesBlock): string => (block.kind === 'note' ? block.note : block.kind);

const wholeBlock = ({ change, block }: Step): ComparedBlock => ({
  change,
  kind: kindOf(block),
  words: [{ text: textOf(block), change }],
});

function rewrittenBlock(before: MinutesBlock, after: MinutesBlock): ComparedBlock | null {
  const changes = diffArrays(splitWords(textOf(before)), splitWords(textOf(after)), { maxEditLength: MAX_EDITED_WORDS });
  if (!changes) return null;
  const words = changes.map(({ removed, added, value }) => ({
    change: removed ? ('removed' as const) : added ? ('added' as const) : ('same' as const),
    text: value.join(''),
  }));
  return { change: 'changed', kind: kindOf(after), words };
}

/** Words with the spaces after them. */
const splitWords = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? [];
