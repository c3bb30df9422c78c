import { nothingLeftOut, type LeftOut } from './left-out.ts';
import { Lines, type PastedItem, type Pasted, type PastedCell } from './lines.ts';
import { reasonToDrop, styleOf, styleWithin, type TextStyle } from './styles.ts';
import { itemOfList, wordItem } from './items.ts';

const BLOCK =
  /^(?:address|article|aside|blockquote|body|caption|center|dd|details|dialog|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|html|li|main|nav|ol|p|pre|section|summary|td|th|tr|ul|table|tbody|thead|tfoot)$/;
const PLAIN: TextStyle = { bold: false, script: null, isRaw: false };

interface Reading {
  readonly lines: Lines;
  readonly left: LeftOut;
  readonly style: TextStyle;
  readonly item: PastedItem | null;
  /** Number of surrounding lists. */
  readonly depth: number;
  readonly isInTable: boolean;
}

/** Reads pasted HTML as lines and tables of minutes, and counts what was left out. */
export function readPasted(body: Element): { readonly pasted: readonly Pasted[]; readonly left: LeftOut } {
  const left = nothingLeftOut();
  const lines = new Lines();
  readInside(body, { lines, left, style: PLAIN, item: null, depth: 0, isInTable: false });
  lines.end();
  return { pasted: lines.done, left };
}

function readInside(around: Node, reading: Reading): void {
  for (const child of around.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) reading.lines.add(child.nodeValue ?? '', reading.style, reading.item);
    if (child instanceof Element) readElement(child, reading);
  }
}

function readElement(element: Element, reading: Reading): void {
  const reason = reasonToDrop(element);
  if (reason !== null) return count(element, reason, reading.left);
  const { lines, item } = reading;
  const name = element.localName;
  if (name === 'br') return readBreak(element, reading);
  const tabs = Number(styleOf(element, 'mso-tab-count'));
  if (tabs > 0) return lines.add('\t'.repeat(Math.min(tabs, 20)), { ...reading.style, isRaw: true }, item);
  if (styleOf(element, 'mso-list') === 'ignore') return;
  if (name === 'table') return readTable(element, reading);
  if (name === 'ul' || name === 'ol') return readList(element, reading);
  const style = styleWithin(element, reading.style);
  if (!BLOCK.test(name)) return readInside(element, { ...reading, style });
  lines.end();
  readInside(element, { ...reading, style, item: wordItem(element) ?? item });
  lines.end();
}

function count(element: Element, reason: NonNullable<ReturnType<typeof reasonToDrop>>, left: LeftOut): void {
  if (reason === 'silent') return;
  // Count the references in the text, not the comments' own texts as well.
  if (reason === 'comment') left.comments += /\bMsoCommentReference\b/.test(element.className) ? 1 : 0;
  else if (reason === 'pictures' || reason === 'controls') left[reason] += 1;
  else if ((element.textContent ?? '').trim() !== '') left[reason] += 1;
}

/** A line break becomes a soft break; a page break ends the line. */
function readBreak(element: Element, { lines, style, item }: Reading): void {
  const isPage = styleOf(element, 'page-break-before') === 'always' || styleOf(element, 'break-before') === 'page';
  if (isPage) lines.end();
  else lines.add('\n', { ...style, isRaw: true }, item);
}

function readList(list: Element, reading: Reading): void {
  const { lines, depth } = reading;
  lines.end();
  let number: number | null = null;
  for (const child of list.children) {
    if (child.localName !== 'li') readElement(child, { ...reading, depth: depth + 1 });
    else if (reasonToDrop(child)) readElement(child, reading);
    else {
      const item = itemOfList(list, child, depth + 1, number);
      number = item.number;
      readInside(child, { ...reading, style: styleWithin(child, reading.style), item, depth: depth + 1 });
      lines.end();
    }
  }
}

function readTable(table: Element, reading: Reading): void {
  const { lines, left, isInTable } = reading;
  lines.end();
  const rows = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table && reasonToDrop(row) === null);
  for (const caption of table.querySelectorAll(':scope > caption')) readElement(caption, reading);
  const cells = rows.map((row) => [...row.children].filter((cell) => /^t[dh]$/.test(cell.localName) && reasonToDrop(cell) === null));
  if (!isInTable)
    return void lines.done.push({
      kind: 'table',
      rows: cells.filter((row) => row.length > 0).map((row) => row.map((cell) => readCell(cell, left))),
    });
  left.nested += 1;
  for (const row of cells) {
    const words = row.map((cell) =>
      readCell(cell, left)
        .lines.flatMap((line) => line.runs.map(({ text }) => text))
        .join(' '),
    );
    lines.add(words.join('\t'), { ...PLAIN, isRaw: true }, null);
    lines.end();
  }
}

function readCell(cell: Element, left: LeftOut): PastedCell {
  const lines = new Lines();
  readInside(cell, { lines, left, style: styleWithin(cell, PLAIN), item: null, depth: 0, isInTable: true });
  lines.end();
  const span = (name: string): number => Math.min(60, Math.max(1, Number(cell.getAttribute(name)) || 1));
  return {
    head: cell.localName === 'th',
    columns: span('colspan'),
    rows: span('rowspan'),
    lines: lines.done.flatMap((one) => (one.kind === 'line' ? [one.line] : [])),
  };
}
