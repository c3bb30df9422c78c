import type { SiteAnswer, ReportQuestion } from '../contract/entities.ts';
import { exactSum } from './figures.ts';

/** What a place says to a question: `missing` has submitted nothing, `empty` submitted without a word on it, `apart` has parts that do not add up. */
export interface Cell {
  readonly state: SiteAnswer['state'] | 'missing' | 'apart';
  readonly number: number | null;
  readonly text: string | null;
  /** Parts whose sum this is, and how many of them said a figure; null for what a place says itself. */
  readonly parts: { readonly given: number; readonly of: number } | null;
}

export const MISSING: Cell = { state: 'missing', number: null, text: null, parts: null };

/** How a question was answered altogether. A sum is never made up: null where figures do not add up, or none is given. */
export interface FigureTotal {
  readonly sum: number | null;
  readonly given: number;
  readonly notApplicable: number;
  readonly notKnown: number;
  /** Submitted without a word on it. */
  readonly empty: number;
  /** Nothing submitted. */
  readonly missing: number;
  readonly of: number;
  /** Whether everybody it applies to has given a figure, parts included. */
  readonly whole: boolean;
  /** Least and most, of figures that do not add up. */
  readonly range: readonly [number, number] | null;
  /** How often each option was chosen. */
  readonly chosen: readonly { readonly option: string; readonly n: number }[];
}

const isWhole = ({ state, parts }: Cell): boolean =>
  state === 'not-applicable' || (state === 'given' && (parts === null || parts.given === parts.of));

/** What a question was answered by all places together. */
export function totalOf({ kind, sums, options }: Pick<ReportQuestion, 'kind' | 'sums' | 'options'>, cells: readonly Cell[]): FigureTotal {
  const count = (state: Cell['state']): number => cells.filter((cell) => cell.state === state).length;
  const figures = cells.flatMap(({ state, number }) => (state === 'given' && number !== null ? [number] : []));
  const adds = kind === 'number' && sums && figures.length > 0;
  return {
    sum: adds ? exactSum(figures) : null,
    given: count('given'),
    notApplicable: count('not-applicable'),
    notKnown: count('not-known'),
    empty: count('empty'),
    missing: count('missing') + count('apart'),
    of: cells.length,
    whole: cells.length > 0 && cells.every(isWhole),
    range: kind === 'number' && !sums && figures.length > 0 ? [Math.min(...figures), Math.max(...figures)] : null,
    chosen: kind === 'choice' ? options.map((option) => ({ option, n: cells.filter(({ text }) => text === option).length })) : [],
  };
}
