import type { MinutesBlock, MinutesCell, MinutesRun } from '../contract.ts';
import { signOf } from './lists.ts';

const tableOf = (from: string, to: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Array.from(from, (sign, at) => [sign, to[at] ?? sign]));
const SUPER = tableOf('0123456789+-=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ');
const SUB = tableOf('0123456789+-=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎');

/** A run as plain text: raised and lowered signs as characters of their own, where there are such. */
function plainRun({ text, script }: MinutesRun): string {
  if (script === undefined) return text;
  const signs = script === 'super' ? SUPER : SUB;
  return text.replace(/[0-9+=()ni-]/g, (sign) => signs[sign] ?? sign);
}

const plainRuns = (runs: readonly MinutesRun[]): string => runs.map(plainRun).join('');

type Line = MinutesCell['lines'][number];

/** A line with its sign: "  2. Rà soát", indented by two blanks for each level after the first. */
function plainLine({ list, runs }: Line): string {
  const sign = signOf(list);
  const indent = '  '.repeat(Math.max(0, (list?.level ?? 1) - 1));
  return `${indent}${sign}${sign === '' ? '' : ' '}${plainRuns(runs)}`;
}

/** The text of a block without its style; empty for an entry of the proceedings. A row of a table is a line, with tabs between its cells. */
export function textOf(block: MinutesBlock): string {
  if (block.kind === 'proceeding') return '';
  if (block.kind === 'note') return plainRuns(block.runs);
  if (block.kind === 'paragraph') return plainLine(block);
  return block.rows.map((row) => row.map(({ lines }) => lines.map(plainLine).join('\n')).join('\t')).join('\n');
}

/** Whether something is written in a block: words, not only the number before them. */
export function isWritten(block: MinutesBlock): boolean {
  if (block.kind === 'proceeding') return true;
  const lines = block.kind === 'table' ? block.rows.flat().flatMap((cell) => cell.lines) : [block];
  return lines.some(({ runs }) => plainRuns(runs).trim() !== '');
}
