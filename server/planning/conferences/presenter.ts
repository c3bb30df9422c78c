import { MAX_LINE_LENGTH } from '../../platform/contract.ts';
import { pagerOf } from '../../platform/pages/pager.ts';
import { hasRole, PLANNERS } from '../../accounts/permissions.ts';
import { formatDate, formatTime } from '../../i18n/format.ts';
import { languages } from '../../i18n/language.ts';
import { isKey, translate, type Key, type Lang } from '../../i18n/translate.ts';
import {
  LISTS,
  MODES,
  CONFERENCES_PER_PAGE,
  PARTS_OF_DAY,
  type ConferenceDays,
  type ConferenceFacts,
  type ConferenceList,
  type ListedConference,
} from './contract.ts';

type When = Pick<ConferenceFacts, 'starts'> & ConferenceDays;

/** "26/11/2025", or "26/11/2025 – 27/11/2025" for several days; null if no day is known. */
export function dayRangeText(lang: Lang, { firstDay, lastDay }: ConferenceDays): string | null {
  if (firstDay === null || lastDay === null) return null;
  const [from, to] = [formatDate(lang, firstDay, 'utc'), formatDate(lang, lastDay, 'utc')];
  return from === to ? from : translate(lang, 'common.time.days', { from, to });
}

/** A start in words: a clock time unchanged, or the name of a part of the day; null stays null. */
export function startsText(lang: Lang, starts: ConferenceFacts['starts']): string | null {
  const part = PARTS_OF_DAY.find((one) => one === starts);
  return part ? translate(lang, `conferences.starts.${part}`) : starts;
}

/** "Sáng 26/11/2025", "08:00 26/11/2025", "08:00 26/11/2025 – 27/11/2025"; null if the day is not known. */
export function whenText(lang: Lang, { starts, ...days }: When): string | null {
  const day = dayRangeText(lang, days);
  if (day === null) return null;
  const start = startsText(lang, starts);
  return start === null ? day : translate(lang, 'conferences.startsOn', { starts: start, date: day });
}

/** The title of a copy until it is renamed: that of the original, marked; a long one is cut. */
export function copyTitle(lang: Lang, title: string): string {
  const mark = translate(lang, 'conferences.copyMark');
  const whole = title.slice(0, MAX_LINE_LENGTH - mark.length - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${whole.trimEnd()} ${mark}`;
}

/** Whether a title still has the mark of a copy, in whichever language. */
export const isCopyTitle = (title: string): boolean =>
  languages.some((lang) => title.toLocaleLowerCase().endsWith(translate(lang, 'conferences.copyMark')));

/** A row of the list of conferences. */
export function rowView(lang: Lang, conference: ListedConference) {
  const { id, title, organizer, mode, starts, timeZone, venue, published, rehearsalOf, deletedAt } = conference;
  return {
    id,
    title,
    organizer,
    venue,
    mode: translate(lang, `conferences.mode.${mode}`),
    date: dayRangeText(lang, conference),
    standing: conference.standing,
    starts: startsText(lang, starts),
    state: published === null ? 'draft' : 'published',
    stateText:
      published === null ? translate(lang, 'common.state.draft') : translate(lang, 'conferences.published', { number: String(published) }),
    rehearsal: rehearsalOf !== null,
    deleted: deletedAt && { time: formatTime(lang, deletedAt, timeZone), date: formatDate(lang, deletedAt, timeZone) },
    mayErase: hasRole(conference.roles, PLANNERS),
  };
}

export interface ListChoice {
  readonly list: ConferenceList;
  readonly search: string;
  readonly page: number;
}

const address = (choice: Partial<ListChoice>): string => {
  const { list = 'all', search = '', page = 1 } = choice;
  const query = new URLSearchParams([
    ...(list === 'all' ? [] : [['list', list]]),
    ...(search ? [['search', search]] : []),
    ...(page > 1 ? [['page', `${page}`]] : []),
  ]);
  return query.size > 0 ? `/conferences?${query.toString()}` : '/conferences';
};

interface Listed {
  readonly conferences: readonly ListedConference[];
  readonly total: number;
  readonly counts: Readonly<Record<ConferenceList, number>>;
}

/** The rows under the year of their first day, the latest year first and those without a day before all. */
function sectionsOf(lang: Lang, conferences: readonly ListedConference[]) {
  const years = Map.groupBy(conferences, ({ firstDay }) => firstDay?.slice(0, 4) ?? null);
  const order = [...years].toSorted(([one], [other]) => (one === null ? -1 : other === null ? 1 : other.localeCompare(one)));
  return order.map(([year, rows]) => ({
    heading: year === null ? translate(lang, 'conferences.noYear') : translate(lang, 'conferences.year', { year }),
    n: rows.length,
    rows: rows.toSorted((a, b) => (b.firstDay ?? '').localeCompare(a.firstDay ?? '')).map((conference) => rowView(lang, conference)),
  }));
}

/** The conference list: the four lists with their counts, the rows, and the texts for an empty list. */
export function conferencesView(lang: Lang, { conferences, total, counts }: Listed, choice: ListChoice, mayCreate: boolean) {
  const { list, search, page } = choice;
  const reason = list === 'trash' ? 'trashText' : mayCreate ? 'mayCreate' : 'mayNotCreate';
  return {
    lists: LISTS.map((name) => ({ name, count: counts[name], href: address({ list: name, search }), current: name === list })),
    list,
    search,
    sections: sectionsOf(lang, conferences),
    isTrash: list === 'trash',
    noMatch: search !== '' && total === 0,
    clearUrl: address({ list }),
    emptyTitle: translate(lang, `conferences.empty.${list}`),
    emptyText: translate(lang, `conferences.empty.${reason}`),
    pager: pagerOf({ page, perPage: CONFERENCES_PER_PAGE, shown: conferences.length, total }, (to) => address({ ...choice, page: to })),
    mayCreate,
  };
}

/** Options of a select. */
export const modeOptions = (lang: Lang) => MODES.map((value) => ({ value, label: translate(lang, `conferences.mode.${value}`) }));
export const partOptions = (lang: Lang) => [
  { value: '', label: translate(lang, 'common.unknown') },
  ...PARTS_OF_DAY.map((value) => ({ value, label: translate(lang, `conferences.starts.${value}`) })),
];

interface Refused {
  readonly message: string;
  readonly faults: readonly { readonly path: string; readonly message: string }[];
}

/**
 * A refusal to show beside its form: the sentence, and each fault by its field. `labels`: i18n keys of the fields' labels, by
 * field name.
 */
export function refusalView(lang: Lang, { message, faults }: Refused, labels: Readonly<Record<string, Key>>) {
  const named = faults.map(({ path, message: text }) => {
    const field = path.split(/[.[]/)[0] ?? '';
    const label = labels[path] ?? labels[field];
    return {
      field: label ? (labels[path] ? path : field) : undefined,
      text: label && isKey(label) ? `${translate(lang, label)}: ${text}` : text,
    };
  });
  return { title: message, errors: named, at: Object.fromEntries(faults.map(({ path, message: text }) => [path, text])) };
}
