/** Where the tile of a province stands on a map of equal tiles, north up, sea to the right: row and column from 1. */
export interface ProvinceTile {
  /** Code of the province. */
  readonly province: string;
  readonly row: number;
  readonly column: number;
}

/** The 34 provinces and cities of today by rows from the north; null leaves a place free. */
const ROWS: readonly (readonly (string | null)[])[] = [
  ['12', '15', '08', '04', null],
  ['11', '14', '25', '19', '20'],
  [null, null, '01', '24', '22'],
  [null, null, '37', '33', '31'],
  [null, null, '38', null, null],
  [null, null, '40', null, null],
  [null, null, '42', null, null],
  [null, null, null, '44', null],
  [null, null, null, '46', '48'],
  [null, null, null, null, '51'],
  [null, null, null, null, '52'],
  [null, null, null, null, '66'],
  [null, '80', '75', '68', '56'],
  ['91', '82', '79', null, null],
  ['92', '86', null, null, null],
  ['96', null, null, null, null],
];

export const PROVINCE_TILES: readonly ProvinceTile[] = ROWS.flatMap((codes, row) =>
  codes.flatMap((province, column) => (province === null ? [] : [{ province, row: row + 1, column: column + 1 }])),
);
