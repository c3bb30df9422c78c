import { daysBetween } from '../../../planning/rescheduling/rules.ts';
import { formatTime, formatWeekday } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import { dayRangeText, startsText } from '../../../planning/conferences/presenter.ts';
import type { Conference, ConferenceDays } from '../../../planning/conferences/contract.ts';
import type { Task } from '../../../planning/conferences/preparation/contract.ts';
import type { Publication } from '../../../planning/publishing/contract.ts';
import { dayAt } from '../../../planning/conferences/rules.ts';
import { dayRuler, type DayMark, type DaysPhase } from '../rules/days.ts';
import { shortDate } from './words.ts';

const percent = (at: number): string => `${(1 + at * 98).toFixed(2)}%`;

type Thing = { readonly day: string } & (
  | { readonly kind: 'task'; readonly state: Task['state']; readonly text: string }
  | { readonly kind: 'version'; readonly text: string }
);

/** Labels nearer than this to each other would run together, as a part of the whole ruler. */
const LABEL_GAP = 0.12;

/** Labels of published versions that have room, from the latest back; the end of the ruler belongs to today and the opening. */
function labelled(versions: readonly DayMark<Thing>[], now: number): DayMark<Thing>[] {
  const kept: DayMark<Thing>[] = [];
  let room = Math.min(now, 1 - LABEL_GAP) - LABEL_GAP * 1.6;
  for (const mark of versions.toSorted((a, b) => b.at - a.at)) {
    if (mark.at > room) continue;
    kept.push(mark);
    room = mark.at - LABEL_GAP;
  }
  return kept;
}

export interface RulerSources {
  readonly today: string;
  readonly firstDay: string;
  readonly zone: string;
  readonly tasks: readonly Task[];
  readonly publications: readonly Publication[];
}

/** The ruler of the days until the conference, with the last days of tasks as dots and the published versions by name. */
export function rulerView(lang: Lang, { today, firstDay, zone, tasks, publications }: RulerSources) {
  const things: Thing[] = [
    ...tasks.flatMap(({ due, state, title }): Thing[] => (due === null ? [] : [{ day: due, kind: 'task', state, text: title }])),
    ...publications.map(({ at, number }): Thing => ({
      day: dayAt(at, zone),
      kind: 'version',
      text: translate(lang, 'publishing.version', { number: String(number) }),
    })),
  ];
  const { ticks, now, marks } = dayRuler(today, firstDay, things);
  const label = (day: string, at: number, text: string) => ({ x: percent(at), date: shortDate(lang, day, today), text });
  return {
    ticks: ticks.map(({ at, part, isTall }) => ({ x: percent(at), part, top: at === 1 ? 2 : isTall ? 12 : 21 })),
    now: label(today, now, translate(lang, 'common.time.today')),
    isNowAtStart: now < LABEL_GAP,
    opening: label(firstDay, 1, translate(lang, 'dashboard.opens')),
    isNearOpening: now > 1 - LABEL_GAP * 0.8,
    dots: marks.flatMap(({ at, what }) => (what.kind === 'task' ? [{ x: percent(at), state: what.state, text: what.text }] : [])),
    labels: labelled(
      marks.filter(({ what }) => what.kind === 'version'),
      now,
    ).map(({ at, what }) => label(what.day, at, what.text)),
  };
}

/** The large number of the head: days to go, days past, or words where there is no number. */
export function countdownView(lang: Lang, conference: Conference, days: ConferenceDays, phase: DaysPhase, today: string) {
  const { firstDay, lastDay } = days;
  if (phase === 'undated' || firstDay === null || lastDay === null)
    return { n: null, words: null, title: translate(lang, 'dashboard.noDate'), when: null };
  const range = firstDay === lastDay ? `${formatWeekday(lang, firstDay, 'utc')} ${dayRangeText(lang, days)}` : dayRangeText(lang, days);
  const when = [range, startsText(lang, conference.starts)].filter((text) => text !== null).join(', ');
  if (phase === 'today') return { n: null, words: translate(lang, 'common.time.today'), title: null, when };
  const n = phase === 'before' ? daysBetween(today, firstDay) : daysBetween(lastDay, today);
  return { n, words: null, title: translate(lang, phase === 'before' ? 'dashboard.daysLeft' : 'dashboard.daysPast', { n }), when };
}

/** "Tính đến 09:06, thứ Sáu 21/11". */
export const asOf = (lang: Lang, now: number, zone: string): string => {
  const today = dayAt(now, zone);
  return translate(lang, 'dashboard.asOf', {
    time: formatTime(lang, now, zone),
    day: `${formatWeekday(lang, today, 'utc')} ${shortDate(lang, today, '')}`,
  });
};
