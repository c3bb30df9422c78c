import { formatNumber, formatTime } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Site } from '../../../planning/sites/contract.ts';
import { sitesInOrder, shortName } from '../../../planning/sites/rules/index.ts';
import { rollCall, siteRun, presenceOf, type SitesState } from '../rules/index.ts';

export type GridSite = Pick<Site, 'id' | 'kind' | 'name' | 'province'>;

/** Input of the site grid: the sites that can join, their state, and their part in the sitting. */
export interface SiteGridInput {
  readonly sites: readonly GridSite[];
  readonly state: SitesState;
  /** Milliseconds since 1970, like every time here. */
  readonly now: number;
  /** Planned opening of the next sitting; null if not known. */
  readonly opensAt: number | null;
  readonly lang: Lang;
  /** IANA name. */
  readonly zone: string;
  /** Ids of the sites that have the floor, are next, and asked for it. */
  readonly onAir?: string | null;
  readonly next?: string | null;
  readonly hands?: readonly string[];
}

/** A site in the grid, as the tile partial expects it. `state` null: nothing unusual. */
export interface SiteTile {
  readonly id: string;
  readonly name: string;
  readonly state: string | null;
  readonly text?: string;
  readonly note?: string;
  readonly inside?: string;
  /** A second state, beside the worse one that the tile shows. */
  readonly alsoState?: string;
}

export interface SiteGrid {
  readonly tiles: readonly SiteTile[];
  /** "33/34 sẵn sàng; còn thiếu: Cà Mau." before the opening, who is in afterwards. */
  readonly summary: string;
  readonly opened: boolean;
  readonly expected: number;
  readonly ready: number;
  readonly connected: number;
  readonly missing: number;
  readonly lost: number;
  /** Head counts: the number of sites that reported, the total (null if none did), and one mark for each site. */
  readonly reported: number;
  readonly unreported: number;
  readonly present: string | null;
  readonly attendanceDots: readonly boolean[];
}

const MAX_NAMED = 6;

/** All sites in one look: the main hall first, then in Vietnamese order. */
export function siteGrid(facts: SiteGridInput): SiteGrid {
  const { state, now, opensAt, lang } = facts;
  const sites = sitesInOrder(facts.sites);
  const roll = rollCall(
    state,
    sites.map(({ id }) => id),
    now,
    opensAt,
  );
  return {
    tiles: sites.map((site) => tile(facts, site)),
    summary: summary(facts, sites),
    opened: state.openedAt !== null,
    expected: roll.expected,
    ready: roll.ready,
    connected: roll.connected,
    missing: roll.missing.length,
    lost: roll.lost.length,
    reported: roll.reported,
    unreported: roll.expected - roll.reported,
    present: roll.present === null ? null : formatNumber(lang, roll.present),
    attendanceDots: sites.map(({ id }) => siteRun(state, id).present !== null),
  };
}

function tile(facts: SiteGridInput, site: GridSite): SiteTile {
  const { state, now, opensAt, lang, zone } = facts;
  const run = siteRun(state, site.id);
  const stand = presenceOf(run, now, opensAt ?? state.openedAt);
  const base = { id: site.id, name: wallName(site, lang) };
  const absent = translate(lang, 'common.state.absent');
  if (stand === 'lost') return { ...base, state: 'lost', note: formatTime(lang, run.lostAt, zone) };
  const live = liveState(facts, site.id);
  const isMissing = stand === 'late' || (stand === 'absent' && state.openedAt !== null);
  // That a site is not in is worse than that it is next or has asked for the floor: both are said.
  if (live && isMissing && live !== 'air') return { ...base, state: 'absent', text: absent, alsoState: live };
  if (live) return { ...base, state: live };
  if (isMissing) return { ...base, state: 'absent', text: absent };
  if (stand === 'absent') return { ...base, state: 'wait', text: absent, inside: absent };
  if (stand === 'ready' && state.openedAt === null) return { ...base, state: 'ready' };
  return { ...base, state: null };
}

/** The main hall is called what it is; the site of "Thành ủy Hà Nội" beside it is "Hà Nội". */
const wallName = (site: GridSite, lang: Lang): string => (site.kind === 'main' ? translate(lang, 'sites.mainHall') : shortName(site));

function liveState({ onAir = null, next = null, hands = [] }: SiteGridInput, siteId: string): string | null {
  if (siteId === onAir) return 'air';
  if (siteId === next) return 'next';
  return hands.includes(siteId) ? 'hand' : null;
}

/** The state of the roll call in one sentence. */
function summary({ state, now, opensAt, lang }: SiteGridInput, sites: readonly GridSite[]): string {
  const roll = rollCall(
    state,
    sites.map(({ id }) => id),
    now,
    opensAt,
  );
  const opened = state.openedAt !== null;
  const lacking = new Set(opened ? [...roll.missing, ...roll.lost] : roll.notReady);
  const names = sites.filter(({ id }) => lacking.has(id)).map((site) => wallName(site, lang));
  const done = opened ? roll.connected : roll.ready;
  const figures = { done: String(done), total: String(roll.expected) };
  if (sites.length === 0) return translate(lang, 'rollCall.noSites');
  if (names.length === 0) return translate(lang, opened ? 'rollCall.allIn' : 'rollCall.allReady', figures);
  return translate(lang, opened ? 'rollCall.inMissing' : 'rollCall.readyMissing', { ...figures, names: listed(names, lang) });
}

/** The first names of a list, and how many more there are. */
function listed(names: readonly string[], lang: Lang): string {
  const shown = names.slice(0, MAX_NAMED).join(', ');
  const rest = names.length - MAX_NAMED;
  return rest > 0 ? translate(lang, 'rollCall.andMore', { names: shown, n: rest }) : shown;
}
