import { formatWeekday } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { DueTask, ListedConference } from '../../../planning/conferences/contract.ts';
import { dayRangeText, startsText } from '../../../planning/conferences/presenter.ts';
import { daysBetween } from '../../../planning/rescheduling/rules.ts';
import { placeInYear, yearTicks } from '../rules/year.ts';
import type { siteSquares } from './panel.ts';
import { lastDayText, shortDate } from './words.ts';

const percent = (at: number): string => `${(at * 100).toFixed(2)}%`;

/** The year as a ruler, with the conferences of it; a drawing of the list below it. `nextId`: the coming conference. */
export function yearView(lang: Lang, today: string, conferences: readonly ListedConference[], nextId: string | null) {
  const ticks = yearTicks(today);
  const own = conferences.filter(({ firstDay, rehearsalOf }) => rehearsalOf === null && firstDay?.slice(0, 4) === today.slice(0, 4));
  const events = own.map(({ id, title, firstDay, standing }) => {
    const at = placeInYear(firstDay ?? today);
    const isNext = id === nextId;
    return {
      x: percent(at),
      // Only the coming conference has room for its name.
      label: isNext ? { date: shortDate(lang, firstDay ?? today, today), title } : null,
      kind: isNext ? 'next' : standing === 'past' ? 'gone' : 'left',
      isAtEnd: at > 0.5,
    };
  });
  return {
    ticks: ticks.map(({ at, isMonth, isGone }) => ({ x: percent(at), part: isGone ? 'gone' : 'left', top: isMonth ? 62 : 70 })),
    months: ticks.filter(({ isMonth }) => isMonth).map(({ at }, month) => ({ x: percent(at), n: month + 1 })),
    now: percent(placeInYear(today)),
    events,
  };
}

interface Standing {
  readonly today: string;
  readonly late: number;
  readonly sites: ReturnType<typeof siteSquares>;
  readonly invited: { readonly n: number; readonly total: number };
  readonly published: number | null;
  readonly publication: string;
}

/** The coming conference: how many days are left, when and where, and three facts with their states. */
export function comingView(lang: Lang, conference: ListedConference, { today, late, sites, invited, published, publication }: Standing) {
  const { id, title, firstDay, starts, venue, mode } = conference;
  const n = firstDay === null ? 0 : daysBetween(today, firstDay);
  const siteFact =
    sites.ready === null
      ? { state: invited.n < invited.total ? 'wait' : 'done', text: translate(lang, 'dashboard.note.places', invited) }
      : {
          state: sites.ready < sites.total ? 'wait' : 'done',
          text: translate(lang, 'dashboard.sitesReadyOf', { n: sites.ready, total: sites.total }),
        };
  return {
    id,
    title,
    n: n > 0 ? n : null,
    daysText: n > 0 ? translate(lang, 'dashboard.daysLeft', { n }) : translate(lang, 'common.time.today'),
    when: [
      firstDay === null ? null : `${formatWeekday(lang, firstDay, 'utc')} ${dayRangeText(lang, conference) ?? ''}`,
      startsText(lang, starts),
      venue ?? translate(lang, 'dashboard.noVenue'),
      translate(lang, `conferences.mode.${mode}`),
    ]
      .filter((text) => text !== null)
      .join(' · '),
    facts: [
      ...(late > 0 ? [{ state: 'late', text: translate(lang, 'dashboard.parts.late', { n: late }) }] : []),
      ...(sites.total > 0 ? [siteFact] : []),
      { state: published === null ? 'wait' : 'done', text: publication },
    ],
  };
}

/** Tasks that are due today or late, in all conferences. */
export function dueTaskViews(lang: Lang, due: readonly DueTask[], conferences: readonly ListedConference[], today: string) {
  const titles = new Map(conferences.map(({ id, title }) => [id, title]));
  return due.map((task) => ({
    title: task.title,
    href: `/conferences/${task.conferenceId}/preparation`,
    who: task.responsible,
    conference: titles.get(task.conferenceId) ?? null,
    due: lastDayText(lang, task.due, today),
    isLate: task.due < today,
    state: task.due < today ? 'late' : 'wait',
  }));
}

/** "Thứ Sáu 21/11". */
export const todayText = (lang: Lang, today: string): string => `${formatWeekday(lang, today, 'utc')} ${shortDate(lang, today, today)}`;
