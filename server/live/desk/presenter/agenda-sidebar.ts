import { proceedingsContract as contract } from '../../sitting/contract/index.ts';
import { actionOf, ENDING, seen, type Action } from './action.ts';
import { isList, progressOf, type SpeakerProgress } from '../../live-page/presenter/names.ts';
import { itemsOf, titleOf, type LiveAgendaItem, type ViewContext, type LiveSitting } from '../../live-page/presenter/view-context.ts';
import type { ItemTime } from '../../live-page/presenter/timing.ts';

/** One line of the agenda at the left of the desk. */
export interface RailItem {
  readonly id: string;
  /** 08:36, by fact or by what follows from the lengths; null is not known. */
  readonly time: string | null;
  readonly title: string;
  readonly className: string;
  /** Beside the title: how long it took or takes, or that it was set aside. */
  readonly note: string | null;
  /** Only of the running item. */
  readonly progress: { readonly steps: readonly string[]; readonly label: string; readonly text: string } | null;
  readonly acts: readonly Action[];
}

/** The agenda of a sitting with the times that hold now. */
export function railItems(context: ViewContext, sitting: LiveSitting, times: ReadonlyMap<string, ItemTime>): RailItem[] {
  return itemsOf(context, sitting.id).map((item) => railItem(context, item, times.get(item.id)));
}

function railItem(context: ViewContext, item: LiveAgendaItem, time: ItemTime | undefined): RailItem {
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
    acts: state.openSittingId === item.sittingId && !item.hidden ? itemActs(context, item, run) : [],
  };
}

type Run = NonNullable<ViewContext['state']['items'][string]>['state'];

function classOf(run: Run, item: LiveAgendaItem): string {
  const byState: Partial<Record<Run, string>> = { running: 'now', finished: 'done', skipped: 'skipped' };
  return byState[run] ?? (item.kind === 'break' ? 'is-break' : '');
}

function noteOf({ t, state }: ViewContext, item: LiveAgendaItem, run: Run, time: ItemTime | undefined): string | null {
  if (run === 'postponed') return t('desk.agendaSidebar.postponed');
  if (run === 'skipped') return t('desk.agendaSidebar.skipped');
  const { startedAt = null, endedAt = null } = state.items[item.id] ?? {};
  if (run === 'finished' && startedAt !== null && endedAt !== null) return minutes(t, (endedAt - startedAt) / 60_000);
  return item.kind === 'break' && time?.minutes ? minutes(t, time.minutes) : null;
}

const minutes = (t: ViewContext['t'], n: number): string => t('common.time.minutes', { n: Math.max(1, Math.round(n)) });

function progressView(context: ViewContext, item: LiveAgendaItem, time: ItemTime | undefined): RailItem['progress'] {
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

/** One mark a speaker: d done, c current, nothing for those to come. Too many to tell apart are not drawn. */
function stepsOf({ begun, total, speaking }: SpeakerProgress): string[] {
  if (total > 24) return [];
  return Array.from({ length: total }, (_, at) => (at < begun - (speaking ? 1 : 0) ? 'is-done' : at < begun ? 'is-current' : ''));
}

function itemActs(context: ViewContext, { id: itemId, title }: LiveAgendaItem, run: Run): Action[] {
  const { t } = context;
  const name = title ?? '';
  const undo = t('common.action.undo');
  const act = (operation: Parameters<typeof actionOf>[0], key: 'start' | 'finish' | 'postpone' | 'skip' | 'restore') =>
    actionOf(
      operation,
      { itemId, ...seen(context, ...(run === 'running' || key === 'start' ? ENDING : (['sittingId', 'itemId'] as const))) },
      { label: t(`desk.act.${key}`), toast: t(`desk.said.${key}`, { name }), subject: name, undo },
    );
  if (run === 'running') return [act(contract.finishItem, 'finish'), act(contract.postponeItem, 'postpone')];
  if (run === 'skipped' || run === 'finished') return [act(contract.restoreItem, 'restore')];
  const later = run === 'postponed' ? [] : [act(contract.postponeItem, 'postpone')];
  return [act(contract.startItem, 'start'), ...later, act(contract.skipItem, 'skip')];
}
