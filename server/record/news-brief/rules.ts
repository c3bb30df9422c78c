import type { LiveItem } from '../../live/sitting/contract/index.ts';
import type { MinutesBlock } from '../minutes/contract.ts';
import type { Sheet } from '../minutes/presenter/sheet.ts';
import type { ItemAsHeld } from '../minutes/rules/facts.ts';
import { partOf } from '../minutes/rules/parts.ts';
import { isWritten, textOf } from '../minutes/rules/words.ts';

/** A conclusion of the minutes; `item` null: of the general part. */
export interface ConcludedPoint {
  readonly text: string;
  readonly item: ItemAsHeld | null;
}

const isOpen = ({ hidden, classification }: LiveItem): boolean => !hidden && classification === null;

/** The items that were held and that everybody may know of: a brief goes out of the house, whoever drafts it. */
export const openItems = ({ facts }: Sheet): ItemAsHeld[] =>
  facts.items.filter(({ item, startedAt, state }) => isOpen(item) && startedAt !== null && state !== 'postponed' && state !== 'skipped');

/** What was concluded, in the order of the minutes, without what stands with classified items. */
export function concludedPoints(sheet: Sheet): ConcludedPoint[] {
  const items = sheet.facts.items.filter(({ item }) => isOpen(item));
  const parts = [{ part: 'general', item: null }, ...items.map((item) => ({ part: partOf(item.item.id), item }))];
  return parts.flatMap(({ part, item }) => conclusionsOf(sheet.texts.get(part) ?? []).map((text) => ({ text, item })));
}

const conclusionsOf = (blocks: readonly MinutesBlock[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'note' && block.note === 'conclusion' && isWritten(block) ? [textOf(block)] : []));
