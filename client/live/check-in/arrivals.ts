import { checkInContract, type PresenceNote } from '../../../server/live/check-in/contract.ts';
import type { OwnArrival, RefusedArrival } from '../../../server/live/check-in/presenter/door.ts';
import { presentSince, readScan, type Waiting } from '../../../server/live/check-in/rules/door.ts';
import { newId } from '../../../server/platform/ids.ts';
import { toast } from '../../shell/toast.ts';
import { t } from '../../shell/words.ts';
import { askServer } from './asking.ts';
import { addNotes, change, doorState, timeAtServer } from './door-state.ts';
import { dropRefused, dropWaiting, keepRefused, keepWaiting } from './kept-data.ts';
import { signal } from './signals.ts';

const sound = (kind: Parameters<typeof signal>[0]): void => void (doorState().isSounding && signal(kind));

/** A code was read by the camera or a hand scanner. */
export function scan(conferenceId: string, text: string): void {
  const { list, door, isChoosing } = doorState();
  if (!list || !door || isChoosing) return;
  const read = readScan(text, list);
  if (read.kind === 'person') return arrive(conferenceId, read.person.id);
  change({ result: read.kind === 'replaced' ? { kind: 'replaced', participantId: read.person.id } : { kind: read.kind } });
  sound('bad');
}

/** Who is being stored, by sitting: nobody is said to be noted before a reload would find them. */
const storing = new Set<string>();

/** Checks somebody in at this door, now or as soon as there is a line. */
export function arrive(conferenceId: string, participantId: string): void {
  const { list, door, notes, queue } = doorState();
  if (!list?.sittingId || !door) return;
  const since = presentSince(participantId, list.sittingId, notes, queue);
  if (since) {
    change({ result: { kind: 'already', participantId, ...since } });
    return sound('again');
  }
  const key = `${list.sittingId}/${participantId}`;
  if (storing.has(key)) return;
  storing.add(key);
  const arrival = { sittingId: list.sittingId, participantId, online: false, ...door, seenAt: Math.round(timeAtServer()) };
  const waiting: Waiting = { id: newId(), conferenceId, arrival, tried: false, undone: false };
  change({ query: '' });
  void keep(waiting).then(() => {
    storing.delete(key);
    tellNoted(waiting);
    return sendWaiting();
  });
}

function tellNoted(waiting: Waiting): void {
  const { queue, own } = doorState();
  const { participantId, seenAt: at, siteId, door } = waiting.arrival;
  change({
    queue: [...queue, waiting],
    own: [ownArrival(waiting), ...own],
    result: { kind: 'new', participantId, at, siteId, door },
  });
  sound('good');
}

/** What waits, as one of those whom this device checked in. */
export const ownArrival = ({ id, arrival: { sittingId, participantId, siteId, door, seenAt } }: Waiting): OwnArrival => ({
  id,
  sittingId,
  participantId,
  siteId,
  door,
  at: seenAt,
  seq: null,
});

const keep = (waiting: Waiting): Promise<void> => keepWaiting(waiting).catch(() => change({ isKept: false }));

function put(waiting: Waiting): Promise<void> {
  change({ queue: doorState().queue.map((one) => (one.id === waiting.id ? waiting : one)) });
  return keep(waiting);
}

function drop(id: string): Promise<void> {
  change({ queue: doorState().queue.filter((one) => one.id !== id) });
  return dropWaiting(id).catch(() => {});
}

let isSending = false;

/** Sends what waits, one after the other in the order of the presses, as long as there is a line. */
export async function sendWaiting(): Promise<void> {
  if (isSending) return;
  isSending = true;
  try {
    for (let next = doorState().queue[0]; next && (await send(next)); next = doorState().queue[0]);
  } finally {
    isSending = false;
  }
}

/** Sends one; returns false if nobody heard it. */
async function send(waiting: Waiting): Promise<boolean> {
  const { id, conferenceId, arrival } = waiting;
  if (!waiting.tried) await put({ ...waiting, tried: true });
  const outcome = await askServer(checkInContract.arrive, { conferenceId, ...arrival }, id);
  if (outcome.kind === 'unheard') return false;
  const isUndone = (): boolean => doorState().queue.some((one) => one.id === id && one.undone);
  if (outcome.kind === 'done') noteAnswer(id, arrival.sittingId, outcome.output);
  else if (!isUndone()) await refuse({ id, conferenceId, participantId: arrival.participantId, message: outcome.message });
  const seq = outcome.kind === 'done' && outcome.output.isNew ? outcome.output.note.seq : null;
  // What is to be taken back waits until that is heard as well: sent again, it is answered the same.
  if (seq !== null && isUndone() && !(await takeBack(conferenceId, { id, ...arrival, seq }))) return false;
  await drop(id);
  return true;
}

async function refuse(one: RefusedArrival): Promise<void> {
  const { id, participantId, message } = one;
  const { refused, own, result } = doorState();
  const isShown = result !== null && 'participantId' in result && result.participantId === participantId;
  change({
    refused: [...refused.filter((other) => other.id !== id), one],
    own: own.filter((one) => one.id !== id),
    ...(isShown ? { result: { kind: 'refused', participantId, message } } : {}),
  });
  sound('bad');
  await keepRefused(one).catch(() => {});
}

/** Somebody has seen that an arrival was refused. */
export function dismissRefused(id: string): void {
  change({ refused: doorState().refused.filter((one) => one.id !== id) });
  void dropRefused(id).catch(() => {});
}

/** Another door may have been first: then this one counts nothing. */
function noteAnswer(id: string, sittingId: string, { isNew, note }: { readonly isNew: boolean; readonly note: PresenceNote }): void {
  const { own, result, list } = doorState();
  // What waited may be of a sitting that is over: it says nothing of who is there now.
  if (list?.sittingId === sittingId) addNotes([note]);
  if (isNew) return change({ own: own.map((one) => (one.id === id ? { ...one, seq: note.seq } : one)) });
  const isShown = result?.kind === 'new' && result.participantId === note.participantId;
  const { participantId, arrival } = note;
  change({
    own: own.filter((one) => one.id !== id),
    ...(isShown && arrival ? { result: { kind: 'already', participantId, ...arrival } } : {}),
  });
}

/** Takes back what this device noted, for the sitting it was noted for: at once where it was not sent, otherwise with the server. */
export async function undoArrival(conferenceId: string, id: string): Promise<void> {
  const { queue, own } = doorState();
  const waiting = queue.find((one) => one.id === id);
  const mine = own.find((one) => one.id === id);
  if (waiting) {
    await (waiting.tried ? put({ ...waiting, undone: true }) : drop(id));
    if (mine) tellUndone(mine.id, mine.participantId);
    return;
  }
  if (!mine || mine.seq === null) return;
  if (!(await takeBack(conferenceId, { ...mine, seq: mine.seq }))) toast(t('checkIn.door.undoNeedsLine'));
}

type Counted = Pick<OwnArrival, 'id' | 'sittingId' | 'participantId'> & { readonly seq: number };

/** Takes back this entry alone: what somebody has noted after it stays. Returns false if nobody heard it. */
async function takeBack(conferenceId: string, { id, sittingId, participantId, seq }: Counted): Promise<boolean> {
  const input = { conferenceId, sittingId, participantId, presence: null, late: null, seen: seq };
  const outcome = await askServer(checkInContract.note, input, newId());
  if (outcome.kind === 'unheard') return false;
  if (outcome.kind === 'refused') {
    change({ result: { kind: 'refused', participantId, message: outcome.message } });
    forget(id);
    return true;
  }
  const notes = new Map(doorState().notes);
  if (doorState().list?.sittingId === sittingId) notes.delete(participantId);
  change({ notes });
  tellUndone(id, participantId);
  return true;
}

/** No longer among those whom this device checked in. */
const forget = (id: string): void => change({ own: doorState().own.filter((one) => one.id !== id) });

function tellUndone(id: string, participantId: string): void {
  const { result, list } = doorState();
  const person = list?.people.find((one) => one.id === participantId);
  const isShown = result !== null && 'participantId' in result && result.participantId === participantId;
  forget(id);
  if (isShown) change({ result: null });
  toast(t('checkIn.door.undone', { name: person?.name ?? person?.posts.join(', ') ?? '' }));
}
