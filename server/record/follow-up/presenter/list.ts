import { translate, type Lang } from '../../../i18n/translate.ts';
import { VIEWS, type Matter, type MatterKind, type View } from '../contract.ts';
import { daysLeft, dueRuler, isSettled, urgencyOf } from '../rules/due.ts';
import { dayText, leftText, measureView, ownerText, matterState } from './words.ts';

/** Where a reader is in the register; it makes the addresses of links. */
export interface RegisterPlace {
  readonly kind: MatterKind;
  readonly view: View;
  readonly search: string;
  /** Only the matters of this conference, and those carried into it. */
  readonly of: string | null;
  readonly page: number;
}

export const HOMES: Readonly<Record<MatterKind, string>> = { recommendation: '/follow-up', task: '/tasks' };

/** The key of a matter in an address. */
export const keyOf = ({ conferenceId, id }: Pick<Matter, 'conferenceId' | 'id'>): string => `${conferenceId}:${id}`;

/** The address of a list, with a matter chosen. */
export function registerAddress({ kind, view, search, of, page }: RegisterPlace, chosen: string | null = null): string {
  const query = new URLSearchParams({
    ...(view === 'all' ? {} : { view }),
    ...(search === '' ? {} : { search }),
    ...(of === null ? {} : { of }),
    ...(page === 1 ? {} : { page: String(page) }),
    ...(chosen === null ? {} : { matter: chosen }),
  }).toString();
  return query === '' ? HOMES[kind] : `${HOMES[kind]}?${query}`;
}

interface Listed {
  readonly place: RegisterPlace;
  readonly matters: readonly Matter[];
  readonly today: string;
  /** The key of the one in the panel. */
  readonly chosen: string | null;
  readonly titles: ReadonlyMap<string, string>;
}

type GroupName = 'urgent' | 'host' | 'other' | 'task' | 'carried' | 'settled';

function groupOf(matter: Matter, { today, place }: Listed): GroupName {
  if (isSettled(matter)) return 'settled';
  const urgency = urgencyOf(matter, today);
  if (urgency === 'overdue' || urgency === 'today') return 'urgent';
  if (place.of !== null && matter.conferenceId !== place.of) return 'carried';
  return matter.kind === 'task' ? 'task' : matter.authority;
}
const GROUPS: readonly GroupName[] = ['urgent', 'host', 'other', 'task', 'carried', 'settled'];

/** The rows of a page of the register, in groups. */
export function groupsView(lang: Lang, listed: Listed) {
  const groups = Map.groupBy(listed.matters, (matter) => groupOf(matter, listed));
  let number = (listed.place.page - 1) * 100;
  return GROUPS.flatMap((name) => {
    const own = groups.get(name);
    if (!own) return [];
    const rows = own.map((matter) => {
      number += 1;
      return { ...rowView(lang, matter, listed), number };
    });
    const count = translate(lang, `followUp.count.${listed.place.kind}`, { n: own.length });
    return [{ name, title: translate(lang, `followUp.groups.${name}`), count, rows }];
  });
}

/** Longest text in a row; the panel has all of it. */
const MAX_TITLE = 280;
const shortened = (text: string): string => (text.length > MAX_TITLE ? `${text.slice(0, MAX_TITLE - 1)}…` : text);

function rowView(lang: Lang, matter: Matter, { place, today, chosen, titles }: Listed) {
  const { fromName, coordinating, lastDay, conferenceId } = matter;
  const isElsewhere = place.of === null ? titles.size > 1 : place.of !== conferenceId;
  const parts = [
    ownerText(lang, matter),
    fromName && translate(lang, 'followUp.from', { name: fromName }),
    coordinating.length > 0 && translate(lang, 'followUp.coordinating', { names: coordinating.join(', ') }),
    isElsewhere && titles.get(conferenceId),
  ];
  const key = keyOf(matter);
  return {
    key,
    href: registerAddress(place, key),
    title: shortened(matter.text),
    isUnassigned: ownerText(lang, matter) === null && !isSettled(matter),
    parts: parts.filter(Boolean),
    measure: measureView(lang, matter),
    noMeasure: matter.kind === 'task' && matter.measure === null,
    note: noteOf(lang, matter),
    due: lastDay === null ? null : dayText(lang, lastDay),
    left: leftText(lang, matter, today),
    state: matterState(lang, matter, today),
    isChosen: key === chosen,
  };
}

/** What last happened to a matter that waits for others. */
function noteOf(lang: Lang, { status, statusOn }: Matter): string | null {
  if (statusOn === null || (status !== 'forwarded' && status !== 'answered')) return null;
  return translate(lang, `followUp.${status}On`, { date: dayText(lang, statusOn) });
}

/** The ways to look at the register, with how many each shows; those without any are left out, except the first and the chosen one. */
export function viewsView(lang: Lang, place: RegisterPlace, counts: Readonly<Record<View, number>>) {
  return VIEWS.filter((view) => view === 'all' || view === place.view || counts[view] > 0).map((view) => ({
    href: registerAddress({ ...place, view, page: 1 }),
    label: translate(lang, `followUp.views.${view}`),
    count: counts[view],
    isOverdue: view === 'overdue',
    isCurrent: view === place.view,
  }));
}

const percent = (at: number): string => `${(at * 100).toFixed(3)}%`;

/** The ruler of the last days: what is overdue, today, and the next last day. Null without any. */
export function dueRulerView(lang: Lang, days: ReadonlyMap<string, number>, today: string) {
  const ruler = dueRuler(days, today);
  if (ruler === null) return null;
  const overdue = ruler.marks.filter(({ urgency }) => urgency === 'overdue').toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const next = ruler.marks.filter(({ urgency }) => urgency !== 'overdue').toSorted((a, b) => (a.day < b.day ? -1 : 1))[0];
  const left = next ? (daysLeft(next.day, today) ?? 0) : 0;
  const longest = overdue[0];
  const n = overdue.reduce((sum, { count }) => sum + count, 0);
  return {
    ticks: ruler.ticks.map(({ at, part, isTall }) => ({ x: percent(at), part, top: isTall ? 0 : 9 })),
    now: {
      x: percent(ruler.now),
      text: translate(lang, 'followUp.ruler.today', { date: dayText(lang, today) }),
      isAtStart: ruler.now < 0.5,
    },
    // An end that lies where today is written says nothing more.
    from: ruler.now < 0.2 ? null : dayText(lang, ruler.from),
    to: ruler.now > 0.8 ? null : dayText(lang, ruler.to),
    dots: ruler.marks.map(({ at, urgency, count, day }) => ({ x: percent(at), urgency, title: `${dayText(lang, day)}: ${count}` })),
    overdue: longest && translate(lang, 'followUp.ruler.overdue', { n, date: dayText(lang, longest.day) }),
    next: next && (left === 0 ? translate(lang, 'followUp.ruler.nextToday', { n: next.count }) : nextText(lang, next.day, left)),
    phone: longest
      ? { n: -(daysLeft(longest.day, today) ?? 0), text: translate(lang, 'followUp.ruler.phoneOver', { n }) }
      : next && { n: left, text: translate(lang, 'followUp.ruler.phoneNext', { date: dayText(lang, next.day) }) },
  };
}

const nextText = (lang: Lang, day: string, n: number): string => translate(lang, 'followUp.ruler.next', { date: dayText(lang, day), n });
