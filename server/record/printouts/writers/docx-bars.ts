import { AlignmentType, Table, TableCell, TableRow, VerticalAlignTable, WidthType } from 'docx';
import type { Block, PaperBar } from '../contract.ts';
import type { PaperForm } from '../rules/forms.ts';
import { NO_BORDERS } from './docx-blocks.ts';
import { line, twips } from './docx-text.ts';

/** Points of the words, and of the signs of which a bar is made. */
const SIZE = { words: 11, bar: 8 };
/** Signs of the longest bar. */
const MAX_SIGNS = 34;
const SHARES = [5, 6, 2];

/** What was used, what was used beyond the plan, and what of the plan was left, in signs of three shades: Word draws no bars by itself. */
function signs({ used, over, planned }: PaperBar): string {
  const count = (percent: number): number => Math.round((percent / 100) * MAX_SIGNS);
  const left = Math.max(0, count(planned ?? 0) - count(used));
  return '\u2593'.repeat(count(used)) + '\u2588'.repeat(count(over)) + '\u2591'.repeat(left);
}

/** Bars with their names before and their figures behind them. */
export function docxBars({ rows }: Extract<Block, { kind: 'bars' }>, form: PaperForm): Table {
  const width = twips(210 - form.margins.left - form.margins.right);
  const whole = SHARES.reduce((sum, one) => sum + one, 0);
  const columnWidths = SHARES.map((share) => Math.floor((width * share) / whole));
  const cell = (at: number, text: string) =>
    new TableCell({
      width: { size: columnWidths[at] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { top: 20, bottom: 20, left: 40, right: 40 },
      children: [line([{ text }], at === 1 ? SIZE.bar : SIZE.words, at === 2 ? AlignmentType.RIGHT : AlignmentType.LEFT)],
    });
  return new Table({
    columnWidths,
    width: { size: width, type: WidthType.DXA },
    borders: NO_BORDERS,
    rows: rows.map(
      (row) => new TableRow({ cantSplit: true, children: [row.name, signs(row), row.value].map((text, at) => cell(at, text)) }),
    ),
  });
}
