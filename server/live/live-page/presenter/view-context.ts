import { formatTime } from '../../../i18n/format.ts';
import { translate, type Key, type Lang, type Params } from '../../../i18n/translate.ts';
import type { Folded } from '../../../platform/journal/contract.ts';
import type { CeremonyPlan } from '../../ceremony/contract.ts';
import type { SecretVoteFacts } from '../../secret-votes/contract/index.ts';
import type { VoteFacts } from '../../votes/contract/index.ts';
import { sitesState, type SitesState } from '../../roll-call/rules/index.ts';
import type { LivePlan, ProceedingsText } from '../../sitting/contract/index.ts';
import { indexPlan, stateOf, type PlanIndex, type ProceedingsState } from '../../sitting/rules/index.ts';

/** An incident with its words, from the roll call. */
export interface IncidentWords {
  readonly siteId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly resolvedAt: number | null;
  readonly text: string | null;
  readonly isWithheld: boolean;
}

/** Everything that a live page shows, already redacted for its reader. */
export interface Live {
  readonly plan: LivePlan;
  readonly folded: Folded;
  readonly texts: readonly ProceedingsText[];
  readonly incidents: readonly IncidentWords[];
  /** What a ceremony confers and launches; missing while nothing of it is shown. */
  readonly ceremony?: CeremonyPlan | undefined;
  /** What the journal does not tell of votes; missing while there are none. */
  readonly votes?: VoteFacts | undefined;
  /** What the journal does not tell of secret votes; missing while there are none. */
  readonly secretVotes?: SecretVoteFacts | undefined;
  /** Milliseconds since 1970 by the server's clock. */
  readonly now: number;
  /** The page does not reach the server: what it shows is what held when it last did. */
  readonly isCutOff?: boolean;
  readonly lang: Lang;
}

/** The same, indexed for lookups. */
export interface ViewContext extends Live {
  readonly state: ProceedingsState;
  readonly sites: SitesState;
  readonly index: PlanIndex;
  t(key: Key, params?: Params): string;
  /** 09:06 in the conference's zone. */
  time(at: number | null): string;
  text(id: string): string | null;
}

/** Indexes what a live page shows. */
export function viewContextOf(live: Live): ViewContext {
  const { plan, folded, texts, lang } = live;
  const bodies = new Map(texts.map((text) => [text.id, text.body]));
  return {
    ...live,
    state: stateOf(folded),
    sites: sitesState(folded),
    index: indexPlan(plan),
    t: (key, params) => translate(lang, key, params),
    time: (at) => formatTime(lang, at, plan.conference.timeZone),
    text: (id) => bodies.get(id) ?? null,
  };
}

export type LiveAgendaItem = LivePlan['items'][number];
export type LiveSitting = LivePlan['sittings'][number];

/** An item of the plan, or one that left it after it had started. */
export const itemOf = ({ plan }: ViewContext, itemId: string | null): LiveAgendaItem | null =>
  plan.items.find((item) => item.id === itemId) ?? plan.past?.items.find(({ item }) => item.id === itemId)?.item ?? null;

/** The items of a sitting in the order of the agenda. */
export const itemsOf = ({ plan }: ViewContext, sittingId: string): LiveAgendaItem[] =>
  plan.items.filter((item) => item.sittingId === sittingId);

/** The title of an item, or a neutral word if the reader may not know it. */
export const titleOf = (context: ViewContext, item: LiveAgendaItem): string => item.title ?? context.t('livePage.hiddenItem');

/** "Phiên 1", or the sitting's own title; for one that left the plan, words that say so. */
export function sittingLabel(context: ViewContext, sittingId: string): string {
  const at = context.plan.sittings.findIndex((sitting) => sitting.id === sittingId);
  if (at < 0) return context.t('livePage.sittingGone');
  return context.plan.sittings[at]?.title ?? context.t('livePage.sitting', { n: at + 1 });
}

/** The open sitting, in the plan or not, or else the next unopened one; null: the conference is over, or not published. */
export function sittingInView({ plan, state }: ViewContext): LiveSitting | null {
  const { openSittingId } = state;
  const open = plan.sittings.find((sitting) => sitting.id === openSittingId);
  if (!open && openSittingId !== null) return { id: openSittingId, ...UNPLANNED };
  return open ?? plan.sittings.find((sitting) => !state.sittings[sitting.id]) ?? null;
}

const UNPLANNED = { title: null, date: null, starts: null };

/** Whether an item is still to come. */
export const isToCome = ({ state }: ViewContext, item: LiveAgendaItem): boolean =>
  ['planned', 'postponed'].includes(state.items[item.id]?.state ?? 'planned');

/** The item after the running one, or the first to come; postponed items come last. */
export function nextItem(context: ViewContext): LiveAgendaItem | null {
  const sitting = sittingInView(context);
  if (!sitting) return null;
  const items = itemsOf(context, sitting.id);
  const running = items.findIndex((item) => item.id === context.state.runningItemId);
  const rest = [...items.slice(running + 1), ...items.slice(0, Math.max(0, running))].filter((item) => isToCome(context, item));
  return rest.find((item) => context.state.items[item.id]?.state !== 'postponed') ?? rest[0] ?? null;
}
