import { formatDate } from '../../i18n/format.ts';
import { translate, type Lang } from '../../i18n/translate.ts';
import { hasRole, PLANNERS } from '../../accounts/permissions.ts';
import type { ListedConference, Series } from '../../planning/conferences/contract.ts';
import { rowView, whenText } from '../../planning/conferences/presenter.ts';
import type { ConferencePromises, SeriesCampaign } from './contract.ts';
import { isByTerm, termAt } from './rules.ts';

/** What the page of a series is made from. */
export interface SeriesRead {
  readonly name: string;
  readonly series: Series | null;
  readonly conferences: readonly ListedConference[];
  readonly promises: readonly ConferencePromises[];
  readonly campaigns: readonly SeriesCampaign[];
  readonly mayCreate: boolean;
}

const day = (lang: Lang, date: string): string => formatDate(lang, date, 'utc');
const sum = ({ recommendations, tasks }: ConferencePromises): number => recommendations + tasks;

/** The parts of a bar, in the order in which they stand beside each other. */
const PARTS = ['done', 'closed', 'open', 'overdue'] as const;

/** Height of a bar with the space below it, and the width of all bars, in the units of the drawing. */
const ROW = 34;
const WIDTH = 600;

/** One bar for each conference, as long as it promised much, in parts by what became of it. */
function chartView(lang: Lang, { conferences, promises }: SeriesRead) {
  const titles = new Map(conferences.map((one) => [one.id, one]));
  const most = Math.max(0, ...promises.map(sum));
  if (most === 0) return null;
  const bars = promises.map((one, at) => {
    let x = 0;
    const parts = PARTS.flatMap((part) => {
      const width = (one[part] / most) * WIDTH;
      x += width;
      return width === 0 ? [] : [{ part, x: x - width, width }];
    });
    const conference = titles.get(one.id);
    const label = conference?.firstDay ? day(lang, conference.firstDay) : (conference?.title ?? translate(lang, 'series.earlier'));
    const amounts = { n: sum(one), done: one.done, closed: one.closed, open: one.open, overdue: one.overdue };
    return {
      y: at * ROW,
      label,
      parts,
      end: x,
      count: sum(one),
      text: translate(lang, 'series.barText', { conference: label, ...amounts }),
    };
  });
  return {
    height: bars.length * ROW,
    bars,
    text: bars.map(({ text }) => text).join(' '),
    key: PARTS.map((part) => ({ part, label: translate(lang, `series.part.${part}`) })),
  };
}

function campaignView(lang: Lang, { conferenceId, title, startsOn, endsWithNext, endsOn, units, closedOn, result }: SeriesCampaign) {
  const end = endsWithNext
    ? translate(lang, 'series.endsWithNext')
    : endsOn && translate(lang, 'series.endsOn', { date: day(lang, endsOn) });
  return {
    href: `/conferences/${conferenceId}/awards`,
    title,
    from: startsOn && day(lang, startsOn),
    isOpen: closedOn === null,
    chip: closedOn === null ? 'running' : 'done',
    state:
      closedOn === null ? translate(lang, 'series.campaignOpen') : translate(lang, 'series.campaignClosed', { date: day(lang, closedOn) }),
    end: closedOn === null ? end : null,
    units: units === 0 ? null : translate(lang, 'series.units', { n: units }),
    result,
  };
}

/** Conferences under the term in which they are held; all under none where the series is not counted by terms. */
function termsView(lang: Lang, { conferences, promises, series, name }: SeriesRead) {
  const byTerm = isByTerm(series?.cadence);
  const counts = new Map(promises.map((one) => [one.id, one]));
  const termOf = ({ firstDay }: ListedConference): string => {
    if (!byTerm || firstDay === null) return '';
    const { from, to } = termAt(firstDay);
    return translate(lang, 'series.term', { from: String(from), to: String(to) });
  };
  return [...Map.groupBy(conferences, termOf)].map(([term, own]) => ({
    term: term || null,
    rows: own.map((conference) => ({
      ...rowView(lang, conference),
      when: whenText(lang, conference),
      status: translate(lang, `series.standing.${conference.standing}`),
      promises: counts.get(conference.id) ?? null,
      name,
    })),
  }));
}

/** The page of a series: its conferences by term, what they promised, its campaigns, and where the next one starts. */
export function promisesView(lang: Lang, read: SeriesRead) {
  const { conferences, series, mayCreate, campaigns } = read;
  const last = conferences.findLast(({ roles, standing }) => hasRole(roles, PLANNERS) && standing !== 'trash');
  const address = new URLSearchParams(
    series?.next ? { title: series.next.title, ...(series.next.date ? { date: series.next.date } : {}) } : {},
  );
  return {
    name: read.name,
    cadence: series?.cadence,
    previous: series?.previous,
    next: series?.next,
    terms: termsView(lang, read),
    hasPromises: read.promises.length > 0,
    chart: chartView(lang, read),
    campaigns: campaigns.map((one) => campaignView(lang, one)),
    makeNext: last && mayCreate ? `/conferences/${last.id}/duplicate${address.size > 0 ? `?${address}` : ''}` : null,
  };
}
