import { PROVINCE_TILES, type ProvinceTile } from '../../../../planning/reports/rules/province-tiles.ts';
import type { SiteAttendance } from '../../contract.ts';
import { share } from './scale.ts';

/** Where the tile of each province stands, by its code. */
const PLACES: ReadonlyMap<string, ProvinceTile> = new Map(PROVINCE_TILES.map((tile) => [tile.province, tile]));

export const hasTile = ({ province }: Pick<SiteAttendance, 'province'>): boolean => PLACES.has(province ?? '');

/** Low is less than this share of those on the list. */
export const LOW_SHARE = 0.9;

export type TileState = 'reported' | 'low' | 'silent';

export interface Tile {
  /** In percent of the width. */
  readonly x: number;
  readonly row: number;
  readonly y: number;
  readonly state: TileState;
  /** Share of those on the list, in percent of the tile; null: not known. */
  readonly filled: number | null;
  readonly site: SiteAttendance;
}

export const stateOfSite = ({ present, expected }: SiteAttendance): TileState =>
  present === null ? 'silent' : expected !== null && expected > 0 && present < expected * LOW_SHARE ? 'low' : 'reported';

/** The sites of provinces as tiles near their true places, rows of this height in pixels; the first site of a province has its tile. */
export function drawTiles(sites: readonly SiteAttendance[], rowHeight: number): { readonly tiles: Tile[]; readonly height: number } {
  const first = sites.filter((site, at) => sites.findIndex(({ province }) => province === site.province) === at);
  const tiles = first.flatMap((site): Tile[] => {
    const place = PLACES.get(site.province ?? '');
    if (!place) return [];
    const [column, row] = [place.column - 1, place.row - 1];
    const { present, expected } = site;
    const filled = present === null || expected === null || expected === 0 ? null : share(present, 0, expected);
    return [{ x: column * 20, row, y: row * rowHeight, state: stateOfSite(site), filled, site }];
  });
  return { tiles, height: (Math.max(-1, ...tiles.map(({ row }) => row)) + 1) * rowHeight };
}
