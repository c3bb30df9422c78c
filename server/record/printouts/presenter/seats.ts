import { formatDate } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Participant } from '../../../planning/participants/contract.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { displayName } from '../../../planning/plan/rules.ts';
import type { Hall, Seated } from '../../../planning/seating/contract.ts';
import { mapView } from '../../../planning/seating/presenter/map.ts';
import { seatName, seatSign } from '../../../planning/seating/presenter/seat-words.ts';
import { seatCount, seatsOf } from '../../../planning/seating/rules/hall.ts';
import type { Block, CardSheet, Column, OfficialPaper, SeatPlanSheet, SeatPlanSize } from '../contract.ts';
import { paperOf, plain } from './paper.ts';

/** The hall of a plan and who sits there: what papers of seats are made of. They are of the draft, for seats are not published. */
export interface SeatFacts {
  readonly plan: Plan;
  readonly hall: Hall;
  readonly seated: readonly Seated[];
  readonly lang: Lang;
}

interface Row {
  readonly sign: string;
  readonly name: string;
  readonly block: number;
  readonly person: Participant;
}

/** Everybody on a seat, in the order of the hall: the presidium, then row by row. */
function rowsOf({ plan, hall, seated, lang }: SeatFacts): Row[] {
  const people = new Map(plan.participants.map((one) => [one.id, one]));
  const on = new Map(seated.map((one) => [one.seat, one.participantId]));
  return seatsOf(hall).flatMap((seat) => {
    const person = people.get(on.get(seat.key) ?? '');
    return person ? [{ sign: seatSign(lang, hall, seat), name: seatName(lang, hall, seat), block: seat.block, person }] : [];
  });
}

const columns = (lang: Lang): Column[] => [
  { title: translate(lang, 'printouts.seat-list.seat'), width: 2, align: 'center' },
  { title: translate(lang, 'printouts.attendees.name'), width: 5, align: 'left' },
  { title: translate(lang, 'printouts.attendees.posts'), width: 7, align: 'left' },
];

const cells = ({ sign, person }: Row): string[] => [
  sign,
  person.name ?? person.group ?? person.posts.join(', '),
  person.name === null && person.group === null ? '' : person.posts.join(', '),
];

/** Who sits where, block by block, each row by row: a list for those who show people to their seats. */
export function seatListPaper(facts: SeatFacts): OfficialPaper {
  const { plan, hall, lang } = facts;
  const blockTitle = (block: number): string =>
    block < 0 ? translate(lang, 'seating.stage') : translate(lang, 'seating.block', { name: hall.blocks[block] ?? '' });
  const blocks = [...Map.groupBy(rowsOf(facts), ({ block }) => block)]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([block, rows]): Block[] => [
      { kind: 'heading', text: blockTitle(block) },
      { kind: 'table', columns: columns(lang), rows: rows.map(cells) },
    ]);
  const words = {
    kind: translate(lang, 'printouts.seat-list.kind'),
    file: translate(lang, 'printouts.seat-list.file'),
    letters: null,
    mark: null,
  };
  return paperOf(plan, words, blocks.length > 0 ? blocks : [plain(translate(lang, 'printouts.seat-list.none'))]);
}

const heldText = ({ plan, lang }: SeatFacts): string => {
  const { placeOfIssue, venue, date } = plan.conference;
  return [placeOfIssue ?? venue, date && formatDate(lang, date, 'utc')].filter(Boolean).join(', ');
};

const rehearsalMark = ({ plan, lang }: SeatFacts): string | null =>
  plan.conference.rehearsalOf === null ? null : translate(lang, 'printouts.rehearsal.mark');

/** Cards to lay on seats: the seat large, below it who sits there. A group has one for each of its seats. */
export function seatCards(facts: SeatFacts): CardSheet {
  const { organizer, title } = facts.plan.conference;
  return {
    kind: 'seat-cards',
    organizer,
    conference: title,
    held: heldText(facts),
    cards: rowsOf(facts).map(({ sign, name, person }) => ({
      name: sign,
      posts: displayName(person) ?? '',
      place: name,
      seat: '',
      code: null,
    })),
    mark: rehearsalMark(facts),
    title: `${translate(facts.lang, 'printouts.cards.seat-cards')}: ${title}`,
  };
}

/** The drawing of the hall with who sits where, for one sheet. */
export function seatPlanSheet(facts: SeatFacts, size: SeatPlanSize): SeatPlanSheet {
  const { plan, hall, seated, lang } = facts;
  const { viewBox, table, labels, seats } = mapView(lang, { hall, seated, people: new Map(plan.participants.map((one) => [one.id, one])) });
  const [left = 0, top = 0, width = 0, height = 0] = viewBox.split(' ').map(Number);
  const taken = seats.filter(({ isTaken }) => isTaken);
  return {
    size,
    title: `${translate(lang, 'printouts.seat-plan.file')}: ${plan.conference.title}`,
    heading: translate(lang, 'printouts.seat-plan.kind'),
    conference: plan.conference.title,
    held: heldText(facts),
    summary: translate(lang, 'printouts.seat-plan.summary', { seats: seatCount(hall), taken: taken.length }),
    mark: rehearsalMark(facts),
    frame: { left, top, width, height },
    table,
    labels,
    seats: seats.map(({ x, y, number, mark, who, isTaken, isGroup }) => ({ x, y, number, mark, who, isTaken, isGroup })),
  };
}
