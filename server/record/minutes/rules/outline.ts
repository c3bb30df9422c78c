import type { MinutesBlock, OutlineLine, Part } from '../contract.ts';
import { isWritten } from './words.ts';
import type { MinutesFacts } from './facts.ts';
import { partOf } from './parts.ts';

/** The text of each part. */
export type Texts = ReadonlyMap<Part, readonly MinutesBlock[]>;

/** What is written and what is missing, in the order of the agenda; texts of removed items come last. */
export function outlineOf(facts: MinutesFacts, texts: Texts): OutlineLine[] {
  const items = facts.items.map(({ item, number, state }): OutlineLine => {
    const blocks = writtenBlocks(texts, partOf(item.id));
    const missing = !item.hidden && state === 'done' && blocks === 0;
    return { part: partOf(item.id), itemId: item.id, number, title: item.title, state, blocks, missing };
  });
  const planned = new Set(['general', ...items.map((line) => line.part)]);
  const gone = [...texts.keys()].filter((part) => !planned.has(part) && writtenBlocks(texts, part) > 0);
  return [line('general', 'general', texts), ...items, ...gone.map((part) => line(part, 'gone', texts))];
}

const line = (part: Part, state: OutlineLine['state'], texts: Texts): OutlineLine => ({
  part,
  state,
  itemId: null,
  number: null,
  title: null,
  missing: false,
  blocks: writtenBlocks(texts, part),
});

const writtenBlocks = (texts: Texts, part: Part): number => (texts.get(part) ?? []).filter(isWritten).length;

/** Number of gaps: held items without text, and an unnamed chair or secretary. */
export const missingPlaces = (facts: MinutesFacts, outline: readonly OutlineLine[]): number =>
  outline.filter((one) => one.missing).length + (facts.chair.length === 0 ? 1 : 0) + (facts.secretary.length === 0 ? 1 : 0);
