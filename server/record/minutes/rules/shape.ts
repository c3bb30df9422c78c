import * as Y from 'yjs';

const TEXT = 'text';
const CELL = ['paragraph'];
/** What each node may hold: the editor's schema, told once more because an update need not come from the editor. Notes and lists that are nodes are of earlier releases. */
const MAY_HOLD: Readonly<Record<string, readonly string[]>> = {
  paragraph: [TEXT],
  table: ['tableRow'],
  tableRow: ['tableCell', 'tableHeader'],
  tableCell: CELL,
  tableHeader: CELL,
  conclusion: [TEXT],
  task: [TEXT],
  recommendation: [TEXT],
  proceeding: [],
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: ['paragraph', 'bulletList', 'orderedList'],
};
const BLOCKS = ['paragraph', 'conclusion', 'task', 'recommendation', 'proceeding', 'bulletList', 'orderedList', 'table'];

/** Deepest nesting of a block, counted in nodes. */
export const MAX_DEPTH = 16;
const MAX_ATTRIBUTE_LENGTH = 1000;

interface Visited {
  readonly node: unknown;
  readonly allowed: readonly string[];
  readonly depth: number;
}

/** Whether a fragment is text as the editor makes it: known nodes in their places, not deeper than `MAX_DEPTH`. Walks without recursion. */
export function isMinutesText(fragment: Y.XmlFragment): boolean {
  const waiting: Visited[] = fragment.toArray().map((node) => ({ node, allowed: BLOCKS, depth: 1 }));
  for (let visited = waiting.pop(); visited; visited = waiting.pop()) {
    const { node, allowed, depth } = visited;
    if (node instanceof Y.XmlText && allowed.includes(TEXT) && isWords(node)) continue;
    if (!(node instanceof Y.XmlElement) || !allowed.includes(node.nodeName) || depth > MAX_DEPTH || !hasPlainAttributes(node)) return false;
    const inside = MAY_HOLD[node.nodeName] ?? [];
    for (const child of node.toArray()) waiting.push({ node: child, allowed: inside, depth: depth + 1 });
  }
  return true;
}

/** Only words, with their styles: nothing is embedded among them. */
const isWords = (text: Y.XmlText): boolean =>
  (text.toDelta() as readonly { insert?: unknown }[]).every(({ insert }) => typeof insert === 'string');

const hasPlainAttributes = (node: Y.XmlElement): boolean =>
  Object.values(node.getAttributes() as Readonly<Record<string, unknown>>).every(
    (value) => value === null || typeof value === 'number' || (typeof value === 'string' && value.length <= MAX_ATTRIBUTE_LENGTH),
  );
