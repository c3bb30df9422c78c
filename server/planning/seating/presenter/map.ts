import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Participant } from '../../participants/contract.ts';
import { whoText } from '../../participants/rules.ts';
import { displayName } from '../../plan/rules.ts';
import type { Hall, Seated } from '../contract.ts';
import { isPresidium, PRESIDIUM_Y, seatsOf, type HallSeat } from '../rules/hall.ts';
import { seatName } from './seat-words.ts';

/** Units of the drawing for the width of a seat with its gap. */
const UNIT = 40;
const SEAT = { width: 36, height: 34 };
/** Fewest widths of a seat across the drawing: a small hall does not fill a large window with huge seats. */
const MIN_WIDTH = 20;
/** Room at each side for the names of rows. */
const SIDE = 1.3;
const MARGIN = 10;
/** Least pixels for the width of a seat on a page, so that a finger finds it. */
const LEAST_PX = 28;
/** Letters of a given name that fit on a seat. */
const MARK_LETTERS = 7;

const TABLE = { y: PRESIDIUM_Y + 0.6, height: 0.5 };
const BLOCK_NAME_Y = -0.78;

type Person = Pick<Participant, 'name' | 'group' | 'posts'>;
const units = (length: number): number => Math.round(length * UNIT);

/** What stands on a seat: a given name, or the first letters of a post or a group. */
export function seatMark({ name, group, posts }: Person): string {
  if (name !== null) return (name.trim().split(' ').at(-1) ?? '').slice(0, MARK_LETTERS);
  const words = (group ?? posts[0] ?? '').split(/\s+/).filter((word) => /\p{L}/u.test(word));
  return words
    .slice(0, 4)
    .map((word) => word.slice(0, 1).toLocaleUpperCase('vi'))
    .join('');
}

/** Whether somebody is on their seat. */
export interface SeatPresence {
  readonly kind: 'present' | 'left' | 'away' | 'waiting';
  /** In words. */
  readonly text: string;
}

export interface MapFacts {
  readonly hall: Hall;
  readonly seated: readonly Seated[];
  readonly people: ReadonlyMap<string, Person>;
  /** The chosen seat, if one is. */
  readonly chosen?: string | undefined;
  /** Who sat where before: seats whose people are new are marked. */
  readonly before?: readonly Seated[];
  /** Who is there, by participant; without it the map is of the plan alone. */
  readonly presence?: ReadonlyMap<string, SeatPresence>;
  /** Address below which a seat is chosen; without one the map is only looked at. */
  readonly home?: string;
}

/** What a seat is called aloud, with what is new or known of it. */
function labelOf(lang: Lang, said: string, isNew: boolean, there: SeatPresence | undefined): string {
  if (there) return translate(lang, 'seating.seat.presence', { text: said, presence: there.text });
  return isNew ? translate(lang, 'seating.seat.isNew', { text: said }) : said;
}

function seatView(lang: Lang, facts: MapFacts, seat: HallSeat, one: Seated | undefined, isNew: boolean) {
  const { hall, people, chosen, home, presence } = facts;
  const person = one && people.get(one.participantId);
  const name = seatName(lang, hall, seat);
  const who = person ? (displayName(person) ?? '') : '';
  const said = !person
    ? translate(lang, 'seating.seat.free', { seat: name })
    : translate(lang, one.byHand ? 'seating.seat.takenByHand' : 'seating.seat.taken', { seat: name, who });
  const there = presence?.get(one?.participantId ?? '');
  const mark = person ? seatMark(person) : '';
  return {
    key: seat.key,
    href: home === undefined ? null : `${home}?seat=${seat.key}`,
    x: units(seat.x) - SEAT.width / 2,
    y: units(seat.y) - SEAT.height / 2,
    number: String(seat.number),
    mark,
    isLong: mark.length > 5,
    name,
    who: person ? whoText(person) : '',
    posts: person && (person.name !== null || person.group !== null) ? person.posts.join(', ') : '',
    participantId: one?.participantId ?? null,
    label: labelOf(lang, said, isNew, there),
    presence: there?.kind ?? null,
    isTaken: person !== undefined,
    classes: [
      'seat',
      person && 'is-taken',
      person && person.group !== null && 'is-group',
      isNew && 'is-new',
      seat.key === chosen && 'is-chosen',
      there && `is-${there.kind}`,
    ]
      .filter(Boolean)
      .join(' '),
    isGroup: person !== undefined && person.group !== null,
    byHand: person !== undefined && one?.byHand === true,
    isNew,
    isChosen: seat.key === chosen,
  };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const spanOf = (seats: readonly HallSeat[]): Span => ({
  from: Math.min(...seats.map(({ x }) => x)) - 0.5,
  to: Math.max(...seats.map(({ x }) => x)) + 0.5,
});

/** Names of the rows at both sides, and of the blocks above them where there are several. */
function labelsOf(lang: Lang, hall: Hall, seats: readonly HallSeat[]) {
  const inRows = seats.filter((seat) => !isPresidium(seat));
  if (inRows.length === 0) return [];
  const { from, to } = spanOf(inRows);
  const rows = [...Map.groupBy(inRows, ({ row }) => row)].flatMap(([row, [first]]) =>
    [from - 0.6, to + 0.6].map((x) => ({ x: units(x), y: units(first?.y ?? 0), text: hall.rows[row]?.name ?? '' })),
  );
  const blocks = [...Map.groupBy(inRows, ({ block }) => block)].map(([block, own]) => {
    const { from: left, to: right } = spanOf(own);
    const text = translate(lang, 'seating.block', { name: hall.blocks[block] ?? '' });
    return { x: units((left + right) / 2), y: units(BLOCK_NAME_Y), text };
  });
  return [...rows, ...(hall.blocks.length > 1 ? blocks : [])];
}

/** The table of the presidium with what stands on it; where it has no seats, a line says where the front is. */
function tableOf(lang: Lang, hall: Hall) {
  const width = Math.max(hall.presidium + 0.6, 8);
  return {
    x: units(-width / 2),
    y: units(TABLE.y),
    width: units(width),
    height: units(TABLE.height),
    textY: units(TABLE.y + TABLE.height / 2),
    text: translate(lang, hall.presidium > 0 ? 'seating.stage' : 'seating.front'),
  };
}

/** The drawing of a hall. Lengths in units of the drawing, with the middle of its front row at 0. */
export function mapView(lang: Lang, facts: MapFacts) {
  const { hall, seated, before } = facts;
  const seats = seatsOf(hall);
  const on = new Map(seated.map((one) => [one.seat, one]));
  // Where nobody had been seated yet, everything is new: marks would say nothing.
  const was = before?.some(({ byHand }) => !byHand) && new Map(before.map((one) => [one.seat, one.participantId]));
  const { from, to } = spanOf(seats);
  const half = Math.max(-from, to, MIN_WIDTH / 2) + SIDE;
  const top = hall.presidium > 0 ? PRESIDIUM_Y - 0.5 : TABLE.y;
  const bottom = Math.max(0, ...seats.map(({ y }) => y)) + 0.5;
  const [width, height] = [units(half * 2), units(bottom - top) + 2 * MARGIN];
  return {
    viewBox: `${units(-half)} ${units(top) - MARGIN} ${width} ${height}`,
    width: Math.round(half * 2 * LEAST_PX),
    label: translate(lang, 'seating.map'),
    table: tableOf(lang, hall),
    labels: labelsOf(lang, hall, seats),
    seats: seats.map((seat) => {
      const one = on.get(seat.key);
      return seatView(lang, facts, seat, one, one !== undefined && was instanceof Map && was.get(seat.key) !== one.participantId);
    }),
  };
}
