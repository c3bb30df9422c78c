import type { Action } from './actions/action.ts';
import { itemActions, type ItemRunState } from './actions/items.ts';
import { isList, progressOf, type SpeakerProgress } from '../../live-page/presenter/names.ts';
import { itemsOf, titleOf, type LiveAgendaItem, type ViewContext, type LiveSitting } from '../../live-page/presenter/view-context.ts';
import type { ItemTime } from '../../live-page/presenter/timing.ts';

/** One line of the agenda at the left of the desk. */
export interface SidebarItem {
  readonly id: string;
  /** 08:36, actual or derived from the lengths; null: not known. */
  readonly time: string | null;
  readonly title: string;
  readonly className: string;
  /** Beside the title: its length, or that it was postponed or skipped. */
  readonly note: string | null;
  /** Only for the running item. */
  readonly progress: { readonly steps: readonly string[]; readonly label: string; readonly text: string } | null;
  readonly actions: readonly Action[];
}

/** The agenda of a sitting with its current times. */
export function sidebarItems(context: ViewContext, sitting: LiveSitting, times: ReadonlyMap<string, ItemTime>): SidebarItem[] {
  return itemsOf(context, sitting.id).map((item) => sidebarItem(context, item, times.get(item.id)));
}

function sidebarItem(context: ViewContext, item: LiveAgendaItem, time: ItemTime | undefined): SidebarItem {
  const { state } = context;
  const run = state.items[item.id]?.state ?? 'planned';
  const at = run === 'postponed' || run === 'skipped' ? null : (time?.at ?? null);
  return {
    id: item.id,
    time: at === null ? null : context.time(at),
    title: titleOf(context, item),
    className: classOf(run, item),
    note: noteOf(context, item, run, time),
    progress: run === 'running' ? progressView(context, item, time) : null,
    actions: state.openSittingId === item.sittingId && !item.hidden ? itemActions(context, item, run) : [],
  };
}

function classOf(run: ItemRunState, item: LiveAgendaItem): string {
  const byState: Partial<Record<ItemRunState, string>> = { running: 'now', finished: 'done', skipped: 'skipped' };
  return byState[run] ?? (item.kind === 'break' ? 'is-break' : '');
}

function noteOf({ t, state }: ViewContext, item: LiveAgendaItem, run: ItemRunState, time: ItemTime | undefined): string | null {
  if (run === 'postponed') return t('desk.agendaSidebar.postponed');
  if (run === 'skipped') return t('desk.agendaSidebar.skipped');
  const { startedAt = null, endedAt = null } = state.items[item.id] ?? {};
  if (run === 'finished' && startedAt !== null && endedAt !== null) return minutes(t, (endedAt - startedAt) / 60_000);
  return item.kind === 'break' && time?.minutes ? minutes(t, time.minutes) : null;
}

const minutes = (t: ViewContext['t'], n: number): string => t('common.time.minutes', { n: Math.max(1, Math.round(n)) });

function progressView(context: ViewContext, item: LiveAgendaItem, time: ItemTime | undefined): SidebarItem['progress'] {
  const { t } = context;
  const progress = progressOf(context, item);
  const until = time?.until ?? null;
  const end = until === null ? null : t('desk.agendaSidebar.endsAbout', { time: context.time(until) });
  if (!isList(item, progress)) return end === null ? null : { steps: [], label: '', text: capital(end) };
  const { begun, total, speaking } = progress;
  const place = t('desk.agendaSidebar.place', { n: String(begun), total: String(total) });
  const label = t('desk.agendaSidebar.steps', { done: begun - (speaking ? 1 : 0), left: total - begun });
  return { steps: stepsOf(progress), label, text: end === null ? place : `${place}, ${end}` };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One class per speaker: done, current, or '' for those to come. Empty if there are too many to tell apart. */
function stepsOf({ begun, total, speaking }: SpeakerProgress): string[] {
  if (total > 24) return [];
  return Array.from({ length: total }, (_, at) => (at < begun - (speaking ? 1 : 0) ? 'is-done' : at < begun ? 'is-current' : ''));
}
