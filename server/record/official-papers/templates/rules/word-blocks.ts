import type { Block, GridCell, Run } from '../../../printouts/contract.ts';
import { filledRows } from '../../../printouts/rules/grid.ts';

/** How the paragraph looks in whose place the text of a paper stands: its properties and those of its letters, as XML without their element. */
export interface WordLook {
  readonly paragraph: string;
  readonly letters: string;
}

const WHOLE = 5000;
const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join('');

export const escapedXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A text with its line breaks, as the inside of a run. */
export const wordText = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escapedXml(line)}</w:t>`)
    .join('<w:br/>');

/** Bold, italic and raised letters; behind what the template says of them, where Word wants them. */
function lettersOf({ letters }: WordLook, { bold, italic, script }: Omit<Run, 'text'>): string {
  const own = `${bold ? '<w:b/>' : ''}${italic ? '<w:i/>' : ''}`;
  const at = /^(?:<w:rStyle\b[^>]*\/>)?(?:<w:rFonts\b[^>]*\/>)?/.exec(letters)?.[0].length ?? 0;
  const raised = script === undefined ? '' : `<w:vertAlign w:val="${script === 'super' ? 'superscript' : 'subscript'}"/>`;
  return `<w:rPr>${letters.slice(0, at)}${own}${letters.slice(at)}${raised}</w:rPr>`;
}

const runXml = (look: WordLook, { text, ...letters }: Run): string => `<w:r>${lettersOf(look, letters)}${wordText(text)}</w:r>`;

const paragraphXml = (look: WordLook, runs: readonly Run[], properties = look.paragraph): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${runs.map((run) => runXml(look, run)).join('')}</w:p>`;

const CELL = '<w:spacing w:before="0" w:after="0"/><w:ind w:firstLine="0"/>';
const CENTRED = `${CELL}<w:jc w:val="center"/>`;

function cellXml(width: number, inside: string, span = 1): string {
  const wide = span > 1 ? `<w:gridSpan w:val="${span}"/>` : '';
  return `<w:tc><w:tcPr><w:tcW w:w="${Math.round(width)}" w:type="pct"/>${wide}</w:tcPr>${inside || '<w:p/>'}</w:tc>`;
}

const tableXml = (columns: number, rows: readonly string[], borders = BORDERS): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="${WHOLE}" w:type="pct"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid>${'<w:gridCol/>'.repeat(columns)}</w:tblGrid>${rows
    .map((row) => `<w:tr>${row}</w:tr>`)
    .join('')}</w:tbl><w:p/>`;

function plainTable(look: WordLook, { columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const sum = columns.reduce((all, { width }) => all + width, 0);
  const widthAt = (at: number): number => ((columns[at]?.width ?? 1) / sum) * WHOLE;
  const head = columns.map(({ title }, at) => cellXml(widthAt(at), paragraphXml(look, [{ text: title, bold: true }], CENTRED)));
  const body = rows.map((row) =>
    row.map((text, at) => cellXml(widthAt(at), paragraphXml(look, [{ text }], columns[at]?.align === 'center' ? CENTRED : CELL))).join(''),
  );
  return tableXml(columns.length, [head.join(''), ...body]);
}

/** A table as somebody wrote it; a cell over several rows stands in the first of them. */
function gridTable(look: WordLook, rows: readonly (readonly GridCell[])[]): string {
  const filled = filledRows(rows);
  const cell = ({ columns, lines }: GridCell): string =>
    cellXml((columns / filled.columns) * WHOLE, lines.map(({ runs }) => paragraphXml(look, runs, CELL)).join(''), columns);
  return tableXml(
    filled.columns,
    filled.rows.map((row) => row.map(cell).join('')),
  );
}

function signaturesXml(look: WordLook, { left, right }: Extract<Block, { kind: 'signatures' }>): string {
  const side = (one: typeof left): string =>
    one === null ? '' : [one.title, '', '', one.name ?? ''].map((text) => paragraphXml(look, [{ text, bold: true }], CENTRED)).join('');
  return tableXml(2, [cellXml(WHOLE / 2, side(left)) + cellXml(WHOLE / 2, side(right))], '');
}

const SIGNS = { number: (number: number | null) => `${number ?? ''}. `, dash: () => '- ', none: () => '' };

/** How each kind of block is written. */
const WRITERS: { readonly [K in Block['kind']]: (look: WordLook, block: Extract<Block, { kind: K }>) => string } = {
  paragraph: (look, { runs }) => paragraphXml(look, runs),
  heading: (look, { text }) => paragraphXml(look, [{ text, bold: true }]),
  item: (look, { mark, number, runs }) => paragraphXml(look, [{ text: SIGNS[mark](number) }, ...runs]),
  annex: (look, { title, about, of }) =>
    `<w:p><w:r><w:br w:type="page"/></w:r></w:p>${[
      { text: title, bold: true },
      { text: about, bold: true },
      { text: of, italic: true },
    ]
      .map((run) => paragraphXml(look, [run], CENTRED))
      .join('')}`,
  grid: (look, { rows }) => gridTable(look, rows),
  table: plainTable,
  code: (look, { words }) => words.map((text) => paragraphXml(look, [{ text }])).join(''),
  // A template of an office is text: bars give their figures there, pictures their words.
  bars: (look, { rows }) => rows.map(({ name, value }) => paragraphXml(look, [{ text: `${name}: ${value}` }])).join(''),
  pictures: (look, { pictures }) => pictures.flatMap(({ lines }) => lines.map((runs) => paragraphXml(look, runs))).join(''),
  signatures: signaturesXml,
};

const blockXml = <K extends Block['kind']>(look: WordLook, block: Extract<Block, { kind: K }>): string => WRITERS[block.kind](look, block);

/** The blocks of a paper as XML of Word, in the look of the paragraph in whose place they stand. */
export const blocksXml = (look: WordLook, blocks: readonly Block[]): string => blocks.map((block) => blockXml(look, block)).join('');
