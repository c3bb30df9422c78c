import type { DoorState } from '../../../server/live/check-in/presenter/door.ts';
import type { PresenceNote } from '../../../server/live/check-in/contract.ts';

let state: DoorState = {
  list: null,
  notes: new Map(),
  queue: [],
  own: [],
  refused: [],
  door: null,
  isChoosing: false,
  chosenSitting: null,
  result: null,
  query: '',
  line: 'up',
  isKept: true,
  camera: 'off',
  isSounding: localStorage.getItem('check-in-sound') !== 'off',
};
let draw: () => void = () => {};
let offset = 0;

/** What the page of this door knows. */
export const doorState = (): DoorState => state;

/** Changes what it knows, and draws it. */
export function change(changes: Partial<DoorState>): void {
  state = { ...state, ...changes };
  draw();
}

export function drawWith(redraw: () => void): void {
  draw = redraw;
}

/** Notes of the server, added to those that are known. */
export function addNotes(notes: readonly PresenceNote[]): void {
  if (notes.length === 0) return;
  change({ notes: new Map([...state.notes, ...notes.map((note) => [note.participantId, note] as const)]) });
}

/** The server's time by this device's clock, which may be minutes off. */
export const timeAtServer = (): number => Date.now() + offset;
export const clockOffset = (): number => offset;
export function setClock(measured: number): void {
  offset = measured;
}
