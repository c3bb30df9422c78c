import { translate, type Lang } from '../../../i18n/translate.ts';
import { presenceOf, siteRun } from '../../../live/roll-call/rules/index.ts';
import type { RollCallBoard, SitesState } from '../../../live/roll-call/contract.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { Finding } from '../../../planning/validation/contract.ts';
import { subjectHref, presentFindings } from '../../../planning/validation/presenter.ts';
import type { Gap } from '../rules/gaps.ts';
import { furtherFindings } from '../rules/parts.ts';

/** Lines of warnings in the panel; the rest is one link away. */
const MAX_WARNINGS = 4;

/** Where a gap is filled in: an item in the panel of the agenda, everything else in its row. */
function gapHref({ conference, sittings }: Plan, { code, at }: Gap): string {
  const base = `/conferences/${conference.id}`;
  if (code === 'venue') return `${base}/edit#venue`;
  if (code === 'start') return sittings[0]?.id === at.id ? `${base}/edit#time` : subjectHref(conference.id, at);
  if (code === 'chair' || code === 'secretary') return `${base}/participants`;
  return at.kind === 'item' ? `${base}/agenda?item=${encodeURIComponent(at.id)}` : subjectHref(conference.id, at);
}

function gapPlace(lang: Lang, plan: Plan, { at, n, code }: Gap): string {
  const item = plan.items.findIndex(({ id }) => at.kind === 'item' && id === at.id);
  if (item >= 0 && (n === 1 || code === 'topics')) return translate(lang, 'dashboard.gap.item', { n: item + 1 });
  return translate(lang, `dashboard.gap.in.${at.kind}`);
}

/** What the plan does not say yet, each with the place where it is filled in. */
export const gapViews = (lang: Lang, plan: Plan, gaps: readonly Gap[]) =>
  gaps.map((gap) => ({
    text: translate(lang, `dashboard.gap.${gap.code}`, { n: gap.n }),
    place: gapPlace(lang, plan, gap),
    href: gapHref(plan, gap),
  }));

/** What disagrees, the first few with both facts; the whole list is a page of its own. */
export function warningViews(lang: Lang, plan: Plan, findings: readonly Finding[]) {
  const further = furtherFindings(findings);
  const shown = further.slice(0, MAX_WARNINGS);
  const checks = `/conferences/${plan.conference.id}/checks`;
  return {
    total: further.length,
    more: further.length - shown.length,
    rows: presentFindings(lang, plan, shown).map(({ title, text, links, blocking }, at) => ({
      title,
      text,
      blocking,
      href: links[0]?.href ?? checks,
      place: translate(lang, `dashboard.gap.in.${shown[at]?.subjects[0]?.kind ?? 'conference'}`),
    })),
  };
}

type SiteState = 'ready' | 'connected' | 'lost' | 'none';

function stateOf(state: SitesState, siteId: string): SiteState {
  const presence = presenceOf(siteRun(state, siteId), 0, null);
  return presence === 'absent' || presence === 'late' ? 'none' : presence;
}

/** The sites as squares in their order, with how many are in each state; `ready` is null while no site has come yet. */
export function siteSquares(lang: Lang, { sites, state }: RollCallBoard & { readonly state: SitesState }) {
  const squares = sites.map(({ id, name }) => ({ id, name, state: stateOf(state, id) }));
  const count = (wanted: SiteState): number => squares.filter((square) => square.state === wanted).length;
  const legend = (['ready', 'connected', 'lost', 'none'] as const)
    .map((name) => ({ state: name, n: count(name), text: translate(lang, `dashboard.squares.${name}`) }))
    .filter(({ n }) => n > 0);
  const hasAnyCome = sites.some(({ id }) => siteRun(state, id).arrivedAt !== null);
  const isIn = count('ready') + count('connected');
  return {
    total: sites.length,
    ready: hasAnyCome ? count('ready') : null,
    present: hasAnyCome ? isIn : null,
    squares: squares.map((square) => ({ ...square, text: translate(lang, `dashboard.squares.${square.state}`) })),
    legend,
    spoken: legend.map(({ n, text }) => `${n} ${text}`).join(', '),
  };
}
