import { checkInContract, type DoorList } from '../../../server/live/check-in/contract.ts';
import { pageReader } from '../../shell/page.ts';
import { isDoorOf } from '../../../server/live/check-in/presenter/door.ts';
import { ownArrival, sendWaiting } from './arrivals.ts';
import { askServer } from './asking.ts';
import { addNotes, change, clockOffset, doorState, setClock } from './door-state.ts';
import { keepList, keptOf } from './kept-data.ts';

const NOTES_INTERVAL_MS = 5000;
/** People are added and badges replaced rarely. */
const LIST_INTERVAL_MS = 60_000;

/** What was kept on this device, so that the page works before, and without, an answer of the server. */
export async function restoreKept(conferenceId: string): Promise<void> {
  try {
    const { list, door, queue, refused } = await keptOf(conferenceId, pageReader());
    // What waits can be taken back after a reload as well.
    change({
      door,
      queue,
      refused,
      own: queue
        .filter(({ undone }) => !undone)
        .map(ownArrival)
        .toReversed(),
    });
    if (!list) return;
    setClock(list.offset);
    const { sittingId, unclear } = list.list;
    // What was kept by an earlier release knows of no choice.
    change({ chosenSitting: (unclear ?? []).indexOf(sittingId ?? '') > 0 ? sittingId : null });
    change({ list: list.list, notes: new Map(list.notes.map((note) => [note.participantId, note])) });
  } catch {
    change({ isKept: false });
  }
}

function keepWhatIsKnown(conferenceId: string): void {
  const { list, notes } = doorState();
  if (list) void keepList(conferenceId, { reader: pageReader(), list, notes: [...notes.values()], offset: clockOffset() }).catch(() => {});
}

/** The list of people and the sitting; another sitting begins without notes. */
async function refreshList(conferenceId: string): Promise<boolean> {
  const asked = Date.now();
  const outcome = await askServer(checkInContract.people, { conferenceId });
  if (outcome.kind !== 'done') return false;
  const list = withChosen(outcome.output);
  setClock(list.now - (asked + Date.now()) / 2);
  const isSame = list.sittingId === doorState().list?.sittingId;
  const { door } = doorState();
  if (door && !isDoorOf(door, list)) change({ door: null });
  change({ list, ...(isSame ? {} : { notes: new Map() }), ...onlyDoor(list) });
  return true;
}

/** The list with the sitting that was chosen here, as long as that is still one of those in question. */
function withChosen(list: DoorList): DoorList {
  const { chosenSitting } = doorState();
  if (chosenSitting === null || list.unclear.includes(chosenSitting)) return { ...list, sittingId: chosenSitting ?? list.sittingId };
  change({ chosenSitting: null });
  return list;
}

/** Where there is one place with one door, there is nothing to choose. */
function onlyDoor({ sites, hallId }: { readonly sites: readonly { readonly id: string }[]; readonly hallId: string | null }) {
  const [only, ...others] = sites;
  return doorState().door === null && only && others.length === 0 && hallId === null ? { door: { siteId: only.id, door: null } } : {};
}

/** What other doors have noted since; everything where something was taken back. */
async function refreshNotes(conferenceId: string): Promise<void> {
  const { list, notes } = doorState();
  if (!list?.sittingId) return;
  const seqs = [...notes.values()].map(({ seq }) => seq);
  const input = { conferenceId, sittingId: list.sittingId };
  const outcome = await askServer(checkInContract.notes, { ...input, since: seqs.reduce((most, seq) => Math.max(most, seq), 0) });
  if (outcome.kind !== 'done') return;
  const { openSittingId } = outcome.output;
  // Another sitting was opened: people are noted for that from now on.
  if (openSittingId !== null && openSittingId !== list.sittingId) return void (await refreshList(conferenceId));
  addNotes(outcome.output.notes);
  if (outcome.output.notes.length > 0) keepWhatIsKnown(conferenceId);
  const sum = [...doorState().notes.values()].reduce((total, { seq }) => total + seq, 0);
  if (sum === outcome.output.sum) return;
  const all = await askServer(checkInContract.notes, { ...input, since: 0 });
  if (all.kind !== 'done') return;
  change({ notes: new Map(all.output.notes.map((note) => [note.participantId, note])) });
  keepWhatIsKnown(conferenceId);
}

/** Keeps the page up to date for as long as it is open, and sends what waits whenever there is a line. */
export function followDoors(conferenceId: string): void {
  let isBusy = false;
  let listAt = -Infinity;
  const refresh = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    try {
      await sendWaiting();
      if (performance.now() - listAt > LIST_INTERVAL_MS && (await refreshList(conferenceId))) {
        listAt = performance.now();
        keepWhatIsKnown(conferenceId);
      }
      await refreshNotes(conferenceId);
    } finally {
      isBusy = false;
    }
  };
  addEventListener('online', () => void refresh());
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    // It may have slept through to another sitting, in which nobody was checked in yet.
    listAt = -Infinity;
    void refresh();
  });
  setInterval(() => void (document.hidden || refresh()), NOTES_INTERVAL_MS);
  void refresh();
}
