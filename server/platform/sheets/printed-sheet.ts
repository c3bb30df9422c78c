/** A column of a list that is written as a spreadsheet. */
export interface SheetColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly align: 'left' | 'center';
}

/** A list as it is written to a spreadsheet and printed on A4. Texts stay texts: nothing of them is calculated. */
export interface PrintedSheet {
  /** Name of the sheet. */
  readonly name: string;
  /** Who issues it, above the title. */
  readonly issuer: string;
  readonly title: string;
  /** What it is about, below the title. */
  readonly about: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** What stands below the list, such as its sum. */
  readonly below: string | null;
}
