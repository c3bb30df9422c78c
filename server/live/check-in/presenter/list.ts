import { formatNumber, formatTime } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import { search } from '../../../platform/text.ts';
import { PRESENCES, type DoorList, type Presence, type PresenceNote } from '../contract.ts';
import { isLate, placePresence, presenceTotals, presentIn } from '../rules/totals.ts';
import { doorName } from './door.ts';

/** What the list can be filtered by: a presence, nothing noted, or coming late. */
export const SHOWN_PRESENCES = [...PRESENCES, 'unknown', 'late'] as const;
export type ShownPresence = (typeof SHOWN_PRESENCES)[number];

export interface PresenceListInput {
  readonly list: DoorList;
  readonly notes: readonly PresenceNote[];
  readonly openedAt: number | null;
  /** Why those who are excused are, by participant. */
  readonly reasons: ReadonlyMap<string, string>;
  /** Head counts that places reported, by their ids. */
  readonly heads: ReadonlyMap<string, number | null>;
  readonly lang: Lang;
  readonly zone: string;
}

export interface Selection {
  readonly query: string;
  readonly show: ShownPresence | null;
  readonly page: number;
}

export const PRESENCES_PER_PAGE = 100;

const LOOKS = { inPerson: 'ready', online: 'ready', left: 'wait', excused: 'wait', absent: 'absent' } as const;

/** Figures that are not 0, and always those of who is there and of whom nothing is known. */
function figures({ list, notes, openedAt, lang }: PresenceListInput) {
  const totals = presenceTotals(list.people, notes, openedAt);
  const rows = [
    {
      label: translate(lang, 'checkIn.list.present'),
      value: `${formatNumber(lang, presentIn(totals))}/${formatNumber(lang, totals.expected)}`,
    },
    ...(['online', 'late', 'left', 'excused', 'absent'] as const).flatMap((name) =>
      totals[name] === 0 ? [] : [{ label: labelOf(name, lang), value: formatNumber(lang, totals[name]) }],
    ),
    { label: labelOf('unknown', lang), value: formatNumber(lang, totals.unknown) },
  ];
  return rows;
}

const labelOf = (name: ShownPresence, lang: Lang): string =>
  name === 'late' ? translate(lang, 'checkIn.late') : translate(lang, `checkIn.presence.${name}`);

/** "Thừa 3 so với danh sách" and the like; null while no head count is reported. */
function differenceWords(difference: number | null, lang: Lang): string | null {
  if (difference === null) return null;
  if (difference === 0) return translate(lang, 'checkIn.list.same');
  return translate(lang, difference > 0 ? 'checkIn.list.moreHeads' : 'checkIn.list.moreNames', { n: Math.abs(difference) });
}

/** The named people of each place beside its head count, of places of which anything is known. */
export function placeRows({ list, notes, heads, lang }: PresenceListInput) {
  return list.sites
    .map((site) => ({ site, place: placePresence(site.id, list.people, notes, heads.get(site.id) ?? null) }))
    .filter(({ place }) => place.expected > 0 || place.named > 0 || place.heads !== null)
    .map(({ site, place: { expected, named, heads: reported, difference } }) => ({
      name: site.name,
      named: `${formatNumber(lang, named)}/${formatNumber(lang, expected)}`,
      heads: reported === null ? null : formatNumber(lang, reported),
      difference: differenceWords(difference, lang),
      differs: difference !== null && difference !== 0,
    }));
}

const isShown = (note: PresenceNote | undefined, show: ShownPresence | null, openedAt: number | null): boolean => {
  if (show === null) return true;
  if (show === 'late') return note !== undefined && isLate(note, openedAt);
  return (note?.presence ?? 'unknown') === show;
};

/** "Lúc 07:41, Hội trường, cửa A"; of those who came online only the time. */
function arrivalWords(arrival: NonNullable<PresenceNote['arrival']>, list: DoorList, lang: Lang, zone: string): string {
  const time = formatTime(lang, arrival.at, zone);
  if (arrival.siteId === null && list.hallId !== null) return translate(lang, 'checkIn.list.since', { time });
  return translate(lang, 'checkIn.door.since', { time, place: doorName(arrival, list, lang) });
}

function row(
  person: DoorList['people'][number],
  note: PresenceNote | undefined,
  { list, openedAt, reasons, lang, zone }: PresenceListInput,
) {
  const presence: Presence | 'unknown' = note?.presence ?? 'unknown';
  const late = note !== undefined && isLate(note, openedAt);
  const arrival = note?.arrival ?? null;
  return {
    id: person.id,
    name: person.name ?? person.posts.join(', '),
    posts: person.name === null ? '' : person.posts.join(', '),
    place: list.sites.find(({ id }) => id === person.siteId)?.name ?? null,
    presence,
    text: labelOf(presence, lang),
    look: presence === 'unknown' ? 'wait' : LOOKS[presence],
    isUnknown: presence === 'unknown',
    since: presence === 'excused' || presence === 'absent' || arrival === null ? null : arrivalWords(arrival, list, lang, zone),
    late: late ? translate(lang, 'checkIn.late') : null,
    reason: presence === 'excused' ? (reasons.get(person.id) ?? null) : null,
    /** What the invited one answered, while nothing is noted. */
    declined: presence === 'unknown' && person.declined ? declinedWords(person.declined.reason, lang) : null,
    offeredReason: presence === 'excused' ? (reasons.get(person.id) ?? '') : (person.declined?.reason ?? ''),
    wasLate: note?.late === true ? 'yes' : note?.late === false ? 'no' : '',
    seen: note?.seq ?? 0,
    issue: person.badges.length,
    /** What else can be noted, and what takes it back. */
    marks: PRESENCES.filter((one) => one !== presence).map((one) => ({ value: one, label: labelOf(one, lang) })),
    marksLate:
      arrival === null
        ? null
        : { value: late ? 'no' : 'yes', label: translate(lang, late ? 'checkIn.list.onTime' : 'checkIn.list.markLate') },
  };
}

const declinedWords = (reason: string | null, lang: Lang): string =>
  reason === null ? translate(lang, 'checkIn.list.declined') : translate(lang, 'checkIn.list.declinedWhy', { reason });

/** How many have answered that they do not come, of whom nothing is noted yet. */
const toExcuse = ({ list, notes }: PresenceListInput): number => {
  const noted = new Set(notes.map(({ participantId }) => participantId));
  return list.people.filter(({ id, declined }) => declined !== undefined && !noted.has(id)).length;
};

/** Each of these people with their presence as a column shows it; `seen`: the number of the note. Being there is usual. */
export function presenceMarks(people: readonly { readonly id: string }[], notes: readonly PresenceNote[], lang: Lang) {
  const byPerson = new Map(notes.map((note) => [note.participantId, note]));
  return new Map(people.map(({ id }) => [id, presenceMark(lang, byPerson.get(id))]));
}

function presenceMark(lang: Lang, note: PresenceNote | undefined) {
  if (!note) return { text: translate(lang, 'checkIn.column.notCome'), look: '', isUsual: true, seen: 0 };
  const { presence, seq } = note;
  const isUsual = presence === 'inPerson' || presence === 'online';
  return { text: labelOf(presence, lang), look: LOOKS[presence], isUsual, seen: seq };
}

/** What the list of presences shows. */
export function presenceListView(input: PresenceListInput, { query, show, page }: Selection) {
  const { list, notes, openedAt, lang } = input;
  const byPerson = new Map(notes.map((note) => [note.participantId, note]));
  const people = query.trim() === '' ? list.people : search(list.people, query, ({ name, posts }) => [name ?? '', ...posts].join(' '));
  const shown = people.filter(({ id }) => isShown(byPerson.get(id), show, openedAt));
  const onPage = shown.slice((page - 1) * PRESENCES_PER_PAGE, page * PRESENCES_PER_PAGE);
  return {
    figures: figures(input),
    toExcuse: toExcuse(input),
    places: placeRows(input),
    rows: onPage.map((person) => row(person, byPerson.get(person.id), input)),
    total: shown.length,
    options: SHOWN_PRESENCES.map((value) => ({ value, label: labelOf(value, lang), selected: value === show })),
  };
}
