import type { Conference, ConferenceDays } from '../../planning/conferences/contract.ts';
import type { Task } from '../../planning/conferences/preparation/contract.ts';
import { taskView } from '../../planning/conferences/preparation/presenter.ts';
import { whenText } from '../../planning/conferences/presenter.ts';
import { formatDate, formatTime } from '../../i18n/format.ts';
import { translate, type Lang } from '../../i18n/translate.ts';
import type { Overview } from './contract.ts';
import type { Step } from './rules.ts';

/** Where each next step is done. */
const PLACES: Readonly<Record<Step, string>> = {
  desk: '/desk',
  minutes: '/minutes',
  date: '/edit',
  agenda: '/agenda',
  chair: '/participants',
  blocking: '/checks',
  publish: '/publish',
  republish: '/publish',
  invite: '/sites',
  rollCall: '/sites/roll-call',
};

/** The next step: what, why, and where. */
export function stepView(lang: Lang, conferenceId: string, step: Step, params: { readonly number: string; readonly n: number }) {
  return {
    title: translate(lang, `dashboard.step.${step}.title`, params),
    text: translate(lang, `dashboard.step.${step}.text`, params),
    action: translate(lang, `dashboard.step.${step}.action`, params),
    href: `/conferences/${conferenceId}${PLACES[step]}`,
  };
}

/** Lists of the plan with how many each has, and where they are edited. */
export function countsView(lang: Lang, conferenceId: string, counts: Overview['counts']) {
  const rows = [
    ['items', 'agenda'],
    ['papers', 'agenda'],
    ['participants', 'participants'],
    ['sites', 'sites'],
    ['documents', 'documents'],
    ['awards', 'awards'],
    ['recommendations', 'recommendations'],
  ] as const;
  return rows.map(([name, page]) => ({
    n: counts[name],
    label: translate(lang, `dashboard.count.${name}`),
    href: `/conferences/${conferenceId}/${page}`,
  }));
}

/** Details of the conference as texts; null if unknown. */
export function factsView(lang: Lang, conference: Conference, days: ConferenceDays) {
  const { organizer, mode, venue, series, timeZone } = conference;
  return {
    organizer,
    mode: translate(lang, `conferences.mode.${mode}`),
    when: whenText(lang, { starts: conference.starts, ...days }),
    venue,
    timeZone,
    series: series && { ...series, address: encodeURIComponent(series.name) },
  };
}

/** The next tasks: overdue ones first, then by due date, five at most. */
export const upcomingTasks = (lang: Lang, tasks: readonly Task[], zone: string) =>
  tasks
    .filter((task) => task.state !== 'done')
    .slice(0, 5)
    .map((task) => taskView(lang, task, zone));

/** When a rehearsal copy was made. */
export const rehearsalView = (lang: Lang, { id, createdAt }: { readonly id: string; readonly createdAt: number }, zone: string) => ({
  id,
  made: translate(lang, 'conferences.rehearse.made', { time: formatTime(lang, createdAt, zone), date: formatDate(lang, createdAt, zone) }),
});
