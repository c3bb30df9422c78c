import { formatTime } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import { search } from '../../../platform/text.ts';
import type { DoorList, PresenceNote } from '../contract.ts';
import { numberedSitting } from '../../../planning/agenda-editor/presenter/sitting-names.ts';
import { ownSeatName } from '../../../planning/seating/presenter/seat-words.ts';
import { presentAtDoor, presentSince, type Door, type DoorPerson, type Waiting } from '../rules/door.ts';

/** What the page of a door tells its script. */
export interface DoorPageData {
  readonly conferenceId: string;
}

/** What was just read or pressed. */
export type DoorResult =
  | ({ readonly kind: 'new' | 'already'; readonly participantId: string; readonly at: number } & Door)
  | { readonly kind: 'replaced'; readonly participantId: string }
  | { readonly kind: 'refused'; readonly participantId: string; readonly message: string }
  | { readonly kind: 'elsewhere' | 'unknown' | 'no-badge' };

/** Somebody whom this device checked in. `seq`: the number of the entry; null before the server has answered. */
export interface OwnArrival extends Door {
  readonly id: string;
  readonly sittingId: string;
  readonly participantId: string;
  readonly at: number;
  readonly seq: number | null;
}

/** An arrival that was refused after it had waited for a line. */
export interface RefusedArrival {
  readonly id: string;
  readonly conferenceId: string;
  readonly participantId: string;
  readonly message: string;
}

export type CameraState = 'off' | 'starting' | 'on' | 'insecure' | 'refused' | 'none';

export interface DoorState {
  readonly list: DoorList | null;
  readonly notes: ReadonlyMap<string, PresenceNote>;
  readonly queue: readonly Waiting[];
  /** Checked in on this device since the page was opened, the latest first. */
  readonly own: readonly OwnArrival[];
  /** Refused after they had waited for a line: who, and why. */
  readonly refused: readonly RefusedArrival[];
  readonly door: Door | null;
  readonly isChoosing: boolean;
  /** The sitting that was chosen on this device while it was not clear; null: none. */
  readonly chosenSitting: string | null;
  readonly result: DoorResult | null;
  readonly query: string;
  readonly line: 'up' | 'cut' | 'signed-out';
  /** Whether the browser keeps what waits for a line. */
  readonly isKept: boolean;
  readonly camera: CameraState;
  readonly isSounding: boolean;
}

interface Words {
  readonly lang: Lang;
  readonly zone: string;
}

/** Letters of the hall's doors that are offered where its plan names none. */
const HALL_DOORS = ['A', 'B', 'C', 'D'] as const;
const MAX_FOUND = 8;
const MAX_RECENT = 5;

const nameOf = ({ name, posts }: Pick<DoorPerson, 'name' | 'posts'>): string => name ?? posts.join(', ');
const postsOf = ({ name, posts }: Pick<DoorPerson, 'name' | 'posts'>): string => (name === null ? '' : posts.join(', '));

/** "Hội trường, cửa A", or the name of the site. */
export function doorName(
  { siteId, door }: Door,
  list: (Pick<DoorList, 'sites' | 'hallId'> & Partial<Pick<DoorList, 'doors'>>) | null,
  lang: Lang,
): string {
  const site = list?.sites.find(({ id }) => id === siteId);
  const isHall = siteId === null || siteId === list?.hallId;
  if (!isHall) return site?.name ?? translate(lang, 'checkIn.door.otherPlace');
  return door === null
    ? translate(lang, 'checkIn.door.hall')
    : translate(lang, 'checkIn.door.hallDoor', { door: doorWords(door, list?.doors) });
}

/** "A", or "A (Cửa chính)". */
const doorWords = (letter: string, doors: DoorList['doors'] = []): string => {
  const name = doors.find((one) => one.letter === letter)?.name ?? null;
  return name === null ? letter : `${letter} (${name})`;
};

const doorKey = ({ siteId, door }: Door): string => `${siteId ?? ''}/${door ?? ''}`;

/** The doors to choose from: those of the hall by letters, and one for each site. */
function doorChoices({ sites, hallId, doors = [] }: DoorList, chosen: Door | null, lang: Lang) {
  // Where the plan names no place at all, people still come through doors.
  const hasHall = hallId !== null || sites.length === 0;
  const hall = hasHall
    ? [null, ...(doors.length > 0 ? doors.map(({ letter }) => letter) : HALL_DOORS)].map((door): Door => ({ siteId: hallId, door }))
    : [];
  const others = sites.filter(({ id }) => id !== hallId).map(({ id }): Door => ({ siteId: id, door: null }));
  const choice = (door: Door) => ({
    value: doorKey(door),
    label: doorName(door, { sites, hallId, doors }, lang),
    isChosen: chosen !== null && doorKey(chosen) === doorKey(door),
  });
  return { halls: hall.map(choice), sites: others.map(choice) };
}

/** Whether a door that was chosen is still one of this list: places are removed, and another login may have other places. */
export const isDoorOf = ({ siteId }: Door, { sites }: Pick<DoorList, 'sites'>): boolean =>
  siteId === null ? sites.length === 0 : sites.some(({ id }) => id === siteId);

/** The door that a value of the choice stands for. */
export function doorOf(value: string): Door {
  const [siteId = '', door = ''] = value.split('/');
  return { siteId: siteId === '' ? null : siteId, door: door === '' ? null : door };
}

/** Where somebody sits, so that whoever stands at the door can show them the way. */
const seatWords = (person: DoorPerson | undefined, lang: Lang): string | null =>
  [
    ...(person?.seats ?? []).map((seat) => ownSeatName(lang, seat)),
    ...((person?.through ?? []).length > 0 ? [translate(lang, 'checkIn.door.through', { doors: person?.through?.join(', ') ?? '' })] : []),
  ].join('; ') || null;

/** Which sitting this door notes, where there are several, and what to choose from while that is not clear. */
function sittingWords({ list, chosenSitting }: DoorState, lang: Lang) {
  const sittings = list?.sittings ?? [];
  const named = sittings.map(({ id, title }, at) => ({
    value: id,
    label: numberedSitting(lang, title, at),
    isChosen: id === list?.sittingId,
  }));
  const now = named.find(({ isChosen }) => isChosen);
  const isUnclear = chosenSitting === null && (list?.unclear ?? []).length > 0;
  return {
    noting: now && named.length > 1 ? translate(lang, 'checkIn.door.noting', { sitting: now.label }) : null,
    unclear: isUnclear ? named.filter(({ value }) => list?.unclear.includes(value)) : [],
  };
}

function resultView(state: DoorState, { lang, zone }: Words) {
  const { result, list, queue, own } = state;
  if (!result) return null;
  const t = (key: 'new' | 'already' | 'replaced' | 'refused' | 'elsewhere' | 'unknown' | 'no-badge') =>
    translate(lang, `checkIn.door.result.${key}`);
  const look = { new: 'ready', already: 'time' }[result.kind as 'new' | 'already'] ?? 'lost';
  const base = {
    kind: result.kind,
    look,
    title: t(result.kind),
    name: '',
    posts: '',
    where: '',
    seat: null as string | null,
    undo: null as string | null,
  };
  if (!('participantId' in result)) return { ...base, posts: translate(lang, `checkIn.door.why.${result.kind}`) };
  const person = list?.people.find(({ id }) => id === result.participantId);
  const known = { ...base, name: person ? nameOf(person) : '', posts: person ? postsOf(person) : '', seat: seatWords(person, lang) };
  if (result.kind === 'replaced') return { ...known, where: translate(lang, 'checkIn.door.why.replaced') };
  if (result.kind === 'refused') return { ...known, where: result.message };
  const where = translate(lang, 'checkIn.door.since', { time: formatTime(lang, result.at, zone), place: doorName(result, list, lang) });
  const waits = queue.some(({ arrival }) => arrival.participantId === result.participantId);
  const undo = result.kind === 'new' ? (own.find(({ participantId }) => participantId === result.participantId)?.id ?? null) : null;
  return { ...known, where, undo, waits };
}

function foundRows({ list, notes, queue, query }: DoorState, { lang, zone }: Words) {
  const sittingId = list?.sittingId ?? null;
  if (!list || sittingId === null || query.trim() === '') return [];
  const found = search(list.people, query, (person) => [person.name, ...person.posts].filter((text) => text !== null).join(' '));
  return found.slice(0, MAX_FOUND).map((person) => {
    const since = presentSince(person.id, sittingId, notes, queue);
    const text = since && translate(lang, 'checkIn.door.presentSince', { time: formatTime(lang, since.at, zone) });
    return {
      id: person.id,
      name: nameOf(person),
      posts: postsOf(person),
      seat: seatWords(person, lang),
      since: text,
      declined: since === null && person.declined ? translate(lang, 'checkIn.door.declined') : null,
    };
  });
}

function recentRows({ own, list }: DoorState, { lang, zone }: Words) {
  return own.slice(0, MAX_RECENT).flatMap(({ id, participantId, at, seq }) => {
    const person = list?.people.find((one) => one.id === participantId);
    return person ? [{ id, name: nameOf(person), time: formatTime(lang, at, zone), waits: seq === null }] : [];
  });
}

const refusedRows = ({ refused, list }: DoorState, lang: Lang) =>
  refused.map(({ id: refusedId, participantId, message }) => {
    const person = list?.people.find(({ id }) => id === participantId);
    return { id: refusedId, name: person ? nameOf(person) : translate(lang, 'checkIn.door.gone'), message };
  });

/** What the door page shows. */
export function doorView(state: DoorState, words: Words) {
  const { list, notes, queue, door, line, query } = state;
  const { lang } = words;
  const found = foundRows(state, words);
  return {
    isLoaded: list !== null,
    ...sittingWords(state, lang),
    isPublished: (list?.sittingId ?? null) !== null,
    doorName: door && list ? doorName(door, list, lang) : null,
    isChoosing: list !== null && (state.isChoosing || door === null),
    ...(list ? doorChoices(list, door, lang) : { halls: [], sites: [] }),
    result: resultView(state, words),
    query,
    found,
    isNobody: list !== null && query.trim() !== '' && found.length === 0,
    recent: recentRows(state, words),
    refused: refusedRows(state, lang),
    present: list ? presentAtDoor(list, notes, queue) : null,
    expected: list?.people.length ?? null,
    waiting: queue.length === 0 ? null : translate(lang, 'checkIn.door.waiting', { n: queue.length }),
    line,
    isCut: line === 'cut',
    isSignedOut: line === 'signed-out',
    isKept: state.isKept,
    camera: state.camera,
    isCameraOn: state.camera === 'on' || state.camera === 'starting',
    cameraFault: ['insecure', 'refused', 'none'].includes(state.camera) ? state.camera : null,
    isSounding: state.isSounding,
  };
}
