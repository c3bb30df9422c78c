import { plannedTimes, sittingStart, type PlannedTime } from '../agenda/rules/index.ts';
import type { Item, Paper } from '../agenda/contract.ts';
import type { Plan } from '../plan/contract.ts';
import { displayName, visiblePlan } from '../plan/rules.ts';
import type { CalendarEvent } from './contract.ts';

/** Words of a calendar, from `calendar.event` in i18n. */
export interface Words {
  /** Title of a classified item. */
  readonly neutral: string;
  /** Heading of a list of items whose time is not known. */
  readonly unknownTimes: string;
  /** Title of a paper in an item. */
  paper(topic: string | null, item: string): string;
}

/** The plan for calendars: redacted for readers without clearance, because calendar programs are outside our control. */
export const planForCalendars = (plan: Plan): Plan => visiblePlan(plan, { clearance: 0, staff: false });

interface Around {
  readonly plan: Plan;
  readonly words: Words;
  readonly times: ReadonlyMap<string, PlannedTime>;
  /** The day of each item; null if not known. */
  readonly days: ReadonlyMap<string, string | null>;
  readonly classified: ReadonlySet<string>;
}

/** Prepares a whole plan for creating entries. */
export function around(whole: Plan, words: Words): Around {
  const plan = planForCalendars(whole);
  const day = new Map(plan.sittings.map((sitting) => [sitting.id, sittingStart(plan, sitting).date]));
  return {
    plan,
    words,
    times: plannedTimes(plan),
    days: new Map(plan.items.map((item) => [item.id, day.get(item.sittingId) ?? null])),
    classified: new Set(whole.items.flatMap(({ id, classification }) => (classification === null ? [] : id))),
  };
}

const uidOf = ({ plan }: Around, part: string): string => `${plan.conference.id}.${part}@diem-cau`;
const titleOf = ({ classified, words }: Around, { id, title }: Item): string => (classified.has(id) ? words.neutral : title);

/** Who speaks in an item, one a line; null if nobody is named. */
function speakersOf({ plan }: Around, item: Item): string | null {
  const people = new Map(plan.participants.map((person) => [person.id, person]));
  const names = item.speakers.flatMap((id) => displayName(people.get(id) ?? { name: null, group: null, posts: [] }) ?? []);
  return names.length > 0 ? names.join('\n') : null;
}

/** Entries of the conference: its items at their times, and for each day one entry for those without a known time, or if it has no items. */
export function conferenceEvents(whole: Plan, words: Words): CalendarEvent[] {
  const context = around(whole, words);
  const { plan, times, days } = context;
  const location = plan.conference.venue;
  const at = (item: Item) => times.get(item.id)?.at ?? null;
  const timed = plan.items.filter((item) => at(item) !== null);
  const timedDays = new Set(timed.map(({ id }) => days.get(id)));
  const held = plan.sittings.map((sitting) => sittingStart(plan, sitting).date);
  const dates = [...new Set(held.length > 0 ? held : [plan.conference.date])].filter((date) => date !== null);
  const allDay = dates.flatMap((date): CalendarEvent[] => {
    const open = plan.items.filter((item) => at(item) === null && days.get(item.id) === date);
    if (open.length === 0 && timedDays.has(date)) return [];
    const list = open.map((item, index) => `${index + 1}. ${titleOf(context, item)}`);
    const description = list.length > 0 ? [words.unknownTimes, ...list].join('\n') : null;
    return [{ uid: uidOf(context, date), title: plan.conference.title, description, location, at: null, until: null, date }];
  });
  const entries = timed.map((item): CalendarEvent => {
    const until = times.get(item.id)?.until ?? null;
    return {
      uid: uidOf(context, item.id),
      title: titleOf(context, item),
      description: speakersOf(context, item),
      location,
      at: at(item),
      until,
      date: null,
    };
  });
  return [...entries, ...allDay];
}

/** Time of a paper: inside its item, after the papers before it; the item's own time if that is not known. */
function paperTime({ plan, times }: Around, paper: Paper): { at: number | null; until: number | null } {
  const item = times.get(paper.itemId);
  const papers = plan.papers.filter(({ itemId }) => itemId === paper.itemId);
  const before = papers
    .slice(0, papers.indexOf(paper))
    .reduce<number | null>((sum, { minutes }) => (sum === null || minutes === null ? null : sum + minutes), 0);
  if (!item || item.at === null || before === null) return { at: item?.at ?? null, until: item?.until ?? null };
  const at = item.at + before * 60_000;
  return { at, until: paper.minutes === null ? null : at + paper.minutes * 60_000 };
}

/** Entries of one participant: the items in which they speak and their papers, without classified ones. */
export function participantEvents(whole: Plan, participantId: string, words: Words): CalendarEvent[] {
  const context = around(whole, words);
  const { plan, times, days } = context;
  const entry = (part: string, item: Item, title: string, time: { at: number | null; until: number | null }): CalendarEvent[] => {
    const date = time.at === null ? (days.get(item.id) ?? null) : null;
    if (time.at === null && date === null) return [];
    return [
      {
        uid: uidOf(context, part),
        title,
        description: plan.conference.title,
        location: plan.conference.venue,
        at: time.at,
        until: time.until,
        date,
      },
    ];
  };
  return plan.items.flatMap((item) => {
    const own = plan.papers.filter((paper) => paper.itemId === item.id && paper.participantId === participantId);
    const papers = own.flatMap((paper) =>
      entry(`paper.${paper.id}`, item, words.paper(paper.topic, item.title), paperTime(context, paper)),
    );
    if (papers.length > 0 || !item.speakers.includes(participantId)) return papers;
    const time = times.get(item.id);
    return entry(`${item.id}.${participantId}`, item, item.title, { at: time?.at ?? null, until: time?.until ?? null });
  });
}

/** Participants with at least one slot that a calendar may show, in the order of the list. */
export function withSlots(whole: Plan): { id: string; name: string }[] {
  const plan = planForCalendars(whole);
  const speaking = new Set([...plan.items.flatMap(({ speakers }) => speakers), ...plan.papers.map(({ participantId }) => participantId)]);
  return plan.participants
    .filter(({ id }) => speaking.has(id))
    .map((person) => ({ id: person.id, name: displayName(person) ?? person.id }));
}
