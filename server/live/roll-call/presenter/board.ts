import { formatTime } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import { CHECKS, type Incident, type RollCallBoard } from '../contract.ts';
import { siteGrid } from './site-grid.ts';
import { isIn, siteRun, presenceOf, type SitesState, type SitePresence } from '../rules/index.ts';

/** What the roll-call page shows, from facts that server and browser have alike. Times in milliseconds since 1970. */
export interface BoardFacts {
  readonly board: RollCallBoard;
  readonly state: SitesState;
  readonly incidents: readonly Incident[];
  readonly now: number;
  readonly lang: Lang;
  readonly zone: string;
  readonly conferenceId: string;
  /** Whether this reader may remind sites and note what they say by telephone. */
  readonly canAct: boolean;
}

/** What the page gives its script. */
export interface RollCallPageData extends Pick<BoardFacts, 'board' | 'incidents' | 'conferenceId' | 'canAct'> {
  /** When the page was drawn, by the server's clock. */
  readonly at: number;
}

type BoardSite = RollCallBoard['sites'][number];

/** The chip of a site's presence; before the test an absent site is simply expected. */
const CHIP: Readonly<Record<SitePresence, string>> = {
  absent: 'wait',
  late: 'absent',
  connected: 'connected',
  ready: 'ready',
  lost: 'lost',
};

function row({ state, now, board, lang, zone }: BoardFacts, site: BoardSite) {
  const run = siteRun(state, site.id);
  const stand = presenceOf(run, now, board.opensAt ?? state.openedAt);
  const since = stand === 'lost' ? run.lostAt : stand === 'connected' ? run.arrivedAt : null;
  const good = CHECKS.filter((check) => run.checks[check] === true).length;
  const checked = CHECKS.some((check) => run.checks[check] !== null);
  return {
    id: site.id,
    name: site.name,
    contactName: site.contactName,
    contactPhone: site.contactPhone,
    also: site.aliases.length > 0 ? translate(lang, 'sites.alsoCalled', { names: site.aliases.join(', ') }) : null,
    dial: site.contactPhone?.replace(/[^+\d]/g, '') ?? null,
    chip: CHIP[stand],
    chipText: stand === 'absent' ? translate(lang, 'common.state.absent') : null,
    since: since === null ? null : translate(lang, 'rollCall.since', { time: formatTime(lang, since, zone) }),
    checks: checked ? translate(lang, 'siteChecks.done', { n: good }) : null,
    bad: CHECKS.filter((check) => run.checks[check] === false).map((check) => translate(lang, `siteChecks.${check}`)),
    present: run.present,
    ready: stand === 'ready',
    isIn: isIn(run),
    reminded: run.remindedAt === null ? null : translate(lang, 'rollCall.remindedAt', { time: formatTime(lang, run.remindedAt, zone) }),
    quiet: state.openedAt === null ? stand === 'ready' : stand === 'ready' || stand === 'connected',
  };
}

function incidentRow({ board, lang, zone }: BoardFacts, { id, siteId, at, resolvedAt, text, isWithheld }: Incident) {
  return {
    id,
    siteId,
    at: formatTime(lang, at, zone),
    open: resolvedAt === null,
    site: board.sites.find((site) => site.id === siteId)?.name ?? siteId,
    text: text ?? translate(lang, isWithheld ? 'rollCall.withheld' : 'rollCall.erased'),
    resolved: resolvedAt === null ? null : translate(lang, 'rollCall.resolvedAt', { time: formatTime(lang, resolvedAt, zone) }),
  };
}

/** All sites in one look, those that need a call with their numbers, head counts, incidents. */
export function boardView(facts: BoardFacts) {
  const { board, state, lang, zone, now, conferenceId, canAct } = facts;
  const rows = board.sites.map((site) => row(facts, site));
  const opens = board.opensAt;
  return {
    conferenceId,
    canAct,
    grid: siteGrid({ sites: board.sites, state, now, opensAt: opens, lang, zone }),
    opens:
      opens === null
        ? translate(lang, 'rollCall.opensUnknown')
        : translate(lang, 'rollCall.opensAt', { time: formatTime(lang, opens, zone) }),
    opened: state.openedAt !== null,
    toContact: rows.filter(({ quiet }) => !quiet),
    fine: rows.filter(({ quiet }) => quiet),
    incidents: facts.incidents.map((incident) => incidentRow(facts, incident)).toReversed(),
  };
}
