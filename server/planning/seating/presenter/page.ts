import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Participant } from '../../participants/contract.ts';
import { whoText } from '../../participants/rules.ts';
import type { Hall, Seated } from '../contract.ts';
import { unseated } from '../rules/arranging.ts';
import { seatCount, seatsByKey, type HallSeat } from '../rules/hall.ts';
import { heldBy, type Taker } from '../rules/takers.ts';
import { seatsText } from './seat-words.ts';

/** Rows of the list of those without a seat; the rest is found by name. */
const MAX_WAITING = 300;

export interface PageFacts {
  readonly hall: Hall;
  readonly seated: readonly Seated[];
  readonly takers: readonly Taker[];
  readonly people: ReadonlyMap<string, Participant>;
}

/** Somebody in a list beside the map. */
function personView({ people }: PageFacts, id: string) {
  const person = people.get(id);
  const who = person ? whoText(person) : '';
  const posts = person && (person.name !== null || person.group !== null) ? person.posts.join(', ') : '';
  return { id, who, posts, isNamed: person?.name !== null };
}

/** The seats of somebody in words: "F1–F15". `seats`: those of the hall, by their keys. */
function heldText(lang: Lang, hall: Hall, held: readonly string[], seats: ReadonlyMap<string, HallSeat>): string {
  return seatsText(
    lang,
    hall,
    held.flatMap((key) => seats.get(key) ?? []),
  );
}

/** Those who have no seat, or too few, from the highest. */
function waitingRows(lang: Lang, facts: PageFacts) {
  return unseated(facts.takers, facts.seated).map(({ id, count }) => {
    const { seats } = facts.takers.find((taker) => taker.id === id) ?? { seats: 1 };
    return { ...personView(facts, id), needs: seats === 1 ? null : translate(lang, 'seating.waiting.needs', { n: count }), count };
  });
}

/** Groups of unknown number, with the seats that are held for them. */
function unknownRows(lang: Lang, facts: PageFacts) {
  const inHall = seatsByKey(facts.hall);
  return facts.takers
    .filter(({ seats }) => seats === null)
    .map(({ id }) => {
      const held = heldBy(facts.seated, id);
      const holding =
        held.length > 0 ? translate(lang, 'seating.waiting.holding', { seats: heldText(lang, facts.hall, held, inHall) }) : null;
      return { ...personView(facts, id), holding };
    });
}

/** What does not fit any more: seats of people at another site, and more seats than somebody needs. */
function reviewLines(lang: Lang, facts: PageFacts): string[] {
  const takers = new Map(facts.takers.map((taker) => [taker.id, taker]));
  const inHall = seatsByKey(facts.hall);
  return [...Map.groupBy(facts.seated, ({ participantId }) => participantId)].flatMap(([id, own]) => {
    const [taker, { who }] = [takers.get(id), personView(facts, id)];
    const seats = own.map(({ seat }) => seat);
    if (!taker) return [translate(lang, 'seating.review.elsewhere', { who, seats: heldText(lang, facts.hall, seats, inHall) })];
    const isTooMany = taker.seats !== null && own.length > taker.seats;
    return isTooMany ? [translate(lang, 'seating.review.tooMany', { who, held: own.length, seats: taker.seats })] : [];
  });
}

/** What stands beside and below the map. */
export function besideMap(lang: Lang, facts: PageFacts) {
  const { hall, seated, takers, people } = facts;
  const waiting = waitingRows(lang, facts);
  const unknown = unknownRows(lang, facts);
  const total = seatCount(hall);
  const missing = waiting.reduce((sum, { count }) => sum + count, 0);
  const withoutSite = takers.filter(({ id }) => people.get(id)?.siteId === null).length;
  return {
    waiting: waiting.slice(0, MAX_WAITING),
    waitingCount: missing,
    moreWaiting: Math.max(0, waiting.length - MAX_WAITING),
    unknown,
    review: reviewLines(lang, facts),
    hasPeople: takers.length > 0,
    withoutSite: withoutSite > 0 && withoutSite < takers.length ? translate(lang, 'seating.waiting.noSite', { n: withoutSite }) : null,
    totals: {
      seats: translate(lang, 'seating.total.seats', { n: total }),
      taken: translate(lang, 'seating.total.taken', { n: seated.length }),
      free: translate(lang, 'seating.total.free', { n: total - seated.length }),
      waiting: missing > 0 ? translate(lang, 'seating.total.waiting', { n: missing }) : null,
      unknown: unknown.length > 0 ? translate(lang, 'seating.total.unknown', { n: unknown.length }) : null,
    },
  };
}

/** How many people a new seating moves: those who had seats and have others. */
function movedPeople(before: readonly Seated[], after: readonly Seated[]): number {
  const seatsOfEach = (seated: readonly Seated[]) =>
    new Map(
      [...Map.groupBy(seated, ({ participantId }) => participantId)].map(([id, own]) => [
        id,
        own
          .map(({ seat }) => seat)
          .toSorted()
          .join(),
      ]),
    );
  const [was, is] = [seatsOfEach(before), seatsOfEach(after)];
  return [...was].filter(([id, seats]) => is.has(id) && is.get(id) !== seats).length;
}

/** What seating everybody would do, in words. */
export function previewView(lang: Lang, facts: PageFacts, before: readonly Seated[]) {
  const { seated } = facts;
  const had = new Set(before.map(({ seat }) => seat));
  const missing = waitingRows(lang, facts);
  const moved = movedPeople(before, seated);
  const isSame = before.length === seated.length && moved === 0 && seated.every(({ seat }) => had.has(seat));
  const line = (key: 'fresh' | 'moved' | 'kept' | 'missing', n: number): string[] =>
    n > 0 ? [translate(lang, `seating.way.${key}`, { n })] : [];
  return {
    isSame,
    result: translate(lang, 'seating.way.result', {
      seated: seated.length,
      people: new Set(seated.map(({ participantId }) => participantId)).size,
    }),
    lines: [
      ...line('fresh', seated.filter(({ seat }) => !had.has(seat)).length),
      ...line('moved', moved),
      ...line('kept', seated.filter(({ byHand }) => byHand).length),
    ],
    missing: missing.slice(0, MAX_WAITING),
    missingText:
      line(
        'missing',
        missing.reduce((sum, { count }) => sum + count, 0),
      )[0] ?? null,
  };
}
