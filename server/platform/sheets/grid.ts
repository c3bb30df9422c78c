import type { OldFont } from './old-fonts.ts';

/** Cells that are one: the first holds the text. Rows and columns count from 0; the last ones belong to it. */
export interface Merge {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

/** A sheet as texts, row by row; '' for an empty cell. */
export interface Grid {
  /** Null for a file without sheets. */
  readonly name: string | null;
  readonly rows: readonly (readonly string[])[];
  readonly merges: readonly Merge[];
  /** The old font from which texts were converted, and how many. */
  readonly oldFont: OldFont | null;
}
