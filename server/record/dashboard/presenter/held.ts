import { formatMinutes, formatTime } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import { plannedTimes, type PlannedTime } from '../../../planning/agenda/rules/index.ts';
import { clockText } from '../../../planning/agenda-editor/presenter/day.ts';
import { startsText } from '../../../planning/conferences/presenter.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { Overview } from '../contract.ts';
import { shortDate } from './words.ts';

function itemView(lang: Lang, { id, title }: Plan['items'][number], time: PlannedTime | undefined) {
  const [start, minutes] = [time?.start ?? null, time?.minutes ?? null];
  return { id, title, time: start === null ? null : clockText(start), length: minutes === null ? null : formatMinutes(lang, minutes) };
}

/** A sitting as the page of the day shows it: planned, in session since, or closed at. */
export function heldSittings(lang: Lang, plan: Plan, { held, day }: Overview, zone: string) {
  const runs = new Map(held.map((run) => [run.id, run]));
  const times = plannedTimes(plan);
  return plan.sittings.map(({ id, title, date, starts }, at) => {
    const run = runs.get(id);
    const state = run === undefined ? 'wait' : run.closedAt === null ? (day === 'adjourned' ? 'paused' : 'running') : 'done';
    const day0 = date ?? plan.conference.date;
    return {
      title: title ?? translate(lang, 'validation.sitting', { n: at + 1 }),
      items: plan.items.filter(({ sittingId }) => sittingId === id).map((item) => itemView(lang, item, times.get(item.id))),
      planned: startsText(lang, starts ?? (at === 0 ? plan.conference.starts : null)),
      date: day0 === null ? null : shortDate(lang, day0, plan.conference.date ?? day0),
      state,
      stateText: translate(lang, `dashboard.sitting.${state}`, {
        from: run ? formatTime(lang, run.openedAt, zone) : '',
        to: run?.closedAt ? formatTime(lang, run.closedAt, zone) : '',
      }),
    };
  });
}
