import { STAFF } from '../../accounts/permissions.ts';
import { handleChange, handleQuery, type ChangeContext, type Handler, type QueryContext } from '../../platform/bus/handlers.ts';
import { canonicalJson, sha256 } from '../../platform/canonical.ts';
import type { InputOf, Operation } from '../../platform/contract.ts';
import type { Queryable } from '../../platform/database/open.ts';
import { AppError, type Fault } from '../../platform/errors.ts';
import { noteChange, refuseFaults } from '../collections/commands.ts';
import { whoText } from '../participants/rules.ts';
import { seatingContract as contract, type Hall, type Seated, type SeatingWay } from './contract.ts';
import { arranged } from './rules/arranging.ts';
import { lostIn, placed, stepBack, stillSeated, takenBack, withStep, type SeatingStep } from './rules/changes.ts';
import { hallFaults, seatsByKey, seatsOf } from './rules/hall.ts';
import { heldBy, takersOf } from './rules/takers.ts';
import {
  conferencesWithHall,
  findConferencePeople,
  findSeatedNow,
  findSeating,
  saveSeating,
  type SeatedConference,
  type Seating,
} from './store.ts';

/** Those who are still participants, as they sit now. */
const seatedNow = ({ hall, seated }: Seating, participants: readonly { readonly id: string }[]): Seated[] => {
  const known = new Set(participants.map(({ id }) => id));
  return stillSeated(seated, hall, (id) => known.has(id));
};

async function get({ db }: QueryContext, { conferenceId }: InputOf<typeof contract.get>) {
  const seating = await findSeating(db, conferenceId);
  const { version, hall, told, steps } = seating;
  const seatedIds = seating.seated.map(({ participantId }) => participantId);
  const { participants, away } = await findSeatedNow(db, conferenceId, seatedIds);
  return { version, hall, told, seated: seatedNow(seating, participants), away: [...away], canUndo: steps.length > 0 };
}

async function halls({ db, actor }: QueryContext, { conferenceId }: InputOf<typeof contract.halls>) {
  const isMine = { memberships: { some: { userId: actor.id, role: { in: [...STAFF] } } } };
  const rows = await conferencesWithHall(db, conferenceId, actor.rights.includes('administrator') ? {} : isMine);
  return { halls: rows };
}

/** What a change decides on: seats and people at the version that its caller saw. @throws AppError stale. */
async function seatingAt({ tx }: ChangeContext, { conferenceId, version }: { conferenceId: string; version: number }) {
  const seating = await findSeating(tx, conferenceId);
  if (seating.version !== version) throw new AppError('stale');
  const people = await findConferencePeople(tx, conferenceId);
  return { seating, people, now: seatedNow(seating, people.participants) };
}

/** @throws AppError no-hall. */
function hallOf({ hall }: Pick<Seating, 'hall'>): Hall {
  if (!hall) throw new AppError('no-hall');
  return hall;
}

interface Change {
  readonly operation: Operation;
  readonly conferenceId: string;
  readonly seating: Seating;
  readonly seated: readonly Seated[];
  readonly hall?: Hall | null;
  readonly told?: boolean;
  /** The steps that can be taken back afterwards; by default this one too. */
  readonly steps?: readonly SeatingStep[];
}

/** Logs and stores a change, so that it can be taken back. */
async function store(scope: ChangeContext, change: Change): Promise<{ version: number }> {
  const { operation, conferenceId, seating, seated } = change;
  const { hall = seating.hall, told = seating.told } = change;
  const counts = [seating.seated.length, seated.length];
  await noteChange(scope, { conferenceId, operation, id: 'hall', what: 'seating', changes: { seated: counts } });
  const step: SeatingStep = { seats: stepBack(seating.seated, seated), ...('hall' in change && { hall: seating.hall }) };
  const steps = change.steps ?? withStep(seating.steps, step);
  return { version: await saveSeating(scope.tx, conferenceId, seating.version, { hall, seated, told, steps }) };
}

/** Whom a change of the hall would leave without their seats, each as a fault. */
function heldFaults(lost: readonly Seated[], hall: Hall | null, { participants }: SeatedConference): Fault[] {
  const names = new Map(participants.map((one) => [one.id, whoText(one)]));
  const seats = seatsByKey(hall);
  return lost.map(({ seat, participantId }): Fault => {
    const { row = -1, number = 0 } = seats.get(seat) ?? {};
    const name = names.get(participantId) ?? '';
    return row === -1
      ? { path: 'hall', message: 'seat-held-at-table', params: { name, n: number } }
      : { path: 'hall', message: 'seat-held', params: { name, row: hall?.rows[row]?.name ?? '', n: number } };
  });
}

async function setHall(scope: ChangeContext, { conferenceId, version, hall, unseat }: InputOf<typeof contract.setHall>) {
  const { seating, people, now } = await seatingAt(scope, { conferenceId, version });
  refuseFaults(hallFaults(hall));
  const lost = lostIn(now, hall);
  if (lost.length > 0 && !unseat) throw new AppError('seats-taken', { n: lost.length }, heldFaults(lost, seating.hall, people));
  const gone = new Set(lost);
  return store(scope, { operation: contract.setHall, conferenceId, seating, hall, seated: now.filter((one) => !gone.has(one)) });
}

const bySeat = (a: Seated, b: Seated): number => (a.seat < b.seat ? -1 : 1);
const digestOf = (seated: readonly Seated[]): string => sha256(canonicalJson(seated.toSorted(bySeat))).slice(0, 32);

async function preview({ db }: { readonly db: Queryable }, conferenceId: string, way: SeatingWay) {
  const [seating, people] = [await findSeating(db, conferenceId), await findConferencePeople(db, conferenceId)];
  const takers = takersOf(people.participants, people.sites, people.protocol, people.away);
  const seated = arranged(hallOf(seating), takers, seatedNow(seating, people.participants), way);
  return { seating, seated, digest: digestOf(seated) };
}

async function arrange(scope: ChangeContext, { conferenceId, version, way, digest }: InputOf<typeof contract.arrange>) {
  const made = await preview({ db: scope.tx }, conferenceId, way);
  if (made.seating.version !== version) throw new AppError('stale');
  if (made.digest !== digest) throw new AppError('seating-differs');
  return store(scope, { operation: contract.arrange, conferenceId, seating: made.seating, seated: made.seated });
}

async function place(scope: ChangeContext, { conferenceId, version, participantId, seat, from }: InputOf<typeof contract.place>) {
  const { seating, people, now } = await seatingAt(scope, { conferenceId, version });
  if (!seatsOf(hallOf(seating)).some(({ key }) => key === seat)) throw new AppError('no-such-seat');
  if (!people.participants.some(({ id }) => id === participantId)) throw new AppError('no-such-participant');
  // By hand also somebody who answered that they do not come: answers change.
  const taker = takersOf(people.participants, people.sites, people.protocol).find(({ id }) => id === participantId);
  if (!taker) throw new AppError('sits-elsewhere');
  const held = heldBy(now, participantId);
  if (from !== null && !held.includes(from)) throw new AppError('stale');
  if (from === null && taker.seats !== null && held.length >= taker.seats) throw new AppError('has-seats', { n: held.length });
  return store(scope, { operation: contract.place, conferenceId, seating, seated: placed(now, participantId, seat, from) });
}

async function lift(scope: ChangeContext, { conferenceId, version, seats }: InputOf<typeof contract.lift>) {
  const { seating, now } = await seatingAt(scope, { conferenceId, version });
  hallOf(seating);
  const emptied = new Set(seats);
  return store(scope, { operation: contract.lift, conferenceId, seating, seated: now.filter(({ seat }) => !emptied.has(seat)) });
}

async function fix(scope: ChangeContext, { conferenceId, version, seats, byHand }: InputOf<typeof contract.fix>) {
  const { seating, now } = await seatingAt(scope, { conferenceId, version });
  hallOf(seating);
  const marked = new Set(seats);
  const seated = now.map((one) => (marked.has(one.seat) ? { ...one, byHand } : one));
  return store(scope, { operation: contract.fix, conferenceId, seating, seated });
}

async function undo(scope: ChangeContext, { conferenceId, version }: InputOf<typeof contract.undo>) {
  const { seating } = await seatingAt(scope, { conferenceId, version });
  const step = seating.steps.at(-1);
  if (!step) throw new AppError('nothing-to-undo');
  const before = { seated: takenBack(seating.seated, step), steps: seating.steps.slice(0, -1) };
  const hall = step.hall === undefined ? {} : { hall: step.hall };
  return store(scope, { operation: contract.undo, conferenceId, seating, ...before, ...hall });
}

async function tell(scope: ChangeContext, { conferenceId, version, told }: InputOf<typeof contract.tell>) {
  const { seating } = await seatingAt(scope, { conferenceId, version });
  hallOf(seating);
  return store(scope, { operation: contract.tell, conferenceId, seating, seated: seating.seated, told, steps: seating.steps });
}

export const seatingHandlers: readonly Handler[] = [
  handleQuery(contract.get, get),
  handleQuery(contract.halls, halls),
  handleQuery(contract.preview, async (scope, { conferenceId, ...way }) => {
    const { seating, seated, digest } = await preview(scope, conferenceId, way);
    return { version: seating.version, seated, digest };
  }),
  handleChange(contract.setHall, setHall),
  handleChange(contract.arrange, arrange),
  handleChange(contract.place, place),
  handleChange(contract.lift, lift),
  handleChange(contract.fix, fix),
  handleChange(contract.undo, undo),
  handleChange(contract.tell, tell),
];
