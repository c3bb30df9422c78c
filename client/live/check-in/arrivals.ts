import { checkInContract, type PresenceNote } from '../../../server/live/check-in/contract.ts';
import { presentSince, readScan, type Waiting } from '../../../server/live/check-in/rules/door.ts';
import { newId } from '../../../server/platform/ids.ts';
import { toast } from '../../shell/toast.ts';
import { t } from '../../shell/words.ts';
import { askServer } from './asking.ts';
import { addNotes, change, doorState, timeAtServer } from './door-state.ts';
import { dropWaiting, keepWaiting } from './kept-data.ts';
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

/** Checks somebody in at this door, now or as soon as there is a line. */
export function arrive(conferenceId: string, participantId: string): void {
  const { list, door, notes, queue, own } = doorState();
  if (!list?.sittingId || !door) return;
  const since = presentSince(participantId, list.sittingId, notes, queue);
  if (since) {
    change({ result: { kind: 'already', participantId, ...since } });
    return sound('again');
  }
  const at = timeAtServer();
  const arrival = { sittingId: list.sittingId, participantId, online: false, ...door, seenAt: Math.round(at) };
  const waiting: Waiting = { id: newId(), conferenceId, arrival, tried: false, undone: false };
  change({
    queue: [...queue, waiting],
    own: [{ id: waiting.id, participantId, at, ...door, seq: null }, ...own],
    result: { kind: 'new', participantId, at, ...door },
    query: '',
  });
  sound('good');
  void keep(waiting).then(() => sendWaiting());
}

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
  const isUndone = doorState().queue.some((one) => one.id === id && one.undone);
  await drop(id);
  if (outcome.kind === 'refused') refuse(id, arrival.participantId, outcome.message);
  else {
    noteAnswer(id, outcome.output);
    if (isUndone && outcome.output.isNew) await takeBack(conferenceId, arrival.sittingId, outcome.output.note);
  }
  return true;
}

function refuse(id: string, participantId: string, message: string): void {
  const { refused, own, result } = doorState();
  const isShown = result !== null && 'participantId' in result && result.participantId === participantId;
  change({
    refused: [...refused, { participantId, message }],
    own: own.filter((one) => one.id !== id),
    ...(isShown ? { result: { kind: 'refused', participantId, message } } : {}),
  });
  sound('bad');
}

/** Another door may have been first: then this one counts nothing. */
function noteAnswer(id: string, { isNew, note }: { readonly isNew: boolean; readonly note: PresenceNote }): void {
  const { own, result } = doorState();
  addNotes([note]);
  if (isNew) return change({ own: own.map((one) => (one.id === id ? { ...one, seq: note.seq } : one)) });
  const isShown = result?.kind === 'new' && result.participantId === note.participantId;
  const { participantId, arrival } = note;
  change({
    own: own.filter((one) => one.id !== id),
    ...(isShown && arrival ? { result: { kind: 'already', participantId, ...arrival } } : {}),
  });
}

/** Takes back what this device noted: at once where it was not sent, otherwise with the server. */
export async function undoArrival(conferenceId: string, id: string): Promise<void> {
  const { queue, own, notes, list } = doorState();
  const waiting = queue.find((one) => one.id === id);
  const mine = own.find((one) => one.id === id);
  if (waiting) {
    await (waiting.tried ? put({ ...waiting, undone: true }) : drop(id));
    if (mine) forget(mine.participantId);
    return;
  }
  const note = mine && notes.get(mine.participantId);
  if (note && list?.sittingId) await takeBack(conferenceId, list.sittingId, note);
}

async function takeBack(conferenceId: string, sittingId: string, { participantId, seq }: PresenceNote): Promise<void> {
  const input = { conferenceId, sittingId, participantId, presence: null, late: null, seen: seq };
  const outcome = await askServer(checkInContract.note, input, newId());
  if (outcome.kind === 'unheard') return toast(t('checkIn.door.undoNeedsLine'));
  if (outcome.kind === 'refused') return change({ result: { kind: 'refused', participantId, message: outcome.message } });
  const notes = new Map(doorState().notes);
  notes.delete(participantId);
  change({ notes });
  forget(participantId);
}

/** No longer among those whom this device checked in. */
function forget(participantId: string): void {
  const { own, result, list } = doorState();
  const person = list?.people.find(({ id }) => id === participantId);
  const isShown = result !== null && 'participantId' in result && result.participantId === participantId;
  change({ own: own.filter((one) => one.participantId !== participantId), ...(isShown ? { result: null } : {}) });
  toast(t('checkIn.door.undone', { name: person?.name ?? person?.posts.join(', ') ?? '' }));
}
